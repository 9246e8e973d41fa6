/** The quarterly report to the provincial government: compiled, edited, signed, sent, frozen. */
@ApplicationModule(
        displayName = "Roll-up",
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
            "undertaking",
            "progress",
            "light"
        })
@NullMarked
package luoshi.rollup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
