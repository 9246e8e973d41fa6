package luoshi.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Working days by the stored holidays. Whoever counts more than once takes the {@link #calendar()} and counts with it. */
@Component
public class WorkingDays {

    /** All holidays as a column of a statement that reads something else as well; {@link #along} takes it. */
    public static final String HOLIDAYS = "(select string_agg(h.day || '=' || h.kind, ',') from holiday h)";

    /**
     * The holidays as they were known at the end of the {@code :day}, as such a column; {@link #knownAlong} takes it: years with
     * their lines where they had been changed by then, single days of the others, and the bare years that were changed only later.
     */
    public static final String KNOWN = """
            (with changed as (
                select year, (array_agg(lines order by id desc) filter (where set_on <= :day))[1] as lines
                from holiday_change group by year
            )
            select string_agg(said, chr(12))
            from (select c.year || coalesce(chr(10) || c.lines, '') as said from changed c
                  union all
                  select h.day || '=' || h.kind from holiday h
                  where not exists (select from changed c
                                    where c.year = extract(year from h.day) and c.lines is not null)) one)""";

    private final JdbcClient database;

    WorkingDays(JdbcClient database) {
        this.database = database;
    }

    /** The working days as they are stored now, read with one statement. */
    public WorkingCalendar calendar() {
        var exceptions = new HashMap<LocalDate, Boolean>();
        database.sql("select day, kind = 'WORK' as works from holiday").query(row -> {
            exceptions.put(row.getObject("day", LocalDate.class), row.getBoolean("works"));
        });
        return new WorkingCalendar(exceptions);
    }

    /**
     * The working days as they were known at the end of a past day, read with one statement. A year that was changed later, and
     * never before, is known only as it is now.
     */
    public Known knownOn(LocalDate day) {
        return knownAlong(database.sql("select " + KNOWN)
                .param("day", day)
                .query((row, number) -> Objects.requireNonNullElse(row.getString(1), ""))
                .single());
    }

    /**
     * The same as another statement has read it along.
     *
     * @param said the column {@link #KNOWN}; null where no holidays are stored
     */
    public static Known knownAlong(@Nullable String said) {
        var exceptions = new HashMap<LocalDate, Boolean>();
        var whole = true;
        for (var one : said == null || said.isEmpty() ? new String[0] : said.split("\f")) {
            var days = one.indexOf('\n');
            if (days > 0) {
                Holiday.read(one.substring(days + 1), Integer.parseInt(one.substring(0, days)))
                        .forEach(holiday -> exceptions.put(holiday.day(), holiday.works()));
            } else if (one.indexOf('=') > 0) {
                exceptions.put(LocalDate.parse(one.substring(0, one.indexOf('='))), one.endsWith("=WORK"));
            } else {
                whole = false;
            }
        }
        return new Known(new WorkingCalendar(exceptions), whole);
    }

    /**
     * The working days of a past day.
     *
     * @param whole whether no year had to be taken as it is now
     */
    public record Known(WorkingCalendar calendar, boolean whole) {}

    /**
     * The working days as another statement has read them along.
     *
     * @param holidays the column {@link #HOLIDAYS}; null where none are stored
     */
    public static WorkingCalendar along(@Nullable String holidays) {
        var exceptions = new HashMap<LocalDate, Boolean>();
        if (holidays != null) {
            for (var one : holidays.split(",")) {
                var at = one.indexOf('=');
                exceptions.put(LocalDate.parse(one.substring(0, at)), one.endsWith("=WORK"));
            }
        }
        return new WorkingCalendar(exceptions);
    }

    /** The last day that a holiday notice speaks of; beyond it days follow the week until the next notice is entered. */
    public LocalDate knownUntil() {
        return database.sql("select max(day) from holiday")
                .query(LocalDate.class)
                .single();
    }

    /** Whether people work on the day. */
    public boolean isWorkingDay(LocalDate day) {
        return calendar().isWorkingDay(day);
    }

    /** The so-manieth working day after the date. */
    public LocalDate plus(LocalDate from, int workingDays) {
        return calendar().plus(from, workingDays);
    }

    /** The so-manieth working day before the date. */
    public LocalDate minus(LocalDate from, int workingDays) {
        return calendar().minus(from, workingDays);
    }

    /** How many working days lie after the first date, up to and including the second. */
    public int between(LocalDate from, LocalDate to) {
        return calendar().between(from, to);
    }
}
