/** The manual inside the program: by role, with pictures of the real pages, and the glossary. */
@ApplicationModule(
        displayName = "Help",
        allowedDependencies = {"account"})
@NullMarked
package luoshi.help;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
