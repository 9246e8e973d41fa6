package luoshi.policy;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets one transaction at a time change who is responsible for a measure; taken before any claim is locked. */
@Component
public class MeasureLock {

    private final JdbcClient database;

    MeasureLock(JdbcClient database) {
        this.database = database;
    }

    /** Holds the measure until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(long measureId) {
        database.sql("select id from measure where id = ? for no key update")
                .params(measureId)
                .query(Long.class)
                .optional();
    }
}
