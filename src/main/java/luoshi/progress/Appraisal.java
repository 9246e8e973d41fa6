package luoshi.progress;

import luoshi.account.IllegalStep;

/**
 * What a reviewer says with his approval.
 *
 * @param assessment what he holds of what the unit reports
 * @param opinion why, told to the unit; may be empty where he recognises it in full
 */
record Appraisal(Assessment assessment, String opinion) {

    /** Recognised in full, with nothing to add. */
    static final Appraisal RECOGNISED = new Appraisal(Assessment.RECOGNISED, "");

    Appraisal {
        if (assessment.needsOpinion() && opinion.isBlank()) {
            throw new IllegalStep("progress.error.opinion");
        }
    }
}
