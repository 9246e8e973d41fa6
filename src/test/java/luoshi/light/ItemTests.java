package luoshi.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import luoshi.light.Item.Remark;
import luoshi.light.MilestonePlan.Milestone;
import luoshi.light.Trajectory.Waypoint;
import luoshi.policy.CountedFrom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How indicators, milestones and task points become what a light is judged by. */
class ItemTests {

    private static final MilestonePlan NO_PLAN = new MilestonePlan(List.of());

    @Test
    void aYearlyTargetIsHeldAgainstTheYear() {
        var item = item(base(20000, "2020-12-31"), value(20842, "CUMULATIVE"));

        assertThat(item.done()).as("more than all of it is nothing special").isEqualByComparingTo("104.2");
        assertThat(item.planned()).isEqualByComparingTo("75.0");
        assertThat(item.met()).isTrue();
    }

    @Test
    void otherTargetsRunFromTheDocument() {
        var item = item(base(100, "2021-04-30", CountedFrom.TASK), value(30, "CUMULATIVE"));

        assertThat(item.planned()).isEqualByComparingTo("38.2");
        assertThat(item.behind()).isEqualByComparingTo("8.2");
    }

    @Test
    void itsOwnTrajectoryBeatsTheLine() {
        var slow = new IndicatorFact(
                17,
                55,
                "5G基站",
                "TARGET",
                "CUMULATIVE",
                CountedFrom.YEAR,
                false,
                BigDecimal.valueOf(20000),
                "个",
                LocalDate.parse("2020-12-31"),
                false,
                0,
                10,
                List.of(new Waypoint(LocalDate.parse("2020-09-30"), BigDecimal.valueOf(8000))));

        var item = item(slow, value(9000, "CUMULATIVE"));

        assertThat(item.remark()).isEqualTo(Remark.TRAJECTORY);
        assertThat(item.planned()).isEqualByComparingTo("40.0");
        assertThat(item.behind()).isEqualByComparingTo("-5.0");
    }

    @Test
    void beforeReportsAreDueAnEarlierValueIsHeldAgainstItsOwnDay() {
        var earlier = new Value(
                BigDecimal.valueOf(10000), LocalDate.parse("2020-06-30"), "CUMULATIVE", false, "省通信管理局", "2020Q2", "");
        var fact = base(20000, "2020-12-31");

        assertThat(fact.item(List.of(earlier), NO_PLAN, LightRuleTests.frame("2020-10-14"), Basis.REPORTED, false)
                        .planned())
                .isEqualByComparingTo("50.0");
        assertThat(fact.item(List.of(earlier), NO_PLAN, LightRuleTests.frame("2020-10-15"), Basis.REPORTED, false)
                        .planned())
                .isEqualByComparingTo("75.0");
        assertThat(fact.item(List.of(earlier), NO_PLAN, LightRuleTests.frame("2020-10-15"), Basis.VERIFIED, false)
                        .planned())
                .as("the review has time until 19 October")
                .isEqualByComparingTo("50.0");
    }

    @Test
    void aRateWithoutADayHasToHoldAtAllTimes() {
        var item = item(indicator("TARGET", "POINT", 100, null), value(97, "POINT"));

        assertThat(item.remark()).isEqualTo(Remark.STANDING);
        assertThat(item.behind()).isEqualByComparingTo("3.0");
    }

    @Test
    void aValueOfAnotherKindIsNotCompared() {
        var item = item(base(20000, "2020-12-31"), value(3000, "PERIOD"));

        assertThat(item.behind()).isNull();
        assertThat(item.remark()).isEqualTo(Remark.OTHER_DEFINITION);
    }

    @Test
    void aCeilingIsHeldAgainstTheLargestValue() {
        var ceiling = indicator("CEILING", "POINT", 1, null);

        assertThat(item(ceiling, value(1, "POINT"), value(0, "POINT")).ceiling())
                .satisfies(one -> assertThat(one.broken()).isFalse());
        assertThat(item(ceiling, value(0, "POINT"), value(2, "POINT")).ceiling())
                .satisfies(one -> assertThat(one.broken()).isTrue());
        assertThat(item(indicator("COMPLETION", "PERIOD", 0, null), value(1, "PERIOD"))
                        .ceiling())
                .as("what must not happen is a ceiling whatever its kind")
                .satisfies(one -> assertThat(one.broken()).isTrue());
    }

    @Test
    void completionIsCountedByMilestonesAndNeverByANumber() {
        var item = item(indicator("COMPLETION", "CUMULATIVE", 100, "2020-12-31"), value(100, "CUMULATIVE"));

        assertThat(item.done()).isNull();
        assertThat(item.met()).isFalse();

        var plan = new MilestonePlan(List.of(reached("2020-07-31", "2020-07-30", true)));
        assertThat(indicator("COMPLETION", "CUMULATIVE", 100, "2020-12-31")
                        .item(List.of(), plan, LightRuleTests.frame("2020-10-12"), Basis.VERIFIED, false)
                        .met())
                .isTrue();
    }

    @Test
    void aPlanIsHeldAgainstItsOwnDays() {
        var plan = new MilestonePlan(List.of(
                reached("2020-06-30", "2020-06-29", true),
                reached("2020-08-31", "2020-09-20", false),
                open("2020-09-30"),
                open("2020-11-30")));

        var reported = plan.item("节点", "/", LightRuleTests.frame("2020-10-12"), Basis.REPORTED);
        assertThat(reported.value()).isEqualTo("2/4");
        assertThat(reported.behind()).isEqualByComparingTo("25.0");
        assertThat(plan.next("/", LightRuleTests.frame("2020-10-12")))
                .hasValueSatisfying(next -> assertThat(next.dueOn()).isEqualTo("2020-11-30"));

        var waiting = plan.item("节点", "/", LightRuleTests.frame("2020-10-12"), Basis.VERIFIED);
        assertThat(waiting.done()).isEqualByComparingTo("25.0");
        assertThat(waiting.planned()).as("one merely waits for the review").isEqualByComparingTo("50.0");

        var reviewed = plan.item("节点", "/", LightRuleTests.frame("2020-10-20"), Basis.VERIFIED);
        assertThat(reviewed.behind()).isEqualByComparingTo("50.0");
    }

    @Test
    void whatAPlanLacksIsNamedWithItsDayAndItsPoints() {
        var plan = new MilestonePlan(List.of(
                reached("2020-06-30", "2020-06-29", true),
                reached("2020-08-31", "2020-09-20", false),
                open("2020-09-30"),
                open("2020-11-30")));

        assertThat(plan.item("节点", "/", LightRuleTests.frame("2020-10-12"), Basis.REPORTED)
                        .lacking())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.dueOn()).isEqualTo("2020-09-30");
                    assertThat(one.points()).isEqualByComparingTo("25.0");
                    assertThat(one.claimedDone()).isFalse();
                });
        assertThat(plan.item("节点", "/", LightRuleTests.frame("2020-10-20"), Basis.VERIFIED)
                        .lacking())
                .extracting(Item.Lacking::claimedDone)
                .containsExactly(true, false);
    }

    @Test
    void aTaskPointIsDoneWithItsUnitsOrWithTheIndicatorsAmongItsWords() {
        var met = item(base(20000, "2020-12-31"), value(20842, "CUMULATIVE"));
        var facts = List.of(base(20000, "2020-12-31"));

        assertThat(point(5, 20, false).item(facts, List.of(met)).met()).isTrue();
        assertThat(point(50, 60, false).item(facts, List.of(met)).met()).isFalse();
        assertThat(point(50, 60, true).item(facts, List.of(met)).met()).isTrue();
    }

    private static Item item(IndicatorFact fact, Value... values) {
        return fact.item(List.of(values), NO_PLAN, LightRuleTests.frame("2020-10-12"), Basis.VERIFIED, false);
    }

    private static IndicatorFact base(int target, String due) {
        return base(target, due, CountedFrom.YEAR);
    }

    private static IndicatorFact base(int target, String due, CountedFrom from) {
        return indicator("TARGET", "CUMULATIVE", from, target, due);
    }

    private static IndicatorFact indicator(String kind, String accumulation, int target, @Nullable String due) {
        return indicator(kind, accumulation, CountedFrom.YEAR, target, due);
    }

    private static IndicatorFact indicator(
            String kind, String accumulation, CountedFrom from, int target, @Nullable String due) {
        return new IndicatorFact(
                17,
                55,
                "5G基站",
                kind,
                accumulation,
                accumulation.equals("CUMULATIVE") ? from : null,
                false,
                BigDecimal.valueOf(target),
                "个",
                due == null ? null : LocalDate.parse(due),
                false,
                0,
                10,
                List.of());
    }

    private static Value value(int amount, String accumulation) {
        return new Value(
                BigDecimal.valueOf(amount), LocalDate.parse("2020-08-31"), accumulation, true, "省通信管理局", "2020Q3", "");
    }

    private static Milestone reached(String due, String done, boolean accepted) {
        return new Milestone("节点", LocalDate.parse(due), LocalDate.parse(done), accepted);
    }

    private static Milestone open(String due) {
        return new Milestone("节点", LocalDate.parse(due), null, false);
    }

    private static TaskPointFact point(int start, int end, boolean closed) {
        return new TaskPointFact(1, "任务点", LocalDate.parse("2020-12-31"), start, end, closed, false);
    }
}
