package luoshi.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.audit.Change;
import luoshi.export.Exports;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The holidays with 调休, year by year, as administrators enter them from the notices of the State Council. */
@Service
@Transactional
class HolidayTable {

    private final JdbcClient database;
    private final ObjectProvider<KeepsDays> keepers;
    private final BusinessClock businessClock;
    private final Clock clock;
    private final Exports exports;
    private final ApplicationEventPublisher events;

    HolidayTable(
            JdbcClient database,
            ObjectProvider<KeepsDays> keepers,
            BusinessClock businessClock,
            Clock clock,
            Exports exports,
            ApplicationEventPublisher events) {
        this.database = database;
        this.keepers = keepers;
        this.businessClock = businessClock;
        this.clock = clock;
        this.exports = exports;
        this.events = events;
    }

    /** All days by their years, the earliest first. */
    @Transactional(readOnly = true)
    public Map<Integer, List<Noted>> byYear() {
        return database
                .sql("select day, kind = 'WORK' as works, occasion, notice from holiday order by day")
                .query((row, n) -> new Noted(
                        new Holiday(
                                row.getObject("day", LocalDate.class),
                                row.getBoolean("works"),
                                row.getString("occasion")),
                        row.getString("notice")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        noted -> noted.holiday().day().getYear(), TreeMap::new, Collectors.toList()));
    }

    /** The days of the year, one a line as they are typed. */
    @Transactional(readOnly = true)
    public String lines(int year) {
        return lines(days(year));
    }

    private static String lines(List<Holiday> days) {
        return days.stream().map(Holiday::line).collect(Collectors.joining("\n"));
    }

    /** The last day that stays as it is, because a locked quarter was counted by it. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> keptUntil() {
        return keepers.stream().flatMap(keeper -> keeper.keptUntil().stream()).max(LocalDate::compareTo);
    }

    /** Whether the form with this key has been carried out. */
    @Transactional(readOnly = true)
    public boolean isDone(UUID key) {
        return database.sql("select exists (select from holiday_change where submit_key = ?)")
                .params(key)
                .query(Boolean.class)
                .single();
    }

    /**
     * The year has these days from now on; the same key again changes nothing.
     *
     * @param seen the days as they were when the form was opened, one a line
     * @param notice the notice of the State Council that the new days rest on
     * @throws IllegalStep if somebody has changed the year since, nothing is different, or a day would change that stays
     */
    public void set(Actor actor, int year, List<Holiday> wanted, String seen, String notice, String reason, UUID key) {
        actor.mustBe(Role.ADMIN);
        database.sql("select pg_advisory_xact_lock(hashtext('holidays'))").query(row -> {});
        if (isDone(key)) {
            return;
        }
        var before = days(year);
        if (!lines(before).equals(seen)) {
            throw new IllegalStep("calendar.refused.holidays-stale", Integer.toString(year));
        }
        var changes = changes(before, wanted);
        if (changes.isEmpty()) {
            throw new IllegalStep("calendar.refused.holidays-same");
        }
        refuseKept(changes);
        store(before, wanted, notice);
        note(actor, year, wanted, notice, reason, key);
        events.publishEvent(new HolidaysChanged(year, List.copyOf(changes.values()), notice, reason, actor.username()));
    }

    private void refuseKept(Map<LocalDate, Change> changes) {
        keptUntil().ifPresent(kept -> {
            if (changes.keySet().stream().anyMatch(day -> !day.isAfter(kept))) {
                throw new IllegalStep("calendar.refused.holidays-kept", exports.day(kept));
            }
        });
    }

    private Map<LocalDate, Change> changes(List<Holiday> before, List<Holiday> after) {
        var was = byDay(before);
        var is = byDay(after);
        var days = new TreeMap<LocalDate, Change>();
        new TreeMap<>(union(was, is)).forEach((day, any) -> {
            var from = words(was.get(day));
            var to = words(is.get(day));
            if (!from.equals(to)) {
                days.put(day, new Change(exports.day(day), from, to));
            }
        });
        return days;
    }

    private static Map<LocalDate, Holiday> union(Map<LocalDate, Holiday> one, Map<LocalDate, Holiday> other) {
        var all = new LinkedHashMap<>(one);
        all.putAll(other);
        return all;
    }

    private static Map<LocalDate, Holiday> byDay(List<Holiday> days) {
        return days.stream().collect(Collectors.toMap(Holiday::day, day -> day));
    }

    private static String words(@Nullable Holiday holiday) {
        return holiday == null ? "" : holiday.kind() + " " + holiday.occasion();
    }

    /** A day that stays keeps the notice it rests on. */
    private void store(List<Holiday> before, List<Holiday> wanted, String notice) {
        for (var day : before) {
            if (!wanted.contains(day)) {
                database.sql("delete from holiday where day = ?")
                        .params(day.day())
                        .update();
            }
        }
        for (var day : wanted) {
            if (!before.contains(day)) {
                database.sql("insert into holiday (day, kind, occasion, notice) values (?, ?, ?, ?)")
                        .params(day.day(), day.works() ? "WORK" : "OFF", day.occasion(), notice)
                        .update();
            }
        }
    }

    private void note(Actor actor, int year, List<Holiday> wanted, String notice, String reason, UUID key) {
        database.sql("""
                        insert into holiday_change (year, notice, reason, lines, set_by, set_on, set_at, submit_key)
                        values (:year, :notice, :reason, :lines, :by, :on, :at, :key)
                        """)
                .param("year", year)
                .param("notice", notice)
                .param("reason", reason)
                .param("lines", lines(wanted))
                .param("by", actor.username())
                .param("on", businessClock.today())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update();
    }

    private List<Holiday> days(int year) {
        return byYear().getOrDefault(year, List.of()).stream()
                .map(Noted::holiday)
                .toList();
    }

    /** A day with the notice it rests on. */
    record Noted(Holiday holiday, String notice) {}
}
