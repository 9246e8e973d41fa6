/** 认领与细化: what each responsible unit takes on, how it spells that out, and by when. */
@ApplicationModule(
        displayName = "Undertaking",
        allowedDependencies = {
            "export",
            "wording",
            "audit",
            "account",
            "savedview",
            "calendar",
            "organisation",
            "policy",
            "attachment"
        })
@NullMarked
package luoshi.undertaking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
