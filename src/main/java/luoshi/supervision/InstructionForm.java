package luoshi.supervision;

import java.time.LocalDate;
import java.util.UUID;
import luoshi.account.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What a leader wrote on a report, and when. */
record InstructionForm(
        @Nullable String submitKey,
        @Nullable String leader,
        @Nullable String office,
        @Nullable String instructedOn,
        @Nullable String body) {

    static InstructionForm fresh() {
        return new InstructionForm(UUID.randomUUID().toString(), "", "", "", "");
    }

    void validate(Errors errors, LocalDate today) {
        require(errors, "leader", leader, 50);
        require(errors, "office", office, 100);
        require(errors, "body", body, 4000);
        var date = Typed.date(instructedOn);
        if (date == null || date.isAfter(today)) {
            errors.rejectValue("instructedOn", "supervision.error.instructed-on");
        }
    }

    private static void require(Errors errors, String field, @Nullable String typed, int longest) {
        var text = Typed.text(typed);
        if (text.isEmpty() || text.length() > longest) {
            errors.rejectValue(field, "supervision.error." + field + "-text");
        }
    }

    LocalDate date() {
        return LocalDate.parse(Typed.text(instructedOn));
    }

    UUID key() {
        return Typed.key(submitKey);
    }
}
