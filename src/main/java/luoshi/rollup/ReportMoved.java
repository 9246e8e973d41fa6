package luoshi.rollup;

import java.util.Map;
import luoshi.account.Actor;
import luoshi.audit.Audited;

/**
 * A report took a step.
 *
 * @param action what happened, e.g. {@code ReportSigned}
 * @param subject the address of the report
 * @param by the user name of whoever acted
 * @param note a reason or the digest, where there is one
 */
public record ReportMoved(String action, String subject, String by, String note) implements Audited {

    static ReportMoved of(RollUpReport report, String action, Actor by, String note) {
        return new ReportMoved(action, report.path(), by.username(), note);
    }

    @Override
    public Map<String, String> detail() {
        return note.isEmpty() ? Map.of() : Map.of("note", note);
    }
}
