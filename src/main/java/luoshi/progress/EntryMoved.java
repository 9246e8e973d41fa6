package luoshi.progress;

import java.util.LinkedHashMap;
import java.util.List;
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
 * @param version the version it happened to, or 0 before there is one
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

    /** A correction is begun, which both entries tell of. */
    static List<EntryMoved> begun(ProgressEntry correction, ProgressEntry corrected, Actor by, String reason) {
        return List.of(of(correction, "CorrectionBegun", by, reason), of(corrected, "EntryCorrected", by, reason));
    }

    @Override
    public String subject() {
        return "/entries/" + entryId;
    }

    @Override
    public Map<String, String> detail() {
        var detail = new LinkedHashMap<String, String>();
        if (version > 0) {
            detail.put("version", Integer.toString(version));
        }
        if (!reason.isEmpty()) {
            detail.put("reason", reason);
        }
        return detail;
    }
}
