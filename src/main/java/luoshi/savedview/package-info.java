/** Lists under a filter that people gave a name, for whichever page shows a list. */
@ApplicationModule(
        displayName = "Saved views",
        allowedDependencies = {"export", "audit", "account", "calendar"})
@NullMarked
package luoshi.savedview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
