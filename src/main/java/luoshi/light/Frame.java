package luoshi.light;

import java.time.LocalDate;
import java.util.List;

/**
 * The days a quarter is judged by.
 *
 * @param documentOn the day of the document, from which its tasks run
 * @param startsOn the first day of the quarter
 * @param endsOn the last day of the quarter
 * @param dueOn the last day on which a report is on time
 * @param reviewOn the last day for the province's review
 * @param lockOn the last day on which a report is taken
 * @param today the business date
 */
record Frame(
        LocalDate documentOn,
        LocalDate startsOn,
        LocalDate endsOn,
        LocalDate dueOn,
        LocalDate reviewOn,
        LocalDate lockOn,
        LocalDate today) {

    /** The same, seen from another day. */
    Frame on(LocalDate day) {
        return new Frame(documentOn, startsOn, endsOn, dueOn, reviewOn, lockOn, day);
    }

    /** The days after those up to which something is awaited: then it is missing. */
    List<LocalDate> daysAfter() {
        return List.of(dueOn.plusDays(1), reviewOn.plusDays(1), lockOn.plusDays(1));
    }

    /** The day whose progress is looked at: the end of the quarter, or today while it runs. */
    public LocalDate measuredOn() {
        return earlier(today, endsOn);
    }

    /** The day the judgement is made on: today, until the quarter is locked; what happens later belongs to later ones. */
    public LocalDate judgedOn() {
        return earlier(today, lockOn);
    }

    /** Whether the reports of the quarter should be there. */
    boolean isDue() {
        return today.isAfter(dueOn);
    }

    /** Whether by now there should be what counts by the basis: reports after the due day, approvals after the review. */
    boolean expects(Basis basis) {
        return today.isAfter(basis == Basis.REPORTED ? dueOn : reviewOn);
    }

    /** Whether nothing is taken any more. */
    boolean isLocked() {
        return today.isAfter(lockOn);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
