package luoshi.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import luoshi.light.TheilSen.Observation;
import org.junit.jupiter.api.Test;

/** The trend of dated values and the day on which the target is reached, against numbers worked out by hand. */
class OutlookTests {

    private static final BigDecimal TARGET = BigDecimal.valueOf(4500);

    /** 20 a day over 60 days, then 10 a day over 90 days, from the first to the last 14 a day over 150 days. */
    private static final List<Observation> THREE =
            List.of(on("2020-01-31", 1000), on("2020-03-31", 2200), on("2020-06-29", 3100));

    @Test
    void theSlopeIsTheMedianOfAllSlopesBetweenTwo() {
        var trend = TheilSen.of(THREE).orElseThrow();

        assertThat(trend.slope()).isCloseTo(14, within(1e-9));
        assertThat(trend.low()).as("of three values the smallest").isCloseTo(10, within(1e-9));
        assertThat(trend.high()).as("and the largest").isCloseTo(20, within(1e-9));
    }

    @Test
    void theTargetIsReachedFromTheLatestValueOnAtTheSlope() {
        var outlook = Outlook.of(THREE, TARGET);

        assertThat(outlook.expected()).as("1400 more at 14 a day").isEqualTo("2020-10-07");
        assertThat(outlook.earliest()).as("at 20 a day").isEqualTo("2020-09-07");
        assertThat(outlook.latest()).as("at 10 a day").isEqualTo("2020-11-16");
        assertThat(keys(outlook, "2020-12-31"))
                .containsExactly("light.trend.expected", "light.trend.by-due", "light.trend.slope");
        assertThat(keys(outlook, "2020-10-06")).contains("light.trend.after-due");
        assertThat(outlook.sentences("个", null).get(1).args()).containsExactly("420", "300", "600", "个");
    }

    @Test
    void withFewerThanThreeDifferentDaysNothingIsSaid() {
        assertThat(keys(Outlook.of(List.of(), TARGET), null)).containsExactly("light.trend.no-value");
        assertThat(keys(Outlook.of(THREE.subList(0, 2), TARGET), null)).containsExactly("light.trend.too-few");

        var sameDay = List.of(on("2020-01-31", 1), on("2020-01-31", 2), on("2020-06-30", 3), on("2020-06-30", 4));
        var outlook = Outlook.of(sameDay, TARGET);
        assertThat(outlook.trend()).isNull();
        assertThat(outlook.expected()).isNull();
        assertThat(outlook.sentences("", null).get(0).args()).containsExactly(2);
    }

    @Test
    void valuesOfTheSameDayMakeNoSlopeOfTheirOwn() {
        var trend = TheilSen.of(
                        List.of(on("2020-01-01", 0), on("2020-01-11", 10), on("2020-01-11", 30), on("2020-01-21", 40)))
                .orElseThrow();

        assertThat(trend.slope()).as("1, 3, 2, 3 and 1").isCloseTo(2, within(1e-9));
    }

    @Test
    void whatDoesNotRiseHasNoDay() {
        var falling = Outlook.of(List.of(on("2020-01-31", 90), on("2020-03-31", 80), on("2020-06-30", 60)), TARGET);
        var standing = Outlook.of(List.of(on("2020-01-31", 4), on("2020-03-31", 4), on("2020-06-30", 4)), TARGET);

        for (var outlook : List.of(falling, standing)) {
            assertThat(outlook.expected()).isNull();
            assertThat(keys(outlook, "2020-12-31")).containsExactly("light.trend.not-rising", "light.trend.slope");
        }
    }

    @Test
    void aRangeThatReachesDownToStandingStillHasNoLatestDay() {
        var outlook =
                Outlook.of(List.of(on("2020-01-31", 1000), on("2020-03-31", 3000), on("2020-06-30", 2900)), TARGET);

        assertThat(outlook.expected()).isNotNull();
        assertThat(outlook.latest()).isNull();
        assertThat(keys(outlook, null)).startsWith("light.trend.expected-open");
    }

    @Test
    void aDayInTenYearsIsNoDay() {
        var outlook = Outlook.of(List.of(on("2020-01-31", 1), on("2020-03-31", 2), on("2020-06-30", 3)), TARGET);

        assertThat(outlook.expected()).isNull();
        assertThat(keys(outlook, null)).startsWith("light.trend.too-far");
    }

    @Test
    void whatIsReachedSaysSinceWhenAndExpectsNothing() {
        var reached = new ArrayList<>(THREE);
        reached.add(on("2020-09-30", 4500));
        reached.add(on("2020-10-31", 4600));
        var outlook = Outlook.of(reached, TARGET);

        assertThat(outlook.reachedOn()).isEqualTo("2020-09-30");
        assertThat(outlook.expected()).isNull();
        assertThat(keys(outlook, null)).containsExactly("light.trend.reached", "light.trend.slope");
        reached.add(on("2020-11-30", 4400));
        assertThat(Outlook.of(reached, TARGET).reachedOn())
                .as("it fell below it again")
                .isNull();
    }

    @Test
    void oneValueFarOutDoesNotTurnTheTrend() {
        var steady = new ArrayList<>(IntStream.range(0, 12)
                .mapToObj(n ->
                        new Observation(LocalDate.parse("2020-01-01").plusDays(30L * n), BigDecimal.valueOf(300L * n)))
                .toList());
        steady.set(7, new Observation(steady.get(7).day(), BigDecimal.valueOf(90_000)));

        assertThat(TheilSen.of(steady).orElseThrow().slope()).isCloseTo(10, within(.5));
    }

    /** Whatever the values are, the slope lies in its range, the order does not matter, and the days follow one another. */
    @Test
    void theRangeHoldsTheSlopeForAnyValues() {
        var random = new Random(11);
        for (var round = 0; round < 300; round++) {
            var values = new ArrayList<>(IntStream.range(0, 3 + random.nextInt(20))
                    .mapToObj(n -> new Observation(
                            LocalDate.parse("2020-01-01").plusDays(random.nextInt(700)),
                            BigDecimal.valueOf(random.nextInt(4000))))
                    .toList());
            var trend = TheilSen.of(values);
            trend.ifPresent(one -> {
                assertThat(one.low()).isLessThanOrEqualTo(one.slope());
                assertThat(one.high()).isGreaterThanOrEqualTo(one.slope());
                assertThat(one.low()).as("no wider than the slopes").isGreaterThanOrEqualTo(-4000);
            });
            var outlook = Outlook.of(values, TARGET);
            if (outlook.expected() != null) {
                assertThat(outlook.earliest()).isBeforeOrEqualTo(outlook.expected());
                assertThat(outlook.expected()).isAfter(outlook.last().day());
                assertThat(outlook.latest() == null || !outlook.latest().isBefore(outlook.expected()))
                        .isTrue();
            }
            Collections.shuffle(values, random);
            assertThat(TheilSen.of(values)).isEqualTo(trend);
        }
    }

    @Test
    void manyValuesMakeTheRangeNarrowerThanAllSlopes() {
        var random = new Random(3);
        var values = IntStream.range(0, 16)
                .mapToObj(n -> new Observation(
                        LocalDate.parse("2020-01-01").plusDays(30L * n),
                        BigDecimal.valueOf(300L * n + random.nextInt(120))))
                .toList();
        var trend = TheilSen.of(values).orElseThrow();

        assertThat(trend.slope()).isCloseTo(10, within(.5));
        assertThat(trend.low()).isGreaterThan(9);
        assertThat(trend.high()).isLessThan(11);
    }

    private static List<String> keys(Outlook outlook, String dueOn) {
        return outlook.sentences("个", dueOn == null ? null : LocalDate.parse(dueOn)).stream()
                .map(Judgement.Finding::key)
                .toList();
    }

    private static Observation on(String day, double value) {
        return new Observation(LocalDate.parse(day), BigDecimal.valueOf(value));
    }
}
