package luoshi.light;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where everything of an indicator's chart stands, in units of its view box. The axis of values begins at zero, so that
 * nothing looks steeper than it is; time runs by days.
 *
 * @param days the marks of the axis of time
 * @param values the marks of the axis of values
 * @param target where the target stands
 * @param line the points of 序时, empty where it says nothing
 * @param path the points of the own trajectory, empty where there is none
 * @param waypoints the waypoints of the trajectory
 * @param course the line through the values that count; empty where they stand each for itself
 * @param marks the values that count
 * @param expected the line from the latest value on at the slope of the trend, empty where there is none
 * @param range the area between its earliest and latest course
 * @param today where the business date stands, or null where it is not on the axis
 */
record IndicatorChart(
        List<Tick> days,
        List<Tick> values,
        Target target,
        String line,
        String path,
        List<Mark> waypoints,
        String course,
        List<Mark> marks,
        String expected,
        String range,
        @Nullable Tick today) {

    /** The view box and the room around the plot for its labels. */
    static final int WIDTH = 480;

    static final int HEIGHT = 300;
    static final int LEFT = 62;
    static final int RIGHT = 462;
    static final int TOP = 34;
    static final int BOTTOM = 262;

    private static final int FEWEST_DAYS = 90;
    private static final int LONGEST_FORESIGHT = 366;
    private static final int VALUE_STEPS = 4;
    private static final int DAY_STEPS = 4;
    private static final int EDGE = 30;

    /**
     * A mark of an axis.
     *
     * @param at where it stands on its axis
     * @param anchor start, middle or end: on which side its label is
     */
    record Tick(String at, String label, String anchor) {}

    /**
     * The line of the target.
     *
     * @param at where it stands
     * @param words where its words stand
     */
    record Target(String at, String words) {}

    /** Whether a value was corrected. */
    public boolean isCorrected() {
        return marks.stream().anyMatch(mark -> mark.shape().equals("diamond"));
    }

    /**
     * A value.
     *
     * @param shape circle, or diamond for a corrected one
     */
    record Mark(String x, String y, String label, String anchor, String above, String shape, String title) {

        /** The corners of the diamond around it. */
        public String diamond() {
            var across = Double.parseDouble(x);
            var down = Double.parseDouble(y);
            return Stream.of(at(across, down - 7), at(across + 7, down), at(across, down + 7), at(across - 7, down))
                    .collect(Collectors.joining(" "));
        }

        private static String at(double x, double y) {
            return round(x) + "," + round(y);
        }
    }

    /** The chart of a series that has one ({@link IndicatorSeries#hasChart}). */
    static IndicatorChart of(IndicatorSeries series, LocalDate today) {
        return new Drawing(series).chart(today);
    }

    private static String round(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** The two axes of a series and what is drawn between them. */
    private static final class Drawing {

        private final IndicatorSeries series;
        private final IndicatorFact fact;
        private final BigDecimal goal;
        private final List<IndicatorSeries.Point> points;
        private final @Nullable Outlook outlook;
        private final LocalDate from;
        private final LocalDate to;
        private final double step;
        private final double top;
        private final double bottom;

        Drawing(IndicatorSeries series) {
            this.series = series;
            this.fact = series.fact();
            this.goal = Objects.requireNonNull(fact.target());
            this.points = series.counting();
            this.outlook = series.outlook();
            this.from = firstDay();
            this.to = lastDay();
            var highest = all().mapToDouble(BigDecimal::doubleValue).max().orElse(0);
            var lowest =
                    Math.min(0, all().mapToDouble(BigDecimal::doubleValue).min().orElse(0));
            this.step = step(Math.max(highest - lowest, lowest == 0 && highest == 0 ? 1 : 0));
            this.top = Math.max(1, Math.ceil(highest * 1.08 / step)) * step;
            this.bottom = Math.floor(lowest / step) * step;
        }

        IndicatorChart chart(LocalDate today) {
            return new IndicatorChart(
                    dayTicks(),
                    valueTicks(),
                    new Target(y(goal.doubleValue()), round(down(goal.doubleValue()) - 6)),
                    fact.hasLine() ? through(lineDays(), this::line) : "",
                    fact.waypoints().isEmpty() ? "" : through(pathDays(), this::path),
                    fact.waypoints().stream()
                            .map(one -> mark(one.day(), one.value(), "square", ""))
                            .toList(),
                    fact.accumulation().equals("PERIOD") || points.size() < 2 ? "" : course(),
                    points.stream().map(this::mark).toList(),
                    expected(),
                    range(),
                    today.isBefore(from) || today.isAfter(to) ? null : dayTick(today, Words.day(today)));
        }

        private LocalDate firstDay() {
            var first = points.get(0).value().asOf();
            var start = fact.accumulation().equals("CUMULATIVE")
                    ? fact.startsOn(series.documentOn()).minusDays(1)
                    : YearMonth.from(first).minusMonths(2).atDay(1);
            return start.isBefore(first) ? start : first;
        }

        /** The last of the due day, the latest value and, if it is not too far, the day on which the target is reached. */
        private LocalDate lastDay() {
            var last = points.get(points.size() - 1).value().asOf();
            var known = Stream.concat(
                            Stream.ofNullable(fact.dueOn()),
                            fact.waypoints().stream().map(Trajectory.Waypoint::day))
                    .reduce(last, (one, other) -> other.isAfter(one) ? other : one);
            var foreseen = outlook == null || outlook.expected() == null ? known : outlook.expected();
            var end = foreseen.isAfter(known) ? foreseen : known;
            var limit = known.plusDays(LONGEST_FORESIGHT);
            var shown = end.isAfter(limit) ? limit : end;
            var fewest = from.plusDays(FEWEST_DAYS);
            return shown.isBefore(fewest) ? fewest : shown;
        }

        private Stream<BigDecimal> all() {
            return Stream.of(
                            Stream.of(goal),
                            points.stream().map(one -> one.value().amount()),
                            fact.waypoints().stream().map(Trajectory.Waypoint::value))
                    .flatMap(part -> part);
        }

        /** 1, 2 or 5 times a power of ten, so that about four steps fill the axis. */
        private static double step(double span) {
            var raw = span / VALUE_STEPS;
            var power = Math.pow(10, Math.floor(Math.log10(raw)));
            return Stream.of(1, 2, 5, 10)
                    .mapToDouble(one -> one * power)
                    .filter(one -> one >= raw * (1 - 1e-9))
                    .findFirst()
                    .orElse(10 * power);
        }

        private List<Tick> valueTicks() {
            var ticks = new ArrayList<Tick>();
            for (var n = 0; bottom + n * step <= top + step / 1000; n++) {
                var value = BigDecimal.valueOf(bottom + n * step).setScale(4, RoundingMode.HALF_UP);
                ticks.add(new Tick(y(value.doubleValue()), Words.number(value), "end"));
            }
            return ticks;
        }

        /** The first days of months, as many as there is room for; the year stands at the first one and in January. */
        private List<Tick> dayTicks() {
            var months = Math.max(1, ChronoUnit.MONTHS.between(from, to));
            var every = Stream.of(1, 2, 3, 6, 12, 24, 60)
                    .filter(one -> months / one <= DAY_STEPS)
                    .findFirst()
                    .orElse(120);
            var ticks = new ArrayList<Tick>();
            var first = YearMonth.from(from.minusDays(1)).plusMonths(1);
            var start = first.plusMonths(Math.floorMod(1 - first.getMonthValue(), Math.min(every, 12)));
            for (var month = start; !month.atDay(1).isAfter(to); month = month.plusMonths(every)) {
                var named = ticks.isEmpty() || month.getMonthValue() == 1
                        ? month.getYear() + "年" + month.getMonthValue() + "月"
                        : month.getMonthValue() + "月";
                ticks.add(dayTick(month.atDay(1), named));
            }
            return ticks;
        }

        private Tick dayTick(LocalDate day, String label) {
            return new Tick(x(day), label, anchor(day));
        }

        private String anchor(LocalDate day) {
            var at = across(day);
            return at > RIGHT - EDGE ? "end" : at < LEFT + EDGE ? "start" : "middle";
        }

        private List<LocalDate> lineDays() {
            var start = fact.startsOn(series.documentOn());
            return monthEnds(start, Objects.requireNonNull(fact.dueOn()), Stream.empty());
        }

        private List<LocalDate> pathDays() {
            return monthEnds(
                    fact.startsOn(series.documentOn()),
                    to,
                    fact.waypoints().stream().map(Trajectory.Waypoint::day));
        }

        /** The day before the start, the ends of months, the given days and the end: between them time runs evenly. */
        private List<LocalDate> monthEnds(LocalDate start, LocalDate end, Stream<LocalDate> more) {
            var ends = Stream.iterate(YearMonth.from(start), month -> month.plusMonths(1))
                    .map(YearMonth::atEndOfMonth)
                    .takeWhile(day -> day.isBefore(end));
            return Stream.of(Stream.of(start.minusDays(1)), ends, more, Stream.of(end))
                    .flatMap(part -> part)
                    .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                    .sorted()
                    .distinct()
                    .toList();
        }

        private BigDecimal line(LocalDate day) {
            return fact.line(series.documentOn(), day).multiply(goal).movePointLeft(2);
        }

        private BigDecimal path(LocalDate day) {
            return fact.trajectory(series.documentOn()).on(day);
        }

        private String through(List<LocalDate> days, Function<LocalDate, BigDecimal> value) {
            return days.stream()
                    .map(day -> x(day) + "," + y(value.apply(day).doubleValue()))
                    .collect(Collectors.joining(" "));
        }

        private String course() {
            return points.stream()
                    .map(one ->
                            x(one.value().asOf()) + "," + y(one.value().amount().doubleValue()))
                    .collect(Collectors.joining(" "));
        }

        private Mark mark(IndicatorSeries.Point point) {
            return mark(
                    point.value().asOf(),
                    point.value().amount(),
                    point.origin().correction() ? "diamond" : "circle",
                    Words.day(point.value().asOf()) + "，" + point.number() + fact.unit() + "，"
                            + point.value().unitName() + "，" + point.value().source());
        }

        private Mark mark(LocalDate day, BigDecimal value, String shape, String title) {
            return new Mark(
                    x(day),
                    y(value.doubleValue()),
                    Words.number(value),
                    anchor(day),
                    round(down(value.doubleValue()) - 11),
                    shape,
                    title);
        }

        private String expected() {
            return outlook == null || outlook.expected() == null || outlook.trend() == null
                    ? ""
                    : lastPoint() + " " + end(outlook.trend().slope());
        }

        /** Between the steepest and the flattest course, cut off by the target above and by the end of the axis. */
        private String range() {
            if (outlook == null || outlook.expected() == null || outlook.trend() == null) {
                return "";
            }
            var low = Math.max(0, outlook.trend().low());
            var corner =
                    reaches(outlook.trend().high()) && !reaches(low) ? " " + x(to) + "," + y(goal.doubleValue()) : "";
            return lastPoint() + " " + end(outlook.trend().high()) + corner + " " + end(low);
        }

        private boolean reaches(double slope) {
            return valueAt(slope) >= goal.doubleValue();
        }

        private double valueAt(double slope) {
            var last = Objects.requireNonNull(Objects.requireNonNull(outlook).last());
            return Math.min(
                    goal.doubleValue(), last.value().doubleValue() + slope * ChronoUnit.DAYS.between(last.day(), to));
        }

        private LocalDate endDay(double slope) {
            var last = Objects.requireNonNull(Objects.requireNonNull(outlook).last());
            var missing = goal.subtract(last.value()).doubleValue();
            if (slope <= 0 || missing / slope > ChronoUnit.DAYS.between(last.day(), to)) {
                return to;
            }
            return last.day().plusDays((long) Math.ceil(missing / slope));
        }

        private String end(double slope) {
            var day = endDay(slope);
            return x(day) + "," + y(valueAt(slope));
        }

        private String lastPoint() {
            var last = Objects.requireNonNull(Objects.requireNonNull(outlook).last());
            return x(last.day()) + "," + y(last.value().doubleValue());
        }

        private String x(LocalDate day) {
            return round(across(day));
        }

        private double across(LocalDate day) {
            return LEFT
                    + (double) (RIGHT - LEFT) * ChronoUnit.DAYS.between(from, day) / ChronoUnit.DAYS.between(from, to);
        }

        private String y(double value) {
            return round(down(value));
        }

        private double down(double value) {
            return BOTTOM - (BOTTOM - TOP) * (value - bottom) / (top - bottom);
        }
    }
}
