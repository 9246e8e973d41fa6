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

    /**
     * Single units as listed; a group by its members on the opening day. Declining frees nobody; only what the coordinator
     * has taken off a unit, or accepted as done, is no longer owed.
     */
    private int storeObligations(ReportingPeriod period) {
        return database.sql("""
                        insert into reporting_obligation
                            (period_id, measure_id, unit_id, responsibility_id, role, position, unit_name, established_on)
                        select :period, owed.measure_id, owed.unit_id, owed.responsibility_id, owed.role,
                               row_number() over (partition by owed.measure_id order by owed.position, u.sort_no),
                               coalesce((select n.name from unit_name n
                                         where n.unit_id = u.id and n.valid_from <= :day
                                         order by n.valid_from desc limit 1), u.name),
                               :day
                        from (select distinct on (measure_id, unit_id) *
                              from responsible_unit named
                              where valid_from <= case when group_id is null then :end else :day end
                                and (valid_to is null or valid_to >= :day)
                                and not exists (select from claim c
                                                where c.responsibility_id = named.responsibility_id
                                                  and c.unit_id = named.unit_id and c.state = 'RELEASED')
                                and not exists (select from claim c
                                                where c.measure_id = named.measure_id and c.unit_id = named.unit_id
                                                  and c.state = 'CLOSED' and c.closed_on <= :day)
                              order by measure_id, unit_id, role <> 'LEAD', position) as owed
                          join unit u on u.id = owed.unit_id
                          join measure m on m.id = owed.measure_id
                        where m.document_id = (select document_id from reporting_period where id = :period)
                          and u.valid_from <= :end and (u.valid_to is null or u.valid_to >= :day)
                        order by m.number, owed.position, u.sort_no
                        """)
                .param("period", period.getId())
                .param("day", period.getOpensOn())
                .param("end", period.getEndsOn())
                .update();
    }
}
