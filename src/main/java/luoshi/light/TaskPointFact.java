package luoshi.light;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import luoshi.light.Item.Remark;
import org.jspecify.annotations.Nullable;

/**
 * An accepted task point as the light reads it.
 *
 * @param closed whether the close-outs of all its units have been accepted
 * @param claimedDone whether all its units say that they have done it
 */
record TaskPointFact(
        long id,
        String title,
        @Nullable LocalDate dueOn,
        int startOffset,
        int endOffset,
        boolean closed,
        boolean claimedDone) {

    /**
     * The task point as an item: done when its units are closed, or when every indicator among its words is met.
     *
     * @param indicators the indicators of the measure
     * @param items the same as items, in the same order
     */
    Item item(List<IndicatorFact> indicators, List<Item> items) {
        var marked = IntStream.range(0, indicators.size())
                .filter(each -> overlaps(indicators.get(each)))
                .mapToObj(items::get)
                .toList();
        var met = closed || !marked.isEmpty() && marked.stream().allMatch(Item::met);
        return new Item(
                title,
                "/task-points/" + id,
                "",
                null,
                null,
                null,
                dueOn,
                met,
                claimedDone,
                false,
                dueOn == null ? Remark.NO_TIME : Remark.ON_ITS_DAY);
    }

    private boolean overlaps(IndicatorFact indicator) {
        return indicator.startOffset() < endOffset && startOffset < indicator.endOffset();
    }
}
