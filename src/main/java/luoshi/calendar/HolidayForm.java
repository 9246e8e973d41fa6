package luoshi.calendar;

import java.util.List;
import java.util.UUID;
import luoshi.account.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The days of a year that do not follow the week, one a line.
 *
 * @param opened the lines as they were when the form was opened
 * @param seen what was shown last of the effects
 */
record HolidayForm(
        @Nullable String lines,
        @Nullable String notice,
        @Nullable String reason,
        @Nullable String opened,
        @Nullable String seen,
        @Nullable String submitKey) {

    private static final int LONGEST_NOTICE = 200;
    private static final int LONGEST_REASON = 400;
    private static final int LONGEST_LIST = 20_000;

    static HolidayForm of(String lines) {
        return new HolidayForm(lines, "", "", lines, "", UUID.randomUUID().toString());
    }

    void validate(Errors errors, int year) {
        if (Typed.text(lines).length() > LONGEST_LIST) {
            errors.rejectValue("lines", "calendar.error.holidays-long");
        } else {
            try {
                days(year);
            } catch (Holiday.Unreadable unreadable) {
                errors.rejectValue(
                        "lines",
                        "calendar.error.holidays-line",
                        new Object[] {unreadable.line(), Integer.toString(year)},
                        null);
            }
        }
        if (source().isEmpty() || source().length() > LONGEST_NOTICE) {
            errors.rejectValue("notice", "calendar.error.notice");
        }
        if (why().isEmpty() || why().length() > LONGEST_REASON) {
            errors.rejectValue("reason", "calendar.error.reason");
        }
    }

    /** What was entered; only after it has been validated. */
    List<Holiday> days(int year) {
        return Holiday.read(Typed.text(lines), year);
    }

    String source() {
        return Typed.text(notice);
    }

    String why() {
        return Typed.text(reason);
    }

    String before() {
        return Typed.text(opened);
    }

    UUID key() {
        return Typed.key(submitKey);
    }

    boolean hasSeen(String effects) {
        return mark(effects).equals(seen);
    }

    boolean wasShown() {
        return !Typed.text(seen).isEmpty();
    }

    /** What the form remembers of what it showed. */
    String mark(String effects) {
        return Integer.toHexString(Typed.text(lines).hashCode()) + "@" + effects;
    }
}
