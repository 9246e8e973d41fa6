package luoshi.progress;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an author has written so far.
 *
 * @param text the texts and the status
 * @param figures the indicator values
 * @param explanations what he says to contradictions in it, by their keys
 * @param sharesId the obligation of the own unit whose text is shared, or null
 * @param missingParts the obligations whose units the lead names as missing in its summary
 */
record Draft(
        Narrative text,
        Set<Figure> figures,
        Map<String, String> explanations,
        @Nullable Long sharesId,
        Set<Long> missingParts) {

    Draft {
        figures = Set.copyOf(figures);
        missingParts = Set.copyOf(missingParts);
    }

    /** Without explanations. */
    Draft(Narrative text, Set<Figure> figures, @Nullable Long sharesId, Set<Long> missingParts) {
        this(text, figures, Map.of(), sharesId, missingParts);
    }

    /** A text of its own about the unit's own part. */
    Draft(Narrative text, Set<Figure> figures) {
        this(text, figures, null, Set.of());
    }

    /** The same with these explanations. */
    Draft explained(Map<String, String> given) {
        return new Draft(text, figures, given, sharesId, missingParts);
    }

    /** The same with the text that it shares told in full. */
    Draft restingOn(Narrative shared) {
        return new Draft(text.restingOn(shared), figures, explanations, sharesId, missingParts);
    }

    /** Whether it holds what only the lead of a joint measure writes. */
    boolean isOfTheLead() {
        return !text.summary().isBlank() || !text.judgement().isBlank() || !missingParts.isEmpty();
    }

    /** As it is handed on: the answer 无新进展 carries nothing else. */
    Draft asHandedOn() {
        return text.noProgress() ? new Draft(text.asHandedOn(), Set.of()) : this;
    }

    /** The same with the answer 本季度无新进展. */
    Draft withNothingNew(String reason) {
        return new Draft(text.withNothingNew(reason), figures, sharesId, missingParts);
    }
}
