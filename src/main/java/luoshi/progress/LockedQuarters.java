package luoshi.progress;

import java.time.LocalDate;
import java.util.Optional;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.KeepsDays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was counted for a quarter that is locked was counted for good: its lights and reminders rest on it. */
@Component
class LockedQuarters implements KeepsDays {

    private final JdbcClient database;
    private final BusinessClock businessClock;

    LockedQuarters(JdbcClient database, BusinessClock businessClock) {
        this.database = database;
        this.businessClock = businessClock;
    }

    @Override
    public Optional<LocalDate> keptUntil() {
        return database.sql("""
                        select lock_on from reporting_period where established_on is not null and lock_on < ?
                        order by lock_on desc limit 1
                        """)
                .params(businessClock.today())
                .query(LocalDate.class)
                .optional();
    }
}
