package luoshi.undertaking;

import luoshi.calendar.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps how a task point stands after each step, as {@link ClaimPast} does for claims. */
@Component
class TaskPointPast {

    private final TaskPointRepository points;
    private final JdbcClient database;
    private final BusinessClock businessClock;

    TaskPointPast(TaskPointRepository points, JdbcClient database, BusinessClock businessClock) {
        this.points = points;
        this.database = database;
        this.businessClock = businessClock;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void keep(TaskPointMoved moved) {
        points.flush();
        database.sql("""
                        insert into task_point_version
                        select id, version, state, due_on, decision_reason, :day from task_point where id = :point
                        on conflict do nothing
                        """)
                .param("day", businessClock.today())
                .param("point", moved.taskPointId())
                .update();
    }
}
