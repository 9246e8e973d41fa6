package luoshi.progress;

import java.util.Map;
import java.util.Set;

/**
 * What an author has written so far.
 *
 * @param text the texts and the status
 * @param figures the indicator values
 * @param explanations what he says to contradictions in it, by their keys
 */
record Draft(Narrative text, Set<Figure> figures, Map<String, String> explanations) {

    Draft(Narrative text, Set<Figure> figures) {
        this(text, figures, Map.of());
    }

    /** The same with these explanations. */
    Draft explained(Map<String, String> given) {
        return new Draft(text, figures, given);
    }
}
