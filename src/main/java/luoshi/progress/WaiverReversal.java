package luoshi.progress;

import java.time.ZoneOffset;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.Acts;
import luoshi.calendar.Quarter;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 撤回免报: what was waived by mistake is owed again, as long as its quarter takes reports. */
@Service
@Transactional
class WaiverReversal {

    private final JdbcClient database;
    private final Acts acts;
    private final ApplicationEventPublisher events;

    WaiverReversal(JdbcClient database, Acts acts, ApplicationEventPublisher events) {
        this.database = database;
        this.acts = acts;
        this.events = events;
    }

    /**
     * Takes a waiver back.
     *
     * @throws NotFound if nothing of that number is owed in the quarter
     * @throws IllegalStep if the quarter takes no reports any more, or somebody has taken it back already
     */
    public void takeBack(Actor actor, Quarter quarter, long obligation, String reason) {
        actor.mustBe(Role.COORDINATOR);
        var act = acts.of(actor);
        var running = database.sql("""
                        select p.reported_on is null and p.lock_on >= :today as running from reporting_period p
                        where p.quarter = :quarter for update
                        """)
                .param("quarter", quarter.toString())
                .param("today", act.on())
                .query(Boolean.class)
                .optional()
                .orElseThrow(NotFound::new);
        var entry = database.sql("""
                        select e.id from progress_entry e join reporting_period p on p.id = e.period_id
                        where e.obligation_id = ? and e.corrects_id is null and p.quarter = ? for update of e
                        """)
                .params(obligation, quarter.toString())
                .query(Long.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (!running) {
            throw new IllegalStep("progress.refused.waiver-closed");
        }
        var kept = database.sql("""
                        insert into obligation_waiver_taken_back (obligation_id, reason, waived_by, waived_on, waived_at,
                                                                  why_not, taken_back_by, taken_back_on, taken_back_at)
                        select obligation_id, reason, waived_by, waived_on, waived_at, :why, :by, :on, :at
                        from obligation_waiver where obligation_id = :obligation
                        """)
                .param("obligation", obligation)
                .param("why", reason)
                .param("by", actor.accountId())
                .param("on", act.on())
                .param("at", act.at().atOffset(ZoneOffset.UTC))
                .update();
        if (kept == 0) {
            throw new IllegalStep("progress.refused.waiver-gone");
        }
        database.sql("delete from obligation_waiver where obligation_id = ?")
                .params(obligation)
                .update();
        events.publishEvent(new ObligationChanged("WaiverTakenBack", entry, reason, actor.username()));
    }
}
