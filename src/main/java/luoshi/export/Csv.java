package luoshi.export;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Comma-separated text that spreadsheets open as text: UTF-8 with its mark, every field quoted, no formula. */
public final class Csv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String END_OF_LINE = "\r\n";

    /** With these a spreadsheet begins a formula. */
    private static final String FORMULA = "=+-@＝＋－＠";

    private Csv() {}

    /** The bytes of the file: a line of headings, then one per row. */
    public static byte[] write(List<String> headings, List<List<String>> rows) {
        var bytes = new ByteArrayOutputStream();
        write(headings, rows::forEach, bytes);
        return bytes.toByteArray();
    }

    /**
     * Writes the list row by row; does not close the stream. The table begins in the first line, so that the file can be read by
     * whatever reads tables; what it says of itself stands behind an empty line at its end, when the rows are counted.
     */
    static void write(ListExport list, OutputStream file) {
        var rows = new AtomicInteger();
        write(
                list.headings(),
                taker -> list.rows().each(row -> {
                    rows.incrementAndGet();
                    taker.accept(row);
                }),
                file);
        try {
            var out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
            out.write(END_OF_LINE);
            list.facts().of(rows.get(), false).forEach(fact -> put(out, List.of(fact.label(), fact.value())));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(List<String> headings, Lines<List<String>> rows, OutputStream file) {
        try {
            var out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
            out.write(BYTE_ORDER_MARK);
            put(out, headings);
            rows.each(row -> put(out, row));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Writer out, List<String> fields) {
        try {
            out.write(line(fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(List<String> fields) {
        return fields.stream()
                .map(field -> quoted(harmless(PlainText.of(field))))
                .collect(Collectors.joining(",", "", END_OF_LINE));
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
