/** 填报负担账本: what units are asked, how often, what it costs them, and what the program holds already before more is asked. */
@ApplicationModule(
        displayName = "Burden",
        allowedDependencies = {"export", "audit", "account", "calendar", "policy", "progress"})
@NullMarked
package luoshi.burden;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
