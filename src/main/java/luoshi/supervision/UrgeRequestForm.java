package luoshi.supervision;

import java.util.UUID;
import luoshi.account.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Which missing part is to be urged, and why. */
record UrgeRequestForm(
        @Nullable Long obligation,
        @Nullable String reason,
        @Nullable String submitKey) {

    private static final int LONGEST = 400;

    static UrgeRequestForm fresh(@Nullable Long obligation) {
        return new UrgeRequestForm(obligation, "", UUID.randomUUID().toString());
    }

    void validate(Errors errors) {
        if (obligation == null) {
            errors.rejectValue("obligation", "supervision.request.error.part");
        }
        if (!isReason(why())) {
            errors.rejectValue("reason", "supervision.request.error.reason");
        }
    }

    static boolean isReason(String words) {
        return !words.isEmpty() && words.length() <= LONGEST;
    }

    /** The chosen part; only after it has been validated. */
    long chosen() {
        return obligation == null ? 0 : obligation;
    }

    String why() {
        return Typed.text(reason);
    }

    UUID key() {
        return Typed.key(submitKey);
    }
}
