package luoshi.light;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import luoshi.calendar.AsAt;
import luoshi.light.MilestonePlan.Milestone;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what units have taken on: their milestones, and the accepted task points; all with one statement. */
@Component
class UndertakenReading {

    /** Claims, milestones, task points and what counts of the reports, under the same names, as they stood at the end of a day. */
    private static final String AS_AT = """
            with claim as not materialized (select * from claim_on(cast(:on as date))),
                 standing_milestone as (select k.claim_id, m.title, k.due_on, k.done_on
                                        from milestone_on(cast(:on as date)) k
                                          join milestone m on m.claim_id = k.claim_id and m.number = k.number),
                 task_point as (select * from task_point_on(cast(:on as date))),
                 passed_entry as (select * from passed_entry_on(cast(:on as date))),
                 effective_entry as (select o.period_id, o.measure_id, o.unit_id
                                     from entry_on(cast(:on as date)) e join reporting_obligation o on o.id = e.obligation_id
                                     where e.state = 'APPROVED')
            """;

    private final JdbcClient database;

    UndertakenReading(JdbcClient database) {
        this.database = database;
    }

    /**
     * The claims with a row for each milestone, or one without any, and the accepted task points. A milestone is accepted
     * with the close-out, or once the unit's report of the quarter in which it was reached, or of a later one, is approved.
     *
     * @param asAt whether they are those of the end of a past day, which is then the day of the setting
     */
    Undertaken read(int measure, Setting setting, AsAt asAt) {
        var claims = new ArrayList<ClaimLine>();
        var points = new ArrayList<TaskPointLine>();
        database.sql((asAt.isPast() ? AS_AT : "") + """
                        select false as point, m.number as measure_number, c.unit_id as id, s.title, s.due_on, s.done_on, u.name as unit_name,
                               coalesce(c.closed_on <= :day, false) as closed,
                               coalesce(c.closed_on <= :day, false)
                               or exists (select from effective_entry x join reporting_period p on p.id = x.period_id
                                          where x.measure_id = c.measure_id and x.unit_id = c.unit_id
                                            and p.starts_on <= :starts and p.ends_on >= s.done_on) as done,
                               0 as start_offset, 0 as end_offset
                        from claim c
                          join measure m on m.id = c.measure_id
                          join unit u on u.id = c.unit_id
                          left join standing_milestone s on s.claim_id = c.id
                        where c.state <> 'RELEASED' and :measure in (0, m.number)
                        union all
                        select true, m.number, t.id, t.title, t.due_on, null, '', coalesce(u.closed, false),
                               coalesce(u.done, false), t.start_offset, t.end_offset
                        from task_point t
                          join measure m on m.id = t.measure_id
                          left join lateral (
                              select bool_and(coalesce(c.closed_on <= :day, false)) as closed,
                                     bool_and(coalesce(c.closed_on <= :day or v.status in ('DONE_CLAIMED', 'CLOSED'), false)) as done
                              from task_point_unit one
                                left join claim c on c.measure_id = t.measure_id and c.unit_id = one.unit_id
                                                 and c.state <> 'RELEASED'
                                left join reporting_obligation o on o.period_id = :period and o.measure_id = t.measure_id
                                                                and o.unit_id = one.unit_id
                                left join passed_entry e on e.obligation_id = o.id
                                left join entry_version v on v.id = e.version_id
                              where one.task_point_id = t.id) u on true
                        where t.state = 'ACCEPTED' and :measure in (0, m.number)
                        order by point, measure_number, start_offset, id, due_on
                        """)
                .param("day", setting.frame().judgedOn())
                .param("starts", setting.frame().startsOn())
                .param("period", setting.periodId())
                .param("measure", measure)
                .param("on", asAt.day())
                .query(row -> {
                    if (row.getBoolean("point")) {
                        points.add(point(row));
                    } else {
                        claims.add(claim(row));
                    }
                });
        return new Undertaken(claims, points);
    }

    private static ClaimLine claim(ResultSet row) throws SQLException {
        return new ClaimLine(
                row.getInt("measure_number"),
                row.getLong("id"),
                row.getString("unit_name"),
                row.getBoolean("closed"),
                row.getString("title"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("done_on", LocalDate.class),
                row.getBoolean("done"));
    }

    private static TaskPointLine point(ResultSet row) throws SQLException {
        return new TaskPointLine(
                row.getInt("measure_number"),
                new TaskPointFact(
                        row.getLong("id"),
                        row.getString("title"),
                        row.getObject("due_on", LocalDate.class),
                        row.getInt("start_offset"),
                        row.getInt("end_offset"),
                        row.getBoolean("closed"),
                        row.getBoolean("done")));
    }

    /** What was read. */
    record Undertaken(List<ClaimLine> claims, List<TaskPointLine> taskPoints) {}

    /** A unit's claim on a measure with one of its milestones, if it has any. */
    record ClaimLine(
            int measureNumber,
            long unitId,
            String unitName,
            boolean closed,
            @Nullable String title,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate doneOn,
            boolean accepted) {

        boolean hasMilestone() {
            return title != null;
        }

        /** Its milestone, which says whose it is where others answer as well. */
        Milestone milestone(boolean oneOfSeveral) {
            return new Milestone(
                    Objects.requireNonNull(title),
                    Objects.requireNonNull(dueOn),
                    doneOn,
                    accepted,
                    oneOfSeveral ? unitName : "");
        }
    }

    /** A task point of a measure. */
    record TaskPointLine(int measureNumber, TaskPointFact fact) {}
}
