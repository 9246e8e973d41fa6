package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.calendar.Quarter;
import luoshi.progress.ReportingCounts;
import luoshi.rollup.format.ReportWords;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollUpReportTests {

    private static final Actor COORDINATOR = new Actor(3, "xietiao1", "协调员一", 1, Set.of(Role.COORDINATOR));
    private static final Actor LEADER = new Actor(5, "lingdao", "领导", 1, Set.of(Role.LEADER));
    private static final LocalDate DAY = LocalDate.of(2020, 10, 21);

    private final RollUpReport report = new RollUpReport(2, new Quarter(2020, 3), 1, "报告", "");

    @BeforeEach
    void compiled() {
        report.compile(counts(0), "江西省发展和改革委员会", ReportWords.FIRST, Actor.SYSTEM, Instant.EPOCH, DAY);
    }

    @Test
    void goesFromDraftToSentStepByStep() {
        report.openCheck(false, List.of(), COORDINATOR);
        assertThat(report.getState()).isEqualTo(ReportState.UNIT_CHECK);

        report.handIn(false, List.of(), OpenChecks.NONE, "", COORDINATOR);
        assertThat(report.getState()).isEqualTo(ReportState.FOR_SIGNATURE);

        report.sign(LEADER);
        assertThat(report.getState()).isEqualTo(ReportState.SIGNED);
        assertThat(report.getSignatory()).isEqualTo("领导");

        report.send("00", Map.of(), DAY, COORDINATOR);
        assertThat(report.getState()).isEqualTo(ReportState.SENT);
    }

    @Test
    void skipsNoStep() {
        refuses("rollup.refused.step", () -> report.sign(LEADER));
        refuses("rollup.refused.step", () -> report.send("00", Map.of(), DAY, COORDINATOR));
        refuses("rollup.refused.step", () -> report.handIn(false, List.of(), OpenChecks.NONE, "", COORDINATOR));

        handIn();
        refuses("rollup.refused.step", () -> report.send("00", Map.of(), DAY, COORDINATOR));
        refuses(
                "rollup.refused.step",
                () -> report.compile(counts(0), "江西省发展和改革委员会", ReportWords.FIRST, COORDINATOR, Instant.EPOCH, DAY));
    }

    @Test
    void goesOutWithUnitsMissingOnlyForAStatedReason() {
        report.compile(counts(3), "江西省发展和改革委员会", ReportWords.FIRST, Actor.SYSTEM, Instant.EPOCH, DAY);

        report.openCheck(false, List.of(), COORDINATOR);
        refuses(
                "rollup.refused.missing-reason",
                () -> report.handIn(false, List.of(), OpenChecks.NONE, " ", COORDINATOR));

        report.handIn(false, List.of(), OpenChecks.NONE, "抗洪抢险期间先行报告", COORDINATOR);
        assertThat(report.getMissingReason()).isEqualTo("抗洪抢险期间先行报告。");
    }

    @Test
    void theReasonOfACorrectionIsPrintedAsSentencesOfOneParagraph() {
        assertThat(correction("一处数据有误；\n两处漏报").getCorrectionReason()).isEqualTo("一处数据有误；两处漏报。");
        assertThat(correction("一处数据有误。").getCorrectionReason()).isEqualTo("一处数据有误。");
    }

    private static RollUpReport correction(String reason) {
        return new RollUpReport(2, new Quarter(2020, 3), 2, "报告", reason);
    }

    @Test
    void isNotHandedInWhenEntriesHaveChangedSince() {
        refuses("rollup.refused.outdated", () -> report.openCheck(true, List.of(), COORDINATOR));

        report.openCheck(false, List.of(), COORDINATOR);
        refuses(
                "rollup.refused.outdated-in-check",
                () -> report.handIn(true, List.of(), OpenChecks.NONE, "", COORDINATOR));
    }

    @Test
    void isNotHandedInWithSumsThatDoNotAddUp() {
        var wrong = new ReportingCounts(20, 40, 142, 100, 100, 0, 1, 0, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        report.compile(wrong, "江西省发展和改革委员会", ReportWords.FIRST, Actor.SYSTEM, Instant.EPOCH, DAY);

        refuses("rollup.refused.sums", () -> report.openCheck(false, List.of(), COORDINATOR));
    }

    @Test
    void isNotSignedByWhoeverHandedItIn() {
        var both = new Actor(3, "xietiao1", "协调员一", 1, Set.of(Role.COORDINATOR, Role.LEADER));
        handIn();

        refuses("rollup.refused.own-report", () -> report.sign(both));
    }

    @Test
    void losesItsSignatureWhenItIsSentBack() {
        handIn();
        report.sign(LEADER);
        report.sendBack("数字有误", LEADER);

        assertThat(report.getState()).isEqualTo(ReportState.DRAFT);
        assertThat(report.getSignatory()).isEmpty();
    }

    @Test
    void isOverOnceItIsSent() {
        handIn();
        report.sign(LEADER);
        report.send("00", Map.of(), DAY, COORDINATOR);

        refuses("rollup.refused.step", () -> report.sendBack("撤回", LEADER));
        refuses("rollup.refused.step", () -> report.handIn(false, List.of(), OpenChecks.NONE, "", COORDINATOR));
    }

    @Test
    void isNotHandedInWhileUnitsCheckItOrWaitForAnAnswer() {
        report.openCheck(false, List.of(), COORDINATOR);

        refuses(
                "rollup.refused.unchecked",
                () -> report.handIn(
                        false,
                        List.of(),
                        new OpenChecks(List.of(new OpenChecks.Waiting("省商务厅", DAY)), 0),
                        "",
                        COORDINATOR));
        refuses(
                "rollup.refused.unanswered",
                () -> report.handIn(false, List.of(), new OpenChecks(List.of(), 1), "", COORDINATOR));
        report.sendBack("先改数据", COORDINATOR);
        assertThat(report.getState()).isEqualTo(ReportState.DRAFT);
    }

    private void handIn() {
        report.openCheck(false, List.of(), COORDINATOR);
        report.handIn(false, List.of(), OpenChecks.NONE, "", COORDINATOR);
    }

    private static ReportingCounts counts(int missing) {
        return new ReportingCounts(
                20,
                40,
                142,
                142 - missing,
                142 - missing,
                0,
                missing,
                142 - missing,
                0,
                0,
                0,
                142 - missing,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    private static void refuses(String sentence, ThrowingCallable step) {
        assertThatExceptionOfType(IllegalStep.class).isThrownBy(step).withMessage(sentence);
    }
}
