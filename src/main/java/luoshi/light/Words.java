package luoshi.light;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Writes numbers and days as the sentences of a calculation have them. */
final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");

    private Words() {}

    /** The day, 2020年9月30日; nothing for nothing. */
    static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** The number without needless zeros. */
    static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** The same with a percent sign. */
    static String percent(BigDecimal number) {
        return number(number) + "%";
    }
}
