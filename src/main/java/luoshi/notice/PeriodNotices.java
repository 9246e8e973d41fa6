package luoshi.notice;

import java.time.LocalDate;
import java.util.List;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingDays;
import luoshi.notice.NoticeDelivery.Item;
import luoshi.progress.EntryMoved;
import luoshi.progress.ReportingStatus;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells coordinators that a quarter is complete, and again if no report has been drafted three working days later. */
@Component
class PeriodNotices {

    private static final int PATIENCE = 3;

    private final NoticeDelivery delivery;
    private final ReportingStatus status;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;
    private final JdbcClient database;

    PeriodNotices(
            NoticeDelivery delivery,
            ReportingStatus status,
            WorkingDays workingDays,
            BusinessClock businessClock,
            JdbcClient database) {
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
                                                                  and s.entry_id <> e.id)
                            """)
                    .param("entry", moved.entryId())
                    .query(String.class)
                    .optional()
                    .ifPresent(quarter -> tell(NoticeKind.ALL_IN, Quarter.of(quarter)));
        }
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
        return !workingDays.calendar().plus(day, PATIENCE).isAfter(today);
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
