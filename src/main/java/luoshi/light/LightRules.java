package luoshi.light;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.audit.Audited;
import luoshi.audit.Change;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingCalendar;
import luoshi.calendar.WorkingDays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The versions of the published rule, and what another one would change; quarters that are locked keep theirs. */
@Service
@Transactional
class LightRules {

    private final Settings settings;
    private final LightReading reading;
    private final LightJudging judging;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;
    private final Clock clock;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    LightRules(
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

    /** The rule of the quarter that is being reported on. */
    @Transactional(readOnly = true)
    public Setting current() {
        return settings.current(businessClock.today());
    }

    /** The rule of the quarter that was being reported on at the end of a past day, by the dates in force then. */
    @Transactional(readOnly = true)
    public Setting current(AsAt asAt) {
        return asAt.day() == null ? current() : settings.currentAsAt(asAt.day());
    }

    /** The quarter that was being reported on at the end of a past day, by the dates in force then; today the one that is. */
    @Transactional(readOnly = true)
    public Quarter quarterOn(LocalDate day) {
        var setting = day.isBefore(businessClock.today()) ? settings.currentAsAt(day) : settings.current(day);
        return setting.quarter();
    }

    /** The quarters from which a new version can take effect. */
    @Transactional(readOnly = true)
    public List<Quarter> open() {
        return settings.notLocked(businessClock.today()).stream()
                .map(Setting::quarter)
                .toList();
    }

    /** The quarters that have opened, the earliest first. */
    @Transactional(readOnly = true)
    public List<Quarter> quarters() {
        return settings.established(businessClock.today()).stream()
                .map(Setting::quarter)
                .toList();
    }

    /** All versions, the last one first. */
    @Transactional(readOnly = true)
    public List<RuleVersion> versions() {
        return versions(AsAt.NOW);
    }

    /** The versions that there are, or were at the end of a past day, the last one first. */
    @Transactional(readOnly = true)
    public List<RuleVersion> versions(AsAt asAt) {
        var versions = database.sql("""
                        select r.id, r.from_quarter, r.yellow_points, r.red_points, r.due_soon_days, r.returned_days,
                               r.still_quarters, r.reason, coalesce(a.display_name, r.set_by) as by, r.set_on
                        from light_rule r left join account a on a.username = r.set_by
                        where cast(:day as date) is null
                           or r.set_on <= greatest(:day, (select min(d.doc_date) from policy_document d))
                        order by r.id desc
                        """)
                .param("day", asAt.day())
                .query((row, n) -> RuleVersion.of(row))
                .list();
        return RuleVersion.withSpans(
                versions,
                (asAt.day() == null ? settings.all(businessClock.today()) : settings.allAsAt(asAt.day()))
                        .stream().collect(toMap(Setting::quarter, Setting::ruleId, (one, other) -> one, TreeMap::new)));
    }

    /**
     * Which measures would have another light by the other rule, in the quarters it would judge: today, and on days to come on
     * which lights change by the dates of the quarter, as far as they are not told by an earlier day.
     *
     * @throws IllegalStep if the quarter is locked
     */
    @Transactional(readOnly = true)
    public List<Effect> effects(Quarter from, LightRule other) {
        refuseLocked(from);
        var effects = new LinkedHashMap<Effect.Told, Effect>();
        var today = businessClock.today();
        var days = workingDays.calendar();
        var next = RuleVersion.next(from, versions());
        for (var setting : settings.notLocked(today)) {
            if (setting.quarter().compareTo(from) >= 0
                    && next.filter(quarter -> setting.quarter().compareTo(quarter) >= 0)
                            .isEmpty()) {
                var measures = reading.expected(setting);
                for (var day : daysOf(setting, today)) {
                    measures.forEach(measure -> effects(measure.on(day), day, other, days)
                            .forEach(effect -> effects.putIfAbsent(effect.told(), effect)));
                }
            }
        }
        return List.copyOf(effects.values());
    }

    /** Today where the quarter is open, and the days to come. */
    private static List<LocalDate> daysOf(Setting setting, LocalDate today) {
        return Stream.concat(Stream.of(today), LightsAhead.daysOf(setting).stream())
                .filter(day -> !day.isBefore(today) && setting.isOpenOn(day))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Effect> effects(MeasureFacts measure, LocalDate day, LightRule other, WorkingCalendar days) {
        var effects = new ArrayList<Effect>();
        for (var basis : Basis.values()) {
            var before = measure.setting().rule().judge(measure.of(basis), days).light();
            var after = other.judge(measure.of(basis), days).light();
            if (before != after) {
                effects.add(new Effect(
                        measure.setting().quarter(), day, basis, measure.number(), measure.heading(), before, after));
            }
        }
        return effects;
    }

    /** Whether the form with this key has been carried out. */
    @Transactional(readOnly = true)
    public boolean isDone(UUID key) {
        return database.sql("select exists (select from light_rule where submit_key = ?)")
                .params(key)
                .query(Boolean.class)
                .single();
    }

    private void refuseLocked(Quarter from) {
        if (!open().contains(from)) {
            throw new IllegalStep("light.refused.locked");
        }
    }

    /**
     * Sets the rule from a quarter on and judges by it at once; the same key again changes nothing.
     *
     * @param versionsSeen how many versions there were when the form was shown
     * @throws IllegalStep if the quarter is locked, nothing is different, or somebody has set another version since
     */
    public void set(Actor actor, Quarter from, LightRule rule, int versionsSeen, String reason, UUID key) {
        actor.mustBe(Role.COORDINATOR);
        database.sql("select pg_advisory_xact_lock(hashtext('light-rule'))").query(rows -> {});
        if (isDone(key)) {
            return;
        }
        if (database.sql("select count(*) from light_rule").query(Integer.class).single() != versionsSeen) {
            throw new IllegalStep("light.refused.rule-stale");
        }
        refuseLocked(from);
        var before = settings.of(from, businessClock.today()).rule();
        if (before.equals(rule)) {
            throw new IllegalStep("light.refused.same-rule");
        }
        database.sql("""
                        insert into light_rule (from_quarter, yellow_points, red_points, due_soon_days, returned_days,
                                                still_quarters, reason, set_by, set_on, set_at, submit_key)
                        values (:from, :yellow, :red, :soon, :returned, :still, :reason, :by, :on, :at, :key)
                        """)
                .param("from", from.toString())
                .param("yellow", rule.yellowPoints())
                .param("red", rule.redPoints())
                .param("soon", rule.dueSoonDays())
                .param("returned", rule.returnedDays())
                .param("still", rule.stillQuarters())
                .param("reason", reason)
                .param("by", actor.username())
                .param("on", businessClock.today())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update();
        events.publishEvent(new LightRuleSet(from, before, rule, reason, actor.username()));
        judging.judgeWhatIsDue();
    }

    /**
     * A measure that would have another light.
     *
     * @param day the first day for which that is told
     */
    record Effect(Quarter quarter, LocalDate day, Basis basis, int number, String heading, Light before, Light after) {

        private Told told() {
            return new Told(quarter, basis, number, before, after);
        }

        /** What is told once, whatever the day. */
        private record Told(Quarter quarter, Basis basis, int number, Light before, Light after) {}
    }

    /** A coordinator set other thresholds. */
    record LightRuleSet(Quarter from, LightRule before, LightRule after, String reason, String by) implements Audited {

        @Override
        public String subject() {
            return "/lights/rule";
        }

        @Override
        public List<Change> changes() {
            return Change.between(facts(before), facts(after));
        }

        @Override
        public Map<String, String> detail() {
            return Map.of("quarter", from.chinese(), "reason", reason);
        }

        private static Map<String, String> facts(LightRule rule) {
            var facts = new LinkedHashMap<String, String>();
            facts.put("yellowPoints", Integer.toString(rule.yellowPoints()));
            facts.put("redPoints", Integer.toString(rule.redPoints()));
            facts.put("dueSoonDays", Integer.toString(rule.dueSoonDays()));
            facts.put("returnedDays", Integer.toString(rule.returnedDays()));
            facts.put("stillQuarters", Integer.toString(rule.stillQuarters()));
            return facts;
        }
    }
}
