package luoshi.light;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.calendar.Quarter;
import luoshi.light.IndicatorReading.Origin;
import luoshi.light.IndicatorReading.Reported;
import luoshi.light.Judgement.Finding;
import luoshi.light.TheilSen.Observation;
import luoshi.policy.CountedFrom;
import org.jspecify.annotations.Nullable;

/**
 * The course of an indicator: what was reported for it quarter by quarter, held against its target, against 序时 and against
 * its own path, each on the day of the value. In every quarter one value counts: that of the lead, otherwise of the unit
 * listed first; of a limit the largest.
 *
 * @param points all values, the earliest quarter first, in it the one that counts first
 * @param documentOn the day of the document
 */
record IndicatorSeries(IndicatorFact fact, List<Point> points, LocalDate documentOn) {

    /**
     * The values of one basis.
     *
     * @param reported the newest quarter first, in it the lead first, as {@link IndicatorReading} gives them
     */
    static IndicatorSeries of(IndicatorFact fact, List<Reported> reported, LocalDate documentOn) {
        var quarters =
                reported.stream().collect(groupingBy(one -> one.value().quarter(), LinkedHashMap::new, toList()));
        var points = quarters.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Quarter::of)))
                .flatMap(quarter -> quarter.getValue().stream()
                        .sorted(Comparator.comparing(one -> one != counting(fact, quarter.getValue())))
                        .map(one -> point(fact, one, one == counting(fact, quarter.getValue()), documentOn)))
                .toList();
        return new IndicatorSeries(fact, points, documentOn);
    }

    private static Reported counting(IndicatorFact fact, List<Reported> quarter) {
        return fact.isLimit()
                ? quarter.stream()
                        .max(Comparator.comparing(one -> one.value().amount()))
                        .orElseThrow()
                : quarter.get(0);
    }

    private static Point point(IndicatorFact fact, Reported reported, boolean counts, LocalDate documentOn) {
        var value = reported.value();
        var goal = fact.target();
        var comparable = value.accumulation().equals(fact.accumulation());
        if (goal == null || goal.signum() <= 0 || fact.isLimit() || !comparable) {
            return new Point(value, reported.origin(), counts, comparable, beyond(fact, value), null, null, null);
        }
        return new Point(
                value,
                reported.origin(),
                counts,
                true,
                false,
                fact.share(value.amount(), goal),
                fact.hasLine() ? fact.line(documentOn, value.asOf()) : null,
                fact.waypoints().isEmpty()
                        ? null
                        : fact.share(fact.trajectory(documentOn).on(value.asOf()), goal));
    }

    private static boolean beyond(IndicatorFact fact, Value value) {
        return fact.isLimit() && fact.target() != null && value.amount().compareTo(fact.target()) > 0;
    }

    /** The values that count and are of the same kind as the target, the earliest first. */
    List<Point> counting() {
        return points.stream().filter(Point::counts).filter(Point::comparable).toList();
    }

    /** The latest value that counts, also one of another kind, or null. */
    public @Nullable Point latest() {
        return points.stream()
                .filter(Point::counts)
                .reduce((one, other) -> other)
                .orElse(null);
    }

    /** What kind of thing it is. */
    public IndicatorType type() {
        return IndicatorType.of(fact);
    }

    /** Whether there is a target and something to draw beside it. */
    public boolean hasChart() {
        return fact.target() != null && !counting().isEmpty();
    }

    /** Why there is no chart, or what has to be known to read it. */
    public String note() {
        if (fact.target() == null) {
            return "light.chart.without." + (fact.open() ? "OPEN" : "NUMBER");
        }
        return counting().isEmpty() ? "light.chart.without.VALUE" : "light.chart.of." + type();
    }

    /** What the values let expect; nothing where they are not added up to a target. */
    @Nullable
    Outlook outlook() {
        var goal = fact.target();
        return goal == null
                        || goal.signum() <= 0
                        || fact.isLimit()
                        || !fact.accumulation().equals("CUMULATIVE")
                ? null
                : Outlook.of(
                        counting().stream()
                                .filter(one -> isOfTheYear(one.value().asOf()))
                                .map(one -> new Observation(
                                        one.value().asOf(), one.value().amount()))
                                .toList(),
                        goal);
    }

    /** Values that begin anew with every year are of one course only within a year: that of the target, otherwise the last. */
    private boolean isOfTheYear(LocalDate day) {
        if (fact.countedFrom() != CountedFrom.YEAR) {
            return true;
        }
        var due = fact.dueOn();
        var year = due == null
                ? counting().stream()
                        .mapToInt(one -> one.value().asOf().getYear())
                        .max()
                        .orElse(day.getYear())
                : due.getYear();
        return day.getYear() == year;
    }

    /** The sentences about the trend, the most important one first; also why there is none. */
    public List<Finding> trend() {
        var outlook = outlook();
        return outlook == null
                ? List.of(
                        Finding.of(false, fact.target() == null ? "light.trend.no-target" : "light.trend.not-added-up"))
                : outlook.sentences(fact.unit(), fact.dueOn());
    }

    /** The target as the chart and the table name it. */
    public String target() {
        return fact.target() == null ? "" : Words.number(fact.target()) + fact.unit();
    }

    /** Whether a trend has been worked out from it. */
    public boolean isProjected() {
        var outlook = outlook();
        return outlook != null && outlook.trend() != null;
    }

    /** What the line of the target is: TARGET or LIMIT. */
    public String targetKind() {
        return fact.isLimit() ? "LIMIT" : "TARGET";
    }

    /**
     * A value of a quarter.
     *
     * @param counts whether it is the one that counts in its quarter
     * @param comparable whether it is of the kind of the target
     * @param beyond whether it breaks a limit
     * @param done how much of the target it is in percent, or null
     * @param line how much 序时 asks for on its day in percent, or null
     * @param path how much its own path asks for on its day in percent, or null
     */
    record Point(
            Value value,
            Origin origin,
            boolean counts,
            boolean comparable,
            boolean beyond,
            @Nullable BigDecimal done,
            @Nullable BigDecimal line,
            @Nullable BigDecimal path) {

        /** By how many points it is ahead of its own path, or else of 序时; negative where it is behind; or null. */
        public @Nullable BigDecimal gap() {
            var planned = path == null ? line : path;
            return done == null || planned == null ? null : done.subtract(planned);
        }

        /** The gap in words of a message: ahead, behind or even. */
        public String gapKey() {
            var gap = gap();
            return gap == null
                    ? "light.none"
                    : "light.gap." + (gap.signum() < 0 ? "behind" : gap.signum() > 0 ? "ahead" : "even");
        }

        /** How many points, without a sign. */
        public String gapPoints() {
            var gap = gap();
            return gap == null ? "" : Words.number(gap.abs());
        }

        /** The quarter, 2020年第三季度. */
        public String quarter() {
            return Quarter.of(value.quarter()).chinese();
        }

        /** The number without needless zeros. */
        public String number() {
            return Words.number(value.amount());
        }
    }
}
