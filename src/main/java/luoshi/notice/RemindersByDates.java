package luoshi.notice;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.GoesByDates;
import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingDays;
import luoshi.export.Exports;
import luoshi.notice.ReminderDays.Deadline;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The days from today on, on which people are reminded of the dates of each quarter. */
@Component
@Order(5)
class RemindersByDates implements GoesByDates {

    private final ReminderDays reminders;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;
    private final JdbcClient database;
    private final Exports exports;

    RemindersByDates(
            ReminderDays reminders,
            WorkingDays workingDays,
            BusinessClock businessClock,
            JdbcClient database,
            Exports exports) {
        this.reminders = reminders;
        this.workingDays = workingDays;
        this.businessClock = businessClock;
        this.database = database;
        this.exports = exports;
    }

    @Override
    public String heading() {
        return "notice.effects";
    }

    @Override
    public boolean isBusiness() {
        return false;
    }

    @Override
    public Map<Thing, String> standing() {
        var standing = new LinkedHashMap<Thing, String>();
        var today = businessClock.today();
        var calendar = workingDays.calendar();
        var offsets = reminders.offsets();
        database.sql("""
                        select p.quarter, d.deadline, d.day from reporting_period p
                          cross join lateral (values (1, 'DUE', p.due_on), (2, 'REVIEW', p.review_on),
                                                     (3, 'REPORT', p.report_on)) d (place, deadline, day)
                        where p.reported_on is null
                        order by p.starts_on, d.place
                        """).query(DateOfPeriod.class).list().forEach(date -> {
            var days = offsets.get(date.deadline()).stream()
                    .map(offset -> ReminderDays.day(calendar, date.day(), offset))
                    .filter(day -> !day.isBefore(today))
                    .map(exports::day)
                    .collect(Collectors.joining("、"));
            standing.put(
                    new Thing(
                            date.quarter().chinese(),
                            exports.say("notice.deadline." + date.deadline().name())),
                    days);
        });
        return standing;
    }

    private record DateOfPeriod(Quarter quarter, Deadline deadline, LocalDate day) {}
}
