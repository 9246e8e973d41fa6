package luoshi.light;

import java.util.List;

/**
 * What is known of a measure, or of one unit's part of it, in a quarter.
 *
 * @param frame the days of the quarter
 * @param closed whether its close-out has been accepted
 * @param items what it is judged by
 * @param reporting how it was reported on by whoever answers for it
 * @param untrue what inspections found untrue of what was reported and is not put right
 */
record LightFacts(Frame frame, boolean closed, List<Item> items, Reporting reporting, List<Untrue> untrue) {

    /** Whether there is anything to judge by: not where all of it is 待细化 without a number. */
    boolean isMeasurable() {
        return items.isEmpty() || items.stream().anyMatch(item -> !item.open());
    }
}
