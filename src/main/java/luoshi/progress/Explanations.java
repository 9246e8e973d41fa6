package luoshi.progress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What authors say to contradictions in their text: with the draft while they write, with the version once it is handed on. */
@Component
class Explanations {

    /** What is kept with the version {@code version}, in the order of its text, to be read as {@link Kept}. */
    static final String OF_VERSION =
            "select * from entry_version_contradiction where version_id = :version order by position";

    /** What is kept with the draft of the entry {@code entry}. */
    static final String OF_DRAFT = "select finding, explanation from entry_explanation where entry_id = :entry";

    private final JdbcClient database;
    private final EntryChecks checks;

    Explanations(JdbcClient database, EntryChecks checks) {
        this.database = database;
        this.checks = checks;
    }

    /** Keeps what is said so far; what is left blank is taken back. */
    void keep(long entryId, Map<String, String> explanations) {
        explanations.forEach((finding, explanation) -> {
            if (explanation.isBlank()) {
                database.sql("delete from entry_explanation where entry_id = ? and finding = ?")
                        .params(entryId, finding)
                        .update();
            } else {
                database.sql("""
                                insert into entry_explanation (entry_id, finding, explanation) values (?, ?, ?)
                                on conflict (entry_id, finding) do update set explanation = excluded.explanation
                                """).params(entryId, finding, explanation).update();
            }
        });
    }

    /** What is kept with the draft, by the key of the finding. */
    Map<String, String> of(long entryId) {
        return database
                .sql("select finding, explanation from entry_explanation where entry_id = ?")
                .params(entryId)
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * What the author sees before he hands the draft on; what he has typed goes before what is kept.
     *
     * @param parts the other units' parts, if the unit leads
     */
    @Transactional(readOnly = true)
    public SelfCheck selfCheck(long entryId, Draft draft, List<Part> parts, boolean demanded) {
        var said = new HashMap<>(of(entryId));
        said.putAll(draft.explanations());
        return new SelfCheck(checks.of(entryId, draft, parts), said, demanded);
    }

    /** The same of what is stored, for whoever wrote it. */
    @Transactional(readOnly = true)
    public SelfCheck selfCheck(long entryId, StoredDraft stored) {
        return new SelfCheck(
                checks.of(entryId, stored.draft(), stored.whole(), stored.parts()),
                stored.draft().explanations(),
                false);
    }

    /**
     * What stands beside the version that somebody sees.
     *
     * @param level which review he is to do now, or null
     */
    @Transactional(readOnly = true)
    public ReviewFindings beside(EntryReading.EntryView entry, @Nullable ReviewLevel level) {
        var version = entry.latest();
        if (version == null || entry.sight() == EntryReading.Sight.APPROVED_ONLY) {
            return ReviewFindings.NONE;
        }
        var explained = entry.contradictions().stream().map(Kept::read).toList();
        var remarks = level == null
                ? EntryChecks.Remarks.NONE
                : checks.remarks(entry.head().id(), version.narrative(), entry.shared(), level);
        return new ReviewFindings(
                explained,
                remarks.contradictions().stream()
                        .filter(one -> explained.stream()
                                .noneMatch(said -> said.contradiction().key().equals(one.key())))
                        .toList(),
                remarks.sameTexts());
    }

    /**
     * The contradictions of a draft with their explanations.
     *
     * @throws Unexplained if one of them has none
     */
    List<ExplainedContradiction> demand(long entryId, Draft draft) {
        keep(entryId, draft.explanations());
        var contradictions = checks.contradictions(entryId, draft);
        if (contradictions.isEmpty()) {
            return List.of();
        }
        var said = of(entryId);
        var explained = contradictions.stream()
                .map(one -> new ExplainedContradiction(one, said.getOrDefault(one.key(), "")))
                .toList();
        if (!explained.stream().allMatch(ExplainedContradiction::isExplained)) {
            throw new Unexplained();
        }
        return explained;
    }

    /** Keeps both sides and the explanation with the version, for good. */
    void handOn(EntryVersion version, List<ExplainedContradiction> explained) {
        for (int i = 0; i < explained.size(); i++) {
            handOn(version, i + 1, explained.get(i));
        }
    }

    private void handOn(EntryVersion version, int position, ExplainedContradiction explained) {
        var one = explained.contradiction();
        database.sql("""
                        insert into entry_version_contradiction
                            (version_id, finding, position, kind, field, sentence, number_start, number_end, there_name,
                             there_quarter, there_field, there_entry_id, there_sentence, there_start, there_end,
                             explanation)
                        select v.id, :finding, :position, :kind, :field, :sentence, :start, :end, :name, :quarter,
                               :thereField, :thereEntry, :thereSentence, :thereStart, :thereEnd, :explanation
                        from entry_version v where v.entry_id = :entry and v.number = :number
                        """)
                .param("finding", one.key())
                .param("position", position)
                .param("kind", one.kind().name())
                .param("field", one.field())
                .param("sentence", one.here().sentence())
                .param("start", one.here().start())
                .param("end", one.here().end())
                .param("name", one.place().name())
                .param("quarter", text(one.place().quarter()))
                .param("thereField", one.place().field())
                .param("thereEntry", one.place().entryId())
                .param("thereSentence", one.there().sentence())
                .param("thereStart", one.there().start())
                .param("thereEnd", one.there().end())
                .param("explanation", explained.explanation())
                .param("entry", version.entryId())
                .param("number", version.number())
                .update();
    }

    private static @Nullable String text(@Nullable Quarter quarter) {
        return quarter == null ? null : quarter.toString();
    }

    /** Whether the draft explains nothing in other words than the version was handed on with. */
    boolean areStill(EntryVersion version, Draft draft) {
        return database
                .sql("""
                        select c.finding, c.explanation
                        from entry_version_contradiction c join entry_version v on v.id = c.version_id
                        where v.entry_id = ? and v.number = ?
                        """)
                .params(version.entryId(), version.number())
                .query((row, number) -> draft.explanations()
                        .getOrDefault(row.getString(1), row.getString(2))
                        .equals(row.getString(2)))
                .list()
                .stream()
                .allMatch(Boolean::booleanValue);
    }

    /** An explanation as it is kept with a version. */
    record Kept(
            String finding,
            Contradiction.Kind kind,
            String field,
            String sentence,
            int numberStart,
            int numberEnd,
            String thereName,
            @Nullable Quarter thereQuarter,
            @Nullable String thereField,
            @Nullable Long thereEntryId,
            String thereSentence,
            int thereStart,
            int thereEnd,
            String explanation) {

        ExplainedContradiction read() {
            return new ExplainedContradiction(
                    new Contradiction(
                            finding,
                            kind,
                            field,
                            new Quote(sentence, numberStart, numberEnd),
                            new Contradiction.Place(thereName, thereQuarter, thereField, thereEntryId),
                            new Quote(thereSentence, thereStart, thereEnd)),
                    explanation);
        }
    }
}
