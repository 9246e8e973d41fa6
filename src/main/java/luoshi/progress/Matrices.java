package luoshi.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lays obligations out as tables of units by quarter and of units by measure. Units stand in the official order, counties
 * behind their city; nothing is ranked.
 */
@Component
class Matrices {

    /** How many quarters fit on a page; earlier ones are among the reporting periods. */
    static final int QUARTERS = 8;

    /** What an address says that shows the lights of the units' parts. */
    static final String LIGHTS = "lights";

    private static final String UNITS = """
              join unit u on u.id = s.unit_id
              left join unit c on c.id = u.parent_id
            """;

    private static final String ORDER = "coalesce(c.sort_no, u.sort_no), u.nature = 'COUNTY', u.sort_no, u.id";

    private final JdbcClient database;

    Matrices(JdbcClient database) {
        this.database = database;
    }

    /** The quarters up to the one that is asked for, or up to the next one to be opened, however many are laid down already. */
    static List<ReportingPeriod> until(List<ReportingPeriod> all, @Nullable Quarter until) {
        if (until != null) {
            return all.stream()
                    .filter(period -> period.getQuarter().compareTo(until) <= 0)
                    .toList();
        }
        var opened = 0;
        for (int i = 0; i < all.size(); i++) {
            opened = all.get(i).getEstablishedOn() == null ? opened : i + 1;
        }
        return opened == 0 ? all : all.subList(0, Math.min(all.size(), opened + 1));
    }

    /** The last of the quarters that follow these, as many as fit; null if none follows. */
    static @Nullable Quarter later(List<ReportingPeriod> all, List<ReportingPeriod> these) {
        var end = Math.min(all.size(), these.size() + QUARTERS);
        return these.size() == all.size() ? null : all.get(end - 1).getQuarter();
    }

    /** As many of them, the last ones, as fit. */
    static List<ReportingPeriod> shown(List<ReportingPeriod> periods) {
        return periods.subList(Math.max(0, periods.size() - QUARTERS), periods.size());
    }

    /** The units that owe something in one of the last quarters, and how many obligations stand where. */
    Map<Row, Map<Quarter, Cell>> byQuarter(List<ReportingPeriod> periods, AsAt asAt) {
        var rows = new LinkedHashMap<Row, Map<Quarter, Cell>>();
        database.sql("""
                        select u.code, u.name, u.nature, c.name as city, p.quarter, %s as standing, count(*) as obligations,
                               count(*) filter (where s.late) as late
                        from %s
                        """.formatted(MatrixState.column(), sourceOfAll(asAt)) + UNITS + """
                        where p.id = any (:periods)
                        group by u.id, c.id, p.quarter, standing
                        order by
                        """ + ORDER)
                .param("day", asAt.day())
                .param("periods", periods.stream().map(ReportingPeriod::getId).toArray(Long[]::new))
                .query((row, n) -> rows.computeIfAbsent(unit(row), unit -> new HashMap<>())
                        .merge(
                                Quarter.of(row.getString("quarter")),
                                new Cell(
                                        Map.of(
                                                MatrixState.valueOf(row.getString("standing")),
                                                row.getInt("obligations")),
                                        row.getInt("late")),
                                Cell::plus))
                .list();
        return rows;
    }

    /** The units that owe something in the period, and where each of their measures stands. */
    Map<Row, Map<Integer, Obligation>> byMeasure(ReportingPeriod period, AsAt asAt, LocalDate today) {
        var rows = new LinkedHashMap<Row, Map<Integer, Obligation>>();
        database.sql("""
                        select u.code, s.unit_name as name, u.nature, c.name as city, m.number, s.obligation_id, %s as standing, s.late, s.role = 'LEAD' as lead,
                               coalesce((select x.before[2] from period_change x
                                         where x.period_id = :period and x.before is not null and x.set_on > cast(:day as date)
                                         order by x.id limit 1), :due) < :until as overdue
                        from %s join measure m on m.id = s.measure_id
                        """.formatted(MatrixState.column(), ReportingStatus.source(asAt)) + UNITS
                        + "where s.period_id = :period order by " + ORDER)
                .param("period", period.getId())
                .param("day", asAt.day())
                .param("due", period.getDueOn())
                .param("until", asAt.dayOr(today))
                .query((row, n) -> rows.computeIfAbsent(unit(row), unit -> new HashMap<>())
                        .put(
                                row.getInt("number"),
                                new Obligation(
                                        row.getLong("obligation_id"),
                                        MatrixState.valueOf(row.getString("standing")),
                                        row.getBoolean("late"),
                                        row.getBoolean("lead"),
                                        row.getBoolean("overdue"))))
                .list();
        return rows;
    }

    private static String sourceOfAll(AsAt asAt) {
        return asAt.isPast()
                ? "reporting_period p cross join lateral obligation_status_on(p.id, cast(:day as date)) s"
                : "reporting_period p cross join lateral"
                        + " (select one.* from obligation_status one where one.period_id = p.id offset 0) s";
    }

    private static Row unit(ResultSet row) throws SQLException {
        return new Row(row.getString("code"), row.getString("name"), row.getString("nature"), row.getString("city"));
    }

    /** The rows in their order, those of a city's counties together under its name. */
    static <T> List<Group<T>> grouped(Map<Row, T> rows) {
        var groups = new ArrayList<Group<T>>();
        rows.forEach((row, cells) -> {
            var city = row.isCounty() && row.city() != null ? row.city() : "";
            var last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last == null || !last.city().equals(city)) {
                last = new Group<>(city, new LinkedHashMap<>());
                groups.add(last);
            }
            last.rows().put(row, cells);
        });
        return groups;
    }

    /**
     * Rows that stand together.
     *
     * @param city whose counties they are; empty for departments and cities themselves
     */
    record Group<T>(String city, Map<Row, T> rows) {}

    /**
     * A unit.
     *
     * @param city the city that a county belongs to
     */
    record Row(
            String code,
            String name,
            String nature,
            @Nullable String city) {

        /** Whether it is listed under its city. */
        public boolean isCounty() {
            return nature.equals("COUNTY");
        }
    }

    /** How many obligations of a unit and quarter stand where, and how many of them came late. */
    record Cell(Map<MatrixState, Integer> counts, int late) {

        /** How many are owed in all. */
        public int due() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        private Cell plus(Cell other) {
            var sum = new EnumMap<MatrixState, Integer>(counts);
            other.counts.forEach((state, count) -> sum.merge(state, count, Integer::sum));
            return new Cell(sum, late + other.late);
        }
    }

    /**
     * Where a unit stands with a measure.
     *
     * @param overdue whether the due day of the quarter was over, by the date in force
     */
    record Obligation(long id, MatrixState state, boolean late, boolean lead, boolean overdue) {

        /** The message key of the short name. */
        public String key() {
            return state.key(overdue);
        }

        /** How its badge looks. */
        public String tone() {
            return state.tone(overdue);
        }
    }
}
