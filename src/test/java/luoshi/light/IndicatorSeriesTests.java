package luoshi.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import luoshi.light.IndicatorReading.Origin;
import luoshi.light.IndicatorReading.Reported;
import luoshi.light.IndicatorSeries.Point;
import luoshi.light.Trajectory.Waypoint;
import luoshi.policy.CountedFrom;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of the reported values counts, what it is held against on its day, and where it stands in the picture. */
class IndicatorSeriesTests {

    private static final LocalDate DOCUMENT = LocalDate.parse("2020-05-22");
    private static final LocalDate TODAY = LocalDate.parse("2020-10-12");

    @Test
    void eachValueIsHeldAgainstTheLineAndTheOwnPathOfItsOwnDay() {
        var series = series(
                stations(new Waypoint(LocalDate.parse("2020-06-30"), BigDecimal.valueOf(8000))),
                value("2020Q3", "2020-09-30", 18000),
                value("2020Q2", "2020-06-30", 7000));

        assertThat(series.points()).extracting(Point::quarter).containsExactly("2020年第二季度", "2020年第三季度");
        var second = series.points().get(0);
        assertThat(second.done()).isEqualByComparingTo("35.0");
        assertThat(second.line()).isEqualByComparingTo("50.0");
        assertThat(second.path()).isEqualByComparingTo("40.0");
        assertThat(second.gap()).as("the own path goes first").isEqualByComparingTo("-5.0");
        assertThat(second.gapKey()).isEqualTo("light.gap.behind");
    }

    @Test
    void inAQuarterTheFirstValueCountsAndOthersAreShown() {
        var series = series(
                stations(),
                value("2020Q3", "2020-09-30", 18000),
                value("2020Q3", "2020-09-30", 500),
                value("2020Q2", "2020-06-30", 7000));

        assertThat(series.points()).extracting(Point::counts).containsExactly(true, true, false);
        assertThat(series.counting()).extracting(Point::number).containsExactly("7000", "18000");
    }

    @Test
    void whatBeginsAnewWithEveryYearIsNotHeldAgainstTheYearBefore() {
        var series = series(
                stations(),
                value("2021Q1", "2021-03-31", 3000),
                value("2020Q4", "2020-12-31", 26000),
                value("2020Q3", "2020-09-30", 18000),
                value("2020Q2", "2020-06-30", 7000));

        assertThat(series.trend().get(0).key()).isEqualTo("light.trend.reached");
    }

    @Test
    void ofALimitTheLargestValueCountsAndNothingIsProjected() {
        var days = fact("CEILING", "PERIOD", "7", null);
        var series = series(
                days,
                value("2020Q3", "2020-09-30", 5.8, "PERIOD", false),
                value("2020Q3", "2020-09-30", 7.2, "PERIOD", false));

        assertThat(series.latest().number()).isEqualTo("7.2");
        assertThat(series.latest().beyond()).isTrue();
        assertThat(series.latest().done()).isNull();
        assertThat(series.trend().get(0).key()).isEqualTo("light.trend.not-added-up");
        assertThat(IndicatorChart.of(series, TODAY).course())
                .as("quarters of 当期 are not joined")
                .isEmpty();
    }

    @Test
    void aValueOfAnotherKindIsShownAndNotCompared() {
        var series = series(stations(), value("2020Q3", "2020-09-30", 3000, "PERIOD", false));

        assertThat(series.points().get(0).comparable()).isFalse();
        assertThat(series.points().get(0).done()).isNull();
        assertThat(series.hasChart()).isFalse();
        assertThat(series.note()).isEqualTo("light.chart.without.VALUE");
    }

    @Test
    void withoutANumberThereIsNoChart() {
        var series = series(fact("TARGET", "CUMULATIVE", null, null), value("2020Q3", "2020-09-30", 3));

        assertThat(series.hasChart()).isFalse();
        assertThat(series.note()).isEqualTo("light.chart.without.NUMBER");
        assertThat(series.trend().get(0).key()).isEqualTo("light.trend.no-target");
    }

    @Test
    void everythingStandsWhereItsNumberSays() {
        var series = series(
                stations(),
                value("2020Q3", "2020-09-30", 10000),
                value("2020Q2", "2020-06-30", 5000, "CUMULATIVE", true));
        var chart = IndicatorChart.of(series, TODAY);

        assertThat(chart.values())
                .extracting(IndicatorChart.Tick::label)
                .startsWith("0")
                .contains("20000");
        var zero = at(chart.values().get(0).at());
        var target = at(chart.target().at());
        var marks = chart.marks();
        assertThat(at(marks.get(1).y()))
                .as("half of the target is half way up")
                .isCloseTo((zero + target) / 2, within());
        assertThat(at(marks.get(0).y())).isCloseTo(zero - (zero - target) / 4, within());
        assertThat(at(marks.get(0).x())).as("182 of 366 days").isCloseTo(62 + 400 * 182 / 366.0, within());
        assertThat(marks).extracting(IndicatorChart.Mark::shape).containsExactly("diamond", "circle");
        assertThat(chart.isCorrected()).isTrue();
        assertThat(chart.line())
                .startsWith("62.0," + chart.values().get(0).at())
                .endsWith("462.0," + chart.target().at());
        assertThat(chart.today()).isNotNull();
        assertThat(chart.expected()).as("two values make no trend").isEmpty();
    }

    @Test
    void theFanOfTheTrendStaysInThePlot() {
        var series = series(
                stations(),
                value("2020Q4", "2020-12-31", 9000),
                value("2020Q3", "2020-09-30", 6000),
                value("2020Q2", "2020-06-30", 5000));
        var chart = IndicatorChart.of(series, TODAY);

        assertThat(chart.expected()).isNotEmpty();
        assertThat(Arrays.stream((chart.range() + " " + chart.expected() + " " + chart.course() + " " + chart.line())
                        .split("[ ,]")))
                .allSatisfy(number -> assertThat(Double.parseDouble(number))
                        .isBetween((double) IndicatorChart.TOP, (double) IndicatorChart.RIGHT));
    }

    @Test
    void nothingButZerosHasAnAxisToo() {
        var series = series(fact("CEILING", "PERIOD", "0", null), value("2020Q3", "2020-09-30", 0, "PERIOD", false));
        var chart = IndicatorChart.of(series, TODAY);

        assertThat(chart.values()).hasSizeGreaterThan(1);
        assertThat(chart.marks().get(0).y()).isEqualTo(chart.target().at());
    }

    private static Offset<Double> within() {
        return Offset.offset(.2);
    }

    private static double at(String number) {
        return Double.parseDouble(number);
    }

    private static IndicatorSeries series(IndicatorFact fact, Reported... values) {
        return IndicatorSeries.of(fact, List.of(values), DOCUMENT);
    }

    private static Reported value(String quarter, String asOf, double amount) {
        return value(quarter, asOf, amount, "CUMULATIVE", false);
    }

    private static Reported value(String quarter, String asOf, double amount, String counts, boolean correction) {
        return new Reported(
                Basis.VERIFIED,
                55,
                new Value(BigDecimal.valueOf(amount), LocalDate.parse(asOf), counts, true, "省通信管理局", quarter, "月报"),
                new Origin(1, 1, correction, true, ""));
    }

    private static IndicatorFact stations(Waypoint... path) {
        return fact("TARGET", "CUMULATIVE", "20000", "2020-12-31", path);
    }

    private static IndicatorFact fact(
            String kind, String counts, @Nullable String target, @Nullable String dueOn, Waypoint... path) {
        return new IndicatorFact(
                17,
                55,
                "5G基站",
                kind,
                counts,
                counts.equals("CUMULATIVE") ? CountedFrom.YEAR : null,
                false,
                target == null ? null : new BigDecimal(target),
                "个",
                dueOn == null ? null : LocalDate.parse(dueOn),
                false,
                0,
                10,
                List.of(path));
    }
}
