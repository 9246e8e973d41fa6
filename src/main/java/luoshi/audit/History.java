package luoshi.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of the history of an object.
 *
 * @param lines newest first
 * @param before the moment before which this page begins; null if it is the first one
 * @param next where the next page begins: before that moment; null if this is the last one
 */
public record History(
        List<HistoryLine> lines,
        @Nullable Instant before,
        @Nullable Instant next) {

    static final int PAGE = 50;

    private static final Comparator<HistoryLine> NEWEST_FIRST =
            Comparator.comparing(HistoryLine::at).reversed();

    /**
     * A page of these lines, in whatever order they come. What happened at the same moment stays on one page.
     *
     * @param lines all there are before the moment, or one more than fit on a page together with those of its moment
     * @param before the moment, or null for the first page
     */
    public static History of(Stream<HistoryLine> lines, @Nullable Instant before) {
        var sorted = lines.sorted(NEWEST_FIRST).toList();
        var end = Math.min(PAGE, sorted.size());
        while (end > 0 && end < sorted.size() && at(sorted, end).equals(at(sorted, end - 1))) {
            end--;
        }
        if (end == 0) {
            end = sorted.size();
        }
        return new History(sorted.subList(0, end), before, end < sorted.size() ? at(sorted, end - 1) : null);
    }

    private static Instant at(List<HistoryLine> lines, int index) {
        return lines.get(index).at();
    }
}
