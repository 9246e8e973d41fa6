package luoshi.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.Quarter;
import luoshi.progress.ApprovedProgress.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 台账: what is owed and what is approved for it, over the quarters, now or as it was at the end of a past day; the latest quarter
 * first, in it the order of the document. Whoever answers for a unit sees the measures of the unit.
 */
@Service
@Transactional(readOnly = true)
public class Ledger {

    private static final int FETCHED = 500;

    /** What is approved on the measures that the reader's unit has a part in. */
    private static final String OF_THE_READER = """
             and s.measure_id = any (array(
                     select one.id from measure one
                     where exists (select from reporting_obligation own where own.measure_id = one.id and own.unit_id = :reader)))
            """;

    private static final RowMapper<Line> LINE = new SimplePropertyRowMapper<>(Line.class);

    private final JdbcClient database;

    Ledger(JdbcClient database) {
        this.database = database;
    }

    /**
     * Some lines.
     *
     * @param shown the measures that the light asked for lets through, or null if none is asked for
     * @param after the obligation that the page before ended with, or null for the first page
     * @param most how many lines
     */
    public List<LedgerLine> page(
            Actor actor, LedgerFilter filter, @Nullable List<MeasureQuarter> shown, @Nullable Long after, int most) {
        return lines(actor, filter, shown, after, most).list();
    }

    /**
     * Hands over every line that the filter lets through, as they are read: quarter by quarter, so that no statement takes longer
     * the more quarters there are, and all as they are at one instant.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void each(
            Actor actor, LedgerFilter filter, @Nullable List<MeasureQuarter> shown, Consumer<LedgerLine> taker) {
        var quarters = filter.quarter() == null ? quarters() : List.of(filter.quarter());
        for (var quarter : quarters) {
            try (var lines = lines(actor, filter.in(quarter), shown, null, null).stream()) {
                lines.forEach(taker);
            }
        }
    }

    private List<Quarter> quarters() {
        return database
                .sql("select quarter from reporting_period order by starts_on desc")
                .query(String.class)
                .list()
                .stream()
                .map(Quarter::of)
                .toList();
    }

    /** What the ledger can be filtered by. */
    public LedgerChoices choices() {
        var chapters = new ArrayList<LedgerChoices.Choice>();
        var units = new ArrayList<LedgerChoices.Choice>();
        database.sql("""
                        select true as chapter, c.number::text as code, c.numeral || '、' || c.title as name,
                               c.number as first, c.id as id
                        from chapter c where exists (select from measure m where m.chapter_id = c.id)
                        union all
                        select false, u.code, u.name, u.sort_no, u.id
                        from unit u where exists (select from reporting_obligation o where o.unit_id = u.id)
                        order by first, id
                        """).query(row -> {
            (row.getBoolean("chapter") ? chapters : units)
                    .add(new LedgerChoices.Choice(row.getString("code"), row.getString("name")));
        });
        return new LedgerChoices(chapters, units);
    }

    /** A page reads the statuses of as many quarters as it needs, and the texts of its own lines. */
    private JdbcClient.MappedQuerySpec<LedgerLine> lines(
            Actor actor,
            LedgerFilter filter,
            @Nullable List<MeasureQuarter> shown,
            @Nullable Long after,
            @Nullable Integer most) {
        return database.sql("""
                with last as (
                    select p.starts_on, m.number, o.position, o.id
                    from reporting_obligation o
                      join reporting_period p on p.id = o.period_id
                      join measure m on m.id = o.measure_id
                    where o.id = :after
                ), line as materialized (
                    select p.quarter, p.starts_on, k.*
                    from (select * from reporting_period
                          where true %s
                          order by starts_on desc) p
                      cross join lateral (
                        select s.obligation_id, s.position, s.unit_name, s.role, s.of_coordinating_unit, s.received, s.state,
                               s.effective_entry_id, s.version_number as effective_version,
                               s.status as own_status, m.id as measure_id, m.number as measure_number,
                               m.numeral as measure_numeral, m.title as measure_title, c.title as chapter_title,
                               c.number as chapter_number
                        from %s
                          join measure m on m.id = s.measure_id
                          join chapter c on c.id = m.chapter_id
                          join unit u on u.id = s.unit_id
                        where s.period_id = p.id %s
                        order by m.number, s.position, s.obligation_id) k
                      left join last on true
                    where last.id is null or p.starts_on < last.starts_on
                       or p.starts_on = last.starts_on
                          and (k.measure_number, k.position, k.obligation_id) > (last.number, last.position, last.id)
                    limit cast(:most as integer)
                )
                select l.*, v.entry_id, v.number as version_number, v.progress, v.practices,
                       v.problems, v.next_steps, v.coordination_needs, l.own_status as status, coalesce(v.no_progress, false) as no_progress,
                       v.no_progress_reason, v.business_time::date as written_on,
                       coalesce((select string_agg(i.name || ' ' || trim_scale(f.amount) || i.unit
                                                   || '（截至' || to_char(f.as_of, 'FMYYYY年FMMM月FMDD日')
                                                   || case f.explanation when '' then '' else '，说明：' || f.explanation end
                                                   || '）', '；' order by i.number)
                                 from entry_version_figure f join indicator i on i.id = f.indicator_id
                                 where f.version_id = v.id), '') as figures,
                       coalesce((select string_agg(i.name || '：' || i.target
                                                   || case when i.due in ('', '原文未定期限') then '' else '，' || i.due end,
                                                   '；' order by i.number)
                                 from indicator i where i.measure_id = l.measure_id), '') as target,
                       coalesce(v.summary, '') as summary, coalesce(v.judgement, '') as judgement,
                       coalesce((select string_agg(mo.unit_name, '、' order by mo.position)
                                 from entry_version_missing_part mp join reporting_obligation mo on mo.id = mp.obligation_id
                                 where mp.version_id = v.id), '') as missing_parts,
                       sm.numeral as shared_with, sv.entry_id as shared_entry_id, sv.number as shared_version_number
                from line l
                  left join entry_version v on v.entry_id = l.effective_entry_id and v.number = l.effective_version
                  left join entry_version sv on sv.id = effective_version_on(v.shares_id, cast(:day as date))
                  left join progress_entry shared on shared.id = sv.entry_id
                  left join measure sm on sm.id = shared.measure_id
                order by l.starts_on desc, l.measure_number, l.position, l.obligation_id
                """.formatted(
                                quarters(filter, shown, after),
                                filter.on() == null
                                        ? "obligation_status s"
                                        : "obligation_status_on(p.id, cast(:day as date)) s",
                                filter.conditions(shown) + narrow(filter) + (overlooks(actor) ? "" : OF_THE_READER)))
                .param("after", after)
                .params(filter.sql(shown))
                .param("reader", overlooks(actor) ? null : actor.unitId())
                .param("most", most)
                .withFetchSize(FETCHED)
                .query(Ledger::line);
    }

    /** The quarters that can hold such lines. */
    private static String quarters(LedgerFilter filter, @Nullable List<MeasureQuarter> shown, @Nullable Long after) {
        return (filter.quarter() == null ? "" : " and quarter = :quarter")
                + (shown == null
                        ? ""
                        : " and quarter in (select split_part(one, '/', 1) from unnest(cast(:lit as text[])) one)")
                + (after == null ? "" : " and starts_on <= coalesce((select starts_on from last), 'infinity')")
                + (filter.on() == null ? "" : " and starts_on <= cast(:day as date)");
    }

    /**
     * What the database can find by an index in every quarter, so that quarters without any such line cost next to nothing. What a
     * unit says and what comes late is on record in the entry; on a past day only what was approved by then counts. 正常推进 stands
     * for 无新进展 too, whatever had been written before.
     */
    private static String narrow(LedgerFilter filter) {
        var conditions = new StringBuilder();
        if (filter.measure() != null) {
            conditions.append(" and s.measure_id = (select id from measure where number = :measure)");
        }
        if (filter.unit() != null) {
            conditions.append(" and s.unit_id = (select id from unit where code = :unit)");
        }
        if (filter.status() != null) {
            conditions.append(filter.status() == ProgressStatus.ON_TRACK ? "" : among("e.status = :status"));
        }
        if (filter.on() == null) {
            filter.show().ofEntries().ifPresent(condition -> conditions.append(among(condition)));
        }
        return conditions.toString();
    }

    private static String among(String condition) {
        return " and s.obligation_id = any (array(select e.obligation_id from progress_entry e"
                + " where e.period_id = p.id and " + condition + "))";
    }

    private static boolean overlooks(Actor actor) {
        return actor.is(Role.COORDINATOR) || actor.is(Role.LEADER) || actor.is(Role.INSPECTOR);
    }

    private static LedgerLine line(ResultSet row, int number) throws SQLException {
        return new LedgerLine(Quarter.of(row.getString("quarter")), LINE.mapRow(row, number));
    }

    /** One obligation in a quarter, and what is approved for it. */
    public record LedgerLine(Quarter quarter, Line line) {}

    /** A measure in a quarter. */
    public record MeasureQuarter(Quarter quarter, int measure) {

        @Override
        public String toString() {
            return quarter + "/" + measure;
        }
    }
}
