package luoshi.undertaking;

import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.Acts;
import luoshi.policy.Measure;
import luoshi.policy.MeasureLock;
import luoshi.policy.OpenList;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 主动认领: a department of the province joins a measure that names 省直有关部门, or a coordinator names it. */
@Service
@Transactional
class Joining {

    private final MeasureLock measureLock;
    private final OpenList openList;
    private final ClaimAssignment assignment;
    private final ClaimRepository claims;
    private final Acts acts;

    Joining(MeasureLock measureLock, OpenList openList, ClaimAssignment assignment, ClaimRepository claims, Acts acts) {
        this.measureLock = measureLock;
        this.openList = openList;
        this.assignment = assignment;
        this.claims = claims;
        this.acts = acts;
    }

    /**
     * Names a department for a measure that names 省直有关部门; it is asked for its answer like every other unit, and again if
     * it was released before.
     *
     * @throws NotFound if the measure does not name 省直有关部门, or there is no such unit
     * @throws IllegalStep if the unit is none of them, or is responsible already
     */
    public void name(Actor actor, Measure measure, long unitId, String reason) {
        actor.mustBe(Role.COORDINATOR);
        measureLock.hold(measure.id());
        var act = acts.of(actor);
        openList.name(measure, unitId, reason, actor, act.on());
        assignment.assignWhatIsDue();
        if (claims.findByMeasureIdAndUnitIdAndStateNot(measure.id(), unitId, ClaimState.RELEASED)
                .isEmpty()) {
            claims.findFirstByMeasureIdAndUnitIdAndStateOrderByIdDesc(measure.id(), unitId, ClaimState.RELEASED)
                    .ifPresent(former -> {
                        former.askAgain(reason, act);
                        claims.save(former);
                    });
        }
    }

    /**
     * Makes the own unit responsible, which has then to spell out what it takes on; once more changes nothing.
     *
     * @return the id of its claim
     * @throws NotFound if the measure does not name 省直有关部门
     * @throws IllegalStep if the unit is none of them, or the measure was taken off it before
     */
    public long join(Actor actor, Measure measure) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER);
        measureLock.hold(measure.id());
        if (claims.existsByMeasureIdAndUnitIdAndState(measure.id(), actor.unitId(), ClaimState.RELEASED)) {
            throw new IllegalStep("undertaking.refused.released-before");
        }
        var act = acts.of(actor);
        var joined = openList.join(measure, actor, act.on());
        assignment.assignWhatIsDue();
        var claim = claims.findByMeasureIdAndUnitIdAndStateNot(measure.id(), actor.unitId(), ClaimState.RELEASED)
                .orElseThrow(NotFound::new);
        if (joined) {
            claim.beginByJoining(act);
            claims.save(claim);
        }
        return claim.getId();
    }
}
