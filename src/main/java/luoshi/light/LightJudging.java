package luoshi.light;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.WorkingCalendar;
import luoshi.calendar.WorkingDays;
import luoshi.export.Exports;
import luoshi.light.Judgement.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps how every measure stands, whenever that has changed, so that it can be told later how it stood on a day. A locked quarter
 * is judged again only after something it rests on has changed, which the database notes in {@code light_to_judge}.
 */
@Service
@Transactional
public class LightJudging {

    static final String NAME = "lights";

    private final Settings settings;
    private final LightReading reading;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;
    private final Clock clock;
    private final Exports exports;
    private final JdbcClient database;

    LightJudging(
            Settings settings,
            LightReading reading,
            WorkingDays workingDays,
            BusinessClock businessClock,
            Clock clock,
            Exports exports,
            JdbcClient database) {
        this.settings = settings;
        this.reading = reading;
        this.workingDays = workingDays;
        this.businessClock = businessClock;
        this.clock = clock;
        this.exports = exports;
        this.database = database;
    }

    /**
     * Judges the quarters that have opened by the business date and whose lights may be other ones than at the last run; may run
     * at any time and on several nodes.
     */
    public void judgeWhatIsDue() {
        database.sql("select pg_advisory_xact_lock(hashtext(?))").params(NAME).query(rows -> {});
        var from = takeFirstDay();
        if (from == null) {
            return;
        }
        var today = businessClock.today();
        var days = workingDays.calendar();
        for (var setting : settings.established(today, from)) {
            judge(setting, days, today);
        }
        judgeUnlockedAgain(today);
    }

    /** From which day on quarters have to be judged; taken before anything is read that they are judged by. */
    private @Nullable LocalDate takeFirstDay() {
        return database.sql("""
                        with taken as (delete from light_to_judge returning from_day) select min(from_day) as first from taken
                        """)
                .query((row, n) -> Optional.ofNullable(row.getObject("first", LocalDate.class)))
                .single()
                .orElse(null);
    }

    /** What is not locked is another tomorrow without anything having changed, and is judged once more after its lock. */
    private void judgeUnlockedAgain(LocalDate today) {
        database.sql("""
                        insert into light_to_judge (from_day)
                        select min(starts_on) from reporting_period where lock_on >= ? having min(starts_on) is not null
                        """).params(today).update();
    }

    /** What was judged on days that are still to come again no longer holds. */
    void voidAfter(LocalDate today) {
        database.sql("update light_judgement set voided = true where not voided and judged_on > ?")
                .params(today)
                .update();
        database.sql("update light_reason set voided = true where not voided and told_on > ?")
                .params(today)
                .update();
    }

    private void judge(Setting setting, WorkingCalendar days, LocalDate today) {
        var known = known(setting.periodId());
        for (var measure : reading.all(setting)) {
            for (var basis : Basis.values()) {
                var judgement = setting.rule().judge(measure.of(basis), days);
                var last = known.get(measure.measureId() + basis.name());
                if (last == null || !last.signature().equals(signature(judgement, setting.ruleId()))) {
                    keep(setting, measure.measureId(), basis, judgement, today);
                } else if (!last.reasons().equals(sentences(judgement))) {
                    tellAnew(last.id(), sentences(judgement), today);
                }
            }
        }
    }

    private Map<String, Known> known(long periodId) {
        var known = new HashMap<String, Known>();
        database.sql("""
                        select distinct on (j.measure_id, j.basis) j.id, j.measure_id, j.basis, j.light, j.clause, j.rule_id,
                               coalesce((select r.reasons from light_reason r
                                         where r.judgement_id = j.id and not r.voided order by r.id desc limit 1), j.reasons)
                                   as reasons
                        from light_judgement j where j.period_id = ? and not j.voided
                        order by j.measure_id, j.basis, j.judged_on desc, j.id desc
                        """).params(periodId).query(row -> {
            known.put(
                    row.getLong("measure_id") + row.getString("basis"),
                    new Known(
                            row.getLong("id"),
                            row.getString("light") + row.getString("clause") + row.getLong("rule_id"),
                            row.getString("reasons")));
        });
        return known;
    }

    /** What was judged last of a measure, and what that was held against when it was told last. */
    private record Known(long id, String signature, String reasons) {}

    private static String signature(Judgement judgement, long ruleId) {
        return judgement.light().name() + judgement.deciding().kind() + ruleId;
    }

    private void keep(Setting setting, long measureId, Basis basis, Judgement judgement, LocalDate today) {
        database.sql("""
                        insert into light_judgement
                            (period_id, measure_id, basis, light, clause, reasons, rule_id, judged_on, judged_at)
                        values (:period, :measure, :basis, :light, :clause, :reasons, :rule, :on, :at)
                        """)
                .param("period", setting.periodId())
                .param("measure", measureId)
                .param("basis", basis.name())
                .param("light", judgement.light().name())
                .param("clause", judgement.deciding().kind().name())
                .param("reasons", sentences(judgement))
                .param("rule", setting.ruleId())
                .param("on", today)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The light is the same; only what it is held against is another, such as the days that are left. */
    private void tellAnew(long judgement, String reasons, LocalDate today) {
        database.sql(
                        "insert into light_reason (judgement_id, reasons, told_on, told_at) values (:of, :reasons, :on, :at)")
                .param("of", judgement)
                .param("reasons", reasons)
                .param("on", today)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private String sentences(Judgement judgement) {
        return judgement.deciding().reasons().stream().map(this::sentence).collect(Collectors.joining("\n"));
    }

    private String sentence(Finding finding) {
        return exports.say(finding.key(), finding.params());
    }
}
