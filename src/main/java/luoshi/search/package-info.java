/** 检索: one box over everything that is written, each person finding what is his to see; reads, and changes nothing. */
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {"account", "calendar"})
@NullMarked
package luoshi.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
