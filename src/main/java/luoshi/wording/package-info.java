/** What can be said about a text by reading it: differences, sameness, numbers, empty sentences. Pure functions, no state. */
@ApplicationModule(
        displayName = "Wording",
        allowedDependencies = {})
@NullMarked
package luoshi.wording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
