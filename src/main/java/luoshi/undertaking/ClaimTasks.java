package luoshi.undertaking;

import java.time.LocalDate;
import luoshi.calendar.AsAt;
import luoshi.calendar.WorkingCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many claims a coordinator keeps an eye on, for the page of tasks. */
@Service
@Transactional(readOnly = true)
public class ClaimTasks {

    private final JdbcClient database;

    ClaimTasks(JdbcClient database) {
        this.database = database;
    }

    /**
     * How many claims of all units were not answered in time: {@code /claims?show=overdue}.
     *
     * @param today the business date, or the past day
     * @param calendar the working days, which the page has read already
     * @param asAt now, or the past day at whose end they had not been answered
     */
    public int overdue(LocalDate today, WorkingCalendar calendar, AsAt asAt) {
        return database
                .sql("""
                        select waiting_since, count(*) as claims,
                               (select working_days from claim_deadline
                                where cast(:day as date) is null or id = 1 or business_day_at(set_at) <= :day
                                order by id desc limit 1) as days
                        from %s where state = 'ASSIGNED' group by waiting_since
                        """.formatted(asAt.isPast() ? "claim_on(:day)" : "claim"))
                .param("day", asAt.day())
                .query(Waiting.class)
                .list()
                .stream()
                .filter(one -> calendar.plus(one.waitingSince(), one.days()).isBefore(today))
                .mapToInt(Waiting::claims)
                .sum();
    }

    /** Claims that have waited since the same day, and how many working days there are for an answer. */
    record Waiting(LocalDate waitingSince, int claims, int days) {}
}
