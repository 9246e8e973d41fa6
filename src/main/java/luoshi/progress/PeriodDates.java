package luoshi.progress;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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

    /** The same, closed at the end of that day. */
    PeriodDates closedOn(LocalDate day) {
        return of(inOrder().stream().map(date -> date.isAfter(day) ? day : date).toList());
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
