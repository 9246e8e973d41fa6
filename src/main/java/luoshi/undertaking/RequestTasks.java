package luoshi.undertaking;

import luoshi.account.Actor;
import luoshi.account.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many 办结申请 and 延期申请 wait for a person, for the page of tasks. */
@Service
@Transactional(readOnly = true)
public class RequestTasks {

    private final JdbcClient database;

    RequestTasks(JdbcClient database) {
        this.database = database;
    }

    /** What waits for the person, in whatever role, in one statement. */
    public Waiting of(Actor actor) {
        return database.sql("""
                        select (select count(*) from close_out r join claim c on c.id = r.claim_id
                                where :coordinates and r.state = 'SUBMITTED'
                                   or :passes and r.state = 'UNIT_REVIEW' and c.unit_id = :unit
                                   or :writes and r.state in ('RETURNED', 'REFUSED') and c.unit_id = :unit) as close_outs,
                               (select count(*) from extension_request x join claim c on c.id = x.claim_id
                                where :coordinates and x.state = 'SUBMITTED'
                                   or :passes and x.state = 'UNIT_REVIEW' and c.unit_id = :unit) as extensions
                        """)
                .param("coordinates", actor.is(Role.COORDINATOR))
                .param("passes", actor.is(Role.UNIT_APPROVER))
                .param("writes", actor.is(Role.REPORTER))
                .param("unit", actor.unitId())
                .query(Waiting.class)
                .single();
    }

    /**
     * What waits.
     *
     * @param closeOuts at {@code /close-outs}
     * @param extensions at {@code /extensions}
     */
    public record Waiting(int closeOuts, int extensions) {}
}
