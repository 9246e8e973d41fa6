/** Lists as files: XLSX that says under which filter it was made, CSV that spreadsheets open as text. */
@ApplicationModule(
        displayName = "Export",
        allowedDependencies = {})
@NullMarked
package luoshi.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
