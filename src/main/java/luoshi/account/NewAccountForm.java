package luoshi.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person who is to get access. */
record NewAccountForm(
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

        @NotEmpty(message = "{account.roles.missing}") @Nullable
        Set<Role> roles,

        @Pattern(regexp = "[0-9 +()-]{0,30}", message = "{account.officePhone.form}") @Nullable
        String officePhone,

        @Pattern(regexp = MailAddress.FORM, message = "{account.email.form}") @Nullable
        String email) {

    NewAccountForm {
        displayName = displayName == null ? "" : displayName.strip();
        officePhone = officePhone == null ? "" : officePhone.strip();
        email = email == null ? "" : email.strip();
    }

    static NewAccountForm empty() {
        return new NewAccountForm("", "", null, Set.of(), "", "");
    }
}
