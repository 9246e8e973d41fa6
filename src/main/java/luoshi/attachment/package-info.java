/** Files that belong to records of other modules: what is taken, where it is kept, who may see and change it. */
@ApplicationModule(
        displayName = "Attachment",
        allowedDependencies = {"export", "audit", "account", "calendar"})
@NullMarked
package luoshi.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
