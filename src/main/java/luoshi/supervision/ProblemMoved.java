package luoshi.supervision;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.audit.Audited;
import luoshi.calendar.Act;

/**
 * A reported problem was given to a unit, answered, settled or declined.
 *
 * @param action what happened, e.g. {@code ProblemAssigned}
 * @param place its path
 * @param unitId the unit that reported it
 * @param ownerId the unit that answers it, or 0
 * @param title what it is about
 * @param by the user name of whoever acted
 * @param detail the title, the day by which, and what was said
 */
public record ProblemMoved(
        String action, String place, long unitId, long ownerId, String title, String by, Map<String, String> detail)
        implements Audited {

    /**
     * What was reported by whom.
     *
     * @param title measure and kind in words
     */
    record About(long obligationId, ProblemKind kind, long unitId, String title, String words) {

        String path() {
            return "/problems/" + obligationId + "/" + kind.code();
        }
    }

    static ProblemMoved assigned(About about, long owner, LocalDate day, String note, Act act) {
        var detail = new LinkedHashMap<String, String>();
        detail.put("answerBy", day.toString());
        if (!note.isEmpty()) {
            detail.put("note", note);
        }
        return new ProblemMoved(
                "ProblemAssigned",
                about.path(),
                about.unitId(),
                owner,
                about.title(),
                act.by().username(),
                detail);
    }

    static ProblemMoved moved(About about, String action, long owner, String why, Act act) {
        return new ProblemMoved(
                action,
                about.path(),
                about.unitId(),
                owner,
                about.title(),
                act.by().username(),
                why.isEmpty() ? Map.of() : Map.of("reason", why));
    }

    @Override
    public String subject() {
        return place;
    }
}
