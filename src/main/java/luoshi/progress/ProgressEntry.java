package luoshi.progress;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * What one unit reports on one measure for one quarter. It is written, reviewed by the unit, reviewed by the province
 * and, once approved, never edited again: a correction is another entry that points to it.
 */
@Entity
public class ProgressEntry extends AbstractAggregateRoot<ProgressEntry> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long obligationId;
    private long periodId;
    private long measureId;
    private long unitId;
    private @Nullable Long correctsId;

    @Enumerated(EnumType.STRING)
    private EntryState state = EntryState.TO_FILL;

    @Embedded
    private Narrative narrative = Narrative.EMPTY;

    @ElementCollection
    @CollectionTable(name = "entry_figure", joinColumns = @JoinColumn(name = "entry_id"))
    private Set<Figure> figures = new LinkedHashSet<>();

    private @Nullable Long sharesId;

    @ElementCollection
    @CollectionTable(name = "entry_missing_part", joinColumns = @JoinColumn(name = "entry_id"))
    @Column(name = "obligation_id")
    private Set<Long> missingParts = new LinkedHashSet<>();

    @ElementCollection
    @CollectionTable(name = "entry_author", joinColumns = @JoinColumn(name = "entry_id"))
    @Column(name = "account_id")
    private Set<Long> authors = new HashSet<>();

    private int versions;
    private @Nullable Instant heldSince;
    private @Nullable Long openedBy;
    private @Nullable Long unitPassedBy;
    private @Nullable Long firstApprovedBy;
    private @Nullable LocalDateTime firstSubmittedAt;
    private @Nullable Instant firstReceivedAt;
    private @Nullable Long lastSavedBy;
    private @Nullable Instant lastSavedAt;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected ProgressEntry() {}

    /** An entry that is owed and empty. */
    ProgressEntry(long obligationId, long periodId, long measureId, long unitId) {
        this.obligationId = obligationId;
        this.periodId = periodId;
        this.measureId = measureId;
        this.unitId = unitId;
    }

    /** Keeps what the author has written so far. */
    void write(Draft draft, Actor by, Moment moment) {
        if (!state.isEditable()) {
            throw new IllegalStep("progress.refused.not-editable");
        }
        take(draft);
        authors.add(by.accountId());
        lastSavedBy = by.accountId();
        lastSavedAt = moment.real();
        if (state != EntryState.DRAFT) {
            hold(EntryState.DRAFT, moment);
        }
    }

    private void take(Draft draft) {
        narrative = draft.text();
        figures.clear();
        figures.addAll(draft.figures());
        sharesId = draft.sharesId();
        missingParts.clear();
        missingParts.addAll(draft.missingParts());
    }

    /**
     * Refuses values that cannot be handed on as they are: without a source, of a day to come, or with a question that
     * has no answer.
     *
     * @param known what was last approved for the indicators, by their ids
     */
    void refuseUnansweredFigures(Map<Long, FigureHistory.Line> known, FigureDays days) {
        for (var figure : figures) {
            var line = known.get(figure.indicatorId());
            if (line == null || !figure.canBeHandedOn(line.counting(), line.last(), days)) {
                throw new IllegalStep("progress.refused.figures");
            }
        }
    }

    /** Refuses to rest on a text that has not been handed on yet, or that says there is nothing new. */
    void refuseUntoldText(@Nullable SharedText shared) {
        if (sharesId != null && (shared == null || shared.noProgress())) {
            throw new IllegalStep("progress.refused.shared-not-told");
        }
    }

    /**
     * Refuses a summary that leaves out whose part is missing, or that only repeats the parts.
     *
     * @param shared the text that it shares, or null
     * @param parts the other units' parts of the measure as they stand
     */
    void refuseHalfSummary(@Nullable SharedText shared, List<Part> parts) {
        if (!narrative.hasSummary() || narrative.noProgress()) {
            return;
        }
        var ownPart = shared == null ? narrative : narrative.restingOn(shared.narrative());
        var measured = Integration.of(narrative.summary(), ownPart, parts);
        if (!Part.missingOf(parts).equals(missingParts)) {
            throw new IllegalStep("progress.refused.missing-parts");
        }
        if (measured.isNothingOwn()) {
            throw new IllegalStep("progress.refused.summary-pasted");
        }
        if (measured.asksForJudgement() && narrative.judgement().isBlank()) {
            throw new IllegalStep("progress.refused.judgement");
        }
    }

    /**
     * Hands the text to the unit's approver.
     *
     * @param parts the versions of the other units' parts that a summary rests on
     * @return the version that is kept
     */
    EntryVersion sendToUnitReview(Set<Long> parts, Actor by, Moment moment, UUID submitKey) {
        if (!state.isEditable()) {
            throw new IllegalStep("progress.refused.not-editable");
        }
        if (!narrative.isComplete(sharesId != null)) {
            throw new IllegalStep("progress.refused.incomplete");
        }
        authors.add(by.accountId());
        versions++;
        firstApprovedBy = null;
        hold(EntryState.UNIT_REVIEW, moment);
        registerEvent(EntryMoved.of(this, "EntrySentToUnitReview", by, ""));
        var handedOn = draft().asHandedOn();
        return new EntryVersion(
                getId(), versions, handedOn, handedOn.text().hasSummary() ? parts : Set.of(), by, moment, submitKey);
    }

    /** Hands it on without a summary that rests on other parts. */
    EntryVersion sendToUnitReview(Actor by, Moment moment, UUID submitKey) {
        return sendToUnitReview(Set.of(), by, moment, submitKey);
    }

    /** Answers 本季度无新进展 and hands that to the unit's approver; what was written before stays in the working text. */
    EntryVersion reportNothingNew(String reason, Actor by, Moment moment, UUID submitKey) {
        write(draft().withNothingNew(reason), by, moment);
        return sendToUnitReview(by, moment, submitKey);
    }

    /** Takes it back while the next reviewer has not opened it. */
    void withdraw(Actor by, Moment moment) {
        if (state != EntryState.UNIT_REVIEW && state != EntryState.SUBMITTED) {
            throw new IllegalStep("progress.refused.nothing-to-withdraw");
        }
        if (openedBy != null) {
            throw new IllegalStep("progress.refused.opened");
        }
        hold(EntryState.WITHDRAWN, moment);
        registerEvent(EntryMoved.of(this, "EntryWithdrawn", by, ""));
    }

    /** Notes that the reviewer whose turn it is has seen it; from then on it cannot be withdrawn. */
    void open(Actor reviewer) {
        if (openedBy == null) {
            openedBy = reviewer.accountId();
        }
    }

    /** Passes the unit's review: the province has it from now on. */
    void submit(Actor by, Moment moment) {
        awaitReview(EntryState.UNIT_REVIEW);
        refuseAuthor(by);
        if (firstSubmittedAt == null) {
            firstSubmittedAt = moment.business();
            firstReceivedAt = moment.real();
        }
        hold(EntryState.SUBMITTED, moment);
        unitPassedBy = by.accountId();
        registerEvent(EntryMoved.of(this, "EntrySubmitted", by, ""));
    }

    /**
     * Passes the province's review.
     *
     * @param appraisal what the reviewer says of it
     * @param secondNeeded whether two reviewers must agree, as for the entries of the coordinating unit itself
     */
    void approve(Appraisal appraisal, Actor by, Moment moment, boolean secondNeeded) {
        awaitReview(EntryState.SUBMITTED);
        refuseAuthor(by);
        if (unitPassedBy != null && unitPassedBy == by.accountId()) {
            throw new IllegalStep("progress.refused.passed-by-you");
        }
        refuseFirstReviewer(by);
        if (secondNeeded && firstApprovedBy == null) {
            firstApprovedBy = by.accountId();
            registerEvent(EntryMoved.of(this, "EntryApprovedByFirst", by, appraisal.opinion()));
            return;
        }
        hold(EntryState.APPROVED, moment);
        registerEvent(EntryMoved.of(this, "EntryApproved", by, appraisal.opinion()));
    }

    /** Sends it back to the author with a reason, from whichever review it is in. */
    void sendBack(ReviewLevel level, ReturnReason reason, Actor by, Moment moment) {
        awaitReview(level == ReviewLevel.UNIT ? EntryState.UNIT_REVIEW : EntryState.SUBMITTED);
        refuseAuthor(by);
        refuseFirstReviewer(by);
        firstApprovedBy = null;
        hold(level == ReviewLevel.UNIT ? EntryState.RETURNED_BY_UNIT : EntryState.RETURNED_BY_PROVINCE, moment);
        registerEvent(EntryMoved.of(this, "EntryReturned", by, reason.text()));
    }

    /** A new entry that corrects this approved one; it starts with the approved text. */
    ProgressEntry correct(Actor by, Moment moment) {
        var correction = correctFor(moment);
        correction.write(draft(), by, moment);
        return correction;
    }

    /** The same, begun for the unit by somebody who has no hand in the text. */
    ProgressEntry correctFor(Moment moment) {
        if (!state.isApproved()) {
            throw new IllegalStep("progress.refused.not-approved");
        }
        var correction = new ProgressEntry(obligationId, periodId, measureId, unitId);
        correction.correctsId = getId();
        correction.authors.addAll(authors);
        correction.take(draft());
        correction.hold(EntryState.DRAFT, moment);
        return correction;
    }

    /** Gives up a correction that was never handed on; its text stays and the corrected entry goes on to count. */
    void giveUp(Actor by, Moment moment) {
        if (correctsId == null || !state.isEditable() || versions > 0) {
            throw new IllegalStep("progress.refused.not-to-be-given-up");
        }
        hold(EntryState.GIVEN_UP, moment);
        registerEvent(EntryMoved.of(this, "CorrectionGivenUp", by, ""));
    }

    /**
     * Refuses to hand on a correction that corrects nothing; what shares a text may say anew what that has become.
     *
     * @param corrected the approved entry that it corrects
     */
    void refuseIfSameAs(ProgressEntry corrected) {
        if (sharesId == null && draft().equals(corrected.draft())) {
            throw new IllegalStep("progress.refused.nothing-corrected");
        }
    }

    /** Whether the person has just stored the same text and values: the second click of a double click. */
    boolean isAlready(Draft draft, Actor by) {
        return lastSavedBy != null && lastSavedBy == by.accountId() && draft().equals(draft.explained(Map.of()));
    }

    /**
     * Refuses to say once more that the version was handed on, when it has come back since.
     *
     * @throws IllegalStep if it was withdrawn or sent back, whether or not another one was handed on
     */
    void refuseIfCameBack(int version) {
        if (state.isReturned()) {
            throw new IllegalStep("progress.refused.sent-then-returned");
        }
        if (state.isEditable()) {
            throw new IllegalStep("progress.refused.sent-then-withdrawn");
        }
        if (version < versions) {
            throw new IllegalStep("progress.refused.sent-anew");
        }
    }

    private Draft draft() {
        return new Draft(narrative, figures, sharesId, missingParts);
    }

    /** Whether the person may review it for the province, as far as his own hand in it goes. */
    boolean mayBeReviewedForTheProvinceBy(Actor by) {
        return !isWrittenBy(by) && (unitPassedBy == null || unitPassedBy != by.accountId());
    }

    private void awaitReview(EntryState expected) {
        if (state != expected) {
            throw new IllegalStep("progress.refused.not-in-review");
        }
    }

    /** Whoever has given his verdict as the first of two has nothing more to say. */
    private void refuseFirstReviewer(Actor by) {
        if (firstApprovedBy != null && firstApprovedBy == by.accountId()) {
            throw new IllegalStep("progress.refused.second-reviewer");
        }
    }

    private void refuseAuthor(Actor by) {
        if (authors.contains(by.accountId())) {
            throw new IllegalStep("progress.refused.own-text");
        }
    }

    private void hold(EntryState next, Moment moment) {
        state = next;
        heldSince = moment.real();
        openedBy = null;
    }

    /** Whether the person had a hand in the text. */
    public boolean isWrittenBy(Actor actor) {
        return authors.contains(actor.accountId());
    }

    public long getId() {
        return id == null ? 0 : id;
    }

    public long getObligationId() {
        return obligationId;
    }

    public long getPeriodId() {
        return periodId;
    }

    public long getMeasureId() {
        return measureId;
    }

    public long getUnitId() {
        return unitId;
    }

    /** The entry this one corrects, or null. */
    public @Nullable Long getCorrectsId() {
        return correctsId;
    }

    public EntryState getState() {
        return state;
    }

    public Narrative getNarrative() {
        return narrative;
    }

    public Set<Figure> getFigures() {
        return figures;
    }

    /** The obligation whose text the version that was handed on last rests on, or null. */
    @Nullable
    Long sharedInReview() {
        return narrative.noProgress() ? null : sharesId;
    }

    /** The obligation whose text it shares, or null. */
    public @Nullable Long getSharesId() {
        return sharesId;
    }

    /** How many versions have been handed on. */
    public int getVersions() {
        return versions;
    }

    /** The real time since which the present holder has it. */
    public @Nullable Instant getHeldSince() {
        return heldSince;
    }

    /** When it first reached the province, by the business date; null while it has not. */
    public @Nullable LocalDateTime getFirstSubmittedAt() {
        return firstSubmittedAt;
    }

    public @Nullable Long getLastSavedBy() {
        return lastSavedBy;
    }

    public @Nullable Instant getLastSavedAt() {
        return lastSavedAt;
    }

    /** Grows with every change; a form that carries an older one is stale. */
    public int getRevision() {
        return revision;
    }
}
