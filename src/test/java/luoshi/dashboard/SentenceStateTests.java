package luoshi.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What the state of a sentence follows from. */
class SentenceStateTests {

    private static final LocalDate TODAY = LocalDate.of(2020, 10, 12);

    @Test
    void aSentenceWithoutATaskPointIsNobodysUntilOneIsProposed() {
        assertThat(SentenceState.of(0, 0, 0, 0, null, TODAY)).isEqualTo(SentenceState.BARE);
        assertThat(SentenceState.of(0, 1, 0, 0, null, TODAY)).isEqualTo(SentenceState.PROPOSED);
    }

    @Test
    void itWaitsWhileOneOfItsUnitsHasNotTakenTheMeasureOnAndIsLateAllTheSame() {
        assertThat(SentenceState.of(2, 0, 1, 2, TODAY, TODAY)).isEqualTo(SentenceState.UNCLAIMED);
        assertThat(SentenceState.of(2, 0, 1, 2, TODAY.minusDays(1), TODAY)).isEqualTo(SentenceState.OVERDUE);
    }

    @Test
    void itIsLateFromTheDayAfterTheEarliestOpenDate() {
        assertThat(SentenceState.of(1, 1, 0, 1, TODAY, TODAY)).isEqualTo(SentenceState.UNDER_WAY);
        assertThat(SentenceState.of(1, 1, 0, 1, TODAY.minusDays(1), TODAY)).isEqualTo(SentenceState.OVERDUE);
        assertThat(SentenceState.of(1, 0, 0, 1, null, TODAY)).isEqualTo(SentenceState.UNDER_WAY);
    }

    @Test
    void itIsDoneWhenEveryUnitOfItsTaskPointsIs() {
        assertThat(SentenceState.of(2, 1, 0, 0, null, TODAY)).isEqualTo(SentenceState.CLOSED);
    }
}
