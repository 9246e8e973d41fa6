package luoshi.undertaking;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import luoshi.account.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What a unit fills in to take a measure on, all at once. */
record ClaimForm(
        @Nullable Integer revision,
        @Nullable String submitKey,
        @Nullable String elaboration,
        @Nullable String acceptanceCriteria,
        @Nullable Long contactId,
        @Nullable List<MilestoneForm> milestones) {

    /** Characters of the 细化举措. */
    static final int LIMIT = 2000;

    /** Characters of the 办结标准. */
    static final int CRITERIA_LIMIT = 1000;

    static ClaimForm empty(int revision, @Nullable Long contactId) {
        return new ClaimForm(
                revision,
                UUID.randomUUID().toString(),
                "",
                "",
                contactId,
                MilestoneForm.more(List.of(), MilestoneForm.ROWS));
    }

    /** The same with at least one row for a milestone, so that the page can be shown again whatever was sent. */
    ClaimForm complete() {
        return milestones == null || milestones.isEmpty() ? with(MilestoneForm.more(List.of(), 1)) : this;
    }

    ClaimForm withMoreRows() {
        return with(MilestoneForm.more(rows(), Claim.MOST_MILESTONES));
    }

    /** The same over the state of things as it is now, so that sending again is a decision. */
    ClaimForm over(int newerRevision) {
        return new ClaimForm(newerRevision, submitKey, elaboration, acceptanceCriteria, contactId, milestones);
    }

    private ClaimForm with(List<MilestoneForm> rows) {
        return new ClaimForm(revision, submitKey, elaboration, acceptanceCriteria, contactId, rows);
    }

    void validate(Errors errors, LocalDate earliest) {
        validateText(errors, elaboration, acceptanceCriteria, contactId);
        if (rows().stream().allMatch(MilestoneForm::isEmpty)) {
            errors.rejectValue("milestones[0].title", "undertaking.error.no-milestone");
        }
        MilestoneForm.validate(rows(), errors, earliest);
    }

    static void validateText(
            Errors errors,
            @Nullable String elaboration,
            @Nullable String acceptanceCriteria,
            @Nullable Long contactId) {
        var text = Typed.text(elaboration);
        if (text.isEmpty() || text.length() > LIMIT) {
            errors.rejectValue(
                    "elaboration",
                    text.isEmpty() ? "undertaking.error.no-elaboration" : "undertaking.error.long-elaboration");
        }
        var criteria = Typed.text(acceptanceCriteria);
        if (criteria.isEmpty() || criteria.length() > CRITERIA_LIMIT) {
            errors.rejectValue("acceptanceCriteria", "undertaking.error.criteria");
        }
        if (contactId == null) {
            errors.rejectValue("contactId", "undertaking.error.contact");
        }
    }

    /** What is promised; only after it has been validated. */
    Commitment commitment() {
        return new Commitment(
                Typed.text(elaboration), Typed.text(acceptanceCriteria), contactId == null ? 0 : contactId);
    }

    List<PlannedMilestone> plan() {
        return MilestoneForm.planned(rows());
    }

    int revisionOrNone() {
        return revision == null ? -1 : revision;
    }

    UUID key() {
        return SubmitKeys.read(submitKey);
    }

    private List<MilestoneForm> rows() {
        return milestones == null ? List.of() : milestones;
    }
}
