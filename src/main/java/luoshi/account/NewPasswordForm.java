package luoshi.account;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** A password chosen by the person who will use it, typed twice. */
record NewPasswordForm(@Nullable String password, @Nullable String again) {

    /** Reports every rule that is broken. */
    static void check(
            PasswordRules rules, String username, @Nullable String password, @Nullable String again, Errors errors) {
        var typed = password == null ? "" : password;
        rules.brokenBy(typed, username).forEach(rule -> errors.rejectValue("password", rule));
        if (!typed.equals(again)) {
            errors.rejectValue("again", "account.password.differs");
        }
    }
}
