package luoshi.light;

import java.util.List;

/**
 * What is known of a measure, or of one unit's part of it, in a quarter.
 *
 * @param frame the days of the quarter
 * @param closed whether its close-out has been accepted
 * @param items what it is judged by
 * @param reporting how it was reported on by whoever answers for it
 */
record LightFacts(Frame frame, boolean closed, List<Item> items, Reporting reporting) {

    /** Whether there is anything to judge by: not where all of it is 待细化 without a number. */
    boolean isMeasurable() {
        return items.isEmpty() || items.stream().anyMatch(item -> !item.open());
    }
}
