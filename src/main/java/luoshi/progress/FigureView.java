package luoshi.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An indicator of a measure with the value reported for it, if any. */
record FigureView(
        long indicatorId,
        String name,
        String quote,
        String target,
        String unit,
        @Nullable BigDecimal amount,
        @Nullable LocalDate asOf,
        String source) {

    /** The value without needless zeros, or nothing. */
    public String value() {
        return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
    }
}
