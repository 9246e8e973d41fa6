package luoshi.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingDays;
import luoshi.export.Exports;
import luoshi.notice.NoticeDelivery.Item;
import luoshi.progress.EntryMoved;
import luoshi.progress.ExceptionMoved;
import luoshi.progress.PeriodMoved;
import luoshi.progress.ReportingStatus;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells coordinators that a quarter is complete, and again if no report has been drafted three working days later. */
@Component
class PeriodNotices {

    private final NoticeDelivery delivery;
    private final ReportingStatus status;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;
    private final JdbcClient database;
    private final Exports exports;

    PeriodNotices(
            NoticeDelivery delivery,
            ReportingStatus status,
            WorkingDays workingDays,
            BusinessClock businessClock,
            JdbcClient database,
            Exports exports) {
        this.exports = exports;
        this.delivery = delivery;
        this.status = status;
        this.workingDays = workingDays;
        this.businessClock = businessClock;
        this.database = database;
    }

    /** The last report of a period may just be coming in. What the event is about is not in the database yet. */
    @EventListener
    void tellThatAllIsIn(EntryMoved moved) {
        if (moved.action().equals("EntrySubmitted")) {
            database.sql("""
                            select p.quarter from progress_entry e join reporting_period p on p.id = e.period_id
                            where e.id = :entry and not exists (select from obligation_status s
                                                                where s.period_id = p.id and s.missing
                                                                  and s.entry_id <> e.id offset 0)
                            """)
                    .param("entry", moved.entryId())
                    .query(String.class)
                    .optional()
                    .ifPresent(quarter -> tell(NoticeKind.ALL_IN, Quarter.of(quarter)));
        }
    }

    /** Whoever still owes something in a quarter, or coordinates, is told that its dates are others; nobody tells himself. */
    @EventListener
    void tellThatDatesMoved(PeriodMoved moved) {
        var event = NoticeKind.PERIOD_MOVED + " " + moved.change();
        delivery.deliver(
                NoticeKind.PERIOD_MOVED,
                event,
                new Item(event, moved.quarter().chinese(), dates(moved) + moved.reason(), moved.subject()),
                database.sql("""
                                select a.id from account a
                                where a.disabled_at is null and a.username <> :by
                                  and (exists (select from account_role r where r.account_id = a.id and r.role = 'COORDINATOR')
                                       or exists (select from account_role r
                                                  where r.account_id = a.id and r.role in ('REPORTER', 'UNIT_APPROVER'))
                                          and exists (select from obligation_status s
                                                        join reporting_period p on p.id = s.period_id
                                                      where p.quarter = :quarter and s.unit_id = a.unit_id
                                                        and not s.approved))
                                order by a.id
                                """)
                        .param("by", moved.by())
                        .param("quarter", moved.quarter().toString())
                        .query(Long.class)
                        .list());
    }

    /** Coordinators are told what is asked, the people of the unit what was decided; nobody tells himself. */
    @EventListener
    void tellOfExceptions(ExceptionMoved moved) {
        var event = moved.action() + " " + moved.subject();
        var asked = moved.action().equals("ExceptionAsked");
        var unit = database.sql("select name from unit where id = ?")
                .params(moved.unitId())
                .query(String.class)
                .single();
        delivery.deliver(
                NoticeKind.LET_IN,
                event,
                new Item(
                        event,
                        unit + "：" + moved.quarter().chinese(),
                        exports.say("notice.exception." + moved.action(), day(moved.until()), moved.reason()),
                        moved.subject()),
                database.sql("""
                                select a.id from account a
                                where a.disabled_at is null and a.username <> :by
                                  and exists (select from account_role r
                                              where r.account_id = a.id
                                                and (:asked and r.role = 'COORDINATOR'
                                                     or not :asked and a.unit_id = :unit
                                                        and r.role in ('REPORTER', 'UNIT_APPROVER')))
                                order by a.id
                                """)
                        .param("by", moved.by())
                        .param("asked", asked)
                        .param("unit", moved.unitId())
                        .query(Long.class)
                        .list());
    }

    /** 填报截止由2020年10月14日改为2020年10月16日；… */
    private String dates(PeriodMoved moved) {
        return moved.changes().stream()
                .map(change -> exports.say(
                        change.from().isEmpty() ? "notice.period.set" : "notice.period.moved",
                        exports.say("audit.fact." + change.field()),
                        day(change.from()),
                        day(change.to())))
                .collect(Collectors.joining());
    }

    private String day(String date) {
        return date.isEmpty() ? "" : exports.day(LocalDate.parse(date));
    }

    /** Looks for complete periods without a report: two last reports at one moment do not see each other. Told once each. */
    @Transactional
    public void tellWhatIsComplete() {
        var today = businessClock.today();
        for (var period : database.sql("""
                        select p.id, p.quarter from reporting_period p
                        where p.established_on is not null
                          and not exists (select from roll_up_report r where r.period_id = p.id)
                        order by p.starts_on
                        """).query(Period.class).list()) {
            status.allInOn(period.id()).ifPresent(day -> {
                tell(NoticeKind.ALL_IN, period.quarter());
                if (isLongAgo(day, today)) {
                    tell(NoticeKind.NO_DRAFT, period.quarter());
                }
            });
        }
    }

    private boolean isLongAgo(LocalDate day, LocalDate today) {
        return !workingDays.calendar().plus(day, ReportingStatus.PATIENCE).isAfter(today);
    }

    private void tell(NoticeKind kind, Quarter quarter) {
        delivery.deliver(
                kind,
                kind + " " + quarter,
                new Item(kind + " " + quarter, quarter.chinese(), "", "/periods/" + quarter),
                coordinators());
    }

    private List<Long> coordinators() {
        return database.sql("""
                        select a.id from account a join account_role r on r.account_id = a.id and r.role = 'COORDINATOR'
                        where a.disabled_at is null
                        """).query(Long.class).list();
    }

    private record Period(long id, Quarter quarter) {}
}
