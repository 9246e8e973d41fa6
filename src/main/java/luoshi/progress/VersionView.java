package luoshi.progress;

import java.time.Instant;
import java.time.LocalDateTime;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/** One version as readers see it. */
record VersionView(
        long id,
        int number,
        String progress,
        String practices,
        String problems,
        String nextSteps,
        String coordinationNeeds,
        @Nullable ProgressStatus status,
        boolean noProgress,
        String noProgressReason,
        String author,
        Instant writtenAt,
        LocalDateTime businessTime,
        Quarter quarter) {

    /** The texts and the status together. */
    public Narrative narrative() {
        return new Narrative(
                progress, practices, problems, nextSteps, coordinationNeeds, status, noProgress, noProgressReason);
    }
}
