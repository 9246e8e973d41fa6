package luoshi.rollup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Percentages with one decimal that add up to 100.0: the largest remainders are rounded up. */
final class Percentages {

    private static final int TENTHS = 1000;

    private Percentages() {}

    /**
     * The share of each part of their sum, in percent with one decimal.
     *
     * @param parts counts, none negative; a sum of 0 gives 0.0 for each
     */
    static List<BigDecimal> of(List<Integer> parts) {
        var sum = parts.stream().mapToLong(Integer::longValue).sum();
        var tenths = new ArrayList<Long>();
        for (var part : parts) {
            tenths.add(sum == 0 ? 0 : part.longValue() * TENTHS / sum);
        }
        var left = sum == 0
                ? 0
                : TENTHS - tenths.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparingLong(
                        (Integer i) -> -(parts.get(i).longValue() * TENTHS % Math.max(sum, 1))))
                .limit(left)
                .forEach(i -> tenths.set(i, tenths.get(i) + 1));
        return tenths.stream().map(t -> BigDecimal.valueOf(t, 1)).toList();
    }
}
