package luoshi.rollup;

import java.util.Map;
import luoshi.account.Actor;
import luoshi.audit.Audited;

/**
 * A unit said 无异议 or objected to a sentence of a report, or a coordinator answered. The trail tells of the place; the words stay
 * with the report.
 *
 * @param action UnitCheckConfirmed, ObjectionRaised, ObjectionWithdrawn, ObjectionAccepted or ObjectionDeclined
 * @param id the objection, or what the unit confirmed
 * @param report the address of the report
 * @param unitId the unit
 * @param title what the report is called
 * @param words the reason or the answer
 * @param place where the sentence stands; empty where all are meant
 * @param by the user name of whoever acted
 */
public record ObjectionMoved(
        String action, long id, String report, long unitId, String title, String words, String place, String by)
        implements Audited {

    static ObjectionMoved of(RollUpReport report, ReportObjection objection, String action, Actor by) {
        return new ObjectionMoved(
                action,
                objection.getId(),
                report.path(),
                objection.getUnitId(),
                report.getTitle(),
                action.equals("ObjectionRaised")
                        ? objection.getReason()
                        : objection.getNewText().isEmpty() ? objection.getAnswer() : objection.getNewText(),
                objection.getPlace(),
                by.username());
    }

    static ObjectionMoved confirmed(RollUpReport report, UnitCheck check, Actor by) {
        return new ObjectionMoved(
                "UnitCheckConfirmed",
                check.getId(),
                report.path(),
                check.getUnitId(),
                report.getTitle(),
                "",
                "",
                by.username());
    }

    /** Below the report, whose history tells of it. */
    @Override
    public String subject() {
        return report + (action.equals("UnitCheckConfirmed") ? "/unit-check/" : "/objections/") + id;
    }

    /** Where coordinators read and answer it. */
    public String place(boolean ofUnit) {
        return ofUnit ? report.replace("/reports/", "/unit-check/") : report + "#objection-" + id;
    }

    @Override
    public Map<String, String> detail() {
        return place.isEmpty() ? Map.of() : Map.of("note", place);
    }
}
