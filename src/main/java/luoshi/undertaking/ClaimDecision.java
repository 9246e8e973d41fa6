package luoshi.undertaking;

import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.Act;
import luoshi.calendar.Acts;
import luoshi.policy.MeasureLock;
import luoshi.policy.Responsibilities;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coordinator's side: what becomes of a measure that a unit has declined. */
@Service
@Transactional
class ClaimDecision {

    private final ClaimRepository claims;
    private final ClaimAnswerRepository answers;
    private final MeasureLock measureLock;
    private final Responsibilities responsibilities;
    private final ClaimAssignment assignment;
    private final RunningQuarters quarters;
    private final Acts acts;

    ClaimDecision(
            ClaimRepository claims,
            ClaimAnswerRepository answers,
            MeasureLock measureLock,
            Responsibilities responsibilities,
            ClaimAssignment assignment,
            RunningQuarters quarters,
            Acts acts) {
        this.claims = claims;
        this.answers = answers;
        this.measureLock = measureLock;
        this.responsibilities = responsibilities;
        this.assignment = assignment;
        this.quarters = quarters;
        this.acts = acts;
    }

    /** Leaves the measure with the unit, which has to answer again. */
    public void uphold(Actor actor, long claimId, String reason, UUID key) {
        var claim = declined(actor, claimId);
        if (answers.existsByClaimIdAndSubmitKey(claimId, key)) {
            return;
        }
        answers.save(claim.uphold(reason, acts.of(actor), key));
        claims.save(claim);
    }

    /**
     * Takes the measure off the unit.
     *
     * @param successor the unit that is responsible in its place; null if the other units of the measure carry it. One of
     *     these can take over the lead
     * @param waives whether what it has not reported in a running quarter is not owed any more
     * @param successorOwes whether the successor owes a report in a running quarter already
     */
    public void release(
            Actor actor,
            long claimId,
            @Nullable Long successor,
            boolean waives,
            boolean successorOwes,
            String reason,
            UUID key) {
        actor.mustBe(Role.COORDINATOR);
        var measure = claims.measureOf(claimId).orElseThrow(NotFound::new);
        measureLock.hold(measure);
        var locked = claims.lockWithThatOf(claimId, measure, successor == null ? 0 : successor);
        var claim = locked.stream()
                .filter(one -> one.getId() == claimId)
                .findFirst()
                .orElseThrow(NotFound::new);
        if (answers.existsByClaimIdAndSubmitKey(claimId, key)) {
            return;
        }
        var act = acts.of(actor);
        answers.save(claim.release(reason, act, key));
        claims.save(claim);
        if (successor == null) {
            responsibilities.end(claim.getResponsibilityId(), claim.getUnitId(), act.on());
        } else {
            handOver(claim, locked, successor, reason, act);
        }
        assignment.assignWhatIsDue();
        quarters.follow(new RunningQuarters.Decision(
                measure, claim.getUnitId(), successor, waives, successorOwes, reason, act));
    }

    private void handOver(Claim claim, List<Claim> locked, long successor, String reason, Act act) {
        var appointed = responsibilities.handOver(
                claim.getResponsibilityId(), claim.getUnitId(), successor, reason, act.by(), act.on());
        locked.stream().filter(own -> own.getId() != claim.getId()).forEach(own -> {
            own.takeOverLead(appointed, reason, act);
            claims.save(own);
        });
    }

    private Claim declined(Actor actor, long claimId) {
        actor.mustBe(Role.COORDINATOR);
        return claims.lockById(claimId).orElseThrow(NotFound::new);
    }
}
