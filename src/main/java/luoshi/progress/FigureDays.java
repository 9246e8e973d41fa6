package luoshi.progress;

import java.time.LocalDate;
import luoshi.calendar.Quarter;

/**
 * The days a value may be of when it is handed on.
 *
 * @param quarterBegins the first day of the quarter; an earlier day is asked about
 * @param last the last day there can be a value of: today, or the day the period locks if that is past
 */
record FigureDays(LocalDate quarterBegins, LocalDate last) {

    static FigureDays of(Quarter quarter, LocalDate lockOn, LocalDate today) {
        return new FigureDays(quarter.firstDay(), today.isAfter(lockOn) ? lockOn : today);
    }
}
