package luoshi.rollup;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.account.IllegalStep;

/**
 * What stands between a report and 送审: units whose days are not over and who have not confirmed, and objections without an answer.
 *
 * @param waiting those units, in their official order
 * @param unanswered how many objections
 */
record OpenChecks(List<Waiting> waiting, int unanswered) {

    /** Nothing. */
    static final OpenChecks NONE = new OpenChecks(List.of(), 0);

    private static final int NAMED = 5;

    /** A unit that can still object, until the end of that day. */
    record Waiting(String name, LocalDate dueOn) {}

    /** Refuses 送审 as long as there is something. */
    void refuseOpen() {
        if (unanswered > 0) {
            throw new IllegalStep("rollup.refused.unanswered", unanswered);
        }
        if (!waiting.isEmpty()) {
            var last = waiting.stream()
                    .map(Waiting::dueOn)
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            throw new IllegalStep("rollup.refused.unchecked", waiting.size(), names(), ReportText.DAY.format(last));
        }
    }

    private String names() {
        var named = waiting.stream().limit(NAMED).map(Waiting::name).collect(Collectors.joining("、"));
        return waiting.size() > NAMED ? named + "等" : named;
    }
}
