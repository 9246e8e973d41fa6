package luoshi.progress;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import luoshi.calendar.WorkingCalendar;

/**
 * The five dates of a period.
 *
 * @param opensOn 开放
 * @param dueOn 填报截止
 * @param reviewOn 审核截止
 * @param reportOn 报告日
 * @param lockOn 锁定
 */
public record PeriodDates(
        LocalDate opensOn, LocalDate dueOn, LocalDate reviewOn, LocalDate reportOn, LocalDate lockOn) {

    /** The names of the dates in their order, as fields of a form. */
    static final List<String> FIELDS = List.of("opensOn", "dueOn", "reviewOn", "reportOn", "lockOn");

    /** The message keys of their names, in the same order. */
    static final List<String> LABELS = List.of(
            "progress.date.opens",
            "progress.date.due",
            "progress.date.review",
            "progress.date.report",
            "progress.date.lock");

    private static final List<String> FACTS = List.of("opensOn", "reportsDueOn", "reviewOn", "reportOn", "lockOn");

    static PeriodDates of(List<LocalDate> dates) {
        return new PeriodDates(dates.get(0), dates.get(1), dates.get(2), dates.get(3), dates.get(4));
    }

    List<LocalDate> inOrder() {
        return List.of(opensOn, dueOn, reviewOn, reportOn, lockOn);
    }

    /** Whether none lies before the one it follows; they may fall on one day. */
    boolean areInOrder() {
        var dates = inOrder();
        return IntStream.range(1, dates.size()).noneMatch(i -> dates.get(i).isBefore(dates.get(i - 1)));
    }

    /** The same, open from that day on; what would lie before it moves along. */
    PeriodDates openedOn(LocalDate day) {
        return of(inOrder().stream()
                .map(date -> date.equals(opensOn) || date.isBefore(day) ? day : date)
                .toList());
    }

    /**
     * The same, with reports due by the end of that day: the three dates that follow keep their distance in working days from it, so
     * that the province has as long as before. Once the due day has come, only the lock is left to bring forward: to the day on which
     * the province reports, before which it cannot lie, or to that day.
     */
    PeriodDates closedOn(LocalDate day, WorkingCalendar days) {
        if (day.isBefore(dueOn)) {
            return new PeriodDates(
                    earlier(opensOn, day),
                    day,
                    days.plus(day, days.between(dueOn, reviewOn)),
                    days.plus(day, days.between(dueOn, reportOn)),
                    days.plus(day, days.between(dueOn, lockOn)));
        }
        var earliest = reportOn.isAfter(day) ? reportOn : day;
        return lockedOn(earlier(lockOn, earliest));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** The same, accepting until the end of that day. */
    PeriodDates lockedOn(LocalDate day) {
        return new PeriodDates(opensOn, dueOn, reviewOn, reportOn, day);
    }

    /** The dates by their names, for the trail. */
    Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        for (var i = 0; i < FIELDS.size(); i++) {
            facts.put(FACTS.get(i), inOrder().get(i).toString());
        }
        return facts;
    }
}
