package luoshi.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** The first administrator, and the business date to start with if it is not the real one. */
record SetupForm(
        @Nullable String code,

        @NotNull(message = "{account.username.form}")
        @Pattern(regexp = "[a-z0-9][a-z0-9._-]{1,39}", message = "{account.username.form}")
        @Nullable
        String username,

        @NotBlank(message = "{account.displayName.missing}")
        @Size(max = 40, message = "{account.displayName.long}")
        @Nullable
        String displayName,

        @NotNull(message = "{account.unit.missing}") @Nullable
        Long unitId,

        @Nullable String password,
        @Nullable String again,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate businessDate) {

    /** Dates that quarters are known for. */
    boolean hasReasonableDate() {
        return businessDate == null || businessDate.getYear() >= 2000 && businessDate.getYear() <= 2099;
    }
}
