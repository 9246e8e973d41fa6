package luoshi.progress;

import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.organisation.UnitDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The two reviews: the unit's own, then the province's. Nobody reviews a text he had a hand in. */
@Service
@Transactional
class ProgressReview {

    private final ProgressEntryRepository entries;
    private final EntryReviewRepository reviews;
    private final Acceptance acceptance;
    private final UnitDirectory units;
    private final SharedTexts texts;
    private final Moments moments;
    private final JdbcClient database;

    ProgressReview(
            ProgressEntryRepository entries,
            EntryReviewRepository reviews,
            Acceptance acceptance,
            UnitDirectory units,
            SharedTexts texts,
            Moments moments,
            JdbcClient database) {
        this.database = database;
        this.entries = entries;
        this.reviews = reviews;
        this.acceptance = acceptance;
        this.units = units;
        this.texts = texts;
        this.moments = moments;
    }

    /**
     * Notes that the reviewer whose turn it is has the entry before him. One statement, because every page of an entry asks
     * for it: the same as {@link ProgressEntry#open} for whoever may do the review.
     */
    public void open(Actor actor, long entryId) {
        if (!actor.is(Role.UNIT_APPROVER) && !actor.is(Role.COORDINATOR)) {
            return;
        }
        database.sql("""
                        update progress_entry e set opened_by = :person, version = version + 1
                        where e.id = :entry and e.opened_by is null
                          and (e.state = 'UNIT_REVIEW' and :approves and e.unit_id = :unit
                               or e.state = 'SUBMITTED' and :coordinates and e.unit_passed_by is distinct from :person)
                          and not exists (select from entry_author w where w.entry_id = e.id and w.account_id = :person)
                        """)
                .param("person", actor.accountId())
                .param("entry", entryId)
                .param("unit", actor.unitId())
                .param("approves", actor.is(Role.UNIT_APPROVER))
                .param("coordinates", actor.is(Role.COORDINATOR))
                .update();
    }

    /** Passes an entry of the own unit on to the province; a repeated request with the same key changes nothing. */
    public void submit(Actor actor, long entryId, SeenVersions seen, UUID key) {
        var entry = forUnitReview(actor, entryId);
        if (reviews.existsByEntryIdAndSubmitKey(entryId, key)) {
            entry.refuseIfCameBack(seen.version());
            return;
        }
        refuseUnseen(entry, seen.version());
        var shared = sharedTextOf(entry, seen);
        if (shared != null && !shared.hasPassedItsUnit()) {
            throw new IllegalStep("progress.refused.shared-in-unit", shared.measure());
        }
        var moment = moments.now();
        acceptance.refuseOutOfTime(entry, moment);
        entry.submit(actor, moment);
        reviews.save(EntryReview.passed(entry, ReviewLevel.UNIT, shared, actor, moment, key));
        entries.save(entry);
    }

    /**
     * Approves an entry for the province; entries of the coordinating unit itself need two different reviewers, each of whom
     * says what he holds of it.
     *
     * @return where the entry is now
     */
    public EntryState approve(Actor actor, long entryId, SeenVersions seen, Appraisal appraisal, UUID key) {
        var entry = forProvinceReview(actor, entryId);
        if (reviews.existsByEntryIdAndSubmitKey(entryId, key)) {
            return entry.getState();
        }
        refuseUnseen(entry, seen.version());
        var shared = sharedTextOf(entry, seen);
        if (shared != null && !shared.state().isApproved()) {
            throw new IllegalStep("progress.refused.shared-not-approved", shared.measure());
        }
        var moment = moments.now();
        entry.approve(appraisal, actor, moment, units.isCoordinating(entry.getUnitId()));
        reviews.save(EntryReview.approved(entry, appraisal, shared, actor, moment, key));
        entries.save(entry);
        return entry.getState();
    }

    /** Returns an entry to its author with a reason. */
    public void sendBack(Actor actor, long entryId, int seen, ReviewLevel level, ReturnReason reason, UUID key) {
        var entry = level == ReviewLevel.UNIT ? forUnitReview(actor, entryId) : forProvinceReview(actor, entryId);
        if (reviews.existsByEntryIdAndSubmitKey(entryId, key)) {
            return;
        }
        refuseUnseen(entry, seen);
        var moment = moments.now();
        entry.sendBack(level, reason, actor, moment);
        reviews.save(EntryReview.returned(entry, level, reason, actor, moment, key));
        entries.save(entry);
    }

    /** Who can review what one person of the province has approved already, in the order of their names. */
    @Transactional(readOnly = true)
    public List<String> secondReviewers(long entryId) {
        return database.sql("""
                        select a.display_name
                        from progress_entry e
                          join account_role x on x.role = 'COORDINATOR'
                          join account a on a.id = x.account_id and a.disabled_at is null
                        where e.id = ? and a.id is distinct from e.first_approved_by and a.id is distinct from e.unit_passed_by
                          and not exists (select from entry_author w where w.entry_id = e.id and w.account_id = a.id)
                        order by a.display_name, a.id
                        """).params(entryId).query(String.class).list();
    }

    private ProgressEntry forUnitReview(Actor actor, long entryId) {
        var entry = entries.lockById(entryId).orElseThrow(NotFound::new);
        if (!actor.isOf(entry.getUnitId())) {
            throw new NotFound();
        }
        actor.mustBe(Role.UNIT_APPROVER);
        return entry;
    }

    private ProgressEntry forProvinceReview(Actor actor, long entryId) {
        actor.mustBe(Role.COORDINATOR);
        return entries.lockById(entryId).orElseThrow(NotFound::new);
    }

    /** A reviewer judges the version he saw, not one that has come in since. */
    private void refuseUnseen(ProgressEntry entry, int seen) {
        if (entry.getVersions() != seen) {
            throw new IllegalStep("progress.refused.other-version");
        }
    }

    /**
     * The text the entry rests on, or null; its newest version is judged together with the entry.
     *
     * @throws IllegalStep if there is a newer one than the reviewer saw, or it says there is nothing new
     */
    private @Nullable SharedText sharedTextOf(ProgressEntry entry, SeenVersions seen) {
        var obligation = entry.sharedInReview();
        if (obligation == null) {
            return null;
        }
        var withinTheUnit = entry.getState() == EntryState.UNIT_REVIEW;
        var shared = texts.seen(obligation, withinTheUnit)
                .orElseThrow(() -> new IllegalStep("progress.refused.shared-not-told"));
        if (shared.noProgress()) {
            throw new IllegalStep("progress.refused.shared-not-told");
        }
        if (shared.versionId() != seen.sharedVersionId()) {
            throw new IllegalStep("progress.refused.other-shared-version", shared.measure());
        }
        return shared;
    }
}
