package luoshi.undertaking;

import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.calendar.Act;
import luoshi.calendar.Acts;
import luoshi.policy.IndustryChains;
import luoshi.policy.IndustryChains.Entering;
import luoshi.policy.MeasureLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coordinator enters which department answers for an industry chain; it is asked to take on the chain's measures. */
@Service
@Transactional
class ChainNaming {

    private final IndustryChains chains;
    private final MeasureLock measureLock;
    private final Joining joining;
    private final ClaimRepository claims;
    private final ClaimAnswerRepository answers;
    private final JdbcClient database;
    private final Acts acts;

    ChainNaming(
            IndustryChains chains,
            MeasureLock measureLock,
            Joining joining,
            ClaimRepository claims,
            ClaimAnswerRepository answers,
            JdbcClient database,
            Acts acts) {
        this.chains = chains;
        this.measureLock = measureLock;
        this.joining = joining;
        this.claims = claims;
        this.answers = answers;
        this.database = database;
        this.acts = acts;
    }

    /**
     * Enters the department of a chain. One that answers for no chain any more is freed from what it was responsible for as
     * such.
     *
     * @param seen the version of the chain that the person had before him
     * @throws IllegalStep if somebody else was faster, or the former department awaits an answer from the province
     */
    public void enter(Actor actor, int chain, Entering entering, int seen) {
        actor.mustBe(Role.COORDINATOR);
        var act = acts.of(actor);
        var measures = chains.measures();
        measures.forEach(measureLock::hold);
        var former = chains.enter(chain, entering, seen, actor, act.on());
        for (var measure : measures) {
            former.ifPresent(unit -> free(measure, unit, entering.reason(), act));
            joining.ask(measure, entering.unitId(), entering.reason(), act);
        }
    }

    private void free(long measure, long unit, String reason, Act act) {
        if (isResponsibleOtherwise(measure, unit)) {
            return;
        }
        claims.findByMeasureIdAndUnitIdAndStateNot(measure, unit, ClaimState.RELEASED)
                .filter(claim -> claim.getState() != ClaimState.CLOSED)
                .ifPresent(claim -> {
                    refuseWhileSomethingIsAsked(claim);
                    answers.save(claim.takeOff(reason, act, UUID.randomUUID()));
                    claims.save(claim);
                });
    }

    private boolean isResponsibleOtherwise(long measure, long unit) {
        return database.sql("""
                        select exists (select from responsible_unit
                                       where measure_id = ? and unit_id = ? and valid_to is null)
                        """).params(measure, unit).query(Boolean.class).single();
    }

    private void refuseWhileSomethingIsAsked(Claim claim) {
        var asks = database.sql("""
                        select exists (select from extension_request
                                       where claim_id = :claim and state in ('UNIT_REVIEW', 'SUBMITTED'))
                            or exists (select from close_out
                                       where claim_id = :claim
                                         and state in ('DRAFT', 'UNIT_REVIEW', 'RETURNED', 'SUBMITTED'))
                        """)
                .param("claim", claim.getId())
                .query(Boolean.class)
                .single();
        if (asks) {
            throw new IllegalStep("undertaking.refused.chain-asks");
        }
    }
}
