package luoshi.undertaking;

import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.calendar.Act;
import luoshi.calendar.Acts;
import luoshi.policy.Measure;
import luoshi.policy.MeasureLock;
import luoshi.policy.NamedLeads;
import luoshi.policy.NamedLeads.NamedLead;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coordinator takes back that a unit leads a measure, as long as it has not acted on that. */
@Service
@Transactional
class LeadReversal {

    private final MeasureLock measureLock;
    private final NamedLeads leads;
    private final ClaimRepository claims;
    private final ClaimAnswerRepository answers;
    private final JdbcClient database;
    private final Acts acts;

    LeadReversal(
            MeasureLock measureLock,
            NamedLeads leads,
            ClaimRepository claims,
            ClaimAnswerRepository answers,
            JdbcClient database,
            Acts acts) {
        this.measureLock = measureLock;
        this.leads = leads;
        this.claims = claims;
        this.answers = answers;
        this.database = database;
        this.acts = acts;
    }

    /**
     * Takes the naming back. A unit that was not responsible for the measure before is free of it again.
     *
     * @throws IllegalStep if nobody was named, or the unit has answered since, or owes a report as the lead
     */
    public void takeBack(Actor actor, Measure measure, String reason) {
        actor.mustBe(Role.COORDINATOR);
        measureLock.hold(measure.id());
        var act = acts.of(actor);
        var lead = leads.of(measure).orElseThrow(() -> new IllegalStep("policy.refused.no-named-lead"));
        var claim = claims.findByMeasureIdAndUnitIdAndStateNot(measure.id(), lead.unitId(), ClaimState.RELEASED);
        claim.ifPresent(one -> refuseAnswered(one, lead));
        refuseOwing(lead);
        var own = leads.takeBack(measure, lead, reason, actor, act.on());
        claim.ifPresent(one -> {
            if (own.isPresent()) {
                one.giveLeadBack(own.get(), reason, act);
            } else {
                free(one, reason, act);
            }
            claims.save(one);
        });
    }

    private void free(Claim claim, String reason, Act act) {
        if (claim.getState() != ClaimState.ASSIGNED) {
            throw new IllegalStep("undertaking.refused.lead-acted");
        }
        answers.save(claim.takeOff(reason, act, UUID.randomUUID()));
    }

    /** Whoever had taken the measure on before it was named has not answered to that. */
    private void refuseAnswered(Claim claim, NamedLead lead) {
        var answered = claim.getState() == ClaimState.CLAIMED
                && database.sql("""
                                select exists (select from elaboration where claim_id = ? and written_on >= ?)
                                """)
                        .params(claim.getId(), lead.since())
                        .query(Boolean.class)
                        .single();
        if (answered || claim.getState() == ClaimState.DECLINED || claim.getState() == ClaimState.CLOSED) {
            throw new IllegalStep("undertaking.refused.lead-acted");
        }
    }

    private void refuseOwing(NamedLead lead) {
        var owes = database.sql("select exists (select from reporting_obligation where responsibility_id = ?)")
                .params(lead.id())
                .query(Boolean.class)
                .single();
        if (owes) {
            throw new IllegalStep("undertaking.refused.lead-owes");
        }
    }
}
