package luoshi.rollup;

import java.util.ArrayList;
import java.util.List;
import luoshi.export.Exports;
import luoshi.progress.ObligationFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 数字校验: the numbers that the program placed in a report, each with the list it counts. */
@Component
class ReportNumbers {

    private final Exports exports;

    ReportNumbers(Exports exports) {
        this.exports = exports;
    }

    /**
     * A number on the page of the report.
     *
     * @param passage the sentence it stands in; null for reports from before this was kept
     */
    record Number(
            String name,
            String value,
            String path,
            @Nullable Passage passage) {}

    /** The numbers of the report in the order of its text; of one from before they were kept, the counts. */
    List<Number> of(RollUpReport report, List<Passage> text) {
        var numbers = new ArrayList<Number>();
        for (var passage : text) {
            passage.getNumbers().forEach(one -> numbers.add(new Number(one.name(), one.value(), one.path(), passage)));
        }
        return numbers.isEmpty() ? counts(report) : numbers;
    }

    private List<Number> counts(RollUpReport report) {
        var counts = report.getFigures();
        var lists = new NumberLists(report.getQuarter(), report.getCompiledOn());
        return List.of(
                count(ObligationFilter.DUE, counts.due(), lists),
                count(ObligationFilter.RECEIVED, counts.received(), lists),
                count(ObligationFilter.ON_TIME, counts.onTime(), lists),
                count(ObligationFilter.LATE, counts.late(), lists),
                count(ObligationFilter.MISSING, counts.missing(), lists),
                count(ObligationFilter.APPROVED, counts.approved(), lists),
                count(ObligationFilter.IN_REVIEW, counts.inReview(), lists),
                count(ObligationFilter.RETURNED, counts.returned(), lists),
                count(ObligationFilter.NO_PROGRESS, counts.noProgress(), lists));
    }

    private Number count(ObligationFilter filter, int count, NumberLists lists) {
        return new Number(exports.say(filter.key()), String.valueOf(count), lists.obligations(filter), null);
    }
}
