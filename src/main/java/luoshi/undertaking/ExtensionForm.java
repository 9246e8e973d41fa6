package luoshi.undertaking;

import java.time.LocalDate;
import java.util.UUID;
import luoshi.account.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What a unit asks when it asks for a later date. */
record ExtensionForm(
        @Nullable String submitKey,
        @Nullable String askedFor,
        @Nullable String reason) {

    private static final int LONGEST = 1000;

    static ExtensionForm fresh() {
        return new ExtensionForm(UUID.randomUUID().toString(), "", "");
    }

    void validate(Errors errors, LocalDate dueOn, LocalDate today) {
        var date = Typed.date(askedFor);
        if (date == null || date.getYear() > 2099) {
            errors.rejectValue("askedFor", "undertaking.extension.error.date");
        } else if (!date.isAfter(dueOn) || !date.isAfter(today)) {
            errors.rejectValue("askedFor", "undertaking.extension.refused.not-later");
        }
        var why = Typed.text(reason);
        if (why.isEmpty() || why.length() > LONGEST) {
            errors.rejectValue("reason", "undertaking.extension.error.reason");
        }
    }

    LocalDate date() {
        return LocalDate.parse(Typed.text(askedFor));
    }

    String why() {
        return Typed.text(reason);
    }

    UUID key() {
        return SubmitKeys.read(submitKey);
    }
}
