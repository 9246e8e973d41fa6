package luoshi.progress;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** The form with which a reviewer of the province approves an entry; nothing in it is chosen beforehand. */
record ApprovalForm(
        @Nullable Integer seen,
        @Nullable Long seenShared,
        @Nullable String submitKey,
        @Nullable String assessment,
        @Nullable String opinion) {

    static final ApprovalForm EMPTY = new ApprovalForm(null, null, null, "", "");

    private static final int LONGEST = 1000;

    void validate(Errors errors) {
        var chosen = chosen();
        if (chosen == null) {
            errors.rejectValue("assessment", "progress.error.assessment");
        } else if (chosen.needsOpinion() && said().isEmpty()) {
            errors.rejectValue("opinion", "progress.error.opinion");
        }
        if (said().length() > LONGEST) {
            errors.rejectValue("opinion", "progress.error.opinion-too-long");
        }
    }

    SeenVersions seenVersions() {
        return new SeenVersions(seen == null ? 0 : seen, seenShared == null ? 0 : seenShared);
    }

    /** What he says; only of a form without an error. */
    Appraisal toAppraisal() {
        var chosen = chosen();
        if (chosen == null) {
            throw new IllegalStateException("No assessment");
        }
        return new Appraisal(chosen, said());
    }

    private String said() {
        return opinion == null ? "" : opinion.strip();
    }

    private @Nullable Assessment chosen() {
        for (var one : Assessment.values()) {
            if (one.name().equals(assessment)) {
                return one;
            }
        }
        return null;
    }
}
