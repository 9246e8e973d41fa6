package luoshi.undertaking;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.audit.Audited;
import luoshi.audit.Change;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.WorkingCalendar;
import luoshi.calendar.WorkingDays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** After how many working days an unanswered claim is listed for the coordinator: a setting, changed with a reason. */
@Service
class ClaimDeadline {

    /** The fewest and the most working days that can be set. */
    static final int FEWEST = 1;

    static final int MOST = 60;

    private final JdbcClient database;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ClaimDeadline(
            JdbcClient database,
            WorkingDays workingDays,
            BusinessClock businessClock,
            Clock clock,
            ApplicationEventPublisher events) {
        this.database = database;
        this.workingDays = workingDays;
        this.businessClock = businessClock;
        this.clock = clock;
        this.events = events;
    }

    /** The rule as it stands today. */
    @Transactional(readOnly = true)
    public Rule rule() {
        return ruleOn(businessClock.today());
    }

    /** The rule as it stands on the day. */
    @Transactional(readOnly = true)
    public Rule ruleOn(LocalDate today) {
        return Rule.of(days(), today, workingDays.calendar());
    }

    /** The rule as it stood at the end of a past day, or stands today. */
    @Transactional(readOnly = true)
    public Rule ruleAsAt(AsAt asAt) {
        var day = asAt.day();
        if (day == null) {
            return rule();
        }
        var days = database.sql("""
                        select working_days from claim_deadline where business_day_at(set_at) <= :day or id = 1
                        order by id desc limit 1
                        """).param("day", day).query(Integer.class).single();
        return Rule.of(days, day, workingDays.calendar());
    }

    /** Sets the number of working days. */
    @Transactional
    public void set(Actor actor, int days, String reason) {
        actor.mustBe(Role.COORDINATOR);
        var before = days();
        if (before == days) {
            return;
        }
        database.sql("""
                        insert into claim_deadline (working_days, reason, set_by, set_at)
                        values (:days, :reason, :by, :at)
                        """)
                .param("days", days)
                .param("reason", reason)
                .param("by", actor.username())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new ClaimDeadlineSet(before, days, reason, actor.username()));
    }

    private int days() {
        return database.sql("select working_days from claim_deadline order by id desc limit 1")
                .query(Integer.class)
                .single();
    }

    /**
     * The rule on a day.
     *
     * @param workingDays how many working days a unit has for its answer
     * @param overdueUpTo whoever has been asked on this day or before is overdue today
     * @param calendar the working days
     */
    record Rule(int workingDays, LocalDate overdueUpTo, WorkingCalendar calendar) {

        static Rule of(int days, LocalDate today, WorkingCalendar calendar) {
            var asked = today;
            while (!calendar.plus(asked, days).isBefore(today)) {
                asked = asked.minusDays(1);
            }
            return new Rule(days, asked, calendar);
        }

        /** The last day for the answer of a unit that was asked on the day. */
        public LocalDate dueOn(LocalDate asked) {
            return calendar.plus(asked, workingDays);
        }

        /** Whether the answer of a unit that was asked on the day is overdue. */
        public boolean isOverdue(LocalDate asked) {
            return !asked.isAfter(overdueUpTo);
        }
    }

    /** A coordinator changed the number of working days. */
    record ClaimDeadlineSet(int before, int now, String reason, String by) implements Audited {

        @Override
        public String subject() {
            return "/claims";
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change("workingDays", Integer.toString(before), Integer.toString(now)));
        }

        @Override
        public Map<String, String> detail() {
            return Map.of("reason", reason);
        }
    }
}
