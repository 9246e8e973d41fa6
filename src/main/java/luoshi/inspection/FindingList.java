package luoshi.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists findings for whoever may see them, now or as they stood at the end of a past day. */
@Service
@Transactional(readOnly = true)
class FindingList {

    private static final String LINES = """
            select f.id, case when now.released_on is null then '' else f.doc_number end as doc_number, f.obligation_id, p.quarter,
                   c.number as chapter, c.numeral || '、' || c.title as chapter_title, m.number as measure_number, '（' || m.numeral || '）' || m.title as measure,
                   o.unit_id, u.code as unit_code, o.unit_name, x.entry_id, f.method, f.place, f.found_on, f.verdict, f.severity,
                   f.facts, f.quote, f.demand, coalesce(now.rectify_by, (select s.rectify_by from finding_step s where s.finding_id = f.id and s.kind = 'RELEASED'),
                            f.rectify_by) as rectify_by, now.state, now.filed_on,
                   now.released_on, now.settled_on, now.state = 'RECTIFYING' and now.rectify_by < cast(:today as date) as late,
                   f.quoted_version_id, f.version as revision
            from finding_on(cast(:day as date)) now
              join finding f on f.id = now.id
              join reporting_obligation o on o.id = f.obligation_id
              join reporting_period p on p.id = o.period_id
              join measure m on m.id = o.measure_id
              join chapter c on c.id = m.chapter_id
              join unit u on u.id = o.unit_id
              left join lateral (select v.entry_id from entry_version v where v.id = f.quoted_version_id
                                 union all
                                 select e.entry_id from effective_entry e where e.obligation_id = o.id and cast(:day as date) is null
                                 union all
                                 select v.entry_id from entry_version v
                                 where cast(:day as date) is not null and v.id = effective_version_on(o.id, cast(:day as date))
                                 limit 1) x on true
            where
            """ + FindingSight.SQL;

    private final JdbcClient database;
    private final BusinessClock businessClock;

    FindingList(JdbcClient database, BusinessClock businessClock) {
        this.database = database;
        this.businessClock = businessClock;
    }

    /** What is late first, then what is open, then the newest. */
    List<FindingLine> of(Actor actor, AsAt asAt) {
        return seenBy(actor, asAt.day(), LINES + """
                        order by now.state not in ('FILED', 'RECTIFYING', 'RECHECK'),
                                 case when now.state in ('RECTIFYING', 'RECHECK') then now.rectify_by end nulls last,
                                 f.found_on desc, f.id desc
                        """).query(FindingLine.class).list();
    }

    /**
     * One of them.
     *
     * @throws NotFound if there is none, or none for this person
     */
    FindingLine one(Actor actor, long id) {
        return one(actor, id, AsAt.NOW).orElseThrow(NotFound::new);
    }

    /** One of them, now or at the end of a past day, if it was on file and this person saw it then. */
    Optional<FindingLine> one(Actor actor, long id, AsAt asAt) {
        return seenBy(actor, asAt.day(), LINES + " and f.id = :id")
                .param("id", id)
                .query(FindingLine.class)
                .optional();
    }

    private JdbcClient.StatementSpec seenBy(Actor actor, @Nullable LocalDate day, String sql) {
        FindingSight.required(actor);
        return database.sql(sql)
                .param("inspects", FindingSight.inspects(actor))
                .param("coordinates", actor.is(Role.COORDINATOR))
                .param("own", FindingSight.unit(actor))
                .param("day", day)
                .param("today", day == null ? businessClock.today() : day);
    }

    /** What became of it, or had by the end of a past day; what happened before the release only for those who see it then. */
    List<Happened> steps(Actor actor, long id, long inspected, AsAt asAt) {
        return database.sql("""
                        select s.kind, s.words, s.rectify_by, a.display_name as by, s.taken_at as at, s.taken_on as on
                        from finding_step s join account a on a.id = s.taken_by
                        where s.finding_id = :id and (:all or s.kind <> 'FILED')
                          and (cast(:day as date) is null
                               or s.id <= (select max(last.id) from finding_step last
                                           where last.finding_id = :id and last.taken_on <= :day))
                        order by s.id
                        """)
                .param("day", asAt.day())
                .param("id", id)
                .param("all", FindingSight.inspects(actor, inspected))
                .query(Happened.class)
                .list();
    }

    /** How many there are for each of the filters. */
    static Map<FindingFilter.Show, Long> counts(List<FindingLine> lines, List<FindingFilter.Show> shows) {
        return shows.stream()
                .collect(Collectors.toMap(
                        show -> show,
                        show -> lines.stream().filter(show::takes).count(),
                        (one, other) -> one,
                        java.util.LinkedHashMap::new));
    }

    /**
     * A step that was taken.
     *
     * @param on the business date
     */
    record Happened(
            FindingStep.Kind kind, String words, @Nullable LocalDate rectifyBy, String by, Instant at, LocalDate on) {}
}
