/** 核查: what inspectors found of what units reported, from the record to 销号. */
@ApplicationModule(
        displayName = "Inspection",
        allowedDependencies = {
            "export",
            "audit",
            "account",
            "savedview",
            "calendar",
            "organisation",
            "policy",
            "attachment",
            "progress"
        })
@NullMarked
package luoshi.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
