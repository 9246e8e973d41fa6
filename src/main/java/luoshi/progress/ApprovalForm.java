package luoshi.progress;

import org.jspecify.annotations.Nullable;

/** The form with which a reviewer of the province approves an entry; nothing in it is chosen beforehand. */
record ApprovalForm(
        @Nullable Integer seen,
        @Nullable Long seenShared,
        @Nullable String submitKey,
        @Nullable String assessment,
        @Nullable String opinion) {

    static final ApprovalForm EMPTY = new ApprovalForm(null, null, null, "", "");

    private static final int LONGEST = 1000;

    /** The message key of what is wrong, or null. */
    @Nullable
    String problem() {
        var chosen = chosen();
        if (chosen == null) {
            return "progress.error.assessment";
        }
        if (chosen.needsOpinion() && said().isEmpty()) {
            return "progress.error.opinion";
        }
        return said().length() > LONGEST ? "progress.error.opinion-too-long" : null;
    }

    SeenVersions seenVersions() {
        return new SeenVersions(seen == null ? 0 : seen, seenShared == null ? 0 : seenShared);
    }

    /** What he says; only of a form without a problem. */
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
