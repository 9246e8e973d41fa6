package luoshi.account;

import org.jspecify.annotations.Nullable;

/** The own password, replaced by another. */
record PasswordForm(
        @Nullable String old,
        @Nullable String password,
        @Nullable String again) {}
