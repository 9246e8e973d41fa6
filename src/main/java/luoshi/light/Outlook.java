package luoshi.light;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import luoshi.light.Judgement.Finding;
import luoshi.light.TheilSen.Observation;
import org.jspecify.annotations.Nullable;

/**
 * 趋势与预计达标日: when a cumulative value reaches its target if it goes on as it has, from the latest value at the slope of
 * {@link TheilSen}. It is an extrapolation and says so: no day from fewer than three values, nor from a slope that does not
 * rise.
 *
 * @param days of how many different days there are values
 * @param trend the slope and its range, or null with too few values
 * @param reachedOn the day of the first value from which on the target is met, or null
 * @param last the latest value
 * @param expected the day on which the target is reached at the slope, or null where there is none within ten years
 * @param earliest the same at the upper end of the range
 * @param latest the same at the lower end, or null where that does not reach it within ten years
 */
record Outlook(
        int days,
        @Nullable TheilSen trend,
        @Nullable LocalDate reachedOn,
        @Nullable Observation last,
        @Nullable LocalDate expected,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest) {

    private static final int TOO_FAR = 3653;
    private static final int SPAN = 30;

    /** What follows from the values for the target; it does not matter in which order they come. */
    static Outlook of(List<Observation> observations, BigDecimal target) {
        var sorted = observations.stream()
                .sorted(Comparator.comparing(Observation::day))
                .toList();
        var days = TheilSen.days(sorted).size();
        var trend = TheilSen.of(sorted).orElse(null);
        var last = sorted.isEmpty() ? null : sorted.get(sorted.size() - 1);
        var reachedOn = reachedOn(sorted, target);
        if (trend == null || last == null || reachedOn != null) {
            return new Outlook(days, trend, reachedOn, last, null, null, null);
        }
        return new Outlook(
                days,
                trend,
                null,
                last,
                on(last, target, trend.slope()),
                on(last, target, trend.high()),
                on(last, target, trend.low()));
    }

    /** The sentences that say so; the first one is the most important. */
    List<Finding> sentences(String unit, @Nullable LocalDate dueOn) {
        var sentences = new ArrayList<Finding>();
        if (reachedOn != null) {
            sentences.add(Finding.of(true, "light.trend.reached", Words.day(reachedOn)));
        }
        if (trend == null) {
            sentences.add(
                    days == 0
                            ? Finding.of(true, "light.trend.no-value")
                            : Finding.of(reachedOn == null, "light.trend.too-few", days));
            return sentences;
        }
        if (reachedOn == null) {
            sentences.addAll(towards(dueOn));
        }
        sentences.add(Finding.of(
                false, "light.trend.slope", pace(trend.slope()), pace(trend.low()), pace(trend.high()), unit));
        return sentences;
    }

    private List<Finding> towards(@Nullable LocalDate dueOn) {
        if (expected == null || earliest == null) {
            return List.of(Finding.of(
                    true, trend != null && trend.slope() > 0 ? "light.trend.too-far" : "light.trend.not-rising"));
        }
        var when = latest == null
                ? Finding.of(true, "light.trend.expected-open", Words.day(expected), Words.day(earliest))
                : Finding.of(true, "light.trend.expected", Words.day(expected), Words.day(earliest), Words.day(latest));
        return dueOn == null
                ? List.of(when)
                : List.of(
                        when,
                        Finding.of(
                                false,
                                expected.isAfter(dueOn) ? "light.trend.after-due" : "light.trend.by-due",
                                Words.day(dueOn)));
    }

    /** What is added in thirty days, in words of numbers. */
    private static String pace(double slope) {
        var amount = BigDecimal.valueOf(slope * SPAN);
        return Words.number(amount.setScale(Math.abs(slope * SPAN) < 100 ? 2 : 0, RoundingMode.HALF_UP));
    }

    private static @Nullable LocalDate on(Observation last, BigDecimal target, double slope) {
        if (slope <= 0) {
            return null;
        }
        var days = Math.ceil(target.subtract(last.value()).doubleValue() / slope);
        return days > TOO_FAR ? null : last.day().plusDays((long) days);
    }

    private static @Nullable LocalDate reachedOn(List<Observation> sorted, BigDecimal target) {
        LocalDate reached = null;
        for (var one : sorted) {
            if (one.value().compareTo(target) < 0) {
                reached = null;
            } else if (reached == null) {
                reached = one.day();
            }
        }
        return reached;
    }
}
