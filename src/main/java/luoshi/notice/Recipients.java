package luoshi.notice;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is told of what somebody did; nobody is told of his own doing. */
@Component
class Recipients {

    private final JdbcClient database;

    Recipients(JdbcClient database) {
        this.database = database;
    }

    /** Who writes and who reviews for the unit. */
    List<Long> of(long unit, String by) {
        return database.sql("""
                        select a.id from account a
                        where a.unit_id = ? and a.disabled_at is null and a.username <> ?
                          and exists (select from account_role r where r.account_id = a.id
                                      and r.role in ('REPORTER', 'UNIT_APPROVER'))
                        """).params(unit, by).query(Long.class).list();
    }

    /** All coordinators. */
    List<Long> coordinators(String by) {
        return holding("COORDINATOR", by);
    }

    /** All inspectors. */
    List<Long> inspectors(String by) {
        return holding("INSPECTOR", by);
    }

    private List<Long> holding(String role, String by) {
        return database.sql("""
                        select a.id from account a join account_role r on r.account_id = a.id and r.role = ?
                        where a.disabled_at is null and a.username <> ?
                        """).params(role, by).query(Long.class).list();
    }
}
