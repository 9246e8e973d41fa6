package luoshi.dashboard;

import java.time.LocalDate;
import luoshi.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** Tells how far off a day is, in working days. */
record Deadlines(WorkingCalendar calendar, LocalDate today) {

    /** How far off the day is; null for no day. */
    @Nullable
    DaysLeft until(@Nullable LocalDate day) {
        return day == null ? null : new DaysLeft(calendar.between(today, day), today.equals(day), day.isBefore(today));
    }
}
