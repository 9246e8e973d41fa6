package luoshi.undertaking;

import luoshi.account.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Which department a coordinator names for a measure, and why. */
record NamingForm(@Nullable Long unit, @Nullable String reason) {

    static final NamingForm EMPTY = new NamingForm(null, "");

    private static final int LONGEST = 400;

    void validate(Errors errors) {
        if (unit == null) {
            errors.rejectValue("unit", "undertaking.error.naming-unit");
        }
        if (!isReason(why())) {
            errors.rejectValue("reason", "undertaking.error.naming-reason");
        }
    }

    static boolean isReason(String words) {
        return !words.isEmpty() && words.length() <= LONGEST;
    }

    /** The chosen department; only after it has been validated. */
    long chosen() {
        return unit == null ? 0 : unit;
    }

    String why() {
        return Typed.text(reason);
    }
}
