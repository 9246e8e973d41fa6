package luoshi.inspection;

import java.util.List;
import java.util.stream.Stream;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * The report that a finding is about: who owes it on what, and what of it has passed both reviews.
 *
 * @param entryId the entry that counts, or null where nothing is approved
 * @param versionId its version, or null
 */
record InspectedReport(
        long obligationId,
        Quarter quarter,
        int measureNumber,
        String measure,
        long unitId,
        String unitName,
        @Nullable Long entryId,
        @Nullable Long versionId,
        String progress,
        String practices,
        String problems,
        String nextSteps,
        String coordinationNeeds,
        String noProgressReason) {

    /** What it says, part by part, without those that are empty. */
    public List<String> parts() {
        return Stream.of(progress, practices, problems, nextSteps, coordinationNeeds, noProgressReason)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Whether the words stand in it as they are, spaces and ends of lines left aside. */
    boolean says(String quote) {
        var words = bare(quote);
        return parts().stream().anyMatch(part -> bare(part).contains(words));
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\\u3000]+", "");
    }
}
