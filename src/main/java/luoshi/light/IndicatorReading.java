package luoshi.light;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import luoshi.calendar.AsAt;
import luoshi.light.Trajectory.Waypoint;
import luoshi.policy.CountedFrom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads indicators with the numbers, days and trajectories given to them since, and what units reported for them; all with one statement. */
@Component
class IndicatorReading {

    /** Entries, under the same name, as they stood at the end of a day. */
    private static final String AS_AT =
            "with progress_entry as not materialized (select * from entry_on(cast(:on as date))), ";

    /** Values are read that hold on a day of the quarter or of the eleven before it: what three years have shown. */
    private static final int EARLIER_MONTHS = 33;

    private final JdbcClient database;

    IndicatorReading(JdbcClient database) {
        this.database = database;
    }

    /**
     * The indicators in the order of the document, and the values that count by either basis, the newest quarter first, in it
     * the lead first. What was given to an indicator after the day of the judgement does not count; nor does a value of a day
     * that lies more than eleven quarters before this one, so that it costs the same however many quarters there are.
     *
     * @param measure the number of one measure, or 0 for all
     * @param asAt whether values are those known by the end of a past day, which is then the day of the setting
     */
    Indicators read(int measure, Setting setting, AsAt asAt) {
        var facts = new LinkedHashMap<Integer, IndicatorFact>();
        var values = new ArrayList<Reported>();
        database.sql((asAt.isPast() ? AS_AT : "with ") + """
                        counting as (
                            select b.basis, f.indicator_id, f.amount, f.as_of, f.accumulation as stated, f.source,
                                   o.period_id = :period as of_this_quarter, o.unit_name, p.quarter, p.starts_on,
                                   o.role = 'LEAD' as lead, o.position, f.explanation, e.id as entry_id,
                                   v.number as version_number, e.corrects_id is not null as correction
                            from indicator i
                              join measure m on m.id = i.measure_id
                              join entry_version_figure f on f.indicator_id = i.id
                              join entry_version v on v.id = f.version_id
                              join progress_entry e on e.id = v.entry_id and e.versions = v.number
                                                   and e.state in ('SUBMITTED', 'APPROVED', 'USED', 'FROZEN')
                              join reporting_obligation o on o.id = e.obligation_id
                              join reporting_period p on p.id = o.period_id
                              left join lateral (select true as exists, bool_or(one.state <> 'SUBMITTED') as approved
                                                 from progress_entry one
                                                 where one.obligation_id = e.obligation_id and one.id > e.id
                                                   and one.corrects_id is not null
                                                   and one.state in ('SUBMITTED', 'APPROVED', 'USED', 'FROZEN')
                                                 having count(*) > 0) later on true
                              join (values ('REPORTED'), ('VERIFIED')) as b (basis)
                                on case b.basis when 'REPORTED' then later.exists is null
                                   else e.state <> 'SUBMITTED' and later.approved is not true end
                            where p.starts_on <= :starts and f.as_of >= :from and :measure in (0, m.number)
                        )
                        select m.number as measure_number, i.number, i.name, i.kind, i.accumulation, i.counted_from,
                               i.form = '定值' as exact,
                               coalesce(i.target_value, f.amount) as target,
                               case when i.target_value is null and f.amount is not null then f.amount_unit
                                    else i.unit end as unit,
                               coalesce(i.due_on, f.due_on) as due_on, i.open_wording and f.id is null as open,
                               i.start_offset, i.end_offset, coalesce(w.waypoints, '') as waypoints,
                               c.basis, c.amount, c.as_of, coalesce(c.stated, i.accumulation) as counted_as,
                               c.of_this_quarter, c.unit_name, c.quarter, c.source, c.lead, c.explanation,
                               c.entry_id, c.version_number, c.correction
                        from indicator i
                          join measure m on m.id = i.measure_id
                          left join lateral (select r.id, r.amount, r.amount_unit, r.due_on
                                             from open_wording o join refinement r on r.open_wording_id = o.id
                                             where o.indicator_id = i.id and r.counts and r.entered_on <= :day
                                             order by r.id desc limit 1) f on true
                          left join lateral (select string_agg(x.day || '=' || x.value, ',') as waypoints
                                             from trajectory_waypoint x
                                             where x.trajectory_id = (select t.id from trajectory t
                                                                      where t.indicator_id = i.id and t.set_on <= :day
                                                                      order by t.number desc limit 1)) w on true
                          left join counting c on c.indicator_id = i.id
                        where :measure in (0, m.number)
                        order by i.number, c.starts_on desc, c.lead desc, c.position
                        """)
                .param("period", setting.periodId())
                .param("starts", setting.frame().startsOn())
                .param("from", setting.frame().startsOn().minusMonths(EARLIER_MONTHS))
                .param("day", setting.frame().judgedOn())
                .param("measure", measure)
                .param("on", asAt.day())
                .query(row -> {
                    facts.putIfAbsent(row.getInt("number"), indicator(row));
                    if (row.getString("basis") != null) {
                        values.add(value(row));
                    }
                });
        return new Indicators(List.copyOf(facts.values()), values);
    }

    private static Reported value(ResultSet row) throws SQLException {
        return new Reported(
                Basis.valueOf(row.getString("basis")),
                row.getInt("number"),
                new Value(
                        row.getBigDecimal("amount"),
                        row.getObject("as_of", LocalDate.class),
                        row.getString("counted_as"),
                        row.getBoolean("of_this_quarter"),
                        row.getString("unit_name"),
                        row.getString("quarter"),
                        row.getString("source")),
                new Origin(
                        row.getLong("entry_id"),
                        row.getInt("version_number"),
                        row.getBoolean("correction"),
                        row.getBoolean("lead"),
                        row.getString("explanation")));
    }

    private static IndicatorFact indicator(ResultSet row) throws SQLException {
        return new IndicatorFact(
                row.getInt("measure_number"),
                row.getInt("number"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("accumulation"),
                countedFrom(row.getString("counted_from")),
                row.getBoolean("exact"),
                row.getBigDecimal("target"),
                row.getString("unit"),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("open"),
                row.getInt("start_offset"),
                row.getInt("end_offset"),
                waypoints(row.getString("waypoints")));
    }

    private static @Nullable CountedFrom countedFrom(@Nullable String code) {
        return code == null ? null : CountedFrom.valueOf(code);
    }

    private static List<Waypoint> waypoints(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(one -> one.split("="))
                        .map(one -> new Waypoint(LocalDate.parse(one[0]), new BigDecimal(one[1])))
                        .toList();
    }

    /** What was read. */
    record Indicators(List<IndicatorFact> facts, List<Reported> values) {}

    /** A value and the indicator it was reported for. */
    record Reported(Basis basis, int indicator, Value value, Origin origin) {}

    /**
     * Where a value comes from.
     *
     * @param entryId the entry that carries it
     * @param version the version of that entry
     * @param correction whether the entry corrects an approved one
     * @param lead whether its unit leads the measure
     * @param explanation why it departs from the value before it, empty where nobody had to say
     */
    record Origin(long entryId, int version, boolean correction, boolean lead, String explanation) {}
}
