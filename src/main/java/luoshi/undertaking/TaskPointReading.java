package luoshi.undertaking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.policy.Clause;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads task points, the sentences they are tied to, and the sentences that have none yet. */
@Service
@Transactional(readOnly = true)
class TaskPointReading {

    private static final String POINTS = """
            select p.id, p.measure_id, m.number as measure_number, '（' || m.numeral || '）' || m.title as measure,
                   c.number as clause_number, p.title, p.words, p.start_offset - c.start_offset as start,
                   p.end_offset - c.start_offset as end, p.first_due_on, p.due_on, p.state,
                   (select string_agg(u.name, '、' order by u.sort_no, u.id)
                    from task_point_unit t join unit u on u.id = t.unit_id where t.task_point_id = p.id) as units,
                   a.display_name || '（' || n.name || '）' as proposed_by, p.decision_reason
            from task_point p
              join measure m on m.id = p.measure_id
              join clause c on c.id = p.clause_id
              join account a on a.id = p.proposed_by
              join unit n on n.id = a.unit_id
            """;

    /** What is read, under the same name, as it stood at the end of a day. */
    private static final String AS_AT = "with task_point as (select * from task_point_on(:day)) ";

    private static final String ORDER = " order by m.number, p.start_offset, p.end_offset, p.id";

    private final JdbcClient database;

    TaskPointReading(JdbcClient database) {
        this.database = database;
    }

    /** The task points in the order of the text; measure by number and state, both optional; now or at the end of a past day. */
    public List<Point> points(@Nullable Integer measure, @Nullable TaskPointState state, AsAt asAt) {
        return asAt(asAt, POINTS + """
                        where (cast(:measure as integer) is null or m.number = :measure)
                          and (cast(:state as text) is null or p.state = :state)
                        """ + ORDER)
                .param("measure", measure)
                .param("state", state == null ? null : state.name())
                .query(Point.class)
                .list();
    }

    /**
     * One task point.
     *
     * @throws NotFound if there is none
     */
    public Point point(long id) {
        return point(id, AsAt.NOW).orElseThrow(NotFound::new);
    }

    /** One task point, now or at the end of a past day, if there was one. */
    public Optional<Point> point(long id, AsAt asAt) {
        return asAt(asAt, POINTS + " where p.id = :id")
                .param("id", id)
                .query(Point.class)
                .optional();
    }

    /**
     * The claim by which the person's unit has taken on the measure of a task point it does.
     *
     * @throws NotFound if the task point is not one of the unit's, or the unit has not taken the measure on
     */
    public long claimOn(Actor actor, long id) {
        return claimOf(actor, id).orElseThrow(NotFound::new);
    }

    /** Whether the person can ask for a later date: of an accepted task point of the own unit, which has taken the measure on. */
    public boolean canBePutOff(Actor actor, Point point) {
        return point.state() == TaskPointState.ACCEPTED
                && point.dueOn() != null
                && (actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER))
                && claimOf(actor, point.id()).isPresent();
    }

    /** Whether a later date of it is being asked for, by whichever of its units. */
    public boolean isAskedAbout(long id) {
        return database.sql("""
                        select exists (select from extension_request
                                       where task_point_id = ? and state in ('UNIT_REVIEW', 'SUBMITTED'))
                        """).params(id).query(Boolean.class).single();
    }

    private Optional<Long> claimOf(Actor actor, long id) {
        return database.sql("""
                        select c.id from task_point p
                          join task_point_unit t on t.task_point_id = p.id and t.unit_id = :unit
                          join claim c on c.measure_id = p.measure_id and c.unit_id = t.unit_id and c.state = 'CLAIMED'
                        where p.id = :id
                        """)
                .param("unit", actor.unitId())
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /** How many sentences of each measure have an accepted task point: the 107 sentences of the document together. */
    public List<Coverage> coverage(AsAt asAt) {
        return asAt(asAt, """
                        select m.number, '（' || m.numeral || '）' || m.title as measure, count(*) as sentences,
                               count(*) filter (where exists (select from task_point p
                                                              where p.clause_id = c.id and p.state = 'ACCEPTED')) as covered
                        from clause c join measure m on m.id = c.measure_id
                        group by m.id order by m.number
                        """).query(Coverage.class).list();
    }

    /** The sentences without an accepted task point; measure by number, optional. */
    public List<Bare> bare(@Nullable Integer measure, AsAt asAt) {
        return asAt(asAt, """
                        select m.number as measure_number, '（' || m.numeral || '）' || m.title as measure,
                               c.number as clause_number, c.text,
                               (select count(*) from task_point p where p.clause_id = c.id and p.state = 'PROPOSED') as proposed
                        from clause c join measure m on m.id = c.measure_id
                        where not exists (select from task_point p where p.clause_id = c.id and p.state = 'ACCEPTED')
                          and (cast(:measure as integer) is null or m.number = :measure)
                        order by m.number, c.number
                        """).param("measure", measure).query(Bare.class).list();
    }

    private JdbcClient.StatementSpec asAt(AsAt asAt, String sql) {
        return database.sql((asAt.isPast() ? AS_AT : "") + sql).param("day", asAt.day());
    }

    /** The sentences of a measure. */
    public List<Sentence> sentences(long measureId) {
        return database.sql("select id, number, start_offset, text from clause where measure_id = ? order by number")
                .params(measureId)
                .query(Sentence.class)
                .list();
    }

    /** The units that are responsible for a measure. */
    public List<UnitChoice> units(long measureId) {
        return database.sql("""
                        select u.id, u.name from claim c join unit u on u.id = c.unit_id
                          join responsibility r on r.id = c.responsibility_id
                        where c.measure_id = ? and c.state <> 'RELEASED' order by r.position, u.sort_no
                        """).params(measureId).query(UnitChoice.class).list();
    }

    /**
     * A task point.
     *
     * @param start where its words begin in the sentence
     * @param end where they end, exclusive
     * @param firstDueOn the date that was set first
     */
    record Point(
            long id,
            long measureId,
            int measureNumber,
            String measure,
            int clauseNumber,
            String title,
            String words,
            int start,
            int end,
            @Nullable LocalDate firstDueOn,
            @Nullable LocalDate dueOn,
            TaskPointState state,
            @Nullable String units,
            String proposedBy,
            String decisionReason) {

        /** Whether it has a later date than the one set first. */
        public boolean putOff() {
            return dueOn != null && !dueOn.equals(firstDueOn);
        }
    }

    /** How far the sentences of a measure are covered. */
    record Coverage(int number, String measure, int sentences, int covered) {

        /** How many have no task point yet. */
        public int bare() {
            return sentences - covered;
        }
    }

    /** A sentence without a task point. */
    record Bare(int measureNumber, String measure, int clauseNumber, String text, int proposed) {}

    record UnitChoice(long id, String name) {}

    record Sentence(long id, int number, int startOffset, String text) {

        static Sentence of(Clause clause) {
            return new Sentence(clause.id(), clause.number(), clause.startOffset(), clause.text());
        }

        /** The sentence cut where the words of the task points begin and end, so that they can be marked. */
        public List<Piece> marked(List<Point> points) {
            var own = points.stream()
                    .filter(point -> point.clauseNumber() == number)
                    .sorted(Comparator.comparingInt(Point::start))
                    .toList();
            var pieces = new ArrayList<Piece>();
            var done = 0;
            for (var point : own) {
                var start = Math.max(done, point.start());
                if (start >= point.end()) {
                    continue;
                }
                if (start > done) {
                    pieces.add(new Piece(text.substring(done, start), 0));
                }
                pieces.add(new Piece(text.substring(start, point.end()), point.id()));
                done = point.end();
            }
            if (done < text.length()) {
                pieces.add(new Piece(text.substring(done), 0));
            }
            return List.copyOf(pieces);
        }
    }

    /** A stretch of a sentence, and the id of the task point tied to it, or 0. */
    record Piece(String text, long point) {}
}
