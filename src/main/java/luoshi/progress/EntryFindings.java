package luoshi.progress;

import java.util.List;

/**
 * What an author should know about his text before he hands it on.
 *
 * @param contradictions each of which he has to explain
 * @param sameTexts which the reviewers will see too
 * @param emptyTalk which nobody but him sees
 */
record EntryFindings(List<Contradiction> contradictions, List<SameText> sameTexts, List<EmptyTalk> emptyTalk) {

    /** Whether there is nothing to say. */
    public boolean isClear() {
        return contradictions.isEmpty() && sameTexts.isEmpty() && emptyTalk.isEmpty();
    }
}
