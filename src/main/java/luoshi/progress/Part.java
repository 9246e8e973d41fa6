package luoshi.progress;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One other unit's part of a joint measure as the lead sees it. Its text is there once it has passed its unit's review and
 * has not come back; shared text is included.
 *
 * @param obligationId what the unit owes
 * @param unitName the unit
 * @param entryId the entry that tells it, or the one that will
 * @param state where that entry stands
 * @param received whether it has reached the province at least once
 * @param versionId the version that can be seen, or null
 */
record Part(
        long obligationId,
        String unitName,
        long entryId,
        EntryState state,
        boolean received,
        @Nullable Long versionId,
        boolean noProgress,
        String noProgressReason,
        String progress,
        String practices,
        String problems,
        String nextSteps,
        String coordinationNeeds) {

    /** 未报、退回修改中、待审、已通过. */
    enum Standing {
        MISSING("bad"),
        RETURNED("bad"),
        IN_REVIEW("warn"),
        APPROVED("ok");

        private final String tone;

        Standing(String tone) {
            this.tone = tone;
        }

        /** The message key of the name. */
        public String key() {
            return "progress.part." + name();
        }

        /** The tone of the badge that shows it. */
        public String tone() {
            return tone;
        }
    }

    /** Whether the part is there to be integrated. */
    public boolean isIn() {
        return versionId != null;
    }

    /** How it stands with the part. */
    public Standing standing() {
        if (state.isApproved()) {
            return Standing.APPROVED;
        }
        if (isIn()) {
            return Standing.IN_REVIEW;
        }
        return received ? Standing.RETURNED : Standing.MISSING;
    }

    /** The five texts by the name of their field. */
    public Narrative narrative() {
        return new Narrative(
                progress, practices, problems, nextSteps, coordinationNeeds, null, noProgress, noProgressReason);
    }

    /** All of its text in one. */
    String wholeText() {
        return narrative().ownPart();
    }

    /** The obligations whose parts are not there. */
    static Set<Long> missingOf(List<Part> parts) {
        return parts.stream()
                .filter(part -> !part.isIn())
                .map(Part::obligationId)
                .collect(Collectors.toSet());
    }

    /** The versions that are there. */
    static Set<Long> versionsOf(List<Part> parts) {
        return parts.stream().filter(Part::isIn).map(Part::versionId).collect(Collectors.toSet());
    }
}
