package luoshi.supervision;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.WorkingDays;
import luoshi.supervision.UrgeRule.Proposed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Applies the rule to every unit that owes something, in the official order of the units. */
@Service
@Transactional(readOnly = true)
class Standings {

    private final JdbcClient database;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;

    Standings(JdbcClient database, WorkingDays workingDays, BusinessClock businessClock) {
        this.database = database;
        this.workingDays = workingDays;
        this.businessClock = businessClock;
    }

    /** The rule as it is set. */
    UrgeRule rule() {
        return database.sql("select blue_after, yellow_after, answer_days from urge_rule order by id desc limit 1")
                .query(UrgeRule.class)
                .single();
    }

    /** The ladder as it stands today. */
    Ladder ladder() {
        return ladder(rule());
    }

    /** The ladder as it would stand today by another rule, with the same lines in the same order. */
    Ladder ladder(UrgeRule rule) {
        var today = businessClock.today();
        var calendar = workingDays.calendar();
        var lines = standings(today).stream()
                .map(standing -> new Line(
                        standing,
                        rule.propose(standing, calendar.between(standing.dueOn(), today), today)
                                .orElse(null)))
                .toList();
        return new Ladder(rule, today, calendar.plus(today, rule.answerDays()), lines);
    }

    private List<Standing> standings(LocalDate today) {
        return database.sql("""
                        select o.unit_id, min(o.unit_name) as unit_name, o.period_id, p.quarter, p.due_on, p.lock_on,
                               p.reported_on, count(*) filter (where o.missing) as missing,
                               coalesce(string_agg('（' || m.numeral || '）' || m.title, '；' order by m.number)
                                            filter (where o.missing), '') as measures,
                               n.id as last_id, n.level as last_level, n.state as last_state,
                               n.answer_by as last_answer_by, n.doc_number as last_number
                        from reporting_period p
                          cross join lateral (select s.unit_id, s.unit_name, s.measure_id, s.period_id, s.missing
                                              from obligation_status s where s.period_id = p.id offset 0) o
                          join measure m on m.id = o.measure_id
                          join unit u on u.id = o.unit_id
                          left join lateral (select * from urge_notice one
                                             where one.unit_id = o.unit_id and one.period_id = o.period_id
                                             order by one.id desc limit 1) n on true
                        where p.opens_on <= :today
                          and (p.reported_on is null
                               or p.id in (select one.period_id from urge_notice one where one.state = 'ISSUED'))
                          and (p.reported_on is null and o.missing or n.state = 'ISSUED')
                        group by o.unit_id, o.period_id, p.id, u.sort_no, n.id, n.level, n.state, n.answer_by, n.doc_number
                        order by p.quarter desc, u.sort_no, o.unit_id
                        """).param("today", today).query(Standing.class).list();
    }

    /** A unit and quarter, and what the rule proposes for it; null for nothing. */
    record Line(Standing standing, @Nullable Proposed proposed) {

        boolean isOn(UrgeLevel level) {
            return proposed != null && proposed.level() == level;
        }

        /** Whether it can be urged on that rung: where the rule says so, and for a first time whenever a report is missing. */
        boolean allows(UrgeLevel level) {
            return isOn(level) || level == UrgeLevel.BLUE && isFree();
        }

        /** The rung that is proposed, or the first one where nothing is but a report is missing. */
        Optional<UrgeLevel> level() {
            if (proposed != null) {
                return Optional.of(proposed.level());
            }
            return isFree() ? Optional.of(UrgeLevel.BLUE) : Optional.empty();
        }

        private boolean isFree() {
            return proposed == null
                    && standing.isOwed()
                    && (standing.lastState() == null || standing.lastState() == UrgeState.CLOSED);
        }
    }

    /**
     * What the rule proposes on a day.
     *
     * @param answerBy the date that is proposed for the answer
     */
    record Ladder(UrgeRule rule, LocalDate today, LocalDate answerBy, List<Line> lines) {

        /** What the rule proposes on the rung. */
        public List<Line> on(UrgeLevel level) {
            return lines.stream().filter(line -> line.isOn(level)).toList();
        }

        /** On which rung the unit and quarter can be urged; empty if they cannot. */
        Optional<UrgeLevel> levelFor(String key) {
            return lines.stream()
                    .filter(line -> line.standing().key().equals(key))
                    .findFirst()
                    .flatMap(Line::level);
        }

        /** Who can be urged on the rung though the rule does not propose it. */
        public List<Line> othersOn(UrgeLevel level) {
            return lines.stream()
                    .filter(line -> line.allows(level) && !line.isOn(level))
                    .toList();
        }

        /** How many the rule proposes on each rung. */
        public Map<UrgeLevel, Integer> counts() {
            var counts = new EnumMap<UrgeLevel, Integer>(UrgeLevel.class);
            for (var level : UrgeLevel.values()) {
                counts.put(level, on(level).size());
            }
            return counts;
        }
    }
}
