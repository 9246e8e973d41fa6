package luoshi.progress;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of an entry that is being written, or was given up.
 *
 * @param text the text, as a version that has no number yet
 * @param figures the values
 * @param own whether the person who looks at it has written in it
 * @param draft the text with its values and what is said to contradictions so far
 * @param whole the same with the text that it shares
 * @param parts the other units' parts, if the unit leads
 */
record StoredDraft(
        VersionView text, List<FigureView> figures, boolean own, Draft draft, Draft whole, List<Part> parts) {

    private static final String AUTHOR = """
            select account_id from entry_author where entry_id = :entry and account_id = :actor
            """;

    private static final String VALUES = """
            select indicator_id, amount, as_of, source, accumulation, explanation
            from entry_figure where entry_id = :entry
            """;

    /**
     * Asks for it as well, of the entry {@code entry} of {@code quarter}, for {@code actor}, with the text of {@code obligation}
     * that it shares.
     */
    static Together.Question ask(Together.Question question, boolean asked, boolean shares) {
        return question.list(asked, "working", EntryStatements.WORKING)
                .list(asked, "workingFigures", EntryStatements.WORKING_FIGURES)
                .list(asked, "author", AUTHOR)
                .list(asked, "values", VALUES)
                .list(asked, "said", Explanations.OF_DRAFT)
                .list(asked && shares, "told", SharedTexts.SEEN);
    }

    /** What came back, or null if nothing has been written. */
    static @Nullable StoredDraft of(EntryHead head, Together.Answer answer) {
        var text = answer.first("working", VersionView.class).orElse(null);
        var values = answer.list("values", Figure.class);
        if (text == null || values.isEmpty() && text.narrative().isEmpty()) {
            return null;
        }
        var said = answer.list("said", Said.class).stream().collect(Collectors.toMap(Said::finding, Said::explanation));
        var draft = new Draft(text.narrative().withoutAnswer(), Set.copyOf(values), said, head.sharesId(), Set.of());
        return new StoredDraft(
                text,
                answer.list("workingFigures", FigureView.class).stream()
                        .filter(figure -> figure.amount() != null)
                        .toList(),
                answer.first("author", Author.class).isPresent(),
                draft,
                answer.first("told", SharedText.class)
                        .map(told -> draft.restingOn(told.narrative()))
                        .orElse(draft),
                answer.list("parts", Part.class));
    }

    /** Whether a version says the same. */
    boolean isSame(@Nullable VersionView version, List<FigureView> values) {
        return version != null
                && text.narrative().asHandedOn().equals(version.narrative())
                && Objects.equals(text.sharesId(), version.sharesId())
                && new HashSet<>(figures).equals(new HashSet<>(values));
    }

    private record Said(String finding, String explanation) {}

    private record Author(long accountId) {}
}
