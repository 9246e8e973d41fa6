package luoshi.undertaking;

import luoshi.calendar.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps how a claim stands after each step with the business date, in the transaction of the step, for lists as at a past day.
 * Steps that were taken together, or leave it as it was that day, leave one version.
 */
@Component
class ClaimPast {

    private final ClaimRepository claims;
    private final JdbcClient database;
    private final BusinessClock businessClock;

    ClaimPast(ClaimRepository claims, JdbcClient database, BusinessClock businessClock) {
        this.claims = claims;
        this.database = database;
        this.businessClock = businessClock;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void keep(ClaimMoved moved) {
        keep(moved.claimId());
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void keep(MilestoneMoved moved) {
        keep(moved.claimId());
    }

    private void keep(long claimId) {
        claims.flush();
        database.sql("""
                        with kept as (
                            insert into claim_version
                            select c.id, (select count(*) from claim_version v where v.claim_id = c.id), c.responsibility_id,
                                   c.state, c.waiting_since, c.elaborations, c.contact_id, c.closed_on, :day
                            from claim c where c.id = :claim
                              and not exists (
                                  select from claim_version v
                                  where v.claim_id = c.id and v.kept_on = :day
                                    and v.number = (select max(x.number) from claim_version x where x.claim_id = c.id)
                                    and (v.responsibility_id, v.state, v.waiting_since, v.elaborations, v.contact_id, v.closed_on)
                                        is not distinct from
                                        (c.responsibility_id, c.state, c.waiting_since, c.elaborations, c.contact_id, c.closed_on)
                                    and (select jsonb_agg(jsonb_build_array(s.milestone, s.due_on, s.done_on, s.title, s.note, s.correction)
                                                          order by s.milestone)
                                         from claim_version_milestone s
                                         where s.claim_id = v.claim_id and s.number = v.number)
                                        is not distinct from
                                        (select jsonb_agg(jsonb_build_array(s.number, s.due_on, s.done_on, s.title, s.note, s.correction)
                                                          order by s.number)
                                         from milestone s where s.claim_id = c.id and not s.voided))
                            returning claim_id, number)
                        insert into claim_version_milestone (claim_id, number, milestone, due_on, done_on, title, note, correction)
                        select k.claim_id, k.number, m.number, m.due_on, m.done_on, m.title, m.note, m.correction
                        from kept k join milestone m on m.claim_id = k.claim_id and not m.voided
                        """)
                .param("day", businessClock.today())
                .param("claim", claimId)
                .update();
    }
}
