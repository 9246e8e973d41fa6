package luoshi.undertaking;

import java.util.List;
import java.util.Map;
import luoshi.audit.Audited;
import luoshi.audit.Change;
import luoshi.calendar.Act;

/**
 * A supporting document was registered, amended or voided.
 *
 * @param action what happened
 * @param documentId the document
 * @param unitId the unit that issued it
 * @param by the user name of whoever acted
 */
public record DocumentRegistered(
        String action, long documentId, long unitId, String by, Map<String, String> detail, List<Change> changes)
        implements Audited {

    static DocumentRegistered registered(SupportingDocument document, Act act, List<Change> changes) {
        return new DocumentRegistered(
                "DocumentRegistered",
                document.getId(),
                document.getUnitId(),
                act.by().username(),
                Map.of(),
                changes);
    }

    static DocumentRegistered amended(SupportingDocument document, Act act, List<Change> changes) {
        return new DocumentRegistered(
                "DocumentAmended",
                document.getId(),
                document.getUnitId(),
                act.by().username(),
                Map.of(),
                changes);
    }

    static DocumentRegistered voided(SupportingDocument document, Act act, String reason) {
        return new DocumentRegistered(
                "DocumentVoided",
                document.getId(),
                document.getUnitId(),
                act.by().username(),
                Map.of("reason", reason),
                List.of());
    }

    @Override
    public String subject() {
        return "/supporting-documents/" + documentId;
    }
}
