package luoshi.progress;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an author should know about his text before he hands it on.
 *
 * @param contradictions each of which he has to explain
 * @param sameTexts which the reviewers will see too
 * @param emptyTalk which nobody but him sees
 * @param integration how much of a lead's summary is pasted, which the reviewers will see too; null without a summary
 */
record EntryFindings(
        List<Contradiction> contradictions,
        List<SameText> sameTexts,
        List<EmptyTalk> emptyTalk,
        @Nullable Integration integration) {

    /** A short digest of each remark that asks for no answer, so that the form knows which of them its author has before him. */
    Set<String> remarks() {
        var remarks = new LinkedHashSet<String>();
        sameTexts.forEach(field -> field.hits()
                .forEach(hit -> remarks.add(Contradiction.keyOf(
                        field.field(),
                        hit.origin().name(),
                        String.valueOf(hit.entryId()),
                        hit.degree().name()))));
        emptyTalk.forEach(field ->
                field.empty().forEach(sentence -> remarks.add(Contradiction.keyOf(field.field(), sentence))));
        if (integration != null && integration.isPasted()) {
            remarks.add(Contradiction.keyOf("summary", String.valueOf(integration.asksForJudgement())));
        }
        return remarks;
    }

    /** Whether there is nothing to say. */
    public boolean isClear() {
        return contradictions.isEmpty()
                && sameTexts.isEmpty()
                && emptyTalk.isEmpty()
                && (integration == null || !integration.isPasted());
    }
}
