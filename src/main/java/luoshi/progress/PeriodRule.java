package luoshi.progress;

import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingCalendar;

/**
 * What the dates of a quarter are when nobody sets them by hand, in working days.
 *
 * @param opensBefore how many before the quarter's last day it opens, 1 to 40
 * @param dueAfter how many after it reports are due; the other three never lie before the one they follow, and not beyond 60
 */
record PeriodRule(int opensBefore, int dueAfter, int reviewAfter, int reportAfter, int lockAfter) {

    static final int MOST_BEFORE = 40;
    static final int MOST_AFTER = 60;

    /** The dates of the quarter by these working days. */
    PeriodDates datesOf(Quarter quarter, WorkingCalendar days) {
        var end = quarter.lastDay();
        return new PeriodDates(
                days.minus(end, opensBefore),
                days.plus(end, dueAfter),
                days.plus(end, reviewAfter),
                days.plus(end, reportAfter),
                days.plus(end, lockAfter));
    }
}
