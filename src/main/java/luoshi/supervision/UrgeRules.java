package luoshi.supervision;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.audit.Audited;
import luoshi.audit.Change;
import luoshi.calendar.Acts;
import luoshi.calendar.Quarter;
import luoshi.supervision.Standings.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The versions of the rule of the ladder, and whom another one would propose today; what was issued stays as it is. */
@Service
@Transactional
class UrgeRules {

    private final Standings standings;
    private final JdbcClient database;
    private final Acts acts;
    private final ApplicationEventPublisher events;

    UrgeRules(Standings standings, JdbcClient database, Acts acts, ApplicationEventPublisher events) {
        this.standings = standings;
        this.database = database;
        this.acts = acts;
        this.events = events;
    }

    /** The rule that counts. */
    @Transactional(readOnly = true)
    public UrgeRule current() {
        return standings.rule();
    }

    /** All versions, the last one first. */
    @Transactional(readOnly = true)
    public List<Version> versions() {
        return database.sql("""
                        select r.blue_after, r.yellow_after, r.answer_days, r.reason,
                               coalesce(a.display_name, r.set_by) as by, r.set_on
                        from urge_rule r left join account a on a.username = r.set_by order by r.id desc
                        """)
                .query((row, n) -> new Version(
                        new UrgeRule(row.getInt("blue_after"), row.getInt("yellow_after"), row.getInt("answer_days")),
                        row.getString("reason"),
                        row.getString("by"),
                        row.getObject("set_on", LocalDate.class)))
                .list();
    }

    /** For whom another rule would propose something else today. */
    @Transactional(readOnly = true)
    public List<Effect> effects(UrgeRule other) {
        var before = standings.ladder().lines();
        var after = standings.ladder(other).lines();
        var effects = new ArrayList<Effect>();
        for (var i = 0; i < before.size(); i++) {
            var was = level(before.get(i));
            var is = level(after.get(i));
            if (was != is) {
                var standing = before.get(i).standing();
                effects.add(new Effect(standing.unitName(), standing.quarter(), was, is));
            }
        }
        return effects;
    }

    private static @Nullable UrgeLevel level(Line line) {
        return line.proposed() == null ? null : line.proposed().level();
    }

    /**
     * Sets the rule from now on.
     *
     * @throws IllegalStep if nothing is different
     */
    public void set(Actor actor, UrgeRule rule, String reason) {
        actor.mustBe(Role.COORDINATOR);
        database.sql("lock table urge_rule in share row exclusive mode").update();
        var before = standings.rule();
        if (before.equals(rule)) {
            throw new IllegalStep("supervision.rule.refused.same");
        }
        var act = acts.of(actor);
        database.sql("""
                        insert into urge_rule (blue_after, yellow_after, answer_days, reason, set_by, set_on, set_at)
                        values (:blue, :yellow, :answer, :reason, :by, :on, :at)
                        """)
                .param("blue", rule.blueAfter())
                .param("yellow", rule.yellowAfter())
                .param("answer", rule.answerDays())
                .param("reason", reason)
                .param("by", actor.username())
                .param("on", act.on())
                .param("at", act.at().atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new UrgeRuleSet(Change.between(facts(before), facts(rule)), reason, actor.username()));
    }

    private static Map<String, String> facts(UrgeRule rule) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("blueAfter", Integer.toString(rule.blueAfter()));
        facts.put("yellowAfter", Integer.toString(rule.yellowAfter()));
        facts.put("answerDays", Integer.toString(rule.answerDays()));
        return facts;
    }

    /** One version of the rule. */
    record Version(UrgeRule rule, String reason, String by, LocalDate on) {}

    /** Somebody for whom something else would be proposed; null for nothing. */
    record Effect(
            String unitName,
            Quarter quarter,
            @Nullable UrgeLevel before,
            @Nullable UrgeLevel after) {}

    /** A coordinator set other thresholds. */
    record UrgeRuleSet(List<Change> changes, String reason, String by) implements Audited {

        @Override
        public String subject() {
            return "/urges/rule";
        }

        @Override
        public Map<String, String> detail() {
            return Map.of("reason", reason);
        }
    }
}
