package luoshi.rollup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.wording.TextDifference;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One passage of a report: a heading, a paragraph that the program placed, or one sentence that knows its source and whether
 * somebody rewrote it. Sentences that continue one another are a paragraph.
 */
@Entity
@Table(name = "report_passage")
public class Passage {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long reportId;
    private int part;

    @OptimisticLock(excluded = true)
    private int position;

    @OptimisticLock(excluded = true)
    private @Nullable Integer place;

    @Enumerated(EnumType.STRING)
    private PassageKind kind;

    private String text;
    private String compiledText = "";
    private @Nullable Long measureId;
    private @Nullable Long entryId;
    private @Nullable Integer versionNumber;
    private @Nullable String editedBy;
    private @Nullable Instant editedAt;
    private @Nullable UUID submitKey;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<PlacedNumber> numbers;

    private UUID trace = UUID.randomUUID();
    private @Nullable UUID mergedInto;

    @OptimisticLock(excluded = true)
    private boolean arranged;

    @OptimisticLock(excluded = true)
    private boolean continues;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected Passage() {}

    Passage(long reportId, int position, DraftPassage draft) {
        this.reportId = reportId;
        this.part = draft.part();
        this.position = position;
        this.kind = draft.kind();
        this.text = draft.text();
        this.compiledText = draft.kind() == PassageKind.EDITORIAL ? "" : draft.text();
        this.measureId = draft.measureId();
        this.entryId = draft.entryId();
        this.versionNumber = draft.versionNumber();
        this.numbers = draft.numbers().isEmpty() ? null : draft.numbers();
    }

    /** A paragraph of the coordinator's own. */
    static Passage editorial(long reportId, int part, int position, String text, Actor by, Instant at, UUID submitKey) {
        var passage =
                new Passage(reportId, position, new DraftPassage(part, PassageKind.EDITORIAL, text, null, null, null));
        passage.editedBy = by.username();
        passage.editedAt = at;
        passage.submitKey = submitKey;
        return passage;
    }

    /** What somebody wrote into an earlier compilation, as a paragraph of his own. */
    static Passage editorialFrom(Passage earlier, long reportId) {
        var passage = new Passage(
                reportId,
                earlier.position,
                new DraftPassage(earlier.part, PassageKind.EDITORIAL, earlier.text, earlier.measureId, null, null));
        passage.takeOver(earlier);
        passage.mergedInto = null;
        return passage;
    }

    /** The same passage in another compilation. */
    Passage copyFor(long otherReportId) {
        var passage = new Passage(
                otherReportId,
                position,
                new DraftPassage(part, kind, text, measureId, entryId, versionNumber, getNumbers()));
        passage.compiledText = compiledText;
        passage.takeOver(this);
        return passage;
    }

    private void takeOver(Passage earlier) {
        editedBy = earlier.editedBy;
        editedAt = earlier.editedAt;
        trace = earlier.trace;
        arranged = earlier.arranged;
        continues = earlier.continues;
        mergedInto = earlier.mergedInto;
    }

    /** Rewrites the text; source and compiled text stay. */
    void rewrite(String newText, Actor by, Instant at) {
        if (!kind.isEditable()) {
            throw new IllegalStep("rollup.refused.program-text");
        }
        text = newText;
        editedBy = by.username();
        editedAt = at;
    }

    /**
     * Keeps the first of several sentences and gives away the others, which have the same source. Where nothing was rewritten
     * each is as it was compiled.
     */
    List<Passage> cut(List<String> sentences, Actor by, Instant at) {
        var asCompiled = text.equals(compiledText) && text.equals(String.join("", sentences));
        var others = new ArrayList<Passage>();
        for (var sentence : sentences.subList(1, sentences.size())) {
            var other = new Passage(
                    reportId, position, new DraftPassage(part, kind, sentence, measureId, entryId, versionNumber));
            other.compiledText = asCompiled ? sentence : "";
            other.editedBy = asCompiled ? null : by.username();
            other.editedAt = asCompiled ? null : at;
            other.arranged = true;
            other.continues = true;
            others.add(other);
        }
        if (asCompiled) {
            text = sentences.get(0);
            compiledText = text;
        } else {
            rewrite(sentences.get(0), by, at);
        }
        arranged = true;
        return others;
    }

    /** Takes another sentence in, which keeps its source and is no longer printed. */
    void absorb(Passage other, String together, Actor by, Instant at) {
        compiledText += other.compiledText;
        rewrite(together, by, at);
        arranged = true;
        other.mergeInto(this);
    }

    /** Is printed as part of another sentence from now on. */
    void mergeInto(Passage head) {
        arranged = true;
        continues = false;
        mergedInto = head.trace;
    }

    /** What another one that it had taken in was compiled as is that one's again. */
    void giveBack(Passage other) {
        var at = compiledText.lastIndexOf(other.compiledText);
        if (at > 0) {
            compiledText = compiledText.substring(0, at) + compiledText.substring(at + other.compiledText.length());
        }
    }

    /** A sentence of its own again, with these words. */
    void release(String words, Actor by, Instant at) {
        mergedInto = null;
        continues = true;
        if (!words.equals(text)) {
            rewrite(words, by, at);
        }
    }

    /** Continues the paragraph before it, or begins one; by hand. */
    void arrange(boolean continuesParagraph) {
        continues = continuesParagraph;
        arranged = true;
    }

    /** Continues the paragraph before it, or begins one; as its place demands. */
    void follow(boolean continuesParagraph) {
        continues = continuesParagraph;
    }

    /** Has the same name for good as in an earlier compilation. */
    void keepTraceOf(Passage earlier) {
        trace = earlier.trace;
    }

    /** What is stored of it, by column, where many are stored at once. */
    Map<String, @Nullable Object> columns() {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        columns.put("report_id", reportId);
        columns.put("part", part);
        columns.put("position", position);
        columns.put("place", place);
        columns.put("kind", kind);
        columns.put("text", text);
        columns.put("compiled_text", compiledText);
        columns.put("measure_id", measureId);
        columns.put("entry_id", entryId);
        columns.put("version_number", versionNumber);
        columns.put("numbers", numbers);
        columns.put("edited_by", editedBy);
        columns.put("edited_at", editedAt);
        columns.put("submit_key", submitKey);
        columns.put("trace", trace);
        columns.put("arranged", arranged);
        columns.put("merged_into", mergedInto);
        columns.put("continues", continues);
        columns.put("version", revision);
        return columns;
    }

    /** The numbers that the program placed in it; none where people wrote it, and in reports from before they were kept. */
    public List<PlacedNumber> getNumbers() {
        return numbers == null ? List.of() : numbers;
    }

    /**
     * Stands at a place.
     *
     * @param newPosition of all passages, from 1
     * @param newPlace of the sentences of its part, from 1; of what is merged into another one, that of the other
     */
    void moveTo(int newPosition, int newPlace) {
        position = newPosition;
        place = newPlace;
    }

    /** Whether somebody changed it or its place. */
    boolean isTouched() {
        return editedBy != null || arranged;
    }

    boolean isArranged() {
        return arranged;
    }

    /** Whether it has been merged into another sentence, and so is not printed. */
    public boolean isAbsorbed() {
        return mergedInto != null;
    }

    /** The trace of the sentence it was merged into. */
    @Nullable
    UUID getMergedInto() {
        return mergedInto;
    }

    /** Whether it continues the paragraph of the sentence before it. */
    public boolean isContinuing() {
        return continues;
    }

    /** What it comes from: the same in every compilation of the same versions. */
    List<Object> source() {
        return kind.hasSource()
                ? Arrays.asList(part, kind, measureId, entryId, versionNumber)
                : Arrays.asList(part, kind, measureId, compiledText);
    }

    /**
     * Where it stands: its number in its part, headings not counted, or the heading. The trail says no more of a sentence, for auditors read it who see no business
     * content.
     */
    public String place() {
        var in = part == 0 ? "引言" : "第%d部分".formatted(part);
        return kind.isHeading() ? in + "标题“" + text + "”" : in + "第%d句".formatted(place == null ? position : place);
    }

    public long getId() {
        return id == null ? 0 : id;
    }

    /** 0 引言, 1 总体情况, 2 主要做法和进展, 3 存在问题, 4 下一步打算. */
    public int getPart() {
        return part;
    }

    public int getPosition() {
        return position;
    }

    public PassageKind getKind() {
        return kind;
    }

    public String getText() {
        return text;
    }

    /** As the program wrote it; empty for a paragraph that somebody added. */
    public String getCompiledText() {
        return compiledText;
    }

    /** What was rewritten by hand, word by word. */
    public TextDifference difference() {
        return TextDifference.between(compiledText, text);
    }

    public @Nullable Long getMeasureId() {
        return measureId;
    }

    public @Nullable Long getEntryId() {
        return entryId;
    }

    public @Nullable Integer getVersionNumber() {
        return versionNumber;
    }

    public @Nullable String getEditedBy() {
        return editedBy;
    }

    @Nullable
    Instant getEditedAt() {
        return editedAt;
    }

    long getReportId() {
        return reportId;
    }

    /** What names the passage for good: compiling anew gives it another id, and leaves this where somebody wrote into it. */
    public UUID getTrace() {
        return trace;
    }

    /** What it says now, and who wrote that. */
    PassageRewordings.Wording wording() {
        return new PassageRewordings.Wording(text, editedBy, editedAt);
    }

    /** Whether a compiled text has been rewritten by hand. */
    public boolean isEdited() {
        return editedBy != null && kind.hasSource();
    }

    public int getRevision() {
        return revision;
    }
}
