package luoshi.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import luoshi.light.Against.Owed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Three groups against fixed standards: what cannot be judged yet is held against nobody. */
class AgainstTests {

    private static final Frame BEFORE_DUE = on("2020-10-12");
    private static final Frame AFTER_DUE = on("2020-10-15");
    private static final Frame AFTER_REVIEW = on("2020-10-20");

    @Test
    void whoReportedEverythingOnTimeMeetsTheStandardOnAnyDay() {
        var all = new Owed(3, 0, 0, 1, 2);
        assertThat(Against.onTime(all, BEFORE_DUE).verdict()).isEqualTo(Verdict.MET);
        assertThat(Against.onTime(all, AFTER_REVIEW).verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void whatMayStillComeIsNotHeldAgainstAUnitUntilTheDueDayHasPassed() {
        var missing = new Owed(3, 0, 1, 2, 0);
        assertThat(Against.onTime(missing, BEFORE_DUE).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Against.onTime(missing, AFTER_DUE).verdict()).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void oneLateReportMissesTheStandardAndStaysLateWhenItIsApproved() {
        var late = Against.onTime(new Owed(3, 1, 0, 3, 0), AFTER_REVIEW);
        assertThat(late.verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(late.args()).containsExactly("1", "0");
    }

    @Test
    void whoOwesNothingCannotBeJudged() {
        var nothing = new Owed(0, 0, 0, 0, 0);
        assertThat(Against.onTime(nothing, AFTER_REVIEW).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Against.approved(nothing, AFTER_REVIEW).why()).isEqualTo("light.standard.why.nothing-owed");
    }

    @Test
    void whatWaitsForTheProvinceIsNotHeldAgainstTheUnit() {
        assertThat(Against.approved(new Owed(3, 0, 0, 2, 1), AFTER_REVIEW).verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(Against.approved(new Owed(3, 0, 0, 2, 0), AFTER_REVIEW).verdict())
                .as("returned")
                .isEqualTo(Verdict.NOT_MET);
        assertThat(Against.approved(new Owed(3, 0, 0, 2, 0), AFTER_DUE).verdict())
                .as("still under review")
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(Against.approved(new Owed(3, 1, 0, 3, 0), AFTER_DUE).verdict())
                .isEqualTo(Verdict.MET);
    }

    @Test
    void anIndicatorIsHeldAgainstTimeAndWithoutAValueSaysWhy() {
        assertThat(Against.target(measured("91.7", "75.0", false)).verdict()).isEqualTo(Verdict.MET);
        assertThat(Against.target(measured("75.0", "75.0", false)).verdict()).isEqualTo(Verdict.MET);
        assertThat(Against.target(measured("74.9", "75.0", false)).verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(Against.target(measured("100.0", null, true)).verdict()).isEqualTo(Verdict.MET);
        var unknown = Against.target(item("", null, null, null, false, Item.Remark.NO_VALUE));
        assertThat(unknown.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(unknown.why()).isEqualTo("light.remark.NO_VALUE");
    }

    @Test
    void aCeilingIsKeptOrBroken() {
        assertThat(Against.target(limit(true)).verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(Against.target(limit(false)).verdict()).isEqualTo(Verdict.MET);
    }

    private static Item measured(String done, @Nullable String planned, boolean met) {
        return item(
                done + "万人",
                new BigDecimal(done),
                planned == null ? null : new BigDecimal(planned),
                null,
                met,
                Item.Remark.LINE);
    }

    private static Item limit(boolean broken) {
        return item("5%", null, null, new Item.Ceiling("5%", "4%", broken), false, Item.Remark.LIMIT);
    }

    private static Item item(
            String value,
            @Nullable BigDecimal done,
            @Nullable BigDecimal planned,
            Item.@Nullable Ceiling ceiling,
            boolean met,
            Item.Remark remark) {
        return new Item(
                "指标", "/measures/1#indicator-1", value, done, planned, ceiling, null, met, false, false, remark);
    }

    private static Frame on(String today) {
        return new Frame(
                LocalDate.of(2020, 5, 22),
                LocalDate.of(2020, 7, 1),
                LocalDate.of(2020, 9, 30),
                LocalDate.of(2020, 10, 14),
                LocalDate.of(2020, 10, 19),
                LocalDate.of(2020, 10, 28),
                LocalDate.parse(today));
    }
}
