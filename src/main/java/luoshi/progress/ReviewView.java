package luoshi.progress;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One review as readers see it. */
record ReviewView(
        int versionNumber,
        ReviewLevel level,
        boolean passed,
        @Nullable ReturnCategory category,
        @Nullable Assessment assessment,
        String reason,
        String fields,
        String reviewer,
        Instant reviewedAt) {

    /** The fields the reason is about. */
    public List<String> fieldNames() {
        return fields.isEmpty() ? List.of() : List.of(fields.split(","));
    }
}
