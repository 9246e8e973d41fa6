package luoshi.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import luoshi.account.Actor;
import luoshi.account.InstallationStarted;
import luoshi.account.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets the business date. Whatever depends on it reacts to {@link BusinessDateChanged}. */
@Service
@Transactional
public class BusinessDateSetting {

    private final JdbcClient database;
    private final BusinessClock businessClock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BusinessDateSetting(
            JdbcClient database, BusinessClock businessClock, ApplicationEventPublisher events, Clock clock) {
        this.database = database;
        this.businessClock = businessClock;
        this.events = events;
        this.clock = clock;
    }

    /** From now on it is that day, for everybody. */
    public void set(Actor actor, LocalDate date, String reason) {
        actor.mustBe(Role.ADMIN);
        store(actor.username(), date, reason);
    }

    /** From now on it is the day it really is. */
    public void followRealDate(Actor actor, String reason) {
        actor.mustBe(Role.ADMIN);
        store(actor.username(), null, reason);
    }

    /** The current setting. */
    @Transactional(readOnly = true)
    public BusinessDate current() {
        return database.sql("select set_to, set_by, set_at, reason from business_date")
                .query(BusinessDate.class)
                .single();
    }

    /** An installation may start at another date than the real one; that is part of the setup and of its trace. */
    @EventListener
    void startAt(InstallationStarted started) {
        if (started.businessDate() != null) {
            write(started.by(), started.businessDate(), "");
        }
    }

    private void store(String by, @Nullable LocalDate date, String reason) {
        var before = businessClock.setDate().orElse(null);
        write(by, date, reason);
        events.publishEvent(new BusinessDateChanged(by, before, date, reason));
    }

    private void write(String by, @Nullable LocalDate date, String reason) {
        database.sql("update business_date set set_to = :date, set_by = :by, set_at = :at, reason = :reason")
                .param("date", date)
                .param("by", by)
                .param("at", OffsetDateTime.now(clock))
                .param("reason", reason)
                .update();
    }
}
