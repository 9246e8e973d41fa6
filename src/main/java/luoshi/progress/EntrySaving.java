package luoshi.progress;

import luoshi.account.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores what stands in the form, and in the same transaction ends what is kept of it as unsaved text. */
@Service
@Transactional
class EntrySaving {

    private final ProgressReporting reporting;
    private final EntryTyping typing;

    EntrySaving(ProgressReporting reporting, EntryTyping typing) {
        this.reporting = reporting;
        this.typing = typing;
    }

    /**
     * Keeps a draft.
     *
     * @param revision the revision the form was opened with
     * @param typed the form
     * @throws StaleEntry if somebody has saved since
     */
    public void saveDraft(Actor actor, long entryId, int revision, Draft draft, TypedFields typed) {
        reporting.saveDraft(actor, entryId, revision, draft);
        typing.settle(actor, entryId, typed);
    }

    /**
     * Hands the draft to the unit's approver.
     *
     * @param form what was read of the form
     * @param typed the form
     * @throws StaleEntry if somebody has saved since
     */
    public void sendToUnitReview(Actor actor, long entryId, EntryForm form, Draft draft, TypedFields typed) {
        if (reporting.sendToUnitReview(actor, entryId, form.revisionOrNone(), draft, form.key())) {
            typing.settle(actor, entryId, typed);
        }
    }
}
