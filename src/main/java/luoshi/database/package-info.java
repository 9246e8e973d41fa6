/** A PostgreSQL of the program's own, for machines where none is configured. */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
@NullMarked
package luoshi.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
