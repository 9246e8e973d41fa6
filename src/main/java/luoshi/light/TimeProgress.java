package luoshi.light;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

/** 序时进度: how much of a span of time has passed at the end of a day, by months, and within a month by days. */
final class TimeProgress {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MONTHS = 12;

    private TimeProgress() {}

    /** The share in percent with one decimal, from the first day to the last one: 0 before it, 100 after it. */
    static BigDecimal elapsed(LocalDate from, LocalDate to, LocalDate day) {
        if (day.isBefore(from)) {
            return BigDecimal.ZERO.setScale(1);
        }
        if (!day.isBefore(to)) {
            return HUNDRED.setScale(1);
        }
        return percent(between(from, day), between(from, to));
    }

    /** One amount as a percentage of another, with one decimal. */
    static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP);
    }

    /** The months from the beginning of a day to the end of another one. */
    static BigDecimal between(LocalDate from, LocalDate to) {
        return end(to).subtract(end(from.minusDays(1)));
    }

    /** Where a day ends on the line of months. */
    private static BigDecimal end(LocalDate day) {
        return BigDecimal.valueOf((long) day.getYear() * MONTHS + day.getMonthValue() - 1)
                .add(BigDecimal.valueOf(day.getDayOfMonth())
                        .divide(BigDecimal.valueOf(day.lengthOfMonth()), MathContext.DECIMAL64));
    }
}
