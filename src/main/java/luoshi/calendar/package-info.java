/** Quarters, working days with 调休, and the business clock that every rule about time asks. */
@ApplicationModule(
        displayName = "Calendar",
        allowedDependencies = {"export", "audit", "account"})
@NullMarked
package luoshi.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
