/** The filter chain, what every page shows, and what is shown when something goes wrong. */
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {"account", "audit", "calendar", "typing"})
@NullMarked
package luoshi.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
