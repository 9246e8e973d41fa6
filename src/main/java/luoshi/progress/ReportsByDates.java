package luoshi.progress;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.GoesByDates;
import luoshi.calendar.Quarter;
import luoshi.export.Exports;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether each report that is owed in a quarter without a sent report is on time, late, missing or still to come; of a
 * quarter that has not opened, what will be owed as responsibilities stand today.
 */
@Component
@Order(2)
class ReportsByDates implements GoesByDates {

    private final JdbcClient database;
    private final BusinessClock businessClock;
    private final Exports exports;

    ReportsByDates(JdbcClient database, BusinessClock businessClock, Exports exports) {
        this.database = database;
        this.businessClock = businessClock;
        this.exports = exports;
    }

    @Override
    public String heading() {
        return "progress.effects.reports";
    }

    @Override
    public String countKey() {
        return "progress.effects.count";
    }

    @Override
    public boolean isBusiness() {
        return true;
    }

    @Override
    public Map<Thing, String> standing() {
        var standing = new LinkedHashMap<Thing, String>();
        database.sql("""
                        select p.quarter, s.unit_name, '（' || m.numeral || '）' as measure,
                               case when s.on_time then 'ON_TIME' when s.late then 'LATE'
                                    when p.lock_on < :today then 'LOCKED' when p.due_on < :today then 'OVERDUE'
                                    else 'TO_COME' end as state,
                               case when p.lock_on < :today then null when p.due_on < :today then p.lock_on
                                    else p.due_on end as until,
                               p.starts_on, u.sort_no, u.id, m.number
                        from reporting_period p
                          cross join lateral (select one.unit_id, one.unit_name, one.measure_id, one.on_time, one.late
                                              from obligation_status one where one.period_id = p.id offset 0) s
                          join unit u on u.id = s.unit_id
                          join measure m on m.id = s.measure_id
                        where p.reported_on is null
                        union all
                        select p.quarter, owed.unit_name, '（' || m.numeral || '）', 'PLANNED', p.due_on,
                               p.starts_on, u.sort_no, u.id, m.number
                        from reporting_period p
                          cross join lateral owed_at_opening(p.id) owed
                          join unit u on u.id = owed.unit_id
                          join measure m on m.id = owed.measure_id
                        where p.established_on is null
                        order by starts_on, sort_no, id, number
                        """)
                .param("today", businessClock.today())
                .query(Owed.class)
                .list()
                .forEach(owed -> standing.put(
                        new Thing(
                                owed.quarter().chinese() + owed.unitName(),
                                owed.measure(),
                                owed.quarter().chinese()),
                        exports.say("progress.effects." + owed.state(), exports.day(owed.until()))));
        return standing;
    }

    private record Owed(
            Quarter quarter,
            String unitName,
            String measure,
            String state,
            @Nullable LocalDate until) {}
}
