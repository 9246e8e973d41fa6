package luoshi.undertaking;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many claims a coordinator has to look after, for the page of tasks. */
@Service
@Transactional(readOnly = true)
public class ClaimTasks {

    private final JdbcClient database;
    private final ClaimDeadline deadline;

    ClaimTasks(JdbcClient database, ClaimDeadline deadline) {
        this.database = database;
        this.deadline = deadline;
    }

    /**
     * What waits for the coordinator.
     *
     * @param today the business date
     */
    public ForCoordinator forCoordinator(LocalDate today) {
        return database.sql("""
                        select count(*) filter (where state = 'ASSIGNED' and waiting_since <= :overdue) as overdue,
                               count(*) filter (where state = 'DECLINED') as declined
                        from claim
                        """)
                .param("overdue", deadline.ruleOn(today).overdueUpTo())
                .query(ForCoordinator.class)
                .single();
    }

    /**
     * Claims of all units that the coordinator has to look after.
     *
     * @param overdue not answered in time: {@code /claims?show=overdue}
     * @param declined awaiting a decision: {@code /claims?show=declined}
     */
    public record ForCoordinator(int overdue, int declined) {}
}
