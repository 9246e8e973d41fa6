package luoshi.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import luoshi.export.ListExport.Fact;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A list as a workbook: a sheet that says what it is, and the table. Every cell is text, so none can be a formula. The table
 * goes out row by row; the sheet before it is written last, when the rows are counted.
 */
final class Spreadsheet {

    /** What a sheet can hold in Excel beside the heads of the columns. */
    static final int MOST_ROWS = 1_048_575;

    /** What a cell can hold in Excel. */
    private static final int LONGEST = 32_767;

    private static final int WIDTH = 24;

    /** So many rows are in memory at once. */
    private static final int AT_ONCE = 500;

    private final Worksheet sheet;
    private final int most;
    private int rows;
    private boolean cut;

    private Spreadsheet(Worksheet sheet, int most) {
        this.sheet = sheet;
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
            var table = new Spreadsheet(workbook.newWorksheet("清单"), most);
            table.fill(list);
            describe(about, list.title(), list.facts().of(table.rows, table.cut));
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(Worksheet sheet, String title, List<Fact> facts) {
        sheet.width(0, WIDTH);
        sheet.width(1, WIDTH * 3);
        sheet.value(0, 0, cell(title));
        for (int i = 0; i < facts.size(); i++) {
            sheet.value(i + 1, 0, cell(facts.get(i).label()));
            sheet.value(i + 1, 1, cell(facts.get(i).value()));
        }
    }

    private void fill(ListExport list) throws IOException {
        var columns = list.headings().size();
        for (int c = 0; c < columns; c++) {
            sheet.width(c, WIDTH);
            sheet.inlineString(0, c, cell(list.headings().get(c)));
        }
        sheet.range(0, 0, 0, columns - 1).style().bold().set();
        sheet.freezePane(0, 1);
        list.rows().each(this::add);
        sheet.setAutoFilter(0, 0, rows, columns - 1);
        sheet.finish();
    }

    private void add(List<String> row) {
        if (rows == most) {
            cut = true;
            return;
        }
        rows++;
        for (int c = 0; c < row.size(); c++) {
            sheet.inlineString(rows, c, cell(row.get(c)));
        }
        if (rows % AT_ONCE == 0) {
            flush();
        }
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(String text) {
        var legal = PlainText.of(text);
        return legal.length() > LONGEST ? legal.substring(0, LONGEST) : legal;
    }
}
