package luoshi.audit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record of the trail as the page shows it. */
record AuditLine(
        long seq,
        OffsetDateTime at,
        String username,
        @Nullable String displayName,
        String address,
        String action,
        String subject,
        boolean succeeded,
        List<Change> changes,
        Map<String, String> detail) {}
