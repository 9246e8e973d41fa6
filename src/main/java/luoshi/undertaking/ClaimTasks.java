package luoshi.undertaking;

import java.time.LocalDate;
import luoshi.calendar.WorkingCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many claims a coordinator has to look after, for the page of tasks. */
@Service
@Transactional(readOnly = true)
public class ClaimTasks {

    private final JdbcClient database;

    ClaimTasks(JdbcClient database) {
        this.database = database;
    }

    /**
     * What waits for the coordinator; one statement.
     *
     * @param today the business date
     * @param calendar the working days, which the page has read already
     */
    public ForCoordinator forCoordinator(LocalDate today, WorkingCalendar calendar) {
        var waiting = database.sql("""
                        select waiting_since, count(*) filter (where state = 'ASSIGNED') as assigned,
                               count(*) filter (where state = 'DECLINED') as declined,
                               (select working_days from claim_deadline order by id desc limit 1) as days
                        from claim where state in ('ASSIGNED', 'DECLINED') group by waiting_since
                        """).query(Waiting.class).list();
        return new ForCoordinator(
                waiting.stream()
                        .filter(one ->
                                calendar.plus(one.waitingSince(), one.days()).isBefore(today))
                        .mapToInt(Waiting::assigned)
                        .sum(),
                waiting.stream().mapToInt(Waiting::declined).sum());
    }

    /** Claims that have waited since the same day, and how many working days there are for an answer. */
    record Waiting(LocalDate waitingSince, int assigned, int declined, int days) {}

    /**
     * Claims of all units that the coordinator has to look after.
     *
     * @param overdue not answered in time: {@code /claims?show=overdue}
     * @param declined awaiting a decision: {@code /claims?show=declined}
     */
    public record ForCoordinator(int overdue, int declined) {}
}
