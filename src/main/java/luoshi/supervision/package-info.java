/** 催办、督办与领导批示: what is asked of units beyond their reports, and what they answer. */
@ApplicationModule(
        displayName = "Supervision",
        allowedDependencies = {
            "export",
            "audit",
            "account",
            "calendar",
            "organisation",
            "policy",
            "progress",
            "rollup",
            "savedview",
            "wording"
        })
@NullMarked
package luoshi.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
