package luoshi.rollup.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ledger as CSV that spreadsheets open as text: UTF-8 with its mark, every field quoted, no formula. */
public final class CsvLedger {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** With these a spreadsheet begins a formula. */
    private static final String FORMULA = "=+-@＝＋－＠";

    private CsvLedger() {}

    /** The bytes of the CSV: a line of headings, then one per row. */
    public static byte[] write(ReportDocument report) {
        var csv = new StringBuilder(BYTE_ORDER_MARK);
        csv.append(line(LedgerColumn::heading));
        report.ledger().forEach(row -> csv.append(line(column -> column.of(row))));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Function<LedgerColumn, String> text) {
        return Arrays.stream(LedgerColumn.values())
                .map(column -> quoted(harmless(PlainText.of(text.apply(column)))))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String harmless(String text) {
        return startsFormula(text) ? "'" + text : text;
    }

    private static boolean startsFormula(String text) {
        var visible = text.strip();
        return text.startsWith("\t")
                || text.startsWith("\r")
                || !visible.isEmpty() && FORMULA.indexOf(visible.charAt(0)) >= 0;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
