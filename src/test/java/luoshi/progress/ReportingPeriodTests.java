package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import luoshi.calendar.Quarter;
import org.junit.jupiter.api.Test;

class ReportingPeriodTests {

    private final ReportingPeriod period = new ReportingPeriod(
            new Quarter(2020, 3),
            day("2020-09-17"),
            day("2020-10-14"),
            day("2020-10-19"),
            day("2020-10-21"),
            day("2020-10-28"));

    @Test
    void goesThroughItsStagesByItsStoredDates() {
        assertThat(period.stageOn(day("2020-09-16"))).isEqualTo(PeriodStage.PLANNED);
        assertThat(period.stageOn(day("2020-09-17"))).isEqualTo(PeriodStage.OPEN);
        assertThat(period.stageOn(day("2020-10-14"))).isEqualTo(PeriodStage.OPEN);
        assertThat(period.stageOn(day("2020-10-15"))).isEqualTo(PeriodStage.DUE_PASSED);
        assertThat(period.stageOn(day("2020-10-28"))).isEqualTo(PeriodStage.DUE_PASSED);
        assertThat(period.stageOn(day("2020-10-29"))).isEqualTo(PeriodStage.LOCKED);
    }

    @Test
    void isReportedOnceItsReportWasSentAndAmendedByASecondOne() {
        period.report(day("2020-10-21"));
        assertThat(period.stageOn(day("2020-10-29"))).isEqualTo(PeriodStage.REPORTED);

        period.report(day("2020-11-02"));
        assertThat(period.stageOn(day("2020-11-03"))).isEqualTo(PeriodStage.AMENDED);
        assertThat(period.getReportedOn()).isEqualTo(day("2020-10-21"));
    }

    @Test
    void takesAnEntryAsOnTimeUntilTheGraceAfterTheDueDayIsOver() {
        assertThat(period.isOnTime(time("2020-10-14T23:59:59"))).isTrue();
        assertThat(period.isOnTime(time("2020-10-15T00:00:59"))).isTrue();
        assertThat(period.isOnTime(time("2020-10-15T00:01:00"))).isFalse();
    }

    @Test
    void takesNoEntryBeforeItOpensOrAfterItIsLocked() {
        assertThat(period.takesEntriesAt(time("2020-09-16T23:59:59"))).isFalse();
        assertThat(period.takesEntriesAt(time("2020-09-17T00:00:00"))).isTrue();
        assertThat(period.takesEntriesAt(time("2020-10-28T23:59:59"))).isTrue();
        assertThat(period.takesEntriesAt(time("2020-10-29T00:01:00"))).isFalse();
    }

    @Test
    void storesItsObligationsOnceAndNotBeforeItOpens() {
        assertThatIllegalStateException().isThrownBy(() -> period.establish(day("2020-09-16")));

        period.establish(day("2020-09-17"));
        assertThatIllegalStateException().isThrownBy(() -> period.establish(day("2020-09-18")));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text);
    }
}
