package luoshi.undertaking;

import java.util.Map;
import java.util.TreeMap;
import luoshi.audit.Audited;
import luoshi.calendar.Act;

/**
 * A 延期申请 was made, sent on or decided.
 *
 * @param action what happened, e.g. {@code ExtensionGranted}
 * @param extensionId the request
 * @param claimId the claim it belongs to
 * @param by the user name of whoever acted
 * @param detail the dates, and the reason where there is one
 */
public record ExtensionMoved(String action, long extensionId, long claimId, String by, Map<String, String> detail)
        implements Audited {

    static ExtensionMoved of(ExtensionRequest request, String action, Act act, String why) {
        var detail = new TreeMap<>(dates(request));
        if (!why.isEmpty()) {
            detail.put("reason", why);
        }
        return new ExtensionMoved(
                action, request.getId(), request.getClaimId(), act.by().username(), Map.copyOf(detail));
    }

    private static Map<String, String> dates(ExtensionRequest request) {
        var dates = new TreeMap<>(Map.of(
                "from", request.getDueOn().toString(),
                "to", request.getAskedFor().toString()));
        if (request.getMilestone() != null) {
            dates.put("milestone", request.getMilestone().toString());
        }
        return dates;
    }

    /** Below the claim, whose history tells of it. */
    @Override
    public String subject() {
        return "/claims/" + claimId + "/extensions/" + extensionId;
    }
}
