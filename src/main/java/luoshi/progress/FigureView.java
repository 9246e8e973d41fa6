package luoshi.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import luoshi.policy.CountedFrom;
import org.jspecify.annotations.Nullable;

/** An indicator of a measure with the value reported for it, if any, and the one that was approved before it, if any. */
record FigureView(
        long indicatorId,
        String name,
        String quote,
        String target,
        String unit,
        Accumulation usual,
        @Nullable CountedFrom countedFrom,
        @Nullable BigDecimal amount,
        @Nullable LocalDate asOf,
        String source,
        @Nullable Accumulation accumulation,
        String explanation,
        @Nullable BigDecimal lastAmount,
        @Nullable LocalDate lastAsOf,
        @Nullable Accumulation lastAccumulation,
        boolean correctsLast) {

    /** The value without needless zeros, or nothing. */
    public String value() {
        return plain(amount);
    }

    /** The last approved value without needless zeros, or nothing. */
    public String lastValue() {
        return plain(lastAmount);
    }

    /** How the value counts: as it says itself, otherwise as is usual for the indicator. */
    public Accumulation kind() {
        return accumulation == null ? usual : accumulation;
    }

    /** How its values count unless they say otherwise. */
    Counting counting() {
        return new Counting(usual, countedFrom);
    }

    /** What was last approved, or null. */
    @Nullable
    LastFigure last() {
        return lastAmount == null ? null : new LastFigure(lastAmount, lastAsOf, lastAccumulation);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
