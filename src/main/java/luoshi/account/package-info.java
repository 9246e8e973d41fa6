/** People, their roles, how they sign in, and their sessions. */
@ApplicationModule(
        displayName = "Account",
        allowedDependencies = {"audit"})
@NullMarked
package luoshi.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
