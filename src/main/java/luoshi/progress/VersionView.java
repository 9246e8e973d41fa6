package luoshi.progress;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * One version as readers see it.
 *
 * @param missing the units that the lead named as missing, in one text
 * @param integrated the ids of the versions that a summary was made of, separated by commas
 * @param sharesId the obligation whose text it shares, or null
 * @param sharesMeasure the measure of that text, or null
 */
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
        String summary,
        String judgement,
        String missing,
        String integrated,
        @Nullable Long sharesId,
        @Nullable String sharesMeasure,
        String author,
        Instant writtenAt,
        LocalDateTime businessTime,
        Quarter quarter) {

    /** The texts and the status together. */
    public Narrative narrative() {
        return new Narrative(
                progress,
                practices,
                problems,
                nextSteps,
                coordinationNeeds,
                status,
                noProgress,
                noProgressReason,
                summary,
                judgement);
    }

    /** The versions of the other units' parts that its summary was made of. */
    Set<Long> integratedVersions() {
        return integrated.isEmpty()
                ? Set.of()
                : Arrays.stream(integrated.split(",")).map(Long::valueOf).collect(Collectors.toSet());
    }
}
