/** 红黄绿灯: how each measure and each unit's part stand in a quarter, by a published rule that shows its calculation. */
@ApplicationModule(
        displayName = "Light",
        allowedDependencies = {
            "export",
            "audit",
            "account",
            "savedview",
            "calendar",
            "organisation",
            "policy",
            "undertaking",
            "progress",
            "savedview"
        })
@NullMarked
package luoshi.light;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
