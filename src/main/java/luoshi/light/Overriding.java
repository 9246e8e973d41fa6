package luoshi.light;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingDays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A coordinator sets a light by hand, with a reason; the light of the rule stays beside it. */
@Service
@Transactional
class Overriding {

    private final Settings settings;
    private final LightReading reading;
    private final LightJudging judging;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;
    private final Clock clock;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    Overriding(
            Settings settings,
            LightReading reading,
            LightJudging judging,
            WorkingDays workingDays,
            BusinessClock businessClock,
            Clock clock,
            JdbcClient database,
            ApplicationEventPublisher events) {
        this.settings = settings;
        this.reading = reading;
        this.judging = judging;
        this.workingDays = workingDays;
        this.businessClock = businessClock;
        this.clock = clock;
        this.database = database;
        this.events = events;
    }

    /** Sets the light of a measure in a quarter; a repeated request with the same key changes nothing. */
    public void set(Actor actor, int number, Quarter quarter, Light light, String reason, UUID key) {
        actor.mustBe(Role.COORDINATOR);
        judging.judgeWhatIsDue(); // takes the lock, and lets the override stand beside a judgement
        if (isKnown(key)) {
            return;
        }
        var today = businessClock.today();
        var setting = settings.of(quarter, today);
        var measure = reading.measure(number, setting, AsAt.NOW);
        var ruleLight = setting.rule()
                .judge(measure.of(Basis.VERIFIED), workingDays.calendar())
                .light();
        refuse(!setting.established(), "light.refused.not-open");
        refuse(ruleLight == Light.BLUE, "light.refused.closed");
        refuse(light == ruleLight, "light.refused.same");
        refuse(inForce(setting.periodId(), measure.measureId()), "light.refused.overridden");
        database.sql("""
                        insert into light_override
                            (period_id, measure_id, light, rule_light, reason, set_by, set_on, set_at, submit_key)
                        values (:period, :measure, :light, :rule, :reason, :by, :on, :at, :key)
                        """)
                .param("period", setting.periodId())
                .param("measure", measure.measureId())
                .param("light", light.name())
                .param("rule", ruleLight.name())
                .param("reason", reason)
                .param("by", actor.accountId())
                .param("on", today)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update();
        events.publishEvent(
                new LightSet("LightOverridden", number, quarter, ruleLight, light, reason, actor.username()));
    }

    /** Withdraws what is in force; the record of it stays. */
    public void withdraw(Actor actor, int number, Quarter quarter, String reason) {
        actor.mustBe(Role.COORDINATOR);
        var withdrawn = database.sql("""
                        update light_override o
                        set withdrawn_by = :by, withdrawn_on = :on, withdrawn_at = :at, withdrawn_why = :reason
                        from measure m, reporting_period p
                        where m.id = o.measure_id and p.id = o.period_id and m.number = :number and p.quarter = :quarter
                          and o.withdrawn_on is null
                        returning o.light, o.rule_light
                        """)
                .param("by", actor.accountId())
                .param("on", businessClock.today())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("number", number)
                .param("quarter", quarter.toString())
                .query((row, n) -> new LightSet(
                        "LightOverrideWithdrawn",
                        number,
                        quarter,
                        Light.valueOf(row.getString("light")),
                        Light.valueOf(row.getString("rule_light")),
                        reason,
                        actor.username()))
                .optional()
                .orElseThrow(() -> new IllegalStep("light.refused.not-overridden"));
        events.publishEvent(withdrawn);
    }

    private boolean isKnown(UUID key) {
        return database.sql("select exists (select from light_override where submit_key = ?)")
                .params(key)
                .query(Boolean.class)
                .single();
    }

    private boolean inForce(long periodId, long measureId) {
        return database.sql("""
                        select exists (select from light_override
                                       where period_id = ? and measure_id = ? and withdrawn_on is null)
                        """)
                .params(periodId, measureId)
                .query(Boolean.class)
                .single();
    }

    private static void refuse(boolean wrong, String messageKey) {
        if (wrong) {
            throw new IllegalStep(messageKey);
        }
    }
}
