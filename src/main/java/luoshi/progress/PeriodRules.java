package luoshi.progress;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.calendar.BusinessClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The versions of the rule that proposes the dates of quarters. */
@Component
@Transactional
class PeriodRules {

    private final JdbcClient database;
    private final BusinessClock businessClock;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PeriodRules(JdbcClient database, BusinessClock businessClock, Clock clock, ApplicationEventPublisher events) {
        this.database = database;
        this.businessClock = businessClock;
        this.clock = clock;
        this.events = events;
    }

    /** The rule in force. */
    @Transactional(readOnly = true)
    public PeriodRule current() {
        return versions().get(0).rule();
    }

    /** All versions, the one in force first. */
    @Transactional(readOnly = true)
    public List<Version> versions() {
        return database.sql("""
                        select r.id, r.opens_before, r.due_after, r.review_after, r.report_after, r.lock_after, r.reason,
                               coalesce(a.display_name, r.set_by) as by, r.set_on
                        from period_rule r left join account a on a.username = r.set_by order by r.id desc
                        """)
                .query((row, n) -> new Version(
                        row.getLong("id"),
                        new PeriodRule(
                                row.getInt("opens_before"),
                                row.getInt("due_after"),
                                row.getInt("review_after"),
                                row.getInt("report_after"),
                                row.getInt("lock_after")),
                        row.getString("reason"),
                        row.getString("by"),
                        row.getObject("set_on", LocalDate.class)))
                .list();
    }

    /** Whoever plans at the same moment waits until this transaction ends. */
    void oneAtATime() {
        database.sql("select pg_advisory_xact_lock(hashtext('periods'))").query(row -> {});
    }

    boolean isDone(UUID key) {
        return database.sql("select exists (select from period_rule where submit_key = ?)")
                .params(key)
                .query(Boolean.class)
                .single();
    }

    void set(Actor actor, long version, PeriodRule rule, String reason, UUID key) {
        var before = versions().get(0);
        if (before.id() != version) {
            throw new IllegalStep("progress.refused.rule-stale");
        }
        if (before.rule().equals(rule)) {
            throw new IllegalStep("progress.refused.rule-same");
        }
        database.sql("""
                        insert into period_rule (opens_before, due_after, review_after, report_after, lock_after, reason,
                                                 set_by, set_on, set_at, submit_key)
                        values (:opens, :due, :review, :report, :lock, :reason, :by, :on, :at, :key)
                        """)
                .param("opens", rule.opensBefore())
                .param("due", rule.dueAfter())
                .param("review", rule.reviewAfter())
                .param("report", rule.reportAfter())
                .param("lock", rule.lockAfter())
                .param("reason", reason)
                .param("by", actor.username())
                .param("on", businessClock.today())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update();
        events.publishEvent(new PeriodRuleSet(before.rule(), rule, reason, actor.username()));
    }

    /** One version of the rule. */
    record Version(long id, PeriodRule rule, String reason, String by, LocalDate on) {}
}
