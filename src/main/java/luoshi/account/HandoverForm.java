package luoshi.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who takes over, why, and whether the person's access ends with it. */
record HandoverForm(
        @NotNull(message = "{account.handover.successor.missing}") @Nullable
        Long successorId,

        @NotBlank(message = "{account.handover.reason.missing}")
        @Size(max = 200, message = "{account.handover.reason.missing}")
        @Nullable
        String reason,

        @Nullable Boolean disabling,
        @NotNull @Nullable Integer version,
        @Nullable String submitKey) {

    HandoverForm {
        reason = reason == null ? "" : reason.strip();
    }

    static HandoverForm empty(AccountDetails account) {
        return new HandoverForm(
                null,
                "",
                !account.isDisabled(),
                account.version(),
                UUID.randomUUID().toString());
    }

    /** Whether the person's access ends with it. */
    boolean endsAccess() {
        return Boolean.TRUE.equals(disabling);
    }

    /** The key that makes a second press harmless; a form without one gets a fresh key. */
    UUID key() {
        try {
            return UUID.fromString(submitKey == null ? "" : submitKey);
        } catch (IllegalArgumentException none) {
            return UUID.randomUUID();
        }
    }
}
