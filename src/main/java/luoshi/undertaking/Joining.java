package luoshi.undertaking;

import java.time.LocalDate;
import java.util.List;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.Act;
import luoshi.calendar.Acts;
import luoshi.policy.Measure;
import luoshi.policy.MeasureLock;
import luoshi.policy.OpenList;
import luoshi.policy.OpenList.Department;
import luoshi.policy.OpenTail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 主动认领: a department of the province joins a measure that names 省直有关部门. A coordinator names units for it, and for a
 * measure whose list ends with 等相关单位.
 */
@Service
@Transactional
class Joining {

    private final MeasureLock measureLock;
    private final OpenList openList;
    private final OpenTail openTail;
    private final ClaimAssignment assignment;
    private final ClaimRepository claims;
    private final Acts acts;

    Joining(
            MeasureLock measureLock,
            OpenList openList,
            OpenTail openTail,
            ClaimAssignment assignment,
            ClaimRepository claims,
            Acts acts) {
        this.measureLock = measureLock;
        this.openList = openList;
        this.openTail = openTail;
        this.assignment = assignment;
        this.claims = claims;
        this.acts = acts;
    }

    /**
     * The units that a coordinator may name for a measure.
     *
     * @throws NotFound if the document leaves no unit of the measure open
     */
    @Transactional(readOnly = true)
    public List<Department> nameable(Measure measure, LocalDate on) {
        return openTail.isOf(measure) ? openTail.nameable(measure, on) : openList.nameable(measure, on);
    }

    /**
     * Names a unit for a measure that names 省直有关部门 or ends its list with 等相关单位; it is asked for its answer like every other unit, and again if
     * it was released before.
     *
     * @throws NotFound if the document leaves no unit of the measure open, or there is no such unit
     * @throws IllegalStep if the unit is none of them, or is responsible already
     */
    public void name(Actor actor, Measure measure, long unitId, String reason) {
        actor.mustBe(Role.COORDINATOR);
        measureLock.hold(measure.id());
        var act = acts.of(actor);
        if (openTail.isOf(measure)) {
            openTail.name(measure, unitId, reason, actor, act.on());
        } else {
            openList.name(measure, unitId, reason, actor, act.on());
        }
        ask(measure.id(), unitId, reason, act);
    }

    /** Has the unit asked for its answer, and again where the measure was taken off it before; the measure is held. */
    void ask(long measureId, long unitId, String reason, Act act) {
        assignment.assignWhatIsDue();
        if (claims.findByMeasureIdAndUnitIdAndStateNot(measureId, unitId, ClaimState.RELEASED)
                .isEmpty()) {
            claims.findFirstByMeasureIdAndUnitIdAndStateOrderByIdDesc(measureId, unitId, ClaimState.RELEASED)
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
