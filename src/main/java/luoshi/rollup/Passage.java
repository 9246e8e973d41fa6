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
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.wording.TextDifference;
import org.jspecify.annotations.Nullable;

/** One passage of a report: a heading or a paragraph that knows its source and whether somebody rewrote it. */
@Entity
@Table(name = "report_passage")
public class Passage {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long reportId;
    private int part;
    private int position;

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
    private UUID trace = UUID.randomUUID();

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
        passage.editedBy = earlier.editedBy;
        passage.editedAt = earlier.editedAt;
        passage.trace = earlier.trace;
        return passage;
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

    /** Takes over what somebody wrote into the same place of an earlier compilation. */
    void keepEditOf(Passage earlier) {
        text = earlier.text;
        editedBy = earlier.editedBy;
        editedAt = earlier.editedAt;
        trace = earlier.trace;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    /** Whether it is from the same version of the same entry, in the same part. */
    boolean hasSameSourceAs(Passage other) {
        return part == other.part
                && kind == other.kind
                && java.util.Objects.equals(entryId, other.entryId)
                && java.util.Objects.equals(versionNumber, other.versionNumber)
                && java.util.Objects.equals(measureId, other.measureId)
                && (kind.hasSource() || compiledText.equals(other.compiledText));
    }

    /** Where it stands: what the trail says, which auditors read who see no business content. */
    String place() {
        return "第%d部分第%d段".formatted(part, position);
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
