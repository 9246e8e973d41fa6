package luoshi.undertaking;

import luoshi.account.DutiesHandedOver;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever takes over somebody's duties is the contact of that person's claims, from the same transaction on. */
@Component
class ContactHandover {

    private final ClaimRepository claims;

    ContactHandover(ClaimRepository claims) {
        this.claims = claims;
    }

    @EventListener
    void handOver(DutiesHandedOver handover) {
        for (var claim : claims.findByContactIdOrderById(handover.fromAccountId())) {
            claim.handContactTo(handover);
            claims.save(claim);
        }
    }
}
