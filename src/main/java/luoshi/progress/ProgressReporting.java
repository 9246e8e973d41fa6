package luoshi.progress;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.attachment.Attachments;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reporting unit's side of the workflow: write, hand to the own approver, take back, correct. */
@Service
@Transactional
class ProgressReporting {

    /** Characters of a reason for 无新进展. */
    static final int LONGEST_REASON = 400;

    private final ProgressEntryRepository entries;
    private final EntryVersionRepository versions;
    private final ReportingPeriodRepository periods;
    private final FigureHistory figures;
    private final Explanations explanations;
    private final SharedTexts shared;
    private final JointParts parts;
    private final Acceptance acceptance;
    private final Moments moments;
    private final Attachments attachments;
    private final ApplicationEventPublisher events;

    ProgressReporting(
            ProgressEntryRepository entries,
            EntryVersionRepository versions,
            ReportingPeriodRepository periods,
            FigureHistory figures,
            Explanations explanations,
            SharedTexts shared,
            JointParts parts,
            Acceptance acceptance,
            Moments moments,
            Attachments attachments,
            ApplicationEventPublisher events) {
        this.entries = entries;
        this.versions = versions;
        this.periods = periods;
        this.figures = figures;
        this.explanations = explanations;
        this.shared = shared;
        this.parts = parts;
        this.acceptance = acceptance;
        this.moments = moments;
        this.attachments = attachments;
        this.events = events;
    }

    /**
     * Keeps a draft.
     *
     * @param revision the revision the form was opened with
     * @throws StaleEntry if somebody has saved since
     */
    public void saveDraft(Actor actor, long entryId, int revision, Draft draft) {
        var entry = ownEntry(actor, entryId);
        var moment = inTime(entry);
        if (entry.getState() == EntryState.DRAFT && entry.isAlready(draft, actor)) {
            explanations.keep(entryId, draft.explanations());
            return;
        }
        refuseStale(entry, revision);
        explanations.keep(entryId, draft.explanations());
        refuseUnfit(entry, draft);
        entry.write(draft, actor, moment);
        entries.save(entry);
    }

    /**
     * Keeps the text and hands it to the unit's approver; a repeated request with the same key and text changes nothing.
     *
     * @return whether it is handed on now, and not by an earlier request
     * @throws IllegalStep if the key was sent before with another text: what was written since was not handed on; or what was
     *     sent then has come back since
     * @throws Unexplained if a number of the text contradicts another and nobody has said why
     */
    public boolean sendToUnitReview(Actor actor, long entryId, int revision, Draft draft, UUID submitKey) {
        var entry = ownEntry(actor, entryId);
        var sent = versions.findByEntryIdAndSubmitKey(entryId, submitKey);
        if (sent.isPresent()) {
            refuseUnless(
                    sent.get().holds(draft) && explanations.areStill(sent.get(), draft),
                    "progress.refused.sent-before");
            entry.refuseIfCameBack(sent.get().number());
            return false;
        }
        var moment = inTime(entry);
        refuseStale(entry, revision);
        refuseUnfit(entry, draft);
        entry.write(draft, actor, moment);
        entry.refuseUnansweredFigures(figures.of(entry), daysOf(entry, moment));
        var explained = explanations.demand(entryId, draft);
        var told = draft.sharesId() == null
                ? null
                : shared.seen(draft.sharesId(), true).orElse(null);
        entry.refuseUntoldText(told);
        var others = draft.text().hasSummary() ? parts.besides(entryId) : List.<Part>of();
        entry.refuseHalfSummary(told, others);
        refuseNothingCorrected(entry);
        explanations.handOn(
                versions.save(entry.sendToUnitReview(Part.versionsOf(others), actor, moment, submitKey)), explained);
        attachments.keepWithVersion(EntryFiles.path(entryId), entry.getVersions());
        entries.save(entry);
        return true;
    }

    /** Answers 本季度无新进展; a repeated request with the same key and reason changes nothing. */
    public void reportNothingNew(Actor actor, long entryId, int revision, String reason, UUID submitKey) {
        var entry = ownEntry(actor, entryId);
        var sent = versions.findByEntryIdAndSubmitKey(entryId, submitKey);
        if (sent.isPresent()) {
            refuseUnless(sent.get().answersNothingNew(reason), "progress.refused.reason-sent-before");
            entry.refuseIfCameBack(sent.get().number());
            return;
        }
        var moment = inTime(entry);
        refuseStale(entry, revision);
        if (shared.isSharedByOthers(entry.getObligationId())) {
            throw new IllegalStep("progress.refused.others-share");
        }
        versions.save(entry.reportNothingNew(reason, actor, moment, submitKey));
        entries.save(entry);
    }

    /** Takes the entry back from a reviewer who has not opened it: the author from the unit's, the approver from the province's. */
    public void withdraw(Actor actor, long entryId) {
        var entry = ownEntry(actor, entryId);
        if (entry.getState() == EntryState.SUBMITTED) {
            actor.mustBe(Role.UNIT_APPROVER);
        }
        var moment = inTime(entry);
        entry.withdraw(actor, moment);
        versions.takeBack(entryId, entry.getVersions(), actor.accountId(), moment.real(), moment.business());
        entries.save(entry);
    }

    /**
     * Begins a correction of an approved entry, unless one is under way.
     *
     * @return the correction that there is now
     */
    public Correction correct(Actor actor, long entryId) {
        var entry = ownEntry(actor, entryId);
        var open = entries.findByObligationIdAndCorrectsIdNotNullAndStateIn(
                entry.getObligationId(), EntryState.unfinished());
        if (open.isPresent()) {
            return new Correction(open.get().getId(), false);
        }
        if (entry.getState().isApproved() && entries.effectiveFor(entry.getObligationId()) != entryId) {
            throw new IllegalStep("progress.refused.corrected-already");
        }
        var correction = entries.save(entry.correct(actor, moments.now()));
        attachments.carryOver(EntryFiles.path(entryId), EntryFiles.path(correction.getId()));
        EntryMoved.begun(correction, entry, actor, "").forEach(events::publishEvent);
        return new Correction(correction.getId(), true);
    }

    /** The correction of an entry, and whether it has just been begun. */
    public record Correction(long id, boolean begun) {}

    /**
     * Gives up a correction; once more changes nothing.
     *
     * @return the id of the entry that it would have corrected
     */
    public long giveUp(Actor actor, long entryId) {
        var correction = ownEntry(actor, entryId);
        if (correction.getState() != EntryState.GIVEN_UP) {
            refuseUnless(!entries.owesSummary(correction.getObligationId()), "progress.refused.summary-to-come");
            correction.giveUp(actor, moments.now());
            entries.save(correction);
        }
        return Objects.requireNonNull(correction.getCorrectsId());
    }

    /** A correction changes something of the text, the values or the files. */
    private void refuseNothingCorrected(ProgressEntry correction) {
        var corrected = correction.getCorrectsId();
        if (corrected != null && attachments.isSame(EntryFiles.path(corrected), EntryFiles.path(correction.getId()))) {
            correction.refuseIfSameAs(entries.lockById(corrected).orElseThrow());
        }
    }

    /** The entry, locked until the end of the transaction, if the person may write it now. */
    public ProgressEntry writable(Actor actor, long entryId) {
        var entry = ownEntry(actor, entryId);
        if (!entry.getState().isEditable()) {
            throw new IllegalStep("progress.refused.not-editable");
        }
        inTime(entry);
        return entry;
    }

    private ProgressEntry ownEntry(Actor actor, long entryId) {
        var entry = entries.lockById(entryId).orElseThrow(NotFound::new);
        if (!actor.isOf(entry.getUnitId()) || !(actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER))) {
            throw new NotFound();
        }
        return entry;
    }

    /** A correction is not bound to the period's dates; everything else is. */
    private Moment inTime(ProgressEntry entry) {
        var moment = moments.now();
        acceptance.refuseOutOfTime(entry, moment);
        return moment;
    }

    private void refuseUnfit(ProgressEntry entry, Draft draft) {
        shared.refuseUnfit(entry, draft.sharesId());
        if (draft.isOfTheLead() && !parts.isLead(entry.getObligationId())) {
            throw new IllegalStep("progress.refused.not-the-lead");
        }
    }

    private FigureDays daysOf(ProgressEntry entry, Moment moment) {
        var period = periods.findById(entry.getPeriodId()).orElseThrow();
        return FigureDays.of(
                period.getQuarter(), period.getLockOn(), moment.business().toLocalDate());
    }

    private static void refuseUnless(boolean holds, String messageKey) {
        if (!holds) {
            throw new IllegalStep(messageKey);
        }
    }

    private void refuseStale(ProgressEntry entry, int revision) {
        if (entry.getRevision() != revision) {
            throw new StaleEntry();
        }
    }
}
