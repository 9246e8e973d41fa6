package luoshi.undertaking;

import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.calendar.Acts;
import luoshi.policy.Measure;
import luoshi.policy.MeasureLock;
import luoshi.policy.Responsibilities;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coordinator says who leads a measure that begins with a group, so that nobody is presumed to lead it. */
@Service
@Transactional
class LeadNaming {

    private final MeasureLock measureLock;
    private final Responsibilities responsibilities;
    private final Joining joining;
    private final ClaimRepository claims;
    private final Acts acts;

    LeadNaming(
            MeasureLock measureLock,
            Responsibilities responsibilities,
            Joining joining,
            ClaimRepository claims,
            Acts acts) {
        this.measureLock = measureLock;
        this.responsibilities = responsibilities;
        this.joining = joining;
        this.claims = claims;
        this.acts = acts;
    }

    /**
     * Names the lead. What a unit that is responsible already has answered stays; every other unit is asked for its answer.
     *
     * @throws IllegalStep if somebody leads the measure already, or the unit has declined the measure or is done with it
     */
    public void name(Actor actor, Measure measure, long unitId, String reason) {
        actor.mustBe(Role.COORDINATOR);
        measureLock.hold(measure.id());
        var act = acts.of(actor);
        var own = claims.findByMeasureIdAndUnitIdAndStateNot(measure.id(), unitId, ClaimState.RELEASED);
        var lead = responsibilities.appointLead(measure, unitId, reason, actor, act.on());
        own.ifPresent(claim -> {
            claim.takeOverLead(lead, reason, act);
            claims.save(claim);
        });
        joining.ask(measure.id(), unitId, reason, act);
    }
}
