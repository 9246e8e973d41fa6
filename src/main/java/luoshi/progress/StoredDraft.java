package luoshi.progress;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of an entry that is being written.
 *
 * @param draft the text with its values and what is said to contradictions so far
 * @param whole the same with the text that it shares
 * @param parts the other units' parts, if the unit leads
 */
record StoredDraft(Draft draft, Draft whole, List<Part> parts) {

    private static final String WRITTEN = """
            select progress, practices, problems, next_steps, coordination_needs, status, false as no_progress,
                   '' as no_progress_reason, summary, judgement
            from progress_entry
            where id = :entry and concat(progress, practices, problems, next_steps, coordination_needs, summary) <> ''
              and exists (select from entry_author a where a.entry_id = :entry and a.account_id = :actor)
            """;

    private static final String VALUES = """
            select indicator_id, amount, as_of, source, accumulation, explanation
            from entry_figure where entry_id = :entry
            """;

    /**
     * Asks for it as well, for {@code actor} who has written the entry {@code entry}, with the text of {@code obligation} that
     * it shares.
     */
    static Together.Question ask(Together.Question question, boolean asked, boolean shares) {
        return question.list(asked, "written", WRITTEN)
                .list(asked, "values", VALUES)
                .list(asked, "said", Explanations.OF_DRAFT)
                .list(asked && shares, "told", SharedTexts.SEEN);
    }

    /** What came back, or null if the person has written nothing. */
    static @Nullable StoredDraft of(EntryHead head, Together.Answer answer) {
        var text = answer.first("written", Narrative.class).orElse(null);
        if (text == null) {
            return null;
        }
        var said = answer.list("said", Said.class).stream().collect(Collectors.toMap(Said::finding, Said::explanation));
        var draft = new Draft(text, Set.copyOf(answer.list("values", Figure.class)), said, head.sharesId(), Set.of());
        return new StoredDraft(
                draft,
                answer.first("told", SharedText.class)
                        .map(told -> draft.restingOn(told.narrative()))
                        .orElse(draft),
                answer.list("parts", Part.class));
    }

    private record Said(String finding, String explanation) {}
}
