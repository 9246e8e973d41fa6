package luoshi.supervision;

import java.time.Instant;
import java.time.LocalDate;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.Quarter;
import luoshi.supervision.ProblemMoved.About;
import luoshi.wording.Similarity;
import org.jspecify.annotations.Nullable;

/**
 * A reported problem or need as a person sees it.
 *
 * @param entryId the entry it stands in, or null if its text is another one by now
 * @param approved whether that entry is approved
 * @param words what was reported
 * @param takenUp what was reported when a coordinator took it up; empty if nobody has
 * @param leadId the unit that leads the measure in that quarter, or null
 * @param ownerId the unit that answers, or null
 * @param note what was asked of it
 * @param draft the draft of the answer, for the people of the unit that answers
 * @param late whether the answer came after its day, or has not come by it
 * @param lastWords what the unit reported in the same place the quarter before, or null
 * @param lastObligation where that is, or null
 * @param lastState where that stands, or null
 * @param revision what a form says it has seen; -1 if nobody has taken it up
 */
record ProblemLine(
        long obligationId,
        ProblemKind kind,
        Quarter quarter,
        int chapter,
        String chapterTitle,
        int measureNumber,
        String measure,
        long unitId,
        String unitCode,
        String unitName,
        @Nullable Long entryId,
        boolean approved,
        String words,
        String takenUp,
        @Nullable Long leadId,
        ProblemState state,
        @Nullable Long ownerId,
        @Nullable String ownerCode,
        @Nullable String ownerName,
        @Nullable LocalDate dueOn,
        String note,
        String assignedBy,
        @Nullable Instant assignedAt,
        String draft,
        @Nullable Long draftBy,
        String draftedBy,
        @Nullable Instant draftAt,
        String answer,
        String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable LocalDate answeredOn,
        String closing,
        String closedBy,
        @Nullable LocalDate closedOn,
        boolean late,
        @Nullable String lastWords,
        @Nullable Long lastObligation,
        @Nullable ProblemState lastState,
        int revision) {

    private static final int EXCERPT = 120;

    public String path() {
        return "/problems/" + obligationId + "/" + kind.code();
    }

    /** What names it in a form, with what the form has seen of it. */
    public String which() {
        return obligationId + "-" + kind.code() + "-" + revision;
    }

    /** Where the same was reported a quarter before. */
    public String lastPath() {
        return "/problems/" + lastObligation + "/" + kind.code();
    }

    /** Whether the unit reported much the same in the same place a quarter before: word for word, or 高度相似. */
    public boolean carriedOver() {
        return lastWords != null
                && (lastWords.strip().equals(words.strip())
                        || Similarity.between(words, lastWords).degree() != Similarity.Degree.LOW);
    }

    /** The beginning of what was reported. */
    public String excerpt() {
        return words.codePointCount(0, words.length()) <= EXCERPT
                ? words
                : words.substring(0, words.offsetByCodePoints(0, EXCERPT)) + "……";
    }

    /** Whether the text is another one since it was taken up. */
    public boolean changed() {
        return !takenUp.isEmpty() && !takenUp.equals(words);
    }

    About about() {
        return new About(obligationId, kind, unitId, measure, words);
    }

    /** Whether the person may give it to a unit, or to another one. */
    public boolean mayAssign(Actor actor) {
        return maySettle(actor);
    }

    boolean maySettle(Actor actor) {
        return actor.is(Role.COORDINATOR) && !state.isSettled();
    }

    boolean mayDraft(Actor actor) {
        return state == ProblemState.ASSIGNED && Readers.answers(actor) && ownerId != null && actor.isOf(ownerId);
    }

    boolean maySend(Actor actor) {
        return mayDraft(actor) && actor.is(Role.UNIT_APPROVER) && draftBy != null && draftBy != actor.accountId();
    }

    /** Whether the person may open the entry it stands in: whoever sees the line, except for what was only given to his unit. */
    boolean opensEntry(Actor actor, boolean ofTheMeasure) {
        return entryId != null
                && (actor.is(Role.COORDINATOR)
                        || approved && (Readers.seesAll(actor) || ofTheMeasure)
                        || Readers.answers(actor) && actor.isOf(unitId));
    }
}
