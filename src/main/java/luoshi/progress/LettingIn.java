package luoshi.progress;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.attachment.Attachments;
import luoshi.calendar.Acts;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a unit into a locked quarter: asking, granting, declining, ending. */
@Service
@Transactional
class LettingIn {

    private final PeriodExceptionRepository exceptions;
    private final ReportingPeriodRepository periods;
    private final ProgressEntryRepository entries;
    private final Attachments attachments;
    private final Acts acts;
    private final Moments moments;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    LettingIn(
            PeriodExceptionRepository exceptions,
            ReportingPeriodRepository periods,
            ProgressEntryRepository entries,
            Attachments attachments,
            Acts acts,
            Moments moments,
            JdbcClient database,
            ApplicationEventPublisher events) {
        this.exceptions = exceptions;
        this.periods = periods;
        this.entries = entries;
        this.attachments = attachments;
        this.acts = acts;
        this.moments = moments;
        this.database = database;
        this.events = events;
    }

    /** Whether the person lets the unit in himself, or asks for it; for his own unit, for which he writes, he asks. */
    static boolean grants(Actor actor, long unitId) {
        return actor.is(Role.COORDINATOR) && !(actor.isOf(unitId) && writes(actor));
    }

    private static boolean writes(Actor actor) {
        return actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER);
    }

    /**
     * A coordinator lets the unit in; a person of the unit asks for it. The same key again changes nothing.
     *
     * @param measureId the one measure it is about, or null for everything the unit owes
     * @return the exception
     * @throws IllegalStep if the quarter is not locked, or there is nothing to let in for
     */
    public long ask(
            Actor actor,
            Quarter quarter,
            long unitId,
            @Nullable Long measureId,
            LocalDate until,
            String reason,
            UUID key) {
        var grants = grants(actor, unitId);
        if (!grants && !(actor.isOf(unitId) && writes(actor))) {
            throw new AccessDeniedException(actor.username() + " neither coordinates nor writes for the unit");
        }
        var period = locked(quarter);
        var sent = exceptions.findBySubmitKey(key);
        if (sent.isPresent()) {
            return sent.get().getId();
        }
        var act = acts.of(actor);
        var exception = new PeriodException(period, unitId, measureId, until, reason, act, key);
        refuseIfNothingToLetIn(period, unitId, measureId);
        if (grants) {
            exception.letIn(period, act);
        } else if (isAskedFor(period, unitId, measureId)) {
            throw new IllegalStep("progress.exception.refused.asked");
        }
        keep(exception, period, actor);
        return exception.getId();
    }

    /** 同意, until the day. The second click of a double click finds it decided in the same way. */
    public void grant(Actor actor, Quarter quarter, long id, LocalDate until, String remark) {
        actor.mustBe(Role.COORDINATOR);
        var period = locked(quarter);
        var exception = exceptions.lockById(id, period.getId()).orElseThrow(NotFound::new);
        if (exception.getState() == ExceptionState.GRANTED && until.equals(exception.getEndsOn())) {
            return;
        }
        exception.grant(period, until, remark, acts.of(actor));
        keep(exception, period, actor);
    }

    /** 不同意. */
    public void decline(Actor actor, Quarter quarter, long id, String why) {
        actor.mustBe(Role.COORDINATOR);
        var period = locked(quarter);
        var exception = exceptions.lockById(id, period.getId()).orElseThrow(NotFound::new);
        if (exception.getState() == ExceptionState.DECLINED
                && exception.getVerdict().equals(why)) {
            return;
        }
        exception.decline(why, acts.of(actor));
        keep(exception, period, actor);
    }

    /** 提前终止. The second click of a double click finds it ended for the same reason. */
    public void end(Actor actor, Quarter quarter, long id, String why) {
        actor.mustBe(Role.COORDINATOR);
        var period = locked(quarter);
        var exception = exceptions.lockById(id, period.getId()).orElseThrow(NotFound::new);
        if (exception.isEnded() && exception.getEndReason().equals(why)) {
            return;
        }
        exception.end(why, acts.of(actor));
        exceptions.saveAndFlush(exception);
        events.publishEvent(ExceptionMoved.ended(exception, quarter, actor));
    }

    private void keep(PeriodException exception, ReportingPeriod period, Actor actor) {
        exceptions.saveAndFlush(exception);
        events.publishEvent(ExceptionMoved.of(exception, period.getQuarter(), actor));
        if (exception.getState() == ExceptionState.GRANTED && exception.getMeasureId() != null) {
            beginCorrection(exception, actor);
        }
    }

    /** What is approved is not opened again: the unit finds its 更正 begun, in which the coordinator has no hand. */
    private void beginCorrection(PeriodException exception, Actor actor) {
        database.sql("""
                        select x.entry_id from effective_entry x
                        where x.period_id = :period and x.unit_id = :unit and x.measure_id = :measure
                          and not exists (select from progress_entry e
                                          where e.obligation_id = x.obligation_id and e.corrects_id is not null
                                            and e.state not in ('APPROVED', 'USED', 'FROZEN', 'GIVEN_UP'))
                        """)
                .param("period", exception.getPeriodId())
                .param("unit", exception.getUnitId())
                .param("measure", exception.getMeasureId())
                .query(Long.class)
                .optional()
                .flatMap(entries::lockById)
                .ifPresent(entry -> {
                    var correction = entries.save(entry.correctFor(moments.now()));
                    attachments.carryOver(EntryFiles.path(entry.getId()), EntryFiles.path(correction.getId()));
                    EntryMoved.begun(correction, entry, actor, exception.getReason())
                            .forEach(events::publishEvent);
                });
    }

    private void refuseIfNothingToLetIn(ReportingPeriod period, long unitId, @Nullable Long measureId) {
        var approved = database.sql("""
                        select approved from obligation_status
                        where period_id = :period and unit_id = :unit and :measure::bigint in (0, measure_id)
                        """)
                .param("period", period.getId())
                .param("unit", unitId)
                .param("measure", measureId == null ? 0 : measureId)
                .query(Boolean.class)
                .list();
        if (approved.isEmpty()) {
            throw new IllegalStep("progress.exception.refused.nothing-owed");
        }
        if (!approved.contains(false)) {
            refuseApproved(period, measureId);
        }
    }

    /** What is approved can be corrected at any time; only for what a report has told does an exception begin that. */
    private static void refuseApproved(ReportingPeriod period, @Nullable Long measureId) {
        if (measureId == null || period.getReportedOn() == null) {
            throw new IllegalStep("progress.exception.refused.approved");
        }
    }

    private boolean isAskedFor(ReportingPeriod period, long unitId, @Nullable Long measureId) {
        return database.sql("""
                        select exists (select from period_exception
                                       where period_id = :period and unit_id = :unit and state = 'REQUESTED'
                                         and coalesce(measure_id, 0) = :measure)
                        """)
                .param("period", period.getId())
                .param("unit", unitId)
                .param("measure", measureId == null ? 0 : measureId)
                .query(Boolean.class)
                .single();
    }

    /** The measures on which the unit owes something in the quarter, in the order of the document. */
    @Transactional(readOnly = true)
    public List<Owed> owed(long periodId, @Nullable Long unitId) {
        return database.sql("""
                        select distinct m.id, m.number, '（' || m.numeral || '）' || m.title as heading
                        from reporting_obligation o join measure m on m.id = o.measure_id
                        where o.period_id = :period and (:unit::bigint is null or o.unit_id = :unit)
                        order by m.number
                        """)
                .param("period", periodId)
                .param("unit", unitId)
                .query(Owed.class)
                .list();
    }

    private ReportingPeriod locked(Quarter quarter) {
        return periods.lockByQuarter(quarter.toString()).orElseThrow(NotFound::new);
    }

    /** A measure on which something is owed. */
    record Owed(long id, int number, String heading) {}
}
