package luoshi.light;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import luoshi.light.Item.Lacking;
import luoshi.light.Item.Remark;
import org.jspecify.annotations.Nullable;

/**
 * The milestones that whoever answers for a measure has set: how many are reached, against how many should be by now. They
 * are the trajectory of what is completed rather than counted; no percentage is ever typed for it.
 */
record MilestonePlan(List<Milestone> milestones) {

    /**
     * One milestone.
     *
     * @param doneOn when its unit says it was reached, or null
     * @param accepted whether the province has approved a report of the unit since, or the close-out
     * @param unitName whose it is, where several units answer for the measure; otherwise empty
     */
    record Milestone(
            String title, LocalDate dueOn, @Nullable LocalDate doneOn, boolean accepted, String unitName) {

        /** One of the only unit that answers for the measure. */
        Milestone(String title, LocalDate dueOn, @Nullable LocalDate doneOn, boolean accepted) {
            this(title, dueOn, doneOn, accepted, "");
        }

        private boolean countsFor(Frame frame, Basis basis) {
            return isReachedBy(frame) && (basis == Basis.REPORTED || accepted);
        }

        private boolean isReachedBy(Frame frame) {
            return doneOn != null && !doneOn.isAfter(frame.judgedOn());
        }

        /** Due by the day that is looked at, and not merely waiting for the review of this quarter. */
        private boolean isExpected(Frame frame, Basis basis) {
            return !dueOn.isAfter(frame.measuredOn())
                    && (countsFor(frame, basis) || !isReachedBy(frame) || frame.expects(basis));
        }
    }

    boolean isEmpty() {
        return milestones.isEmpty();
    }

    /** Whether all of them are reached, as far as the basis knows. */
    boolean isComplete(Frame frame, Basis basis) {
        return !isEmpty() && milestones.stream().allMatch(one -> one.countsFor(frame, basis));
    }

    /** The whole plan as one item of what is judged. */
    Item item(String name, String href, Frame frame, Basis basis) {
        var reached = count(
                milestones.stream().filter(one -> one.countsFor(frame, basis)).toList());
        var expected = count(
                milestones.stream().filter(one -> one.isExpected(frame, basis)).toList());
        var all = count(milestones);
        return new Item(
                name,
                href,
                reached + "/" + all,
                TimeProgress.percent(reached, all),
                TimeProgress.percent(expected, all),
                null,
                null,
                isComplete(frame, basis),
                false,
                false,
                Remark.MILESTONES,
                lacking(frame, basis));
    }

    /** What should be reached by now and does not count. */
    private List<Lacking> lacking(Frame frame, Basis basis) {
        var points = TimeProgress.percent(BigDecimal.ONE, count(milestones));
        return milestones.stream()
                .filter(one -> one.isExpected(frame, basis) && !one.countsFor(frame, basis))
                .map(one -> new Lacking(one.title(), one.unitName(), one.dueOn(), one.isReachedBy(frame), points))
                .toList();
    }

    /** The next one that is not reached, as an item with its day; one whose day has passed counts as behind already. */
    Optional<Item> next(String href, Frame frame) {
        return milestones.stream()
                .filter(one -> !one.isReachedBy(frame) && !one.dueOn().isBefore(frame.judgedOn()))
                .min(Comparator.comparing(Milestone::dueOn))
                .map(one -> new Item(
                        one.title(),
                        href,
                        "",
                        null,
                        null,
                        null,
                        one.dueOn(),
                        false,
                        false,
                        false,
                        Remark.NEXT_MILESTONE));
    }

    private static BigDecimal count(List<Milestone> some) {
        return BigDecimal.valueOf(some.size());
    }
}
