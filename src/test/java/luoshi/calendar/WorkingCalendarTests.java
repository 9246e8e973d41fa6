package luoshi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTests {

    private final WorkingCalendar calendar = new WorkingCalendar(holidays());

    @ParameterizedTest
    @CsvSource({
        "2020Q2, 2020-06-15, 2020-07-07, 2020-07-10, 2020-07-14, 2020-07-21",
        "2020Q3, 2020-09-17, 2020-10-14, 2020-10-19, 2020-10-21, 2020-10-28",
        "2020Q4, 2020-12-17, 2021-01-08, 2021-01-13, 2021-01-15, 2021-01-22",
        "2021Q1, 2021-03-17, 2021-04-08, 2021-04-13, 2021-04-15, 2021-04-22",
        "2021Q2, 2021-06-16, 2021-07-07, 2021-07-12, 2021-07-14, 2021-07-21"
    })
    void reproducesTheDatesOfTheReportingPeriods(
            String quarter, LocalDate open, LocalDate due, LocalDate review, LocalDate report, LocalDate lock) {
        var end = Quarter.of(quarter).lastDay();

        assertThat(calendar.minus(end, 10)).isEqualTo(open);
        assertThat(calendar.plus(end, 5)).isEqualTo(due);
        assertThat(calendar.plus(end, 8)).isEqualTo(review);
        assertThat(calendar.plus(end, 10)).isEqualTo(report);
        assertThat(calendar.plus(end, 15)).isEqualTo(lock);
    }

    @Test
    void countsBackWhatItCountedForth() {
        var from = LocalDate.of(2020, 9, 30);

        assertThat(calendar.between(from, LocalDate.of(2020, 10, 14))).isEqualTo(5);
        assertThat(calendar.between(LocalDate.of(2020, 10, 14), from)).isEqualTo(-5);
        assertThat(calendar.between(from, from)).isZero();
        assertThat(calendar.between(from, LocalDate.of(2020, 10, 8))).isZero();
    }

    @Test
    void knowsWeekendsThatAreWorkedAndWeekdaysThatAreNot() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2020, 9, 27))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2020, 10, 8))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2020, 10, 9))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2020, 10, 11))).isFalse();
    }

    @Test
    void doesNotCountBackwardsByAccident() {
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.plus(LocalDate.of(2020, 9, 30), -1));
    }

    private static Map<LocalDate, Boolean> holidays() {
        var days = new HashMap<LocalDate, Boolean>();
        off(days, "2020-06-25", "2020-06-27");
        off(days, "2020-10-01", "2020-10-08");
        off(days, "2021-01-01", "2021-01-03");
        off(days, "2021-02-11", "2021-02-17");
        off(days, "2021-04-03", "2021-04-05");
        off(days, "2021-05-01", "2021-05-05");
        off(days, "2021-06-12", "2021-06-14");
        Stream.of("2020-06-28", "2020-09-27", "2020-10-10", "2021-02-07", "2021-02-20", "2021-04-25", "2021-05-08")
                .forEach(day -> days.put(LocalDate.parse(day), true));
        return days;
    }

    private static void off(Map<LocalDate, Boolean> days, String first, String last) {
        LocalDate.parse(first).datesUntil(LocalDate.parse(last).plusDays(1)).forEach(day -> days.put(day, false));
    }
}
