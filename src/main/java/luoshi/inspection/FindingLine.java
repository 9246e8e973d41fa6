package luoshi.inspection;

import java.time.LocalDate;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * A finding as a person sees it.
 *
 * @param docNumber empty before it is released
 * @param rectifyBy by when something has to be put right, as it holds now, or null
 * @param settledOn the day of 销号, 撤销 or 作废, or null
 * @param late whether that date has passed and the unit has not answered
 */
record FindingLine(
        long id,
        String docNumber,
        long obligationId,
        Quarter quarter,
        int chapter,
        String chapterTitle,
        int measureNumber,
        String measure,
        long unitId,
        String unitCode,
        String unitName,
        @Nullable Long entryId,
        Method method,
        String place,
        LocalDate foundOn,
        Verdict verdict,
        @Nullable Severity severity,
        String facts,
        String quote,
        String demand,
        @Nullable LocalDate rectifyBy,
        FindingState state,
        LocalDate filedOn,
        @Nullable LocalDate releasedOn,
        @Nullable LocalDate settledOn,
        boolean late,
        @Nullable Long quotedVersionId,
        int revision) {

    private static final int EXCERPT = 60;

    public String path() {
        return "/findings/" + id;
    }

    /** The beginning of the facts. */
    public String excerpt() {
        return facts.length() <= EXCERPT ? facts : facts.substring(0, EXCERPT) + "…";
    }

    boolean mayAmend(Actor actor) {
        return actor.is(Role.INSPECTOR) && state == FindingState.FILED;
    }

    boolean mayReply(Actor actor) {
        return actor.is(Role.UNIT_APPROVER) && actor.isOf(unitId) && state == FindingState.RECTIFYING;
    }

    boolean mayRecheck(Actor actor) {
        return actor.is(Role.INSPECTOR) && state == FindingState.RECHECK;
    }

    boolean mayReopen(Actor actor) {
        return actor.is(Role.INSPECTOR) && state == FindingState.CLOSED;
    }

    boolean mayRevoke(Actor actor) {
        return actor.is(Role.INSPECTOR) && state.isReleased() && state != FindingState.REVOKED;
    }
}
