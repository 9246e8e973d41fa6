/** The quarterly report to the provincial government: compiled, edited, signed, sent, frozen. */
@ApplicationModule(
        displayName = "Roll-up",
        allowedDependencies = {"export", "audit", "account", "calendar", "organisation", "policy", "progress", "wording"
        })
@NullMarked
package luoshi.rollup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
