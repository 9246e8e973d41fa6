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
 * @param unexplained contradictions in what would be saved that nobody has explained yet
 * @param asked what is asked about its values and not answered yet
 */
record ComparedEntry(
        EntryHead head,
        List<Row> rows,
        List<Problem> problems,
        boolean stale,
        @Nullable String note,
        boolean answersNothingNew,
        List<Contradiction> unexplained,
        List<Asked> asked) {

    /** As long as nothing is known of its numbers. */
    ComparedEntry(
            EntryHead head,
            List<Row> rows,
            List<Problem> problems,
            boolean stale,
            @Nullable String note,
            boolean answersNothingNew) {
        this(head, rows, problems, stale, note, answersNothingNew, List.of(), List.of());
    }

    /** The same with these rows and with what its numbers raise. */
    ComparedEntry asking(List<Row> known, List<Contradiction> contradictions, List<Asked> questions) {
        return new ComparedEntry(head, known, problems, stale, note, answersNothingNew, contradictions, questions);
    }

    /** Whether its numbers raise anything that is not answered. */
    public boolean hasQuestions() {
        return !unexplained.isEmpty() || !asked.isEmpty();
    }

    /**
     * What is asked about a value.
     *
     * @param indicatorId the indicator
     * @param label the name of the answer
     * @param question the question
     */
    record Asked(long indicatorId, String label, String question) {

        /** The field for the answer in the package. */
        public String field() {
            return indicatorId + ".explanation";
        }
    }

    /** Whether it can be saved. */
    public boolean isSavable() {
        return note == null && problems.isEmpty() && !rows.isEmpty();
    }

    /** Whether both texts of the field stand beside each other: where nothing can be taken, and where both have changed. */
    public boolean showsBoth(Row row) {
        return note != null || row.conflict();
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

        /** The same under another name for people. */
        Row labelled(String name) {
            return new Row(field, name, stored, taken, conflict);
        }

        /** Word by word, from what is saved to what the package holds. */
        public TextDifference difference() {
            return TextDifference.between(stored, taken);
        }
    }

    /** What is wrong where: the place is a cell such as 填报!C12. */
    record Problem(String place, String sentence) {}
}
