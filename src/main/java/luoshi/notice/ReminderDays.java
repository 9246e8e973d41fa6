package luoshi.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.audit.Audited;
import luoshi.audit.Change;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingCalendar;
import luoshi.calendar.WorkingDays;
import luoshi.notice.Digest.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many working days before or after each of a period's dates people are reminded of it. A coordinator sets it. */
@Service
@Transactional
class ReminderDays {

    private final JdbcClient database;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReminderDays(
            JdbcClient database,
            WorkingDays workingDays,
            BusinessClock businessClock,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.workingDays = workingDays;
        this.businessClock = businessClock;
        this.events = events;
        this.clock = clock;
    }

    /** What a reminder can be about. */
    enum Deadline {
        /** 填报截止, for the units. */
        DUE,
        /** 审核截止, for the coordinators. */
        REVIEW,
        /** 报告日, for coordinators and leaders. */
        REPORT
    }

    /** Of what people are reminded today. */
    @Transactional(readOnly = true)
    public Today today() {
        var today = businessClock.today();
        var calendar = workingDays.calendar();
        var offsets = offsets();
        return new Today(
                ofPeriods(today, calendar, offsets),
                due -> offsets.get(Deadline.DUE).stream()
                        .anyMatch(offset -> day(calendar, due, offset).equals(today)));
    }

    private Set<Reminded> ofPeriods(LocalDate today, WorkingCalendar calendar, Map<Deadline, List<Integer>> offsets) {
        return database.sql("""
                        select quarter, 'DUE' as deadline, due_on as day from reporting_period
                        where established_on is not null
                        union all select quarter, 'REVIEW', review_on from reporting_period
                        where established_on is not null
                        union all select quarter, 'REPORT', report_on from reporting_period
                        where established_on is not null
                        """).query(Due.class).list().stream()
                .filter(due -> offsets.get(due.deadline).stream()
                        .anyMatch(offset -> day(calendar, due.day, offset).equals(today)))
                .map(due -> new Reminded(due.quarter, due.deadline))
                .collect(Collectors.toSet());
    }

    static LocalDate day(WorkingCalendar calendar, LocalDate deadline, int offset) {
        return offset < 0 ? calendar.minus(deadline, -offset) : calendar.plus(deadline, offset);
    }

    /** By deadline: working days, negative before it, positive after it, 0 the day itself. */
    @Transactional(readOnly = true)
    public Map<Deadline, List<Integer>> offsets() {
        var offsets = new TreeMap<Deadline, List<Integer>>();
        database.sql("select deadline, working_days from reminder_setting").query(row -> {
            offsets.put(
                    Deadline.valueOf(row.getString("deadline")),
                    Arrays.stream((Integer[]) row.getArray("working_days").getArray())
                            .toList());
        });
        return offsets;
    }

    /** On which days from today on people would be reminded of each date of the periods that are open or planned. */
    @Transactional(readOnly = true)
    public List<Planned> planned(Map<Deadline, List<Integer>> wanted) {
        var today = businessClock.today();
        var calendar = workingDays.calendar();
        var before = offsets();
        return database.sql("""
                        select p.quarter, d.deadline, d.day from reporting_period p
                          cross join lateral (values (1, 'DUE', p.due_on), (2, 'REVIEW', p.review_on),
                                                     (3, 'REPORT', p.report_on)) d (place, deadline, day)
                        where p.lock_on >= :today
                        order by p.quarter, d.place
                        """).param("today", today).query(Due.class).list().stream()
                .map(due -> new Planned(
                        Quarter.of(due.quarter),
                        due.deadline,
                        due.day,
                        days(calendar, due, before.getOrDefault(due.deadline, List.of()), today),
                        days(calendar, due, wanted.getOrDefault(due.deadline, List.of()), today)))
                .toList();
    }

    private static List<LocalDate> days(WorkingCalendar calendar, Due due, List<Integer> offsets, LocalDate today) {
        return offsets.stream()
                .map(offset -> day(calendar, due.day, offset))
                .filter(day -> !day.isBefore(today))
                .distinct()
                .sorted()
                .toList();
    }

    /** From now on people are reminded on those days; what has gone out has gone out. */
    public void set(Actor actor, Map<Deadline, List<Integer>> wanted, String reason) {
        actor.mustBe(Role.COORDINATOR);
        var before = offsets();
        wanted.forEach((deadline, days) -> database.sql("""
                        update reminder_setting set working_days = :days, set_by = :by, set_at = :at
                        where deadline = :deadline
                        """)
                .param("days", new LinkedHashSet<>(days).stream().sorted().toArray(Integer[]::new))
                .param("by", actor.username())
                .param("at", OffsetDateTime.now(clock))
                .param("deadline", deadline.name())
                .update());
        var after = offsets();
        if (!before.equals(after)) {
            events.publishEvent(
                    new RemindersSet(actor.username(), Change.between(inWords(before), inWords(after)), reason));
        }
    }

    private static Map<String, String> inWords(Map<Deadline, List<Integer>> offsets) {
        var words = new LinkedHashMap<String, String>();
        offsets.forEach((deadline, days) -> words.put(
                "reminder" + deadline, days.stream().map(String::valueOf).collect(Collectors.joining(", "))));
        return words;
    }

    /**
     * A date of a period, and when people are reminded of it from today on.
     *
     * @param before the days as they are set
     * @param after the days as they would be
     */
    record Planned(Quarter quarter, Deadline deadline, LocalDate day, List<LocalDate> before, List<LocalDate> after) {

        /** Whether anything would be different. */
        public boolean isChanged() {
            return !before.equals(after);
        }
    }

    private record Due(String quarter, Deadline deadline, LocalDate day) {}

    /**
     * Of what people are reminded on a day.
     *
     * @param ofPeriods the dates of periods
     * @param ofUnits whether they are reminded of what is due on a day that belongs to no period
     */
    record Today(Set<Reminded> ofPeriods, Predicate<LocalDate> ofUnits) {

        boolean of(Task task) {
            if (task.deadline() == null || task.dueOn() == null) {
                return false;
            }
            return task.quarter() == null || !isOfPeriods(task.deadline())
                    ? ofUnits.test(task.dueOn())
                    : ofPeriods.contains(new Reminded(task.quarter().toString(), Deadline.valueOf(task.deadline())));
        }
    }

    /** An answer to a problem of a quarter, or a day given beyond its lock, is no date of the period. */
    private static boolean isOfPeriods(String deadline) {
        return Arrays.stream(Deadline.values()).anyMatch(one -> one.name().equals(deadline));
    }

    /** A date of a period that people are reminded of. */
    record Reminded(String quarter, Deadline deadline) {}

    /** Reminders go out on other days from now on. */
    record RemindersSet(String by, List<Change> changes, String reason) implements Audited {

        @Override
        public Map<String, String> detail() {
            return Map.of("reason", reason);
        }

        @Override
        public String subject() {
            return "/notices/reminders";
        }
    }
}
