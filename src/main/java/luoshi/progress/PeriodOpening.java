package luoshi.progress;

import java.time.LocalDate;
import java.util.List;
import luoshi.calendar.BusinessClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores what every unit owes as soon as a period is open. Running it again, late, or on two nodes does no harm. */
@Service
@Transactional
public class PeriodOpening {

    private final ReportingPeriodRepository periods;
    private final BusinessClock businessClock;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    PeriodOpening(
            ReportingPeriodRepository periods,
            BusinessClock businessClock,
            JdbcClient database,
            ApplicationEventPublisher events) {
        this.periods = periods;
        this.businessClock = businessClock;
        this.database = database;
        this.events = events;
    }

    /** Establishes the obligations of every period that has opened and has none yet. */
    public void openWhatIsDue() {
        var today = businessClock.today();
        for (var id : lockDue(today)) {
            establish(periods.findById(id).orElseThrow(), today);
        }
    }

    /** Whoever comes second waits here and then finds nothing due. */
    private List<Long> lockDue(LocalDate today) {
        return database.sql("""
                        select id from reporting_period
                        where established_on is null and opens_on <= :today
                        order by starts_on for update
                        """).param("today", today).query(Long.class).list();
    }

    private void establish(ReportingPeriod period, LocalDate today) {
        var obligations = storeObligations(period);
        database.sql("""
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                        select o.id, o.period_id, o.measure_id, o.unit_id
                        from reporting_obligation o
                        where o.period_id = :period
                        order by o.id
                        """).param("period", period.getId()).update();
        period.establish(today);
        periods.save(period);
        events.publishEvent(new PeriodOpened(period.getQuarter(), obligations));
    }

    private int storeObligations(ReportingPeriod period) {
        return database.sql("""
                        insert into reporting_obligation
                            (period_id, measure_id, unit_id, responsibility_id, role, position, unit_name, established_on)
                        select :period, owed.measure_id, owed.unit_id, owed.responsibility_id, owed.role, owed.place,
                               owed.unit_name, :day
                        from owed_at_opening(:period) owed
                        """)
                .param("period", period.getId())
                .param("day", period.getOpensOn())
                .update();
    }
}
