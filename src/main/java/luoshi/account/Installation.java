package luoshi.account;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether this installation has its first administrator. */
@Component
public class Installation {

    private final JdbcClient database;
    private volatile boolean done;

    Installation(JdbcClient database) {
        this.database = database;
    }

    /** Whether there is any account. Accounts are never deleted, so that once yes stays yes. */
    public boolean isDone() {
        if (!done) {
            done = database.sql("select exists (select from account)")
                    .query(Boolean.class)
                    .single();
        }
        return done;
    }
}
