/** The inbox of everybody who works on the business, and the mail that reminds of it. */
@ApplicationModule(
        displayName = "Notice",
        allowedDependencies = {
            "export",
            "audit",
            "account",
            "calendar",
            "undertaking",
            "progress",
            "light",
            "inspection",
            "rollup",
            "supervision"
        })
@NullMarked
package luoshi.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
