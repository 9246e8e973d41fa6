/** First pages of each role; reads everything, changes nothing. */
@ApplicationModule(
        displayName = "Dashboard",
        allowedDependencies = {
            "export",
            "account",
            "calendar",
            "organisation",
            "policy",
            "undertaking",
            "progress",
            "light",
            "rollup"
        })
@NullMarked
package luoshi.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
