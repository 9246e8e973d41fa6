package luoshi.notice;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import luoshi.account.Typed;
import luoshi.notice.ReminderDays.Deadline;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Working days as typed: {@code -5, -1, 1}; nothing means no reminder.
 *
 * @param seen the days whose dates were shown last; they are saved only after they have been
 */
record ReminderForm(
        @Nullable String due,
        @Nullable String review,
        @Nullable String report,
        @Nullable String reason,
        @Nullable String seen) {

    private static final Pattern NUMBERS = Pattern.compile("[-+]?\\d{1,2}(?:[,，、\\s]+[-+]?\\d{1,2}){0,5}");
    private static final int FURTHEST = 20;
    private static final int LONGEST = 400;

    static ReminderForm of(Map<Deadline, List<Integer>> offsets) {
        return new ReminderForm(
                typed(offsets.get(Deadline.DUE)),
                typed(offsets.get(Deadline.REVIEW)),
                typed(offsets.get(Deadline.REPORT)),
                "",
                "");
    }

    void validate(Errors errors) {
        reject("due", due, errors);
        reject("review", review, errors);
        reject("report", report, errors);
        if (why().isEmpty() || why().length() > LONGEST) {
            errors.rejectValue("reason", "notice.reminders.no-reason");
        }
    }

    private static void reject(String field, @Nullable String typed, Errors errors) {
        var text = text(typed);
        if (!text.isEmpty()
                && (!NUMBERS.matcher(text).matches()
                        || numbers(text).stream().anyMatch(number -> Math.abs(number) > FURTHEST))) {
            errors.rejectValue(field, "notice.reminders.wrong");
        }
    }

    /** What was typed; call it only when {@link #validate} found nothing. */
    Map<Deadline, List<Integer>> offsets() {
        var offsets = new EnumMap<Deadline, List<Integer>>(Deadline.class);
        offsets.put(Deadline.DUE, numbers(text(due)));
        offsets.put(Deadline.REVIEW, numbers(text(review)));
        offsets.put(Deadline.REPORT, numbers(text(report)));
        return offsets;
    }

    String why() {
        return Typed.text(reason);
    }

    /** What the form says of the days, to be compared with what was shown. */
    String mark() {
        return offsets().toString();
    }

    boolean isSeen() {
        return mark().equals(seen);
    }

    private static List<Integer> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("[,，、\\s]+")).map(Integer::valueOf).toList();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static String typed(@Nullable List<Integer> numbers) {
        return numbers == null ? "" : numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
