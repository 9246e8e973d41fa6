/** The trail of who did what: written in the transaction of the change, append-only, chained. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"export"})
@NullMarked
package luoshi.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
