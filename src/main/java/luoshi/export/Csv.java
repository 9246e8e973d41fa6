package luoshi.export;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated text that spreadsheets open as text: UTF-8 with its mark, every field quoted, no formula. */
public final class Csv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** With these a spreadsheet begins a formula. */
    private static final String FORMULA = "=+-@＝＋－＠";

    private Csv() {}

    /** The bytes of the file: a line of headings, then one per row. */
    public static byte[] write(List<String> headings, List<List<String>> rows) {
        var csv = new StringBuilder(BYTE_ORDER_MARK).append(line(headings));
        rows.forEach(row -> csv.append(line(row)));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> fields) {
        return fields.stream()
                .map(field -> quoted(harmless(PlainText.of(field))))
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
