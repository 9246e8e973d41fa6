package luoshi.light;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The slope of dated values by Theil and Sen: the median of the slopes between any two of them, which a single value that is
 * far out does not move much. H. Theil, A rank-invariant method of linear and polynomial regression analysis (1950); P. K.
 * Sen, Estimates of the regression coefficient based on Kendall's tau, Journal of the American Statistical Association 63
 * (1968), 1379–1389.
 *
 * @param slope how much is added a day
 * @param low the lower end of the range, at most the slope
 * @param high the upper end of the range, at least the slope
 */
record TheilSen(double slope, double low, double high) {

    /** The fewest different days that say anything about a trend. */
    static final int FEWEST = 3;

    /** The two-sided 90 % point of the normal distribution. */
    private static final double NINETY_PERCENT = 1.6449;

    /** A value as of a day. */
    record Observation(LocalDate day, BigDecimal value) {}

    /**
     * The slope with its range, in which it lies with about 90 % by Sen's normal approximation to the distribution of
     * Kendall's S; rounded outwards, so that of very few values the range goes from the smallest to the largest slope.
     *
     * @return nothing where the values are of fewer than three different days
     */
    static Optional<TheilSen> of(List<Observation> observations) {
        if (days(observations).size() < FEWEST) {
            return Optional.empty();
        }
        var slopes = slopes(observations);
        var half = NINETY_PERCENT * Math.sqrt(variance(observations));
        var below = Math.max(0, (int) Math.floor((slopes.length - half) / 2) - 1);
        return Optional.of(new TheilSen(median(slopes), slopes[below], slopes[slopes.length - 1 - below]));
    }

    /** How many values each day has. */
    static Map<LocalDate, Long> days(List<Observation> observations) {
        return observations.stream().collect(Collectors.groupingBy(Observation::day, Collectors.counting()));
    }

    /** The slopes between any two values of different days, the smallest first. */
    private static double[] slopes(List<Observation> observations) {
        return IntStream.range(0, observations.size())
                .boxed()
                .flatMap(one -> observations.subList(one + 1, observations.size()).stream()
                        .filter(other ->
                                !other.day().equals(observations.get(one).day()))
                        .map(other -> slope(observations.get(one), other)))
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    private static double slope(Observation one, Observation other) {
        return other.value().subtract(one.value()).doubleValue()
                / (other.day().toEpochDay() - one.day().toEpochDay());
    }

    /** The variance of Kendall's S, less what values of the same day take from it. */
    private static double variance(List<Observation> observations) {
        var ties = days(observations).values().stream()
                .mapToDouble(TheilSen::spread)
                .sum();
        return (spread(observations.size()) - ties) / 18;
    }

    private static double spread(double count) {
        return count * (count - 1) * (2 * count + 5);
    }

    private static double median(double[] sorted) {
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
