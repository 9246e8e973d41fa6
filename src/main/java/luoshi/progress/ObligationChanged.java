package luoshi.progress;

import java.util.Map;
import luoshi.audit.Audited;
import luoshi.undertaking.RunningQuarters;

/**
 * What a unit owes in a running quarter followed a decision about who is responsible.
 *
 * @param action what became of it: {@code ObligationAdded}, {@code ObligationWaived}, {@code WaiverTakenBack},
 *     {@code SummaryHandedOver} or {@code SummaryTakenOver}
 * @param entryId the entry that tells it
 * @param reason the reason of the decision
 * @param by the user name of whoever decided
 */
public record ObligationChanged(String action, long entryId, String reason, String by) implements Audited {

    static ObligationChanged of(String action, long entryId, RunningQuarters.Decision decision) {
        return new ObligationChanged(
                action, entryId, decision.reason(), decision.act().by().username());
    }

    @Override
    public String subject() {
        return "/entries/" + entryId;
    }

    @Override
    public Map<String, String> detail() {
        return Map.of("reason", reason);
    }
}
