package luoshi.undertaking;

import java.util.UUID;
import luoshi.account.Typed;
import luoshi.undertaking.ClaimReading.ClaimView;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What a unit fills in to spell its commitment out anew. */
record ElaborationForm(
        @Nullable Integer revision,
        @Nullable String submitKey,
        @Nullable String elaboration,
        @Nullable String acceptanceCriteria,
        @Nullable Long contactId,
        @Nullable String reason) {

    private static final int LONGEST_REASON = 400;

    static ElaborationForm of(ClaimView claim) {
        var current = claim.current();
        return new ElaborationForm(
                claim.head().revision(),
                UUID.randomUUID().toString(),
                current == null ? "" : current.text(),
                current == null ? "" : current.acceptanceCriteria(),
                claim.head().contactId(),
                "");
    }

    ElaborationForm over(int newerRevision) {
        return new ElaborationForm(newerRevision, submitKey, elaboration, acceptanceCriteria, contactId, reason);
    }

    void validate(Errors errors) {
        ClaimForm.validateText(errors, elaboration, acceptanceCriteria, contactId);
        var why = Typed.text(reason);
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            errors.rejectValue("reason", "undertaking.error.revision-reason");
        }
    }

    Commitment commitment() {
        return new Commitment(
                Typed.text(elaboration), Typed.text(acceptanceCriteria), contactId == null ? 0 : contactId);
    }

    int revisionOrNone() {
        return revision == null ? -1 : revision;
    }

    UUID key() {
        return SubmitKeys.read(submitKey);
    }
}
