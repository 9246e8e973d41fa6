package luoshi.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be changed about a person with access, and the version the page showed. */
record AccountForm(
        @NotBlank(message = "{account.displayName.missing}")
        @Size(max = 40, message = "{account.displayName.long}")
        @Nullable
        String displayName,

        @NotNull(message = "{account.unit.missing}") @Nullable
        Long unitId,

        @NotEmpty(message = "{account.roles.missing}") @Nullable
        Set<Role> roles,

        @Pattern(regexp = "[0-9 +()-]{0,30}", message = "{account.officePhone.form}") @Nullable
        String officePhone,

        @Pattern(regexp = MailAddress.FORM, message = "{account.email.form}") @Nullable
        String email,

        @NotNull @Nullable Integer version) {

    AccountForm {
        displayName = displayName == null ? "" : displayName.strip();
        officePhone = officePhone == null ? "" : officePhone.strip();
        email = email == null ? "" : email.strip();
    }

    static AccountForm of(AccountDetails account) {
        return new AccountForm(
                account.displayName(),
                account.unitId(),
                account.roles(),
                account.officePhone(),
                account.email(),
                account.version());
    }
}
