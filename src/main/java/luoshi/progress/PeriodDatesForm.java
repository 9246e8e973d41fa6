package luoshi.progress;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The five dates of a quarter, and why they are to be these.
 *
 * @param revision the revision of the period that the form was opened with
 * @param stood the five dates that the form was opened with
 * @param seen what was shown last of the effects; it is stored only after they have been seen
 */
record PeriodDatesForm(
        @Nullable String opensOn,
        @Nullable String dueOn,
        @Nullable String reviewOn,
        @Nullable String reportOn,
        @Nullable String lockOn,
        @Nullable String reason,
        @Nullable String revision,
        @Nullable String stood,
        @Nullable String seen,
        @Nullable String submitKey) {

    private static final int LONGEST = 400;
    private static final int LAST_YEAR = 2099;

    static PeriodDatesForm of(PeriodDates dates, String why, int revision) {
        return new PeriodDatesForm(
                dates.opensOn().toString(),
                dates.dueOn().toString(),
                dates.reviewOn().toString(),
                dates.reportOn().toString(),
                dates.lockOn().toString(),
                why,
                Integer.toString(revision),
                dates.inOrder().stream().map(LocalDate::toString).collect(Collectors.joining(",")),
                "",
                UUID.randomUUID().toString());
    }

    void validate(Errors errors) {
        LocalDate before = null;
        for (var i = 0; i < PeriodDates.FIELDS.size(); i++) {
            var date = date(typed().get(i));
            if (date == null || date.getYear() > LAST_YEAR) {
                errors.rejectValue(PeriodDates.FIELDS.get(i), "progress.error.period-date");
            } else if (before != null && date.isBefore(before)) {
                errors.rejectValue(
                        PeriodDates.FIELDS.get(i), "progress.error.period-order." + PeriodDates.FIELDS.get(i));
            }
            before = date == null ? before : date;
        }
        if (why().isEmpty() || why().length() > LONGEST) {
            errors.rejectValue("reason", "progress.error.period-reason");
        }
    }

    /** What was entered; only after it has been validated. */
    PeriodDates dates() {
        var dates = new ArrayList<LocalDate>();
        typed().forEach(text -> dates.add(LocalDate.parse(text)));
        return PeriodDates.of(dates);
    }

    private List<String> typed() {
        return Arrays.asList(strip(opensOn), strip(dueOn), strip(reviewOn), strip(reportOn), strip(lockOn));
    }

    /** The revision the form was opened with; -1, which no period has, for a form that carries none. */
    int opened() {
        return strip(revision).matches("\\d{1,9}") ? Integer.parseInt(strip(revision)) : -1;
    }

    String why() {
        return strip(reason).replace("\r\n", "\n");
    }

    UUID key() {
        return SubmitKeys.read(submitKey);
    }

    /** Whether these effects of these dates are what was shown last. */
    boolean hasSeen(String effects) {
        return mark(effects).equals(seen);
    }

    /** Whether some effects have been shown before. */
    boolean wasShown() {
        return !strip(seen).isEmpty();
    }

    /** What the form remembers of what it showed. */
    String mark(String effects) {
        return String.join(",", typed()) + "@" + opened() + "@" + effects;
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
