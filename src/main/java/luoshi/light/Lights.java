package luoshi.light;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import luoshi.calendar.Quarter;
import luoshi.progress.Ledger.MeasureQuarter;
import luoshi.progress.LedgerFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lights as they were judged, of any quarter and as known on any day; each question is one statement. */
@Component
public class Lights {

    private static final String LIGHTS = """
            select m.number, '（' || m.numeral || '）' || m.title as heading, c.numeral || '、' || c.title as chapter, p.quarter,
                   p.due_on, s.light, s.held, coalesce(s.made_good, false) as made_good, coalesce(s.reasons, '') as reasons,
                   s.judged_on, o.id as override_id, o.light as override_light, o.rule_light, o.reason,
                   a.display_name as set_by, o.set_on
            from measure m
              join chapter c on c.id = m.chapter_id
              join reporting_period p on p.document_id = m.document_id
              left join lateral (select one.* from light_standing(:day) one
                                 where one.period_id = p.id and one.measure_id = m.id and one.basis = :basis offset 0) s on true
              left join light_override o on o.id = s.override_id
              left join account a on a.id = o.set_by
            """;

    private final JdbcClient database;

    Lights(JdbcClient database) {
        this.database = database;
    }

    /** All measures in the order of the document, in one quarter, as known on the day. */
    public List<MeasureLight> of(Quarter quarter, Basis basis, LocalDate day) {
        return database.sql(LIGHTS + "where p.quarter = :quarter order by m.number")
                .param("quarter", quarter.toString())
                .param("basis", basis.name())
                .param("day", day)
                .query(Lights::light)
                .list();
    }

    /** All measures of one quarter or of all that have opened, by what was approved, as known on the day. */
    public List<MeasureLight> opened(@Nullable Quarter quarter, LocalDate day) {
        return database.sql(LIGHTS
                        + "where (cast(:quarter as text) is null or p.quarter = :quarter) and p.opens_on <= :day")
                .param("quarter", quarter == null ? null : quarter.toString())
                .param("basis", Basis.VERIFIED.name())
                .param("day", day)
                .query(Lights::light)
                .list();
    }

    /** These measures in these quarters, by what was approved, as known on the day. */
    public List<MeasureLight> of(Collection<MeasureQuarter> asked, LocalDate day) {
        return database.sql(LIGHTS + """
                        where (p.quarter, m.number) in (select split_part(one, '/', 1), split_part(one, '/', 2)::integer
                                                        from unnest(:asked) one)
                        """)
                .param("asked", asked.stream().map(MeasureQuarter::toString).toArray(String[]::new))
                .param("basis", Basis.VERIFIED.name())
                .param("day", day)
                .query(Lights::light)
                .list();
    }

    /**
     * The measures on which something is owed in quarters that have opened by the day, and which show the light then, by what was approved: the latest quarter
     * first, and no more than are asked for. Only what was judged or set to be this light at some time can show it, so that
     * quarters without any cost next to nothing.
     *
     * @param filter which quarter, measure and unit are looked at; the rest of it restricts nothing here
     * @param after an obligation in whose quarter or before to look, or null
     */
    public List<MeasureQuarter> showing(
            Light light, LedgerFilter filter, @Nullable Long after, LocalDate day, int most) {
        return database.sql("""
                        select p.quarter, k.number
                        from (select * from reporting_period
                              where opens_on <= :day and (cast(:quarter as text) is null or quarter = :quarter)
                                and starts_on <= coalesce((select q.starts_on from reporting_obligation o
                                                             join reporting_period q on q.id = o.period_id
                                                           where o.id = :after), 'infinity')
                              order by starts_on desc) p
                          cross join lateral (
                            select m.number
                            from (select j.measure_id from light_judgement j
                                  where j.period_id = p.id and j.basis = 'VERIFIED' and j.light = :light and not j.voided
                                  union
                                  select o.measure_id from light_override o where o.period_id = p.id and o.light = :light
                                  union
                                  select one.id from measure one
                                  where :light = 'GREY' and one.document_id = p.document_id
                                    and not exists (select from light_judgement j
                                                    where j.period_id = p.id and j.measure_id = one.id
                                                      and j.basis = 'VERIFIED' and not j.voided
                                                      and j.judged_on <= :day)) may
                              join measure m on m.id = may.measure_id
                              left join lateral (select s.held, s.override_light from light_standing(:day) s
                                                 where s.period_id = p.id and s.measure_id = m.id
                                                   and s.basis = 'VERIFIED' offset 0) s on true
                            where coalesce(s.override_light, s.held, 'GREY') = :light
                              and (cast(:measure as integer) is null or m.number = :measure)
                              and exists (select from reporting_obligation o join unit u on u.id = o.unit_id
                                          where o.period_id = p.id and o.measure_id = m.id
                                            and (cast(:unit as text) is null or u.code = :unit))
                            order by m.number) k
                        limit :most
                        """)
                .param("light", light.name())
                .param(
                        "quarter",
                        filter.quarter() == null ? null : filter.quarter().toString())
                .param("measure", filter.measure())
                .param("unit", filter.unit())
                .param("after", after)
                .param("day", day)
                .param("most", most)
                .query((row, n) -> new MeasureQuarter(Quarter.of(row.getString("quarter")), row.getInt("number")))
                .list();
    }

    /** Where the measures stand in the document and what kinds of indicators they have, in its order. */
    List<Place> places() {
        return database.sql("""
                        select m.number as measure, c.number as chapter, c.numeral || '、' || c.title as heading,
                               array_to_string(array(select distinct i.kind from indicator i where i.measure_id = m.id), ',')
                                   as kinds
                        from measure m join chapter c on c.id = m.chapter_id
                        order by m.number
                        """).query(Place.class).list();
    }

    /**
     * Where a measure stands.
     *
     * @param chapter the number of its chapter
     * @param heading how the chapter is headed
     * @param kinds the kinds of its indicators with commas between them
     */
    record Place(int measure, int chapter, String heading, String kinds) {

        boolean has(String kind) {
            return List.of(kinds.split(",")).contains(kind);
        }
    }

    /** One measure in all quarters that have opened by the day, the earliest first. */
    List<MeasureLight> ofMeasure(int number, Basis basis, LocalDate day) {
        return database.sql(LIGHTS + "where m.number = :number and p.opens_on <= :day order by p.starts_on")
                .param("number", number)
                .param("basis", basis.name())
                .param("day", day)
                .query(Lights::light)
                .list();
    }

    /** One measure in the quarter that opened last by today, which is read along; empty while none has. */
    Optional<Latest> latest(int measure, Basis basis, LocalDate realDate) {
        return database.sql((LIGHTS + "where m.number = :number")
                        .replace(EVERY_PERIOD, LATEST_PERIOD)
                        .replace(":day", "now.day")
                        .replace("p.due_on,", "p.due_on, now.set_date,"))
                .param("number", measure)
                .param("basis", basis.name())
                .param("real", realDate)
                .query((row, number) -> new Latest(
                        light(row, number),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("set_date", LocalDate.class)))
                .optional();
    }

    /** One measure in the quarter that had opened last by a past day, by the dates in force then; empty while none had. */
    Optional<Latest> latestOn(int measure, Basis basis, LocalDate day) {
        return database.sql((LIGHTS + "where m.number = :number").replace(EVERY_PERIOD, PAST_PERIOD))
                .param("number", measure)
                .param("basis", basis.name())
                .param("day", day)
                .query((row, number) -> new Latest(light(row, number), row.getObject("due_on", LocalDate.class), null))
                .optional();
    }

    private static final String PAST_PERIOD = """
            cross join lateral (
                select q.id, q.quarter, q.starts_on, coalesce(x.before[2], q.due_on) as due_on
                from reporting_period q
                  left join lateral (select c.before from period_change c
                                     where c.period_id = q.id and c.before is not null and c.set_on > :day
                                     order by c.id limit 1) x on true
                where q.document_id = m.document_id and coalesce(x.before[1], q.opens_on) <= :day
                order by q.starts_on desc limit 1) p""";

    private static final String EVERY_PERIOD = "join reporting_period p on p.document_id = m.document_id";

    /** The day is a column: with a question in its place the lights of every quarter would be worked out first. */
    private static final String LATEST_PERIOD = """
            cross join (select b.set_to as set_date, coalesce(b.set_to, cast(:real as date)) as day
                        from (select (select one.set_to from business_date one where one.set_to is not null) as set_to) b
                        offset 0) now
            cross join lateral (select q.* from reporting_period q where q.document_id = m.document_id and q.opens_on <= now.day
                                order by q.starts_on desc limit 1) p""";

    /**
     * How a measure stands now.
     *
     * @param dueOn the day by which its units report
     * @param setDate the business date, null where none is set
     */
    record Latest(
            MeasureLight light, LocalDate dueOn, @Nullable LocalDate setDate) {}

    private static MeasureLight light(ResultSet row, int number) throws SQLException {
        return new MeasureLight(
                row.getInt("number"),
                row.getString("heading"),
                row.getString("chapter"),
                Quarter.of(row.getString("quarter")),
                light(row, "light"),
                light(row, "held"),
                row.getBoolean("made_good"),
                row.getString("reasons"),
                row.getObject("judged_on", LocalDate.class),
                override(row));
    }

    private static MeasureLight.@Nullable Override override(ResultSet row) throws SQLException {
        return row.getObject("override_id") == null
                ? null
                : new MeasureLight.Override(
                        row.getLong("override_id"),
                        Light.valueOf(row.getString("override_light")),
                        Light.valueOf(row.getString("rule_light")),
                        row.getString("reason"),
                        row.getString("set_by"),
                        row.getObject("set_on", LocalDate.class));
    }

    private static @Nullable Light light(ResultSet row, String column) throws SQLException {
        var name = row.getString(column);
        return name == null ? null : Light.valueOf(name);
    }
}
