package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ProgressEntryTests {

    private static final Actor REPORTER = new Actor(1, "rst.tianbao", "填报人", 3, Set.of(Role.REPORTER));
    private static final Actor APPROVER = new Actor(2, "rst.shenhe", "审核人", 3, Set.of(Role.UNIT_APPROVER));
    private static final Actor COORDINATOR = new Actor(3, "xietiao1", "协调员一", 1, Set.of(Role.COORDINATOR));
    private static final Actor SECOND_COORDINATOR = new Actor(4, "xietiao2", "协调员二", 1, Set.of(Role.COORDINATOR));
    private static final Moment ON_TIME =
            new Moment(Instant.parse("2026-11-23T02:00:00Z"), LocalDateTime.parse("2020-10-12T10:00:00"));
    private static final Moment LATER =
            new Moment(Instant.parse("2026-11-23T03:00:00Z"), LocalDateTime.parse("2020-10-20T10:00:00"));
    private static final Narrative TEXT =
            new Narrative("截至9月底，减免社保费28.4亿元。", "", "", "", "", ProgressStatus.ON_TRACK, false, "");
    private static final ReturnReason REASON =
            new ReturnReason(ReturnCategory.MISSING_DATA, "请补充截至日期。", List.of("progress"));

    private final ProgressEntry entry = new ProgressEntry(1, 2, 1, 3);

    @Test
    void isADraftAsSoonAsSomethingIsWritten() {
        assertThat(entry.getState()).isEqualTo(EntryState.TO_FILL);

        entry.write(new Draft(TEXT, Set.of()), REPORTER, ON_TIME);

        assertThat(entry.getState()).isEqualTo(EntryState.DRAFT);
        assertThat(entry.getNarrative()).isEqualTo(TEXT);
    }

    @Test
    void keepsAVersionOfWhatIsHandedOn() {
        entry.write(new Draft(TEXT, Set.of()), REPORTER, ON_TIME);

        var version = entry.sendToUnitReview(REPORTER, ON_TIME, UUID.randomUUID());

        assertThat(version.number()).isEqualTo(1);
        assertThat(version.narrative()).isEqualTo(TEXT);
        assertThat(entry.getState()).isEqualTo(EntryState.UNIT_REVIEW);
    }

    @Test
    void isNotHandedOnWithoutAnAccountOfTheProgress() {
        var blank = new Narrative(" ", "", "", "", "", ProgressStatus.ON_TRACK, false, "");
        entry.write(new Draft(blank, Set.of()), REPORTER, ON_TIME);

        refuses("progress.refused.incomplete", () -> entry.sendToUnitReview(REPORTER, ON_TIME, UUID.randomUUID()));
    }

    @Test
    void takesNothingNewAsAnAnswer() {
        entry.reportNothingNew("按既定安排推进", REPORTER, ON_TIME, UUID.randomUUID());

        assertThat(entry.getState()).isEqualTo(EntryState.UNIT_REVIEW);
        assertThat(entry.getNarrative().noProgress()).isTrue();
    }

    @Test
    void cannotBeEditedWhileAReviewerHasIt() {
        sent();

        refuses("progress.refused.not-editable", () -> entry.write(new Draft(TEXT, Set.of()), REPORTER, ON_TIME));
    }

    @Test
    void isNotReviewedByWhoeverHadAHandInIt() {
        var both = new Actor(1, "rst.tianbao", "填报人", 3, Set.of(Role.REPORTER, Role.UNIT_APPROVER));
        sent();

        refuses("progress.refused.own-text", () -> entry.submit(both, ON_TIME));
        refuses("progress.refused.own-text", () -> entry.sendBack(ReviewLevel.UNIT, REASON, both, ON_TIME));
    }

    @Test
    void remembersWhenItFirstCameInEvenIfItComesAgain() {
        submitted();
        entry.sendBack(ReviewLevel.PROVINCE, REASON, COORDINATOR, ON_TIME);
        entry.write(new Draft(TEXT, Set.of()), REPORTER, LATER);
        entry.sendToUnitReview(REPORTER, LATER, UUID.randomUUID());
        entry.submit(APPROVER, LATER);

        assertThat(entry.getFirstSubmittedAt()).isEqualTo(ON_TIME.business());
        assertThat(entry.getVersions()).isEqualTo(2);
    }

    @Test
    void cannotSkipTheUnitsReview() {
        sent();

        refuses(
                "progress.refused.not-in-review",
                () -> entry.approve(Appraisal.RECOGNISED, COORDINATOR, ON_TIME, false));
    }

    @Test
    void isApprovedByOneReviewerOfTheProvince() {
        submitted();
        entry.approve(Appraisal.RECOGNISED, COORDINATOR, ON_TIME, false);

        assertThat(entry.getState()).isEqualTo(EntryState.APPROVED);
    }

    @Test
    void ofTheCoordinatingUnitNeedsTwoDifferentReviewers() {
        submitted();
        entry.approve(Appraisal.RECOGNISED, COORDINATOR, ON_TIME, true);
        assertThat(entry.getState()).isEqualTo(EntryState.SUBMITTED);

        refuses(
                "progress.refused.second-reviewer",
                () -> entry.approve(Appraisal.RECOGNISED, COORDINATOR, ON_TIME, true));
        refuses(
                "progress.refused.second-reviewer",
                () -> entry.sendBack(ReviewLevel.PROVINCE, REASON, COORDINATOR, ON_TIME));

        entry.approve(Appraisal.RECOGNISED, SECOND_COORDINATOR, ON_TIME, true);
        assertThat(entry.getState()).isEqualTo(EntryState.APPROVED);
    }

    @Test
    void isReviewedByTwoAgainAfterAReturn() {
        submitted();
        entry.approve(Appraisal.RECOGNISED, COORDINATOR, ON_TIME, true);
        entry.sendBack(ReviewLevel.PROVINCE, REASON, SECOND_COORDINATOR, ON_TIME);
        entry.write(new Draft(TEXT, Set.of()), REPORTER, ON_TIME);
        entry.sendToUnitReview(REPORTER, ON_TIME, UUID.randomUUID());
        entry.submit(APPROVER, ON_TIME);
        entry.approve(Appraisal.RECOGNISED, SECOND_COORDINATOR, ON_TIME, true);

        assertThat(entry.getState()).isEqualTo(EntryState.SUBMITTED);
    }

    @Test
    void comesBackFromTheReviewerWhoReturnsIt() {
        sent();
        entry.sendBack(ReviewLevel.UNIT, REASON, APPROVER, ON_TIME);
        assertThat(entry.getState()).isEqualTo(EntryState.RETURNED_BY_UNIT);

        entry.write(new Draft(TEXT, Set.of()), REPORTER, ON_TIME);
        assertThat(entry.getState()).isEqualTo(EntryState.DRAFT);
    }

    @Test
    void isWithdrawnOnlyWhileTheReviewerHasNotOpenedIt() {
        sent();
        entry.withdraw(REPORTER, ON_TIME);
        assertThat(entry.getState()).isEqualTo(EntryState.WITHDRAWN);

        entry.sendToUnitReview(REPORTER, ON_TIME, UUID.randomUUID());
        entry.open(APPROVER);
        refuses("progress.refused.opened", () -> entry.withdraw(REPORTER, ON_TIME));
    }

    @Test
    void isNeverEditedOnceItIsApproved() {
        approved();

        refuses("progress.refused.not-editable", () -> entry.write(new Draft(TEXT, Set.of()), REPORTER, ON_TIME));
        refuses(
                "progress.refused.not-in-review",
                () -> entry.sendBack(ReviewLevel.PROVINCE, REASON, COORDINATOR, ON_TIME));
    }

    @Test
    void isCorrectedByAnotherEntryThatBeginsWithItsText() {
        approved();

        var correction = entry.correct(REPORTER, ON_TIME);

        assertThat(correction.getCorrectsId()).isEqualTo(entry.getId());
        assertThat(correction.getNarrative()).isEqualTo(TEXT);
        assertThat(correction.getState()).isEqualTo(EntryState.DRAFT);
        assertThat(entry.getState()).isEqualTo(EntryState.APPROVED);
    }

    @Test
    void isCorrectedUnderTheEyesOfSomebodyWhoDidNotWriteItEither() {
        var author = new Actor(1, "rst.tianbao", "填报人", 3, Set.of(Role.REPORTER, Role.UNIT_APPROVER));
        var colleague = new Actor(9, "rst.tianbao2", "填报人二", 3, Set.of(Role.REPORTER));
        approved();
        var correction = entry.correct(colleague, ON_TIME);
        correction.sendToUnitReview(colleague, ON_TIME, UUID.randomUUID());

        refuses("progress.refused.own-text", () -> correction.submit(author, ON_TIME));
    }

    @Test
    void isNotReviewedTwiceByTheSamePerson() {
        var both = new Actor(2, "fgw.shenhe", "审核人", 3, Set.of(Role.UNIT_APPROVER, Role.COORDINATOR));
        sent();
        entry.submit(both, ON_TIME);

        refuses("progress.refused.passed-by-you", () -> entry.approve(Appraisal.RECOGNISED, both, ON_TIME, true));
    }

    @Test
    void keepsWhatWasWrittenWhenTheAnswerIsNothingNew() {
        entry.write(new Draft(TEXT, Set.of()), REPORTER, ON_TIME);
        var version = entry.reportNothingNew("按既定安排推进", REPORTER, ON_TIME, UUID.randomUUID());

        assertThat(version.narrative().progress()).isEmpty();
        assertThat(version.narrative().noProgress()).isTrue();
        assertThat(entry.getNarrative().progress()).isEqualTo(TEXT.progress());
    }

    @Test
    void isNotCorrectedBeforeItIsApproved() {
        submitted();

        refuses("progress.refused.not-approved", () -> entry.correct(REPORTER, ON_TIME));
    }

    @Test
    void isHandedOnWithoutAnAccountOfItsOwnWhenItSharesOne() {
        var status = new Narrative("", "", "", "", "", ProgressStatus.ON_TRACK, false, "");
        entry.write(new Draft(status, Set.of(), 7L, Set.of()), REPORTER, ON_TIME);

        entry.refuseUntoldText(shared(EntryState.UNIT_REVIEW, false));
        var version = entry.sendToUnitReview(REPORTER, ON_TIME, UUID.randomUUID());

        assertThat(version.sharesId()).isEqualTo(7L);
        assertThat(entry.sharedInReview()).isEqualTo(7L);
    }

    @Test
    void doesNotRestOnATextThatSaysNothing() {
        entry.write(new Draft(TEXT, Set.of(), 7L, Set.of()), REPORTER, ON_TIME);

        refuses("progress.refused.shared-not-told", () -> entry.refuseUntoldText(null));
        refuses("progress.refused.shared-not-told", () -> entry.refuseUntoldText(shared(EntryState.APPROVED, true)));
    }

    @Test
    void carriesNothingElseWhenTheAnswerIsNothingNew() {
        entry.write(new Draft(TEXT.withSummary("汇总", ""), Set.of(), 7L, Set.of(8L)), REPORTER, ON_TIME);
        var version = entry.reportNothingNew("按既定安排推进", REPORTER, ON_TIME, UUID.randomUUID());

        assertThat(version.sharesId()).isNull();
        assertThat(version.narrative().hasSummary()).isFalse();
        assertThat(entry.getNarrative().summary()).as("kept for the author").isEqualTo("汇总");
    }

    @Test
    void summarisesOnlyWhenEveryMissingPartIsNamed() {
        var parts = List.of(part(8, "省财政厅", null, ""), part(9, "省商务厅", 90L, "促消费。"));
        entry.write(new Draft(TEXT.withSummary("各单位总体进展顺利，省财政厅尚未报送。", ""), Set.of()), REPORTER, ON_TIME);
        refuses("progress.refused.missing-parts", () -> entry.refuseHalfSummary(null, parts));

        entry.write(
                new Draft(TEXT.withSummary("各单位总体进展顺利，省财政厅尚未报送。", ""), Set.of(), null, Set.of(8L)), REPORTER, ON_TIME);
        entry.refuseHalfSummary(null, parts);

        entry.write(new Draft(TEXT.withSummary("各单位总体进展顺利。", ""), Set.of(), null, Set.of(8L, 9L)), REPORTER, ON_TIME);
        refuses("progress.refused.missing-parts", () -> entry.refuseHalfSummary(null, parts));
    }

    @Test
    void doesNotSummariseByPastingTheParts() {
        var pasted = "截至9月底，全省减免企业社保费128.4亿元，惠及企业11.2万户。";
        var parts = List.of(part(9, "省商务厅", 90L, pasted));
        entry.write(new Draft(TEXT.withSummary("省商务厅：" + pasted, ""), Set.of()), REPORTER, ON_TIME);

        refuses("progress.refused.summary-pasted", () -> entry.refuseHalfSummary(null, parts));
    }

    static Part part(long obligation, String unit, Long version, String progress) {
        return new Part(
                obligation,
                unit,
                obligation * 10,
                version == null ? EntryState.TO_FILL : EntryState.SUBMITTED,
                version != null,
                version,
                false,
                "",
                progress,
                "",
                "",
                "",
                "");
    }

    private static SharedText shared(EntryState state, boolean noProgress) {
        return new SharedText(5, state, "（五）提升公共服务水平", 50, 1, noProgress, "", "已建成。", "", "", "", "");
    }

    private void sent() {
        entry.write(new Draft(TEXT, Set.of()), REPORTER, ON_TIME);
        entry.sendToUnitReview(REPORTER, ON_TIME, UUID.randomUUID());
    }

    private void submitted() {
        sent();
        entry.submit(APPROVER, ON_TIME);
    }

    private void approved() {
        submitted();
        entry.approve(Appraisal.RECOGNISED, COORDINATOR, ON_TIME, false);
    }

    private static void refuses(String sentence, ThrowingCallable step) {
        assertThatExceptionOfType(IllegalStep.class).isThrownBy(step).withMessage(sentence);
    }
}
