package luoshi.supervision;

import java.time.LocalDate;
import java.util.UUID;
import luoshi.account.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What one unit is to do about a 领导批示, and until when it answers. */
record TaskForm(
        @Nullable String submitKey,
        @Nullable String unit,
        @Nullable String body,
        @Nullable String answerBy) {

    private static final int LONGEST = 1000;

    static TaskForm fresh() {
        return new TaskForm(UUID.randomUUID().toString(), "", "", "");
    }

    void validate(Errors errors, LocalDate today, boolean unitExists) {
        if (!unitExists) {
            errors.rejectValue("unit", "supervision.error.unit");
        }
        var words = words();
        if (words.isEmpty() || words.length() > LONGEST) {
            errors.rejectValue("body", "supervision.error.task");
        }
        var date = Typed.date(answerBy);
        if (date == null || !date.isAfter(today)) {
            errors.rejectValue("answerBy", "supervision.error.answer-by");
        }
    }

    String words() {
        return Typed.text(body);
    }

    LocalDate date() {
        return LocalDate.parse(Typed.text(answerBy));
    }

    UUID key() {
        return Typed.key(submitKey);
    }
}
