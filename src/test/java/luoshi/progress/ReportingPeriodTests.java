package luoshi.progress;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import luoshi.account.IllegalStep;
import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingCalendar;
import org.junit.jupiter.api.Test;

class ReportingPeriodTests {

    /** 国庆、中秋 2020: from 1 to 8 October nobody works, on 10 October people do. */
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(
            day("2020-10-01").datesUntil(day("2020-10-11")).collect(toMap(day -> day, day -> day.getDayOfMonth() > 8)));

    private final ReportingPeriod period = new ReportingPeriod(
            new Quarter(2020, 3),
            new PeriodDates(
                    day("2020-09-17"), day("2020-10-14"), day("2020-10-19"), day("2020-10-21"), day("2020-10-28")));

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
    void letsAUnitInUntilTheEndOfTheDayItWasGiven() {
        var until = day("2020-11-05");
        assertThat(period.takesEntriesAt(time("2020-11-05T23:59:59"), until)).isTrue();
        assertThat(period.takesEntriesAt(time("2020-11-06T00:00:59"), until))
                .as("the grace")
                .isTrue();
        assertThat(period.takesEntriesAt(time("2020-11-06T00:01:00"), until)).isFalse();
        assertThat(period.takesEntriesAt(time("2020-11-05T10:00:00"), null))
                .as("another unit")
                .isFalse();
        assertThat(period.isOnTime(time("2020-11-05T10:00:00")))
                .as("late all the same")
                .isFalse();
    }

    @Test
    void storesItsObligationsOnceAndNotBeforeItOpens() {
        assertThatIllegalStateException().isThrownBy(() -> period.establish(day("2020-09-16")));

        period.establish(day("2020-09-17"));
        assertThatIllegalStateException().isThrownBy(() -> period.establish(day("2020-09-18")));
    }

    @Test
    void takesOtherDatesOnlyInOrderAndNotInThePast() {
        refuses(
                "progress.refused.period-order",
                dates("2020-09-17", "2020-10-20", "2020-10-19", "2020-10-21", "2020-10-28"));
        refuses(
                "progress.refused.period-past",
                dates("2020-09-17", "2020-10-11", "2020-10-19", "2020-10-21", "2020-10-28"));
        refuses("progress.refused.period-same", period.dates());

        var later = dates("2020-09-17", "2020-10-16", "2020-10-20", "2020-10-22", "2020-10-28");
        period.move(later, day("2020-10-12"));
        assertThat(period.dates()).isEqualTo(later);
        assertThat(period.isByRule()).as("no longer follows the rule").isFalse();
    }

    @Test
    void keepsTheDayItOpenedOnOnceItIsOpen() {
        period.establish(day("2020-09-17"));
        refuses("progress.refused.period-opened", period.dates().openedOn(day("2020-10-12")));
    }

    @Test
    void keepsItsDatesOnceItsReportWasSent() {
        period.report(day("2020-10-12"));
        refuses("progress.refused.period-reported", period.dates().lockedOn(day("2020-11-02")));
    }

    @Test
    void whatHasPassedStaysWhenALaterDateMoves() {
        period.move(period.dates().lockedOn(day("2020-11-04")), day("2020-10-29"));

        assertThat(period.takesEntriesAt(time("2020-11-04T23:59:59")))
                .as("let in again")
                .isTrue();
        assertThat(period.isOnTime(time("2020-10-29T10:00:00")))
                .as("and late all the same")
                .isFalse();
    }

    @Test
    void closedBeforeItsDueDayTheProvinceHasAsLongAsBefore() {
        var closed = period.dates().closedOn(day("2020-10-12"), CALENDAR);

        assertThat(closed).isEqualTo(dates("2020-09-17", "2020-10-12", "2020-10-15", "2020-10-19", "2020-10-26"));
        period.move(closed, day("2020-10-12"));
        assertThat(period.stageOn(day("2020-10-12"))).isEqualTo(PeriodStage.OPEN);
        assertThat(period.stageOn(day("2020-10-13"))).isEqualTo(PeriodStage.DUE_PASSED);
        assertThat(period.stageOn(day("2020-10-27"))).isEqualTo(PeriodStage.LOCKED);
    }

    @Test
    void closedBeforeOrInTheHolidaysTheirDaysAreNotCounted() {
        assertThat(period.dates().closedOn(day("2020-09-29"), CALENDAR))
                .isEqualTo(dates("2020-09-17", "2020-09-29", "2020-10-10", "2020-10-13", "2020-10-20"));
        assertThat(period.dates().closedOn(day("2020-10-03"), CALENDAR))
                .isEqualTo(dates("2020-09-17", "2020-10-03", "2020-10-12", "2020-10-14", "2020-10-21"));
    }

    @Test
    void closedFromItsDueDayOnOnlyTheLockComesForward() {
        for (var day : new String[] {"2020-10-14", "2020-10-15", "2020-10-21"}) {
            assertThat(period.dates().closedOn(day(day), CALENDAR))
                    .as(day)
                    .isEqualTo(dates("2020-09-17", "2020-10-14", "2020-10-19", "2020-10-21", "2020-10-21"));
        }
        assertThat(period.dates().closedOn(day("2020-10-23"), CALENDAR).lockOn())
                .isEqualTo("2020-10-23");
        assertThat(period.dates().closedOn(day("2020-10-28"), CALENDAR)).isEqualTo(period.dates());
    }

    @Test
    void datesSetByHandKeepTheirOwnDistances() {
        var byHand = dates("2020-09-17", "2020-10-14", "2020-10-14", "2020-10-24", "2020-10-25");
        assertThat(byHand.closedOn(day("2020-10-12"), CALENDAR))
                .as("a report on a Saturday counts as that of the Friday before it")
                .isEqualTo(dates("2020-09-17", "2020-10-12", "2020-10-12", "2020-10-21", "2020-10-21"));
    }

    @Test
    void followsTheRuleUntilItOpensOrSomebodySetsItsDates() {
        var proposed = dates("2020-09-16", "2020-10-15", "2020-10-19", "2020-10-21", "2020-10-28");
        assertThat(period.follow(proposed, day("2020-09-17"))).as("opens today").isFalse();
        assertThat(period.follow(proposed, day("2020-09-10"))).isTrue();
        assertThat(period.dates()).isEqualTo(proposed);

        period.move(proposed.lockedOn(day("2020-10-30")), day("2020-09-10"));
        assertThat(period.follow(proposed, day("2020-09-10"))).as("set by hand").isFalse();
    }

    @Test
    void theRuleCountsWorkingDaysOnBothSidesOfTheQuartersEnd() {
        var days = new WorkingCalendar(Map.of(
                day("2020-09-27"),
                true,
                day("2020-10-01"),
                false,
                day("2020-10-02"),
                false,
                day("2020-10-05"),
                false,
                day("2020-10-06"),
                false,
                day("2020-10-07"),
                false,
                day("2020-10-08"),
                false,
                day("2020-10-10"),
                true));
        assertThat(new PeriodRule(10, 5, 8, 10, 15).datesOf(new Quarter(2020, 3), days))
                .isEqualTo(dates("2020-09-17", "2020-10-14", "2020-10-19", "2020-10-21", "2020-10-28"));
    }

    private void refuses(String key, PeriodDates wanted) {
        assertThatExceptionOfType(IllegalStep.class)
                .isThrownBy(() -> period.move(wanted, day("2020-10-12")))
                .satisfies(refused -> assertThat(refused.messageKey()).isEqualTo(key));
    }

    private static PeriodDates dates(String opens, String due, String review, String report, String lock) {
        return new PeriodDates(day(opens), day(due), day(review), day(report), day(lock));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text);
    }
}
