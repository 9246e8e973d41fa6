/** Units, their natures and hierarchy, and the groups whose members change by date. */
@ApplicationModule(
        displayName = "Organisation",
        allowedDependencies = {"export", "audit", "account", "calendar"})
@NullMarked
package luoshi.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
