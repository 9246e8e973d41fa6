/** People, their roles, how they sign in, and their sessions. */
@ApplicationModule(
        displayName = "Account",
        allowedDependencies = {"export", "audit"})
@NullMarked
package luoshi.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
