package luoshi.progress;

import java.util.Map;
import luoshi.account.Actor;
import luoshi.audit.Audited;

/**
 * An entry went from one hand to another.
 *
 * @param action what happened, e.g. {@code EntryApproved}
 * @param entryId the entry
 * @param unitId the unit that owes it
 * @param measureId the measure it is about
 * @param by the user name of whoever acted
 * @param version the version it happened to
 * @param reason the reason where one is needed, otherwise empty
 */
public record EntryMoved(
        String action, long entryId, long unitId, long measureId, String by, int version, String reason)
        implements Audited {

    static EntryMoved of(ProgressEntry entry, String action, Actor by, String reason) {
        return new EntryMoved(
                action,
                entry.getId(),
                entry.getUnitId(),
                entry.getMeasureId(),
                by.username(),
                entry.getVersions(),
                reason);
    }

    @Override
    public String subject() {
        return "/entries/" + entryId;
    }

    @Override
    public Map<String, String> detail() {
        return reason.isEmpty()
                ? Map.of("version", Integer.toString(version))
                : Map.of("version", Integer.toString(version), "reason", reason);
    }
}
