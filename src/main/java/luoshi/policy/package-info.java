/** The official document as structured tasks: chapters, measures, clauses, indicators and who is responsible. */
@ApplicationModule(
        displayName = "Policy",
        allowedDependencies = {"export", "audit", "account", "calendar", "organisation"})
@NullMarked
package luoshi.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
