package luoshi.progress;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads exceptions: what is granted for everybody, what is asked or declined for the unit and the coordinators. */
@Component
class ExceptionReading {

    private static final String LINES = """
            select x.id, x.unit_id, coalesce((select o.unit_name from reporting_obligation o
                                              where o.period_id = x.period_id and o.unit_id = x.unit_id
                                              order by o.id limit 1), u.name) as unit_name,
                   '（' || m.numeral || '）' || m.title as measure, x.state, x.asked_until, x.reason, x.asked_by,
                   a.display_name as asker, x.asked_on, x.ends_on, x.after_report, x.verdict, d.display_name as decider,
                   x.decided_on, x.ended_on, x.end_reason, e.display_name as ender
            from period_exception x
              join unit u on u.id = x.unit_id
              join account a on a.id = x.asked_by
              left join account d on d.id = x.decided_by
              left join account e on e.id = x.ended_by
              left join measure m on m.id = x.measure_id
            where x.period_id = :period and (x.state = 'GRANTED' or :all or x.unit_id = :unit)
            """;

    private final JdbcClient database;

    ExceptionReading(JdbcClient database) {
        this.database = database;
    }

    /** The exceptions of the quarter that the person may see, as they stood at the end of the day: what waits first, then the newest. */
    List<Line> of(Actor actor, long periodId, LocalDate day) {
        return seenBy(actor, periodId, "and x.asked_on <= :day order by x.id desc")
                .param("day", day)
                .query(Line.class)
                .list()
                .stream()
                .map(line -> line.asAt(day))
                .filter(seenThen(actor))
                .sorted(Comparator.comparing(line -> line.state() != ExceptionState.REQUESTED))
                .toList();
    }

    /**
     * One of them.
     *
     * @throws NotFound if there is none, or none for this person
     */
    Line one(Actor actor, long periodId, long id) {
        return seenBy(actor, periodId, "and x.id = :id")
                .param("id", id)
                .query(Line.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** One of them as it stood at the end of a past day, if it had been asked for and the person could see it then. */
    static Optional<Line> then(Actor actor, Line now, LocalDate day) {
        return now.askedOn().isAfter(day)
                ? Optional.empty()
                : Optional.of(now.asAt(day)).filter(seenThen(actor));
    }

    private static Predicate<Line> seenThen(Actor actor) {
        return line ->
                line.state() == ExceptionState.GRANTED || actor.is(Role.COORDINATOR) || line.unitId() == actor.unitId();
    }

    private JdbcClient.StatementSpec seenBy(Actor actor, long periodId, String which) {
        return database.sql(LINES + which)
                .param("period", periodId)
                .param("all", actor.is(Role.COORDINATOR))
                .param("unit", actor.unitId());
    }

    /** One exception. */
    record Line(
            long id,
            long unitId,
            String unitName,
            @Nullable String measure,
            ExceptionState state,
            LocalDate askedUntil,
            String reason,
            long askedBy,
            String asker,
            LocalDate askedOn,
            @Nullable LocalDate endsOn,
            boolean afterReport,
            String verdict,
            @Nullable String decider,
            @Nullable LocalDate decidedOn,
            @Nullable LocalDate endedOn,
            String endReason,
            @Nullable String ender) {

        /** As it stood at the end of the day; what was decided or ended later had not been. */
        Line asAt(LocalDate day) {
            var decided = decidedOn != null && !decidedOn.isAfter(day);
            var ended = endedOn != null && !endedOn.isAfter(day);
            return new Line(
                    id,
                    unitId,
                    unitName,
                    measure,
                    decided ? state : ExceptionState.REQUESTED,
                    askedUntil,
                    reason,
                    askedBy,
                    asker,
                    askedOn,
                    decided ? endsOn : null,
                    decided && afterReport,
                    decided ? verdict : "",
                    decided ? decider : null,
                    decided ? decidedOn : null,
                    ended ? endedOn : null,
                    ended ? endReason : "",
                    ended ? ender : null);
        }

        /** Whether it waits for a decision that the person may take. */
        boolean waitsFor(Actor actor) {
            return state == ExceptionState.REQUESTED && actor.is(Role.COORDINATOR) && actor.accountId() != askedBy;
        }

        /** Whether the person may end it before its day. */
        boolean endsBy(Actor actor, LocalDate today) {
            return isRunning(today) && actor.is(Role.COORDINATOR);
        }

        /** The last day on which it lets the unit in, or the one that was asked for. */
        public LocalDate lastDay() {
            return endsOn == null ? askedUntil : endsOn;
        }

        /** The message key of where it stands on the day; one that has ended says so. */
        public String stateKey(LocalDate today) {
            if (state != ExceptionState.GRANTED || isRunning(today)) {
                return state.key();
            }
            return endedOn == null ? "progress.exception.over" : "progress.exception.ended-early";
        }

        /** The tone of the badge that shows it. */
        public String tone(LocalDate today) {
            return state == ExceptionState.GRANTED && !isRunning(today) ? "muted" : state.tone();
        }

        /** Whether it lets the unit in on the day. */
        public boolean isRunning(LocalDate today) {
            return endsOn != null && endedOn == null && !endsOn.isBefore(today);
        }
    }
}
