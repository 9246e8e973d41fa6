package luoshi.supervision;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the board of problems. The coordinator sees what was submitted, leaders and inspectors what is approved, a unit its
 * own, what is approved on its measures, and what it is to answer.
 */
@Service
@Transactional(readOnly = true)
class ProblemBoard {

    /** Who had to answer on a past day reads the problem as it was then only while it still is the one to answer. */
    private static final String STILL_ITS_TO_ANSWER = """
            exists (select from public.problem_case k
                    where k.obligation_id = c.obligation_id and k.kind = c.kind and k.owner_id = :own)
            """;

    private static final String LINES = """
            select p.obligation_id, p.kind, q.quarter, h.number as chapter, h.numeral || '、' || h.title as chapter_title,
                   m.number as measure_number, '（' || m.numeral || '）' || m.title as measure, p.unit_id, u.code as unit_code,
                   p.unit_name, p.entry_id, p.approved, p.words, coalesce(c.words, '') as taken_up,
                   (select l.unit_id from reporting_obligation l
                    where l.period_id = p.period_id and l.measure_id = p.measure_id and l.role = 'LEAD'
                    order by l.position limit 1) as lead_id,
                   coalesce(c.state, 'OPEN') as state, c.owner_id, w.code as owner_code, w.name as owner_name, c.due_on,
                   coalesce(c.note, '') as note, coalesce(ab.display_name, '') as assigned_by, c.assigned_at,
                   case when c.owner_id = :own then c.draft else '' end as draft,
                   case when c.owner_id = :own then c.draft_by end as draft_by,
                   case when c.owner_id = :own then coalesce(db.display_name, '') else '' end as drafted_by,
                   case when c.owner_id = :own then c.draft_at end as draft_at,
                   coalesce(c.answer, '') as answer, coalesce(ub.display_name, '') as answered_by, c.answered_at, c.answered_on,
                   coalesce(c.closing, '') as closing, coalesce(cb.display_name, '') as closed_by, c.closed_on,
                   coalesce(coalesce(c.answered_on, c.closed_on, cast(:today as date)) > c.due_on, false) as late,
                   before.words as last_words, before.obligation_id as last_obligation, before.state as last_state,
                   coalesce(c.version, -1) as revision
            from board_problem p
              join reporting_period q on q.id = p.period_id
              join measure m on m.id = p.measure_id
              join chapter h on h.id = m.chapter_id
              join unit u on u.id = p.unit_id
              left join problem_case c on c.obligation_id = p.obligation_id and c.kind = p.kind
              left join unit w on w.id = c.owner_id
              left join account ab on ab.id = c.assigned_by
              left join account db on db.id = c.draft_by
              left join account ub on ub.id = c.answered_by
              left join account cb on cb.id = c.closed_by
              left join lateral (
                select r.words, r.obligation_id, coalesce(k.state, 'OPEN') as state
                from reporting_obligation o
                  cross join lateral (select one.* from reported_problem one
                                      where one.obligation_id = o.id and one.kind = p.kind and (one.approved or :coordinator)
                                      offset 0) r
                  left join problem_case k on k.obligation_id = o.id and k.kind = p.kind
                where o.unit_id = p.unit_id and o.measure_id = p.measure_id
                  and o.period_id = (select y.id from reporting_period y
                                     where y.quarter = case when q.quarter like '%Q1' then (left(q.quarter, 4)::integer - 1) || 'Q4'
                                                            else left(q.quarter, 5) || (right(q.quarter, 1)::integer - 1) end)
                limit 1) before on true
            where (:coordinator
                   or p.approved and (:all or p.measure_id in (select x.measure_id from reporting_obligation x
                                                               where x.unit_id = :own))
                   or p.unit_id = :own or c.owner_id = :own and
            """ + STILL_ITS_TO_ANSWER + ")";

    /** What the lines are read from, under the same names, as it stood at the end of a day. */
    private static final String AS_AT = """
            with period as (select id from reporting_period where quarter = :quarter),
            last_period as (select id from reporting_period where quarter = :last),
            problem_case as (select * from problem_case_on((select id from period), :today)
                             union all
                             select * from problem_case_on((select id from last_period), :today)),
            reported_problem as (select * from reported_problem_on((select id from period), :today)
                                 union all
                                 select * from reported_problem_on((select id from last_period), :today)),
            board_problem as (
                select * from reported_problem
                union all
                select c.obligation_id, c.kind, o.period_id, o.measure_id, o.unit_id, o.unit_name, o.position, null, false, c.words
                from problem_case c join reporting_obligation o on o.id = c.obligation_id
                where not exists (select from reported_problem r where r.obligation_id = c.obligation_id and r.kind = c.kind))
            """;

    private static final String OF_THE_QUARTER = """
             and p.period_id = (select id from reporting_period where quarter = :quarter)
            order by m.number, p.position, p.obligation_id, p.kind
            """;

    private static final String ONE = " and p.obligation_id = :obligation and p.kind = :kind";

    private static final String TOGETHER = """
             and c.together = (select k.together from problem_case k
                               where k.obligation_id = :obligation and k.kind = :kind)
             and (p.obligation_id, p.kind) <> (:obligation, :kind)
            order by m.number, p.position, p.obligation_id, p.kind
            """;

    private final JdbcClient database;
    private final BusinessClock businessClock;

    ProblemBoard(JdbcClient database, BusinessClock businessClock) {
        this.database = database;
        this.businessClock = businessClock;
    }

    /** All of a quarter that the person sees, in the order of the document, now or at the end of a past day. */
    List<ProblemLine> of(Actor actor, Quarter quarter, AsAt asAt) {
        var day = asAt.dayOr(businessClock.today());
        return seenBy(actor, (asAt.isPast() ? AS_AT : "") + LINES + OF_THE_QUARTER, day, quarter)
                .query(ProblemLine.class)
                .list();
    }

    /**
     * One of them.
     *
     * @throws NotFound if there is none, or none for this person
     */
    ProblemLine one(Actor actor, long obligation, ProblemKind kind) {
        return find(actor, obligation, kind).orElseThrow(NotFound::new);
    }

    /** One of them, if it is on the board and this person sees it. */
    Optional<ProblemLine> find(Actor actor, long obligation, ProblemKind kind) {
        return seenBy(actor, LINES + ONE, businessClock.today())
                .param("obligation", obligation)
                .param("kind", kind.name())
                .query(ProblemLine.class)
                .optional();
    }

    /**
     * One of them as it stood at the end of a past day, if the board of that day shows it to this person, also if it has gone from the
     * board since.
     *
     * @throws NotFound if nothing is owed there
     */
    Optional<ProblemLine> then(Actor actor, long obligation, ProblemKind kind, AsAt past) {
        return seenBy(actor, AS_AT + LINES + ONE, past.dayOr(businessClock.today()), quarterOf(obligation))
                .param("obligation", obligation)
                .param("kind", kind.name())
                .query(ProblemLine.class)
                .optional();
    }

    private Quarter quarterOf(long obligation) {
        return database.sql("""
                        select p.quarter from reporting_obligation o join reporting_period p on p.id = o.period_id where o.id = ?
                        """)
                .params(obligation)
                .query(String.class)
                .optional()
                .map(Quarter::of)
                .orElseThrow(NotFound::new);
    }

    /**
     * Those that are handled together with one, or were at the end of a past day, in the order of the document; of the past those that the
     * person still sees.
     */
    List<ProblemLine> togetherWith(Actor actor, ProblemLine one, AsAt asAt) {
        var others = seenBy(
                        actor,
                        (asAt.isPast() ? AS_AT : "") + LINES + TOGETHER,
                        asAt.dayOr(businessClock.today()),
                        one.quarter())
                .param("obligation", one.obligationId())
                .param("kind", one.kind().name())
                .query(ProblemLine.class)
                .list();
        return asAt.isPast() && !others.isEmpty() ? stillSeen(actor, others) : others;
    }

    private List<ProblemLine> stillSeen(Actor actor, List<ProblemLine> lines) {
        var seen = seenBy(actor, LINES + " and p.obligation_id in (:obligations)", businessClock.today())
                .param(
                        "obligations",
                        lines.stream().map(ProblemLine::obligationId).toList())
                .query(ProblemLine.class)
                .list()
                .stream()
                .map(ProblemLine::path)
                .toList();
        return lines.stream().filter(line -> seen.contains(line.path())).toList();
    }

    /** What was answered before it was given to another unit, the earliest first; of a past day what had been answered then. */
    List<FormerAnswer> formerAnswers(ProblemLine one, AsAt asAt) {
        return database.sql("""
                        select u.name as unit, f.note, f.answer, a.display_name as answered_by, f.answered_on
                        from problem_former_answer f
                          join problem_case c on c.id = f.case_id
                          join unit u on u.id = f.owner_id
                          join account a on a.id = f.answered_by
                        where c.obligation_id = :obligation and c.kind = :kind
                          and (cast(:day as date) is null
                               or f.answered_on <= :day and f.answered_at < coalesce(cast(:answered as timestamptz), 'infinity'))
                        order by f.answered_at
                        """)
                .param("obligation", one.obligationId())
                .param("kind", one.kind().name())
                .param("day", asAt.day())
                .param(
                        "answered",
                        one.answeredAt() == null ? null : one.answeredAt().atOffset(ZoneOffset.UTC))
                .query(FormerAnswer.class)
                .list();
    }

    /** Whether the person's unit has a part in the measure. */
    boolean isOfTheMeasure(Actor actor, int measure) {
        return database.sql("""
                        select exists (select from reporting_obligation o join measure m on m.id = o.measure_id
                                       where o.unit_id = ? and m.number = ?)
                        """)
                .params(actor.unitId(), measure)
                .query(Boolean.class)
                .single();
    }

    /** What a unit answered before another one was asked. */
    record FormerAnswer(String unit, String note, String answer, String answeredBy, LocalDate answeredOn) {}

    private JdbcClient.StatementSpec seenBy(Actor actor, String sql, LocalDate day, Quarter quarter) {
        return seenBy(actor, sql, day)
                .param("quarter", quarter.toString())
                .param("last", quarter.previous().toString());
    }

    private JdbcClient.StatementSpec seenBy(Actor actor, String sql, LocalDate day) {
        return database.sql(sql)
                .param("own", Readers.answers(actor) ? actor.unitId() : -1)
                .param("coordinator", actor.is(Role.COORDINATOR))
                .param("all", Readers.seesAll(actor))
                .param("today", day);
    }
}
