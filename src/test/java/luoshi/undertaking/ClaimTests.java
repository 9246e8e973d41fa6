package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import luoshi.People;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.calendar.Act;
import org.junit.jupiter.api.Test;

class ClaimTests {

    private static final LocalDate DOCUMENT = LocalDate.of(2020, 5, 22);
    private static final Act ACT =
            new Act(People.REPORTER, Instant.parse("2020-05-28T02:00:00Z"), LocalDate.of(2020, 5, 28));
    private static final Commitment COMMITMENT = new Commitment("一是印发办法。二是按月调度。", "办法印发，资金全部到账。", 1);
    private static final List<PlannedMilestone> PLAN = List.of(new PlannedMilestone("印发办法", LocalDate.of(2020, 6, 30)));

    private final Claim claim = new Claim(1, 1, People.COMMERCE, DOCUMENT);

    @Test
    void isTakenWithEverythingAtOnce() {
        var first = claim.take(COMMITMENT, PLAN, ACT, UUID.randomUUID());

        assertThat(claim.getState()).isEqualTo(ClaimState.CLAIMED);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.acceptanceCriteria()).isEqualTo("办法印发，资金全部到账。");
        assertThat(claim.getMilestones()).extracting(Milestone::getTitle).containsExactly("印发办法");
        assertThat(claim.getContactId()).isEqualTo(1);
    }

    @Test
    void isNotTakenWithoutElaborationCriteriaOrMilestone() {
        for (var incomplete : List.of(new Commitment(" ", "办法印发", 1), new Commitment("印发办法", "", 1))) {
            assertThatThrownBy(() -> claim.take(incomplete, PLAN, ACT, UUID.randomUUID()))
                    .isInstanceOf(IllegalStep.class);
        }
        assertThatThrownBy(() -> claim.take(COMMITMENT, List.of(), ACT, UUID.randomUUID()))
                .isInstanceOf(IllegalStep.class);
        assertThat(claim.getState()).isEqualTo(ClaimState.ASSIGNED);
    }

    @Test
    void isTakenOnce() {
        take();
        assertThatThrownBy(this::take).isInstanceOf(IllegalStep.class);
    }

    @Test
    void whoHasTakenItCannotDecline() {
        take();
        assertThatThrownBy(() -> claim.decline("不归我管", ACT, UUID.randomUUID())).isInstanceOf(IllegalStep.class);
    }

    @Test
    void whoHasDeclinedMayThinkBetterOfIt() {
        claim.decline("职能已划转", ACT, UUID.randomUUID());
        take();
        assertThat(claim.getState()).isEqualTo(ClaimState.CLAIMED);
    }

    @Test
    void whatIsUpheldHasToBeAnsweredAgainAndTheTimeRunsAnew() {
        claim.decline("职能已划转", ACT, UUID.randomUUID());
        claim.uphold("三定方案未调整", ACT, UUID.randomUUID());

        assertThat(claim.getState()).isEqualTo(ClaimState.ASSIGNED);
        assertThat(claim.getWaitingSince()).isEqualTo(LocalDate.of(2020, 5, 28));
    }

    @Test
    void whatIsReleasedIsOverForTheUnit() {
        claim.decline("职能已划转", ACT, UUID.randomUUID());
        claim.release("同意", ACT, UUID.randomUUID());

        assertThat(claim.getState()).isEqualTo(ClaimState.RELEASED);
        assertThatThrownBy(this::take).isInstanceOf(IllegalStep.class);
        assertThatThrownBy(() -> claim.decline("再退", ACT, UUID.randomUUID())).isInstanceOf(IllegalStep.class);
    }

    @Test
    void nothingIsDecidedThatWasNotDeclined() {
        assertThatThrownBy(() -> claim.uphold("请认领", ACT, UUID.randomUUID())).isInstanceOf(IllegalStep.class);
        take();
        assertThatThrownBy(() -> claim.release("同意", ACT, UUID.randomUUID())).isInstanceOf(IllegalStep.class);
    }

    @Test
    void aRevisionIsAnotherVersionWithAReason() {
        take();
        var second = claim.revise(new Commitment("三是延长期限。", "全部到账。", 1), List.of(), "政策延期", ACT, UUID.randomUUID());

        assertThat(second.number()).isEqualTo(2);
        assertThat(claim.getElaborations()).isEqualTo(2);
        assertThatThrownBy(() -> claim.revise(COMMITMENT, List.of(), " ", ACT, UUID.randomUUID()))
                .isInstanceOf(IllegalStep.class);
    }

    @Test
    void nothingIsRevisedOrPlannedBeforeItIsTaken() {
        assertThatThrownBy(() -> claim.revise(COMMITMENT, List.of(), "补充", ACT, UUID.randomUUID()))
                .isInstanceOf(IllegalStep.class);
        assertThatThrownBy(() -> claim.plan(PLAN, ACT)).isInstanceOf(IllegalStep.class);
        assertThatThrownBy(() -> claim.reach(1, DOCUMENT, "", ACT)).isInstanceOf(IllegalStep.class);
    }

    @Test
    void aMilestoneIsReachedOnceAndNotInTheFuture() {
        take();
        assertThatThrownBy(() -> claim.reach(1, LocalDate.of(2020, 5, 29), "", ACT))
                .isInstanceOf(IllegalStep.class);
        claim.reach(1, LocalDate.of(2020, 5, 27), "赣人社发〔2020〕12号", ACT);
        assertThatThrownBy(() -> claim.reach(1, LocalDate.of(2020, 5, 27), "", ACT))
                .isInstanceOf(IllegalStep.class);
        claim.reopen(1, "登记有误", ACT);
        assertThat(claim.milestone(1).getDoneOn()).isNull();
        assertThatThrownBy(() -> claim.reopen(1, "登记有误", ACT)).isInstanceOf(IllegalStep.class);
    }

    @Test
    void aMilestoneIsPutOffWithoutLosingItsFirstDate() {
        take();
        claim.putOff(1, LocalDate.of(2020, 9, 30), ACT);

        assertThat(claim.milestone(1).getDueOn()).isEqualTo(LocalDate.of(2020, 9, 30));
        assertThat(claim.milestone(1).getFirstDueOn()).isEqualTo(LocalDate.of(2020, 6, 30));
        assertThatThrownBy(() -> claim.putOff(1, LocalDate.of(2020, 9, 30), ACT))
                .isInstanceOf(IllegalStep.class);
        assertThatThrownBy(() -> claim.putOff(2, LocalDate.of(2020, 9, 30), ACT))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void milestonesAreFewEnoughToBeRead() {
        take();
        var many = Collections.nCopies(Claim.MOST_MILESTONES, PLAN.get(0));
        assertThatThrownBy(() -> claim.plan(many, ACT)).isInstanceOf(IllegalStep.class);
        assertThat(claim.getMilestones()).hasSize(1);
    }

    private void take() {
        claim.take(COMMITMENT, PLAN, ACT, UUID.randomUUID());
    }
}
