package luoshi.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every change of a quarter's dates, on record. */
@Component
class PeriodChanges {

    private final JdbcClient database;
    private final BusinessClock businessClock;
    private final Clock clock;

    PeriodChanges(JdbcClient database, BusinessClock businessClock, Clock clock) {
        this.database = database;
        this.businessClock = businessClock;
        this.clock = clock;
    }

    boolean exists(UUID key) {
        return database.sql("select exists (select from period_change where submit_key = ?)")
                .params(key)
                .query(Boolean.class)
                .single();
    }

    /** Notes a new quarter, and answers the number of the note. */
    long created(ReportingPeriod period, String reason, Actor by, UUID key) {
        return note(period, "CREATED", null, reason, by.username(), key);
    }

    /** Notes other dates than before, and answers the number of the note. */
    long moved(ReportingPeriod period, String kind, PeriodDates before, String reason, String by, @Nullable UUID key) {
        return note(period, kind, before, reason, by, key);
    }

    private long note(
            ReportingPeriod period,
            String kind,
            @Nullable PeriodDates before,
            String reason,
            String by,
            @Nullable UUID key) {
        return database.sql("""
                        insert into period_change (period_id, kind, before, after, reason, set_by, set_on, set_at, submit_key)
                        values (:period, :kind, :before::date[], :after::date[], :reason, :by, :on, :at, :key::uuid)
                        returning id
                        """)
                .param("period", period.getId())
                .param("kind", kind)
                .param("before", before == null ? null : texts(before))
                .param("after", texts(period.dates()))
                .param("reason", reason)
                .param("by", by)
                .param("on", businessClock.today())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("key", key == null ? null : key.toString())
                .query(Long.class)
                .single();
    }

    private static String[] texts(PeriodDates dates) {
        return dates.inOrder().stream().map(LocalDate::toString).toArray(String[]::new);
    }

    /** The changes of a quarter, the last one first. */
    List<Noted> of(long periodId) {
        return database.sql("""
                        select c.kind, c.before::text[] as before, c.after::text[] as after, c.reason,
                               coalesce(a.display_name, c.set_by) as by, c.set_on
                        from period_change c left join account a on a.username = c.set_by
                        where c.period_id = ? order by c.id desc
                        """).params(periodId).query(PeriodChanges::noted).list();
    }

    /** Those of the changes that were made by the end of the day. */
    static List<Noted> by(LocalDate day, List<Noted> changes) {
        return changes.stream().filter(one -> !one.on().isAfter(day)).toList();
    }

    /** The changes of all quarters by their keys, the last one first. */
    Map<Long, List<Noted>> all() {
        var all = new HashMap<Long, List<Noted>>();
        database.sql("""
                        select c.period_id, c.kind, c.before::text[] as before, c.after::text[] as after, c.reason,
                               coalesce(a.display_name, c.set_by) as by, c.set_on
                        from period_change c left join account a on a.username = c.set_by
                        order by c.id desc
                        """).query((ResultSet row) -> {
            all.computeIfAbsent(row.getLong("period_id"), key -> new ArrayList<>())
                    .add(noted(row, 0));
        });
        return all;
    }

    /** The quarters that there were on the day, each with the dates that were in force then. */
    List<Dated> inForce(List<ReportingPeriod> periods, AsAt asAt) {
        if (asAt.day() == null) {
            return periods.stream()
                    .map(period -> new Dated(period, period.dates()))
                    .toList();
        }
        var day = asAt.day();
        var all = all();
        return periods.stream()
                .filter(period -> all.getOrDefault(period.getId(), List.of()).stream()
                        .noneMatch(change -> change.created() && change.on().isAfter(day)))
                .map(period ->
                        new Dated(period, inForceOn(day, all.getOrDefault(period.getId(), List.of()), period.dates())))
                .toList();
    }

    /** Those of the quarters whose due day was over on the day. */
    static Set<Quarter> overdueOn(LocalDate day, List<Dated> periods) {
        return periods.stream()
                .filter(one -> one.dates().dueOn().isBefore(day))
                .map(Dated::quarter)
                .collect(Collectors.toSet());
    }

    /** The dates of the quarter that were in force on the day. */
    PeriodDates inForce(ReportingPeriod period, AsAt asAt) {
        return asAt.day() == null ? period.dates() : inForceOn(asAt.day(), of(period.getId()), period.dates());
    }

    private static Noted noted(ResultSet row, int n) throws SQLException {
        return new Noted(
                row.getString("kind"),
                row.getArray("before") == null
                        ? null
                        : dates(row.getArray("before").getArray()),
                dates(row.getArray("after").getArray()),
                row.getString("reason"),
                row.getString("by"),
                row.getObject("set_on", LocalDate.class));
    }

    private static PeriodDates dates(Object texts) {
        return PeriodDates.of(
                Arrays.stream((String[]) texts).map(LocalDate::parse).toList());
    }

    /** The dates that were in force at the end of the day: those before the first change that came after it. */
    static PeriodDates inForceOn(LocalDate day, List<Noted> changes, PeriodDates now) {
        var dates = now;
        for (var change : changes) {
            if (change.on().isAfter(day) && change.before() != null) {
                dates = change.before();
            }
        }
        return dates;
    }

    /** What the dates were when the quarter was created, for those that are others now; null for the rest. */
    static List<@Nullable LocalDate> first(List<Noted> changes, PeriodDates now) {
        var first = changes.isEmpty() ? now : changes.get(changes.size() - 1).original();
        var moved = new ArrayList<@Nullable LocalDate>();
        for (var i = 0; i < PeriodDates.FIELDS.size(); i++) {
            var date = first.inOrder().get(i);
            moved.add(date.equals(now.inOrder().get(i)) ? null : date);
        }
        return moved;
    }

    /** A quarter with the dates of a day. */
    record Dated(ReportingPeriod period, PeriodDates dates) {

        /** Its quarter. */
        Quarter quarter() {
            return period.getQuarter();
        }
    }

    /** One change. */
    record Noted(String kind, @Nullable PeriodDates before, PeriodDates after, String reason, String by, LocalDate on) {

        private PeriodDates original() {
            return before == null ? after : before;
        }

        /** Whether the quarter was created by it. */
        boolean created() {
            return before == null;
        }

        /** The message key of what happened. */
        public String key() {
            return "progress.change." + kind;
        }

        /** The dates that are others since. */
        public List<Moved> moved() {
            var moved = new ArrayList<Moved>();
            for (var i = 0; i < PeriodDates.FIELDS.size(); i++) {
                var to = after.inOrder().get(i);
                var from = before == null ? null : before.inOrder().get(i);
                if (!to.equals(from)) {
                    moved.add(new Moved(PeriodDates.LABELS.get(i), from, to));
                }
            }
            return moved;
        }
    }

    /** One date that is another one since; from is null for a new quarter. */
    record Moved(String label, @Nullable LocalDate from, LocalDate to) {}
}
