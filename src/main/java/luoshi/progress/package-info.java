/** Reporting periods, what every unit owes, what it reports, and the two reviews of it. */
@ApplicationModule(
        displayName = "Progress",
        allowedDependencies = {
            "export",
            "wording",
            "audit",
            "account",
            "savedview",
            "calendar",
            "organisation",
            "policy",
            "attachment",
            "undertaking"
        })
@NullMarked
package luoshi.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
