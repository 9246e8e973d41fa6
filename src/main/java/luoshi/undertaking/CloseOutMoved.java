package luoshi.undertaking;

import java.util.Map;
import luoshi.audit.Audited;
import luoshi.calendar.Act;

/**
 * A 办结申请 went from one hand to another.
 *
 * @param action what happened, e.g. {@code CloseOutAccepted}
 * @param closeOutId the request
 * @param claimId the claim it would close
 * @param by the user name of whoever acted
 * @param version the version it happened to
 * @param reason the reason where one is needed, otherwise empty
 */
public record CloseOutMoved(String action, long closeOutId, long claimId, String by, int version, String reason)
        implements Audited {

    static CloseOutMoved of(CloseOut request, String action, Act act, String reason) {
        return new CloseOutMoved(
                action, request.getId(), request.getClaimId(), act.by().username(), request.getVersions(), reason);
    }

    /** Below the claim, whose history tells of it. */
    @Override
    public String subject() {
        return "/claims/" + claimId + "/close-outs/" + closeOutId;
    }

    @Override
    public Map<String, String> detail() {
        return reason.isEmpty()
                ? Map.of("version", Integer.toString(version))
                : Map.of("version", Integer.toString(version), "reason", reason);
    }
}
