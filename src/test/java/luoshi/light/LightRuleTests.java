package luoshi.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luoshi.calendar.WorkingCalendar;
import luoshi.light.Item.Ceiling;
import luoshi.light.Item.Remark;
import luoshi.light.Judgement.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightRuleTests {

    private static final WorkingCalendar WEEK = new WorkingCalendar(Map.of());
    private static final Reporting ON_TIME = new Reporting(true, true, false, true, null, 0);
    private static final Reporting MISSING = new Reporting(true, false, false, false, null, 0);

    @Test
    void isGreenWhereNothingIsWrongAndTheReportCounts() {
        assertThat(light("2020-10-12", ON_TIME, progress("75", "75"))).isEqualTo(Light.GREEN);
        assertThat(light("2020-10-12", ON_TIME)).isEqualTo(Light.GREEN);
    }

    @Test
    void isRedWhereAReportWasFoundUntrueAndNotPutRightHoweverWellItStands() {
        var untrue = new Untrue("赣落实查〔2020〕1号", LocalDate.of(2020, 11, 5));
        var facts =
                new LightFacts(frame("2020-11-30"), false, List.of(progress("100", "75")), ON_TIME, List.of(untrue));

        var judgement = LightRule.DEFAULT.judge(facts, WEEK);

        assertThat(judgement.light()).isEqualTo(Light.RED);
        assertThat(judgement.deciding().kind()).isEqualTo(Kind.FOUND_UNTRUE);
        assertThat(judgement.deciding().reasons())
                .extracting(finding -> finding.args().toString())
                .containsExactly("[赣落实查〔2020〕1号, 2020年11月5日]");
        assertThat(LightRule.DEFAULT
                        .judge(
                                new LightFacts(facts.frame(), true, facts.items(), facts.reporting(), facts.untrue()),
                                WEEK)
                        .light())
                .as("what is closed is closed")
                .isEqualTo(Light.BLUE);
    }

    @ParameterizedTest
    @CsvSource({
        "130, 75.0, GREEN",
        "65.1, 75.0, GREEN",
        "65.0, 75.0, YELLOW",
        "45.0, 75.0, YELLOW",
        "44.9, 75.0, RED",
        "0, 30.0, YELLOW",
        "0, 30.1, RED"
    })
    void fallsBehindByPoints(String done, String planned, Light light) {
        assertThat(light("2020-10-12", ON_TIME, progress(done, planned))).isEqualTo(light);
    }

    @Test
    void quotationMarksWithinANameAreSingleOnes() {
        var item = new Item(
                "“百千万线上线下招聘”专项行动",
                "/",
                "",
                new BigDecimal("40"),
                new BigDecimal("75"),
                null,
                null,
                false,
                false,
                false,
                Remark.LINE);

        assertThat(LightRule.DEFAULT
                        .judge(facts("2020-10-12", ON_TIME, item), WEEK)
                        .deciding()
                        .reasons())
                .extracting(finding -> finding.params()[0])
                .containsOnly("‘百千万线上线下招聘’专项行动");
    }

    @Test
    void anOverdueMilestoneIsNamedInTheClauseThatItsPointsBelongTo() {
        var far = LightRule.DEFAULT
                .judge(facts("2020-10-12", ON_TIME, plan(3)), WEEK)
                .deciding();
        assertThat(far.kind()).isEqualTo(Kind.FAR_BEHIND);
        assertThat(far.reasons())
                .extracting(finding -> finding.key() + " " + finding.args())
                .containsExactly(
                        "light.finding.behind [节点, 0%, 33.3%, 33.3]",
                        "light.finding.milestone [‘一’方案, 2020年9月30日, 33.3, 12, ]");

        var little = LightRule.DEFAULT.judge(facts("2020-10-12", ON_TIME, plan(20)), WEEK);
        assertThat(little.light()).isEqualTo(Light.GREEN);
        assertThat(little.clauses())
                .filteredOn(clause -> clause.findings().stream()
                        .anyMatch(finding -> finding.key().equals("light.finding.milestone")))
                .extracting(Judgement.Clause::kind)
                .containsExactly(Kind.BEHIND);
    }

    /** A plan of so many milestones, of which the first is overdue and the others are to come. */
    private static Item plan(int size) {
        var milestones = new ArrayList<MilestonePlan.Milestone>();
        milestones.add(new MilestonePlan.Milestone("“一”方案", LocalDate.parse("2020-09-30"), null, false));
        for (var i = 1; i < size; i++) {
            milestones.add(new MilestonePlan.Milestone("后来", LocalDate.parse("2020-12-31"), null, false));
        }
        return new MilestonePlan(milestones).item("节点", "/", frame("2020-10-12"), Basis.VERIFIED);
    }

    @Test
    void theThresholdsAreASetting() {
        var strict = new LightRule(5, 15, 10, 3, 2);

        assertThat(strict.judge(facts("2020-10-12", ON_TIME, progress("69", "75")), WEEK)
                        .light())
                .isEqualTo(Light.YELLOW);
        assertThat(strict.judge(facts("2020-10-12", ON_TIME, progress("59", "75")), WEEK)
                        .light())
                .isEqualTo(Light.RED);
    }

    @Test
    void aCloseOutThatWasAcceptedComesBeforeEverything() {
        var facts = new LightFacts(frame("2020-11-30"), true, List.of(progress("0", "100")), MISSING, List.of());

        assertThat(LightRule.DEFAULT.judge(facts, WEEK).light()).isEqualTo(Light.BLUE);
    }

    @Test
    void whatIsNotDoneAfterItsDayIsRed() {
        assertThat(light("2020-10-01", ON_TIME, due("2020-09-30", false, true))).isEqualTo(Light.RED);
        assertThat(light("2020-10-01", ON_TIME, due("2020-09-30", true, false))).isEqualTo(Light.GREEN);
        assertThat(light("2020-09-30", ON_TIME, due("2020-09-30", false, true))).isEqualTo(Light.GREEN);
    }

    @Test
    void aBrokenCeilingIsRedAndOneThatIsKeptIsNot() {
        assertThat(light("2020-10-12", ON_TIME, ceiling(true))).isEqualTo(Light.RED);
        assertThat(light("2020-10-12", ON_TIME, ceiling(false))).isEqualTo(Light.GREEN);
    }

    @Test
    void noReportIsRedOnlyAfterTheLock() {
        assertThat(light("2020-10-12", MISSING)).isEqualTo(Light.GREY);
        assertThat(light("2020-10-28", MISSING)).isEqualTo(Light.GREY);
        assertThat(light("2020-10-29", MISSING)).isEqualTo(Light.RED);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-10-12, AWAITING_REVIEW, light.finding.in-review",
        "2020-10-20, AWAITING_REVIEW, light.finding.review-overdue",
        "2020-10-29, AWAITING_REVIEW, light.finding.review-overdue"
    })
    void whatIsReportedAndNotApprovedIsGreyBecauseOfTheReview(String today, Kind kind, String finding) {
        var judgement = LightRule.DEFAULT.judge(facts(today, new Reporting(true, true, false, false, null, 0)), WEEK);

        assertThat(judgement.light()).isEqualTo(Light.GREY);
        assertThat(judgement.deciding().kind()).isEqualTo(kind);
        assertThat(judgement.deciding().reasons())
                .extracting(Judgement.Finding::key)
                .containsExactly(finding);
        assertThat(judgement.clauses().get(Kind.NOTHING_TO_JUDGE.ordinal()).fits())
                .isFalse();
    }

    @Test
    void betweenTheDueDayAndTheLockNothingIsSaidToBeNotDueYet() {
        var judgement = LightRule.DEFAULT.judge(facts("2020-10-20", MISSING), WEEK);

        assertThat(judgement.deciding().kind()).isEqualTo(Kind.NOTHING_TO_JUDGE);
        assertThat(judgement.deciding().reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.key()).isEqualTo("light.finding.awaited");
            assertThat(reason.args()).containsExactly("2020年10月14日", "2020年10月28日");
        });
    }

    @ParameterizedTest
    @CsvSource({"2020-09-30, YELLOW", "2020-10-09, YELLOW", "2020-10-12, GREEN"})
    void whatIsDueWithinTenWorkingDaysIsYellowUntilItIsSaidToBeDone(String due, Light light) {
        assertThat(light("2020-09-25", ON_TIME, due(due, false, false))).isEqualTo(light);
        assertThat(light("2020-09-25", ON_TIME, due(due, false, true))).isEqualTo(Light.GREEN);
    }

    @Test
    void aLateReportIsYellow() {
        assertThat(light("2020-10-20", new Reporting(true, true, true, true, null, 0)))
                .isEqualTo(Light.YELLOW);
    }

    @ParameterizedTest
    @CsvSource({"2020-10-15, GREY", "2020-10-16, YELLOW"})
    void whatWasSentBackIsYellowAfterThreeWorkingDays(String today, Light light) {
        var returned = new Reporting(true, true, false, false, LocalDate.parse("2020-10-12"), 0);

        assertThat(light(today, returned)).isEqualTo(light);
    }

    @ParameterizedTest
    @CsvSource({"1, GREEN", "2, YELLOW", "3, YELLOW"})
    void twoQuartersWithoutProgressAreYellow(int quarters, Light light) {
        assertThat(light("2020-10-12", new Reporting(true, true, false, true, null, quarters)))
                .isEqualTo(light);
    }

    @Test
    void isGreyWhereNothingIsOwedOrNothingHasANumber() {
        assertThat(light("2020-10-12", Reporting.NOTHING_OWED)).isEqualTo(Light.GREY);
        assertThat(light("2020-10-12", ON_TIME, open())).isEqualTo(Light.GREY);
        assertThat(light("2020-10-12", ON_TIME, open(), progress("80", "75"))).isEqualTo(Light.GREEN);
    }

    @Test
    void showsEveryClauseWithWhatItWasHeldAgainst() {
        var judgement = LightRule.DEFAULT.judge(
                facts("2020-10-12", ON_TIME, progress("60", "75"), due("2020-12-31", false, false)), WEEK);

        assertThat(judgement.light()).isEqualTo(Light.YELLOW);
        assertThat(judgement.clauses()).extracting(Judgement.Clause::kind).containsExactly(Kind.values());
        assertThat(judgement.deciding().kind()).isEqualTo(Kind.BEHIND);
        assertThat(judgement.deciding().reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.args()).containsExactly("进度", "60%", "75%", "15"));
    }

    @Test
    void aLockedQuarterIsJudgedAsOfItsLock() {
        assertThat(light("2021-01-20", ON_TIME, due("2020-12-31", false, false)))
                .as("due after the quarter was locked, and not within ten working days of it")
                .isEqualTo(Light.GREEN);
    }

    private static Light light(String today, Reporting reporting, Item... items) {
        return LightRule.DEFAULT.judge(facts(today, reporting, items), WEEK).light();
    }

    private static LightFacts facts(String today, Reporting reporting, Item... items) {
        return new LightFacts(frame(today), false, List.of(items), reporting, List.of());
    }

    static Frame frame(String today) {
        return new Frame(
                LocalDate.parse("2020-05-22"),
                LocalDate.parse("2020-07-01"),
                LocalDate.parse("2020-09-30"),
                LocalDate.parse("2020-10-14"),
                LocalDate.parse("2020-10-19"),
                LocalDate.parse("2020-10-28"),
                LocalDate.parse(today));
    }

    private static Item progress(String done, String planned) {
        return item(new BigDecimal(done), new BigDecimal(planned), null, null, false, false, false);
    }

    private static Item due(String day, boolean met, boolean claimedDone) {
        return item(null, null, null, LocalDate.parse(day), met, claimedDone, false);
    }

    private static Item ceiling(boolean broken) {
        return item(null, null, new Ceiling("1.2%", "1%", broken), null, false, false, false);
    }

    private static Item open() {
        return item(null, null, null, null, false, false, true);
    }

    private static Item item(
            @Nullable BigDecimal done,
            @Nullable BigDecimal planned,
            @Nullable Ceiling ceiling,
            @Nullable LocalDate dueOn,
            boolean met,
            boolean claimedDone,
            boolean open) {
        return new Item("进度", "/", "", done, planned, ceiling, dueOn, met, claimedDone, open, Remark.LINE);
    }
}
