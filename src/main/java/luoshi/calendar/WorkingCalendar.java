package luoshi.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;

/**
 * Arithmetic with working days: Monday to Friday, except where a notice of the State Council has it otherwise. Counting
 * starts with the day after: the 5th working day after 2020-06-30 is 2020-07-07.
 */
public final class WorkingCalendar {

    private final Map<LocalDate, Boolean> exceptions;

    /**
     * Working days with these exceptions.
     *
     * @param exceptions the days that do not follow the week: true where people work, false where they do not
     */
    public WorkingCalendar(Map<LocalDate, Boolean> exceptions) {
        this.exceptions = Map.copyOf(exceptions);
    }

    /** Whether people work on the day. */
    public boolean isWorkingDay(LocalDate day) {
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return exceptions.getOrDefault(day, !weekend);
    }

    /** The so-manieth working day after the date; the date itself for zero. */
    public LocalDate plus(LocalDate from, int workingDays) {
        return walk(from, workingDays, 1);
    }

    /** The so-manieth working day before the date; the date itself for zero. */
    public LocalDate minus(LocalDate from, int workingDays) {
        return walk(from, workingDays, -1);
    }

    /** How many working days lie after the first date, up to and including the second; negative backwards. */
    public int between(LocalDate from, LocalDate to) {
        return to.isBefore(from)
                ? -between(to, from)
                : (int) from.plusDays(1)
                        .datesUntil(to.plusDays(1))
                        .filter(this::isWorkingDay)
                        .count();
    }

    private LocalDate walk(LocalDate from, int workingDays, int step) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("Count the other way instead of " + workingDays);
        }
        var day = from;
        for (var left = workingDays; left > 0; ) {
            day = day.plusDays(step);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }
}
