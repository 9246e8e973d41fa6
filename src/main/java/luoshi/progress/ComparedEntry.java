package luoshi.progress;

import java.util.List;
import luoshi.wording.TextDifference;
import org.jspecify.annotations.Nullable;

/**
 * One entry beside what an offline package holds of it.
 *
 * @param head whose entry it is and where it stands
 * @param rows the fields in which they differ
 * @param problems what in the package cannot be taken
 * @param stale whether somebody has saved the entry since the package was made
 * @param note why nothing of it is taken, as the key of a message; null if it can be
 * @param answersNothingNew whether the package answers 本季度无新进展
 */
record ComparedEntry(
        EntryHead head,
        List<Row> rows,
        List<Problem> problems,
        boolean stale,
        @Nullable String note,
        boolean answersNothingNew) {

    /** Whether it can be saved. */
    public boolean isSavable() {
        return note == null && problems.isEmpty() && !rows.isEmpty();
    }

    /** Whether there is anything to say about it. */
    public boolean isTold() {
        return note != null || !problems.isEmpty() || !rows.isEmpty();
    }

    /**
     * A field that differs.
     *
     * @param field its name in the package
     * @param label its name for people
     * @param stored what is saved now
     * @param taken what the package holds
     * @param conflict whether somebody else has saved another text since the package was made
     */
    record Row(String field, String label, String stored, String taken, boolean conflict) {

        /** Word by word, from what is saved to what the package holds. */
        public TextDifference difference() {
            return TextDifference.between(stored, taken);
        }
    }

    /** What is wrong where: the place is a cell such as 填报!C12. */
    record Problem(String place, String sentence) {}
}
