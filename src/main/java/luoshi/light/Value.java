package luoshi.light;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a unit reported for an indicator.
 *
 * @param accumulation how it counts: CUMULATIVE, POINT or PERIOD
 * @param ofThisQuarter whether it was reported for the quarter that is judged, and not for an earlier one
 */
record Value(
        BigDecimal amount,
        LocalDate asOf,
        String accumulation,
        boolean ofThisQuarter,
        String unitName,
        String quarter,
        String source) {}
