package luoshi.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import luoshi.calendar.BusinessClock;
import luoshi.export.Exports;
import luoshi.light.Light;
import luoshi.progress.ObligationFilter;
import luoshi.progress.ProgressStatus;
import org.springframework.stereotype.Component;

/** The numbers that the program placed in a report, each with the list it counts. */
@Component
class ReportNumbers {

    private final BusinessClock businessClock;
    private final Exports exports;

    ReportNumbers(BusinessClock businessClock, Exports exports) {
        this.businessClock = businessClock;
        this.exports = exports;
    }

    /**
     * A number.
     *
     * @param name what it counts, in words
     * @param path the list behind it, as it stood on the day of compiling
     */
    record Number(String name, int value, String path) {}

    /**
     * The numbers of the report in the order of its text; what is zero and not told is left out.
     *
     * @param lights what its ledger shows
     */
    List<Number> of(RollUpReport report, List<ReportLines.Lit> lights) {
        var list = "/periods/" + report.getQuarter() + "/obligations?show=";
        var on = on(report.getCompiledOn());
        var counts = report.getFigures();
        var numbers = new ArrayList<Number>();
        add(numbers, ObligationFilter.DUE, counts.due(), list, on);
        add(numbers, ObligationFilter.RECEIVED, counts.received(), list, on);
        add(numbers, ObligationFilter.ON_TIME, counts.onTime(), list, on);
        add(numbers, ObligationFilter.LATE, counts.late(), list, on);
        add(numbers, ObligationFilter.MISSING, counts.missing(), list, on);
        add(numbers, ObligationFilter.APPROVED, counts.approved(), list, on);
        add(numbers, ObligationFilter.IN_REVIEW, counts.inReview(), list, on);
        add(numbers, ObligationFilter.RETURNED, counts.returned(), list, on);
        add(numbers, ObligationFilter.NO_PROGRESS, counts.noProgress(), list, on);
        add(numbers, ProgressStatus.ON_TRACK, counts.onTrack(), list, on);
        add(numbers, ProgressStatus.SLOW, counts.slow(), list, on);
        add(numbers, ProgressStatus.DONE_CLAIMED, counts.doneClaimed(), list, on);
        add(numbers, ProgressStatus.CLOSED, counts.closed(), list, on);
        add(numbers, ProgressStatus.NOT_STARTED, counts.notStarted(), list, on);
        add(numbers, ProgressStatus.ADJUSTED, counts.adjusted(), list, on);
        add(numbers, ProgressStatus.SUSPENDED, counts.suspended(), list, on);
        var lit = lights.stream()
                .map(ReportLines.Lit::light)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(one -> 1)));
        for (var light : Light.values()) {
            var word = exports.say(light.key());
            var measures =
                    lit.getOrDefault(word, 0) + lit.getOrDefault(exports.sayOr("light.made-good." + light, ""), 0);
            if (measures > 0) {
                numbers.add(new Number(
                        word,
                        measures,
                        "/lights?quarter=" + report.getQuarter() + "&basis=verified&light=" + light.code() + on));
            }
        }
        return numbers;
    }

    private void add(List<Number> numbers, ObligationFilter filter, int value, String list, String on) {
        numbers.add(new Number(exports.say(filter.key()), value, list + filter.code() + on));
    }

    private void add(List<Number> numbers, ProgressStatus status, int value, String list, String on) {
        if (value > 0) {
            numbers.add(new Number(exports.say(status.key()), value, list + "approved&status=" + status.name() + on));
        }
    }

    private String on(LocalDate compiled) {
        return compiled.isBefore(businessClock.today()) ? "&on=" + compiled : "";
    }
}
