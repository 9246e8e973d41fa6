package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.calendar.Act;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** 办结申请 and 延期申请 as rules. */
class CloseOutTests {

    private static final CloseOutAccount DONE = new CloseOutAccount("办法已印发，采购额完成。", Map.of(1, "5月28日印发。"));

    private final Act author = by(1);
    private final Act approver = by(2);
    private final Act coordinator = by(3);
    private final Claim claim = taken();

    @Test
    void needsAWordOnEveryMilestoneAndAtLeastOneFile() {
        var request = new CloseOut(claim, author);

        request.write(new CloseOutAccount("办法已印发。", Map.of()), author);
        refused("incomplete", () -> request.sendToUnitReview(claim, 1, author, UUID.randomUUID()));
        request.write(DONE, author);
        refused("no-evidence", () -> request.sendToUnitReview(claim, 0, author, UUID.randomUUID()));

        request.sendToUnitReview(claim, 1, author, UUID.randomUUID());
        assertThat(request.getState()).isEqualTo(CloseOutState.UNIT_REVIEW);
        refused("not-editable", () -> request.write(DONE, author));
    }

    @Test
    void isPassedAndAcceptedByThreeDifferentPeople() {
        var request = sent();

        refused("own-text", () -> request.pass(author, UUID.randomUUID()));
        request.pass(approver, UUID.randomUUID());
        refused("own-text", () -> request.accept(author, false, UUID.randomUUID()));
        refused("passed-by-you", () -> request.accept(approver, false, UUID.randomUUID()));
        request.accept(coordinator, false, UUID.randomUUID());

        assertThat(request.getState()).isEqualTo(CloseOutState.ACCEPTED);
    }

    @Test
    void ofTheCoordinatingUnitNeedsTwoCoordinators() {
        var request = sent();
        request.pass(approver, UUID.randomUUID());

        request.accept(coordinator, true, UUID.randomUUID());
        assertThat(request.getState()).isEqualTo(CloseOutState.SUBMITTED);
        refused("second-needed", () -> request.accept(coordinator, true, UUID.randomUUID()));
        request.accept(by(4), true, UUID.randomUUID());

        assertThat(request.getState()).isEqualTo(CloseOutState.ACCEPTED);
    }

    @Test
    void thatIsRefusedCanBeCompletedAndSentAgain() {
        var request = sent();
        request.pass(approver, UUID.randomUUID());
        request.refuse("请附批复", coordinator, UUID.randomUUID());

        request.sendToUnitReview(claim, 2, author, UUID.randomUUID());

        assertThat(request.getVersions()).isEqualTo(2);
    }

    @Test
    void closesTheClaimUntilItIsReopened() {
        claim.close(coordinator);
        assertThat(claim.getClosedOn()).isEqualTo(coordinator.on());
        refused("not-claimed", () -> new CloseOut(claim, author));

        claim.reopen("复核发现未完成", coordinator);
        assertThat(claim.getState()).isEqualTo(ClaimState.CLAIMED);
        assertThat(claim.getClosedOn()).isNull();
    }

    @Test
    void anExtensionIsAskedForALaterDayOnly() {
        refused("not-later", () -> extension("2020-06-30"));
        refused("not-later", () -> extension("2020-05-30"));

        var request = extension("2020-08-31");
        refused("own", () -> request.pass(author));
        request.pass(approver);
        refused("own", () -> request.grant(claim, "同意", approver));
        request.grant(claim, "受汛情影响属实，同意。", coordinator);

        assertThat(claim.milestone(1).getDueOn()).isEqualTo(LocalDate.parse("2020-08-31"));
        assertThat(claim.milestone(1).getFirstDueOn()).isEqualTo(LocalDate.parse("2020-06-30"));
        refused("not-here", () -> request.refuse("再想", coordinator));
    }

    @Test
    void anExtensionThatIsRefusedLeavesTheDate() {
        var request = extension("2020-08-31");
        request.pass(approver);
        request.refuse("请按期完成", coordinator);

        assertThat(claim.milestone(1).getDueOn()).isEqualTo(LocalDate.parse("2020-06-30"));
    }

    private ExtensionRequest extension(String day) {
        return new ExtensionRequest(claim, 1, LocalDate.parse(day), "受汛情影响", author, UUID.randomUUID());
    }

    private CloseOut sent() {
        var request = new CloseOut(claim, author);
        request.write(DONE, author);
        request.sendToUnitReview(claim, 1, author, UUID.randomUUID());
        return request;
    }

    private Claim taken() {
        var one = new Claim(1, 3, 4, LocalDate.parse("2020-05-22"));
        one.take(
                new Commitment("一是印发办法。", "办法印发，采购额完成。", 1L),
                List.of(new PlannedMilestone("印发办法", LocalDate.parse("2020-06-30"))),
                author,
                UUID.randomUUID());
        return one;
    }

    private static void refused(String why, ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        IllegalStep.class,
                        refusal -> assertThat(refusal.messageKey()).endsWith("." + why));
    }

    private static Act by(long account) {
        return new Act(
                new Actor(account, "p" + account, "测试", 4, Set.of(Role.REPORTER)),
                Instant.EPOCH,
                LocalDate.parse("2020-06-01"));
    }
}
