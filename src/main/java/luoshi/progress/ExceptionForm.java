package luoshi.progress;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import luoshi.account.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Asks that a locked quarter take reports of a unit again, or lets it in.
 *
 * @param unit the id of the unit; of no account where somebody asks for his own
 * @param measure the id of a measure, or {@code all}
 */
record ExceptionForm(
        @Nullable String unit,
        @Nullable String measure,
        @Nullable String until,
        @Nullable String reason,
        @Nullable String submitKey) {

    static final int LONGEST = 400;
    private static final String ALL = "all";

    static ExceptionForm fresh(@Nullable String unit, @Nullable String measure) {
        return new ExceptionForm(unit, measure, "", "", UUID.randomUUID().toString());
    }

    void validate(Errors errors, LocalDate today, boolean choosesUnit) {
        if (choosesUnit && number(unit) == 0) {
            errors.rejectValue("unit", "progress.exception.error.unit");
        }
        if (!ALL.equals(measure) && number(measure) == 0) {
            errors.rejectValue("measure", "progress.exception.error.measure");
        }
        var day = Typed.date(until);
        if (day == null) {
            errors.rejectValue("until", "progress.error.period-date");
        } else if (day.isBefore(today)) {
            errors.rejectValue("until", "progress.exception.refused.past");
        }
        if (why().isEmpty() || why().length() > LONGEST) {
            errors.rejectValue("reason", "progress.error.period-reason");
        }
    }

    long unitId() {
        return number(unit);
    }

    @Nullable
    Long measureId() {
        return ALL.equals(measure) ? null : number(measure);
    }

    /** What was entered; only after it has been validated. */
    LocalDate day() {
        return Objects.requireNonNull(Typed.date(until));
    }

    String why() {
        return Typed.text(reason);
    }

    UUID key() {
        return Typed.key(submitKey);
    }

    private static long number(@Nullable String typed) {
        return Typed.text(typed).matches("\\d{1,15}") ? Long.parseLong(Typed.text(typed)) : 0;
    }
}
