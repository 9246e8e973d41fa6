package luoshi.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A list as a workbook: a sheet that says what it is, and the table. Every cell is text, so none can be a formula. */
final class Spreadsheet {

    /** What a cell can hold in Excel. */
    private static final int LONGEST = 32_767;

    private static final int WIDTH = 24;

    private Spreadsheet() {}

    static byte[] write(ListExport list) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "luoshi", null)) {
            describe(workbook.newWorksheet("说明"), list);
            fill(workbook.newWorksheet("清单"), list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void describe(Worksheet sheet, ListExport list) {
        sheet.width(0, WIDTH);
        sheet.width(1, WIDTH * 3);
        sheet.value(0, 0, cell(list.title()));
        for (int i = 0; i < list.facts().size(); i++) {
            sheet.value(i + 1, 0, cell(list.facts().get(i).label()));
            sheet.value(i + 1, 1, cell(list.facts().get(i).value()));
        }
    }

    private static void fill(Worksheet sheet, ListExport list) {
        for (int c = 0; c < list.headings().size(); c++) {
            sheet.width(c, WIDTH);
            sheet.value(0, c, list.headings().get(c));
        }
        for (int r = 0; r < list.rows().size(); r++) {
            for (int c = 0; c < list.rows().get(r).size(); c++) {
                sheet.value(r + 1, c, cell(list.rows().get(r).get(c)));
            }
        }
        sheet.range(0, 0, 0, list.headings().size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        sheet.setAutoFilter(0, 0, list.rows().size(), list.headings().size() - 1);
    }

    private static String cell(String text) {
        var legal = PlainText.of(text);
        return legal.length() > LONGEST ? legal.substring(0, LONGEST) : legal;
    }
}
