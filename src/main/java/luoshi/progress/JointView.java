package luoshi.progress;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A joint measure as the lead and the lead's reviewers see it.
 *
 * @param parts the other units' parts as they stand
 * @param integrated the versions that the summary was made of; empty while there is none
 * @param integration how much of the summary stands in those versions, or null without a summary
 */
record JointView(
        List<Part> parts, Set<Long> integrated, @Nullable Integration integration) {

    /** A summary with the parts that it was made of alone, as they were. */
    static JointView ofSummary(VersionView summary, @Nullable SharedText told, List<Part> asTheyWere) {
        return new JointView(List.of(), summary.integratedVersions(), integration(summary, told, asTheyWere));
    }

    /** How much of a summary stands in the parts that it was made of; its own part rests on the text that is told, if any. */
    static Integration integration(VersionView summary, @Nullable SharedText told, List<Part> parts) {
        return Integration.of(
                summary.summary(),
                told == null ? summary.narrative() : summary.narrative().restingOn(told.narrative()),
                parts);
    }

    /** The parts that are not there. */
    public List<Part> missing() {
        return parts.stream().filter(part -> !part.isIn()).toList();
    }

    /** How many parts are there. */
    public int present() {
        return parts.size() - missing().size();
    }

    /** Whether a part has come in, or has a newer version, since the summary was made. */
    public boolean isNewSince(Part part) {
        return integration != null && part.isIn() && !integrated.contains(part.versionId());
    }
}
