package luoshi.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luoshi.export.ListExport.Fact;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A list as a workbook: a sheet that says what it is, and the table. Every cell is text, or a number, day or share in
 * a column of such, so none can be a formula. The table
 * goes out row by row; the sheet before it is written last, when the rows are counted.
 */
final class Spreadsheet {

    /** What a sheet can hold in Excel beside the heads of the columns. */
    static final int MOST_ROWS = 1_048_575;

    /** What a cell can hold in Excel. */
    private static final int LONGEST = 32_767;

    /** So many rows are in memory at once; the first of them tell how wide the columns are. */
    private static final int AT_ONCE = 500;

    /** The widths of a column, in digits; a Chinese character is as wide as two. */
    private static final int NARROWEST = 8;

    private static final int WIDEST = 40;

    /** A heading breaks rather than making its column wider; beside it there is a button to filter by. */
    private static final int WIDEST_HEAD = 16;

    /** How high a line is and a row may be in Excel, in points. */
    private static final int LINE = 15;

    private static final int HIGHEST = 409;

    private final Worksheet sheet;
    private final Map<Integer, CellKind> kinds;
    private final int most;
    private final List<List<String>> waiting = new ArrayList<>();
    private int[] widths = {};
    private int rows;
    private int written;
    private boolean cut;

    private Spreadsheet(Worksheet sheet, Map<Integer, CellKind> kinds, int most) {
        this.sheet = sheet;
        this.kinds = kinds;
        this.most = most;
    }

    /** Writes the workbook; does not close the stream. */
    static void write(ListExport list, OutputStream file) {
        write(list, MOST_ROWS, file);
    }

    /** Writes the workbook with at most so many rows; one that is cut short says so on its first sheet. */
    static void write(ListExport list, int most, OutputStream file) {
        try {
            var workbook = new Workbook(file, "luoshi", null);
            var about = workbook.newWorksheet("说明");
            var table = new Spreadsheet(workbook.newWorksheet("清单"), list.kinds(), most);
            table.fill(list);
            describe(about, list.title(), list.facts().of(table.rows, table.cut));
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(Worksheet sheet, String title, List<Fact> facts) {
        sheet.width(0, WIDEST);
        sheet.width(1, WIDEST * 2);
        onA4(sheet);
        sheet.value(0, 0, cell(title));
        for (int i = 0; i < facts.size(); i++) {
            sheet.value(i + 1, 0, cell(facts.get(i).label()));
            sheet.value(i + 1, 1, cell(facts.get(i).value()));
        }
    }

    private void fill(ListExport list) throws IOException {
        setUpForPrint(list.title());
        waiting.add(list.headings());
        list.rows().each(this::take);
        writeWaiting();
        sheet.setAutoFilter(0, 0, rows, list.headings().size() - 1);
        sheet.finish();
    }

    /** A4 across, all columns on one page, the heads and the page number on every page. */
    private void setUpForPrint(String title) {
        onA4(sheet);
        sheet.pageOrientation("landscape");
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        sheet.header(cell(title).replace("&", "&&"), Position.CENTER, "宋体", 10);
        sheet.footer("第 &P 页，共 &N 页", Position.CENTER, "宋体", 10);
    }

    private static void onA4(Worksheet sheet) {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
    }

    private void take(List<String> row) {
        if (rows == most) {
            cut = true;
            return;
        }
        rows++;
        waiting.add(row);
        if (waiting.size() == AT_ONCE) {
            writeWaiting();
        }
    }

    private void writeWaiting() {
        if (widths.length == 0) {
            measure();
        }
        waiting.forEach(this::write);
        waiting.clear();
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void measure() {
        widths = new int[waiting.get(0).size()];
        for (int c = 0; c < widths.length; c++) {
            var column = c;
            var longest = waiting.stream()
                    .skip(1)
                    .mapToInt(row -> longestLine(row.get(column)) + 3)
                    .max()
                    .orElse(0);
            var head = Math.min(WIDEST_HEAD, width(waiting.get(0).get(column)) + 5);
            var narrowest = kinds.containsKey(c) ? kinds.get(c).width() : NARROWEST;
            widths[c] = Math.max(Math.max(narrowest, head), Math.min(WIDEST, longest));
            sheet.width(c, widths[c]);
        }
    }

    private void write(List<String> row) {
        var lines = 1;
        for (int c = 0; c < row.size(); c++) {
            put(c, row.get(c));
            lines = Math.max(lines, lines(row.get(c), widths[c]));
        }
        var style = sheet.range(written, 0, written, row.size() - 1)
                .style()
                .wrapText(true)
                .horizontalAlignment("left")
                .verticalAlignment("top");
        (written == 0 ? style.bold() : style).set();
        sheet.rowHeight(written, Math.min(HIGHEST, lines * LINE));
        written++;
    }

    /** Text is never a formula, and neither is a number or a day. */
    private void put(int column, String text) {
        var kind = written > 0 ? kinds.get(column) : null;
        var value = kind == null ? null : kind.value(text);
        if (value == null) {
            sheet.inlineString(written, column, cell(text));
            return;
        }
        if (value instanceof LocalDate day) {
            sheet.value(written, column, day);
        } else if (value instanceof LocalDateTime time) {
            sheet.value(written, column, time);
        } else {
            sheet.value(written, column, (Number) value);
        }
        if (!kind.format().isEmpty()) {
            sheet.style(written, column).format(kind.format()).set();
        }
    }

    /** How many lines the text takes in a column of the width; two digits of it are margin. */
    private static int lines(String text, int width) {
        return text.lines()
                .mapToInt(line -> Math.max(1, (width(line) + width - 3) / (width - 2)))
                .sum();
    }

    private static int longestLine(String text) {
        return text.lines().mapToInt(Spreadsheet::width).max().orElse(0);
    }

    private static int width(String text) {
        return text.chars().map(c -> c < 256 ? 1 : 2).sum();
    }

    private static String cell(String text) {
        var legal = PlainText.of(text);
        return legal.length() > LONGEST ? legal.substring(0, LONGEST) : legal;
    }
}
