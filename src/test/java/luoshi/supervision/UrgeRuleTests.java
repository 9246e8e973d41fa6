package luoshi.supervision;

import static luoshi.supervision.UrgeLevel.BLUE;
import static luoshi.supervision.UrgeLevel.RED;
import static luoshi.supervision.UrgeLevel.YELLOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import luoshi.calendar.Quarter;
import luoshi.supervision.UrgeRule.Proposed;
import luoshi.supervision.UrgeRule.Reason;
import org.junit.jupiter.api.Test;

class UrgeRuleTests {

    private static final LocalDate DUE = LocalDate.of(2020, 10, 14);
    private static final LocalDate LOCK = LocalDate.of(2020, 10, 28);
    private static final LocalDate ANSWER_BY = LocalDate.of(2020, 10, 20);

    private final UrgeRule rule = new UrgeRule(1, 3, 3);

    @Test
    void nothingIsProposedOnTheDueDayItself() {
        assertThat(rule.propose(missing(), 0, DUE)).isEmpty();
    }

    @Test
    void aMissingReportIsUrgedAndThenOnceMore() {
        assertThat(rule.propose(missing(), 1, DUE.plusDays(1))).contains(new Proposed(BLUE, Reason.MISSING));
        assertThat(rule.propose(missing(), 2, DUE.plusDays(2))).contains(new Proposed(BLUE, Reason.MISSING));
        assertThat(rule.propose(missing(), 3, DUE.plusDays(5))).contains(new Proposed(YELLOW, Reason.MISSING));
    }

    @Test
    void whatIsMissingPastTheLockDayIsSupervised() {
        assertThat(rule.propose(missing(), 10, LOCK)).contains(new Proposed(YELLOW, Reason.MISSING));
        assertThat(rule.propose(missing(), 11, LOCK.plusDays(1))).contains(new Proposed(RED, Reason.MISSING));
    }

    @Test
    void nobodyIsUrgedForAQuarterWhoseReportHasBeenSent() {
        var sent =
                new Standing(4, "省商务厅", 2, quarter(), DUE, LOCK, LOCK.plusDays(5), 2, "", null, null, null, null, null);

        assertThat(rule.propose(sent, 20, LOCK.plusDays(9))).isEmpty();
    }

    @Test
    void whoeverWasAskedIsLeftAloneUntilTheDateOfTheAnswer() {
        assertThat(rule.propose(asked(BLUE, UrgeState.ISSUED), 4, ANSWER_BY)).isEmpty();
    }

    @Test
    void anUrgeWithoutAnAnswerGoesUpARung() {
        var day = ANSWER_BY.plusDays(1);

        assertThat(rule.propose(asked(BLUE, UrgeState.ISSUED), 5, day))
                .contains(new Proposed(YELLOW, Reason.UNANSWERED));
        assertThat(rule.propose(asked(YELLOW, UrgeState.ISSUED), 5, day))
                .contains(new Proposed(RED, Reason.UNANSWERED));
        assertThat(rule.propose(asked(RED, UrgeState.ISSUED), 5, day)).isEmpty();
    }

    @Test
    void whoeverAnsweredHearsAgainOnlyOnAHigherRung() {
        assertThat(rule.propose(asked(YELLOW, UrgeState.ANSWERED), 5, ANSWER_BY))
                .isEmpty();
        assertThat(rule.propose(asked(BLUE, UrgeState.ANSWERED), 5, ANSWER_BY))
                .contains(new Proposed(YELLOW, Reason.MISSING));
        assertThat(rule.propose(asked(YELLOW, UrgeState.CLOSED), 12, LOCK.plusDays(1)))
                .contains(new Proposed(RED, Reason.MISSING));
    }

    @Test
    void theNumbersOfUrgesAndOfSupervisionRunApart() {
        assertThat(BLUE.docNumber(2020, 1)).isEqualTo("赣落实催〔2020〕1号");
        assertThat(YELLOW.docNumber(2020, 2)).isEqualTo("赣落实催〔2020〕2号");
        assertThat(RED.docNumber(2021, 1)).isEqualTo("赣落实督〔2021〕1号");
    }

    private static Standing missing() {
        return new Standing(4, "省商务厅", 2, quarter(), DUE, LOCK, null, 2, "", null, null, null, null, null);
    }

    private static Standing asked(UrgeLevel level, UrgeState state) {
        return new Standing(
                4, "省商务厅", 2, quarter(), DUE, LOCK, null, 2, "", 7L, level, state, ANSWER_BY, "赣落实催〔2020〕1号");
    }

    private static Quarter quarter() {
        return new Quarter(2020, 3);
    }
}
