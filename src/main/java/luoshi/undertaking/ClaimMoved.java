package luoshi.undertaking;

import java.util.List;
import java.util.Map;
import luoshi.account.DutiesHandedOver;
import luoshi.audit.Audited;
import luoshi.audit.Change;
import luoshi.calendar.Act;

/**
 * Something happened to a claim.
 *
 * @param action what happened, e.g. {@code ClaimDeclined}
 * @param claimId the claim
 * @param unitId the unit whose answer it is
 * @param measureId the measure it is about
 * @param by the user name of whoever acted
 * @param detail a reason or what it is about, where there is one
 * @param changes old and new values, where there are any
 */
public record ClaimMoved(
        String action,
        long claimId,
        long unitId,
        long measureId,
        String by,
        Map<String, String> detail,
        List<Change> changes)
        implements Audited {

    static ClaimMoved of(Claim claim, String action, Act act, String reason) {
        return moved(claim, action, act, reason.isEmpty() ? Map.of() : Map.of("reason", reason), List.of());
    }

    static ClaimMoved revised(Claim claim, Act act, String reason, List<Change> changes) {
        return moved(claim, "ElaborationRevised", act, Map.of("reason", reason), changes);
    }

    static ClaimMoved contactChanged(Claim claim, DutiesHandedOver handover) {
        return new ClaimMoved(
                "ContactChanged",
                claim.getId(),
                claim.getUnitId(),
                claim.getMeasureId(),
                handover.by(),
                Map.of(),
                List.of(new Change("contact", handover.from(), handover.to())));
    }

    private static ClaimMoved moved(
            Claim claim, String action, Act act, Map<String, String> detail, List<Change> changes) {
        return new ClaimMoved(
                action,
                claim.getId(),
                claim.getUnitId(),
                claim.getMeasureId(),
                act.by().username(),
                detail,
                changes);
    }

    @Override
    public String subject() {
        return "/claims/" + claimId;
    }
}
