package luoshi.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** The value that one version reports for an indicator. */
record VersionFigure(
        long versionId,
        long indicatorId,
        String name,
        String unit,
        BigDecimal amount,
        LocalDate asOf,
        String source,
        String explanation,
        Accumulation accumulation) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");

    /** All of it in one line: 23728个（截至2020年8月31日，省通信管理局）. */
    String told() {
        var value = amount.stripTrailingZeros().toPlainString() + unit + "（截至" + DAY.format(asOf);
        var sourced = source.isEmpty() ? value + "）" : value + "，" + source + "）";
        return explanation.isEmpty() ? sourced : sourced + "；" + explanation;
    }
}
