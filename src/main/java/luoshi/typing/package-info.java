/** Keeps what people have typed into a form and not sent, whatever ends first: the browser, the session or the program. */
@ApplicationModule(
        displayName = "Typing",
        allowedDependencies = {"account", "audit", "calendar"})
@NullMarked
package luoshi.typing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
