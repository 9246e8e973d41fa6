package luoshi.supervision;

import java.util.Map;
import luoshi.audit.Audited;
import luoshi.calendar.Act;

/**
 * A unit asked that another one be urged, or a coordinator decided about it.
 *
 * @param action what happened, e.g. {@code UrgeRequested}
 * @param requestId the request
 * @param requestingUnit the unit that asks
 * @param requestedBy the account that asked
 * @param by the user name of whoever acted
 * @param detail the reason, or the number of the 催办单 that followed
 */
public record UrgeRequestMoved(
        String action, long requestId, long requestingUnit, long requestedBy, String by, Map<String, String> detail)
        implements Audited {

    static UrgeRequestMoved of(UrgeRequest request, String action, Act act, String words) {
        return new UrgeRequestMoved(
                action,
                request.getId(),
                request.getRequestingUnit(),
                request.getRequestedBy(),
                act.by().username(),
                Map.of(action.equals("UrgeRequestIssued") ? "docNumber" : "reason", words));
    }

    @Override
    public String subject() {
        return "/urges/requests/" + requestId;
    }
}
