package luoshi.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import luoshi.account.NotFound;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what is due, received, reviewed and missing, and lists what is behind each number. */
@Component
public class ReportingStatus {

    /** After so many working days coordinators are reminded that everything is in and no draft is there. */
    public static final int PATIENCE = 3;

    private final ReportingPeriodRepository periods;
    private final JdbcClient database;

    ReportingStatus(ReportingPeriodRepository periods, JdbcClient database) {
        this.periods = periods;
        this.database = database;
    }

    /** All periods, earliest first. */
    public List<ReportingPeriod> periods() {
        return periods.findAllByOrderByStartsOn();
    }

    /**
     * The period of the quarter.
     *
     * @throws NotFound if the document has none for it
     */
    public ReportingPeriod period(Quarter quarter) {
        return periods.findByQuarter(quarter.toString()).orElseThrow(NotFound::new);
    }

    /** The latest period of a quarter before that of the period; empty for the first one there is. */
    public Optional<ReportingPeriod> before(ReportingPeriod period) {
        return periods().stream()
                .filter(one -> one.getQuarter().compareTo(period.getQuarter()) < 0)
                .max(Comparator.comparing(ReportingPeriod::getQuarter));
    }

    /** The counts of the whole period. */
    public ReportingCounts counts(long periodId) {
        return counts(periodId, AsAt.NOW);
    }

    /** The counts of the whole period, now or as they were at the end of a past day. */
    public ReportingCounts counts(long periodId, AsAt asAt) {
        return database.sql(
                        "select " + ReportingCounts.COLUMNS + " from " + source(asAt) + " where period_id = :period")
                .param("period", periodId)
                .param("day", asAt.day())
                .query(ReportingCounts.class)
                .single();
    }

    /** Where the statuses of a {@code :period} are read, as {@code s}: now, or at the end of a {@code :day}. */
    static String source(AsAt asAt) {
        return asAt.isPast() ? "obligation_status_on(:period, cast(:day as date)) s" : "obligation_status s";
    }

    /** 已报齐: the day on which the last report of the period came in, if none is missing. */
    public Optional<LocalDate> allInOn(long periodId) {
        return database.sql("""
                        select case when bool_and(received) then max(first_submitted_at)::date end
                        from obligation_status where period_id = ?
                        """).params(periodId).query(LocalDate.class).optional();
    }

    /** The counts of every unit that owes something, in the official order of units. */
    public List<CountsOf> byUnit(long periodId) {
        return byUnit(periodId, AsAt.NOW);
    }

    /** The counts of every unit that owed something, now or at the end of a past day. */
    List<CountsOf> byUnit(long periodId, AsAt asAt) {
        return grouped(
                """
                select s.unit_id as id, u.code as code, min(s.unit_name) as name, u.nature as grouping,
                """,
                " from " + source(asAt) + " join unit u on u.id = s.unit_id where s.period_id = :period "
                        + "group by s.unit_id, u.code, u.nature, u.sort_no order by u.sort_no, s.unit_id",
                periodId,
                asAt);
    }

    /** The counts of every unit and of every measure with one statement, and when the last report came in. */
    Groups groups(long periodId, AsAt asAt) {
        var groups = new Groups(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        database.sql(
                        "select 'UNIT' as kind, s.unit_id as id, u.code as code, min(s.unit_name) as name, u.nature as grouping,"
                                + " u.sort_no::bigint as place, max(s.first_submitted_at)::date as last_in, "
                                + ReportingCounts.COLUMNS
                                + " from " + source(asAt)
                                + " join unit u on u.id = s.unit_id where s.period_id = :period "
                                + "group by s.unit_id, u.code, u.nature, u.sort_no union all "
                                + "select 'MEASURE', s.measure_id, m.number::text, '（' || m.numeral || '）' || m.title, c.title,"
                                + " m.number::bigint, max(s.first_submitted_at)::date, "
                                + ReportingCounts.COLUMNS
                                + " from " + source(asAt) + " join measure m on m.id = s.measure_id"
                                + " join chapter c on c.id = m.chapter_id where s.period_id = :period "
                                + "group by s.measure_id, m.number, m.numeral, m.title, c.title order by kind, place, id")
                .param("period", periodId)
                .param("day", asAt.day())
                .query(row -> {
                    ("UNIT".equals(row.getString("kind")) ? groups.byUnit() : groups.byMeasure()).add(counts(row));
                    groups.lastIn().add(Optional.ofNullable(row.getObject("last_in", LocalDate.class)));
                });
        return groups;
    }

    /** The counts of a period by unit, in the official order, and by measure, in that of the document. */
    record Groups(List<CountsOf> byUnit, List<CountsOf> byMeasure, List<Optional<LocalDate>> lastIn) {

        /** 已报齐: the day on which the last report came in, null if one is missing. */
        @Nullable
        LocalDate allIn() {
            return byUnit.stream().anyMatch(unit -> unit.missing() > 0)
                    ? null
                    : lastIn.stream()
                            .flatMap(Optional::stream)
                            .max(LocalDate::compareTo)
                            .orElse(null);
        }
    }

    private static CountsOf counts(ResultSet row) throws SQLException {
        return new CountsOf(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("grouping"),
                row.getInt("due"),
                row.getInt("received"),
                row.getInt("on_time"),
                row.getInt("late"),
                row.getInt("approved"),
                row.getInt("missing"),
                row.getInt("no_progress"));
    }

    private List<CountsOf> grouped(String names, String from, long periodId, AsAt asAt) {
        return database.sql(names + ReportingCounts.COLUMNS + from)
                .param("period", periodId)
                .param("day", asAt.day())
                .query((row, n) -> counts(row))
                .list();
    }

    /** The units that have not reported, in the order of the document, with the measure; now or at the end of a past day. */
    public List<Missing> missing(long periodId, AsAt asAt) {
        return database.sql("""
                        select s.entry_id, s.unit_name, m.number as measure_number,
                               '（' || m.numeral || '）' || m.title as measure, s.state
                        from %s join measure m on m.id = s.measure_id
                        where s.period_id = :period and s.missing
                        order by m.number, s.position
                        """.formatted(source(asAt)))
                .param("period", periodId)
                .param("day", asAt.day())
                .query(Missing.class)
                .list();
    }

    /** The wordings of the document for units that nobody has named yet, with the measure they stand in. */
    public List<UnresolvedWording> unresolved(long periodId) {
        return database.sql("""
                        select measure_number, measure, wording from unresolved_wording
                        where period_id = :period order by measure_number
                        """)
                .param("period", periodId)
                .query(UnresolvedWording.class)
                .list();
    }

    /** A unit's or a measure's part of the counts. */
    public record CountsOf(
            long id,
            String code,
            String name,
            String grouping,
            int due,
            int received,
            int onTime,
            int late,
            int approved,
            int missing,
            int noProgress) {

        /** 报送率: how much of what is owed was received, e.g. 87.5%; a line where nothing is owed. */
        public String receivedRate() {
            return rate(received);
        }

        /** 按时率: how much of what is owed was received in time. */
        public String onTimeRate() {
            return rate(onTime);
        }

        private String rate(int part) {
            return due == 0
                    ? "—"
                    : BigDecimal.valueOf(part * 100L).divide(BigDecimal.valueOf(due), 1, RoundingMode.HALF_UP) + "%";
        }
    }

    /** A unit that owes a report on a measure and has not sent it. */
    public record Missing(long entryId, String unitName, int measureNumber, String measure, EntryState state) {}

    /** A wording that names no single unit: 产业链链长制各责任部门, 省直有关部门, 等相关单位. */
    public record UnresolvedWording(int measureNumber, String measure, String wording) {}
}
