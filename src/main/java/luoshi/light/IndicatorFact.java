package luoshi.light;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import luoshi.light.Item.Ceiling;
import luoshi.light.Item.Remark;
import luoshi.light.Trajectory.Waypoint;
import luoshi.policy.CountedFrom;
import org.jspecify.annotations.Nullable;

/**
 * An indicator as the light reads it: with the number and the day that a unit has given where the text has none.
 *
 * @param kind TARGET, CEILING, DEADLINE or COMPLETION
 * @param countedFrom from when on its values count, where they are cumulative
 * @param exact whether any departure from the target counts, upwards as well
 * @param open whether there is nothing to measure against
 * @param waypoints its own trajectory, empty where it has none
 */
record IndicatorFact(
        int measureNumber,
        int number,
        String name,
        String kind,
        String accumulation,
        @Nullable CountedFrom countedFrom,
        boolean exact,
        @Nullable BigDecimal target,
        String unit,
        @Nullable LocalDate dueOn,
        boolean open,
        int startOffset,
        int endOffset,
        List<Waypoint> waypoints) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100).setScale(1);

    /**
     * The indicator as an item.
     *
     * @param values what was reported that counts, the newest quarter first, in it the lead first
     * @param plan the milestones of whoever answers for the measure
     * @param claimedDone whether he says that it is done
     */
    Item item(List<Value> values, MilestonePlan plan, Frame frame, Basis basis, boolean claimedDone) {
        if (isLimit()) {
            return limit(values);
        }
        if (kind.equals("COMPLETION")) {
            return new Item(
                    name,
                    href(),
                    values.isEmpty() ? "" : words(values.get(0)),
                    null,
                    null,
                    null,
                    dueOn,
                    plan.isComplete(frame, basis),
                    claimedDone,
                    false,
                    Remark.COUNTED_BY_MILESTONES);
        }
        if (target == null || target.signum() <= 0) {
            var remark = open ? Remark.OPEN : dueOn == null ? Remark.NO_TIME : Remark.ON_ITS_DAY;
            return item("", null, null, false, claimedDone, remark);
        }
        if (values.isEmpty()) {
            return item("", null, null, false, claimedDone, Remark.NO_VALUE);
        }
        return measured(ofItsYear(values), target, frame, basis, claimedDone);
    }

    /** What begins anew with every year is measured by the last value of the year of its day, once that is over. */
    private Value ofItsYear(List<Value> values) {
        var due = dueOn;
        return countedFrom != CountedFrom.YEAR || due == null
                ? values.get(0)
                : values.stream()
                        .filter(value -> value.asOf().getYear() <= due.getYear())
                        .findFirst()
                        .orElse(values.get(0));
    }

    /** Where it stands on the page of its measure. */
    String href() {
        return "/measures/" + measureNumber + "#indicator-" + number;
    }

    /** The first day from which it counts: that of the year of its day, or that of the document. */
    LocalDate startsOn(LocalDate documentOn) {
        return countedFrom == null || dueOn == null ? documentOn : countedFrom.firstDay(documentOn, dueOn);
    }

    /** Whether it may not be exceeded: a ceiling, and whatever must not happen at all. */
    boolean isLimit() {
        return target != null && (kind.equals("CEILING") || target.signum() == 0);
    }

    /** The largest of what units reported last. */
    private Item limit(List<Value> values) {
        var last = values.stream()
                .filter(value -> value.quarter().equals(values.get(0).quarter()))
                .max(Comparator.comparing(Value::amount));
        return last.map(value -> new Item(
                        name,
                        href(),
                        words(value),
                        null,
                        null,
                        new Ceiling(
                                words(value),
                                Words.number(target) + unit,
                                value.amount().compareTo(target) > 0),
                        null,
                        false,
                        false,
                        false,
                        Remark.LIMIT))
                .orElseGet(() -> item("", null, null, false, false, Remark.NO_VALUE));
    }

    private Item measured(Value value, BigDecimal goal, Frame frame, Basis basis, boolean claimedDone) {
        if (!value.accumulation().equals(accumulation)) {
            return item(words(value), null, null, false, claimedDone, Remark.OTHER_DEFINITION);
        }
        var done = share(value.amount(), goal);
        var met = exact ? value.amount().compareTo(goal) == 0 : value.amount().compareTo(goal) >= 0;
        var day = value.ofThisQuarter() || frame.expects(basis) ? frame.measuredOn() : value.asOf();
        var remark = timing();
        var planned = switch (remark) {
            case TRAJECTORY -> share(trajectory(frame.documentOn()).on(day), goal);
            case LINE -> TimeProgress.elapsed(startsOn(frame.documentOn()), dueOn, day);
            case STANDING -> HUNDRED;
            default -> null;
        };
        return item(words(value), done, planned, met, claimedDone, remark);
    }

    /** How it is held against time. */
    Remark timing() {
        if (!waypoints.isEmpty()) {
            return Remark.TRAJECTORY;
        }
        if (accumulation.equals("CUMULATIVE")) {
            return dueOn == null ? Remark.NO_TIME : Remark.LINE;
        }
        return dueOn == null ? Remark.STANDING : Remark.ON_ITS_DAY;
    }

    /** Whether 序时 says anything of it: an amount that is added up to a target until a day. */
    boolean hasLine() {
        return accumulation.equals("CUMULATIVE")
                && dueOn != null
                && target != null
                && target.signum() > 0
                && !isLimit();
    }

    /** How much of it 序时 asks for at the end of the day, in percent. */
    BigDecimal line(LocalDate documentOn, LocalDate day) {
        return TimeProgress.elapsed(startsOn(documentOn), Objects.requireNonNull(dueOn), day);
    }

    /** Its own path; it has one where there are waypoints. */
    Trajectory trajectory(LocalDate documentOn) {
        return new Trajectory(startsOn(documentOn), waypoints);
    }

    /** How much of the goal the amount is in percent; where any departure counts, less what it departs by. */
    BigDecimal share(BigDecimal amount, BigDecimal goal) {
        return exact
                ? HUNDRED.subtract(TimeProgress.percent(amount.subtract(goal).abs(), goal))
                : TimeProgress.percent(amount, goal);
    }

    private Item item(
            String value,
            @Nullable BigDecimal done,
            @Nullable BigDecimal planned,
            boolean met,
            boolean claimedDone,
            Remark remark) {
        return new Item(name, href(), value, done, planned, null, dueOn, met, claimedDone, open, remark);
    }

    private String words(Value value) {
        return Words.number(value.amount()) + unit;
    }
}
