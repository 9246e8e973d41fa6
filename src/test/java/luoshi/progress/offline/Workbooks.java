package luoshi.progress.offline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What people do to a package in their spreadsheet program. */
public final class Workbooks {

    private Workbooks() {}

    /** The file after somebody has opened, changed and saved it. */
    public static byte[] edit(byte[] file, Consumer<XSSFWorkbook> change) {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file));
                var bytes = new ByteArrayOutputStream()) {
            change.accept(workbook);
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file after somebody has written the text into the field with that key. */
    public static byte[] write(byte[] file, String key, String text) {
        return edit(file, workbook -> cell(workbook, key).setCellValue(text));
    }

    /** The file after somebody has explained in the field with that key. */
    public static byte[] remark(byte[] file, String key, String text) {
        return edit(
                file,
                workbook -> row(workbook, Layout.REMARKS, key)
                        .getCell(Layout.ANSWER)
                        .setCellValue(text));
    }

    /** What can be explained, as the sheet has it from the measure on; the key before it where there is a field. */
    public static List<String> remarks(byte[] file) {
        var remarks = new ArrayList<String>();
        edit(
                file,
                workbook -> workbook.getSheet(Layout.REMARKS).forEach(row -> {
                    var line = new ArrayList<String>();
                    row.forEach(cell -> line.add(cell.getStringCellValue()));
                    remarks.add(String.join("|", line));
                }));
        return remarks;
    }

    /** The cell of a text or of the status: {@code 12.progress}. */
    public static Cell cell(XSSFWorkbook workbook, String key) {
        return row(workbook, Layout.TEXTS, key).getCell(Layout.CONTENT);
    }

    /** The cell of an indicator: its key {@code 12.34} and the number of the field, 0 for the amount. */
    public static Cell figure(XSSFWorkbook workbook, String key, int field) {
        return row(workbook, Layout.FIGURES, key).getCell(Layout.VALUES + field);
    }

    /** What is said beside the cell of a text. */
    public static String hint(XSSFWorkbook workbook, String key) {
        return row(workbook, Layout.TEXTS, key).getCell(Layout.HINT).getStringCellValue();
    }

    /** The keys of all texts. */
    public static List<String> keys(XSSFWorkbook workbook) {
        var keys = new ArrayList<String>();
        workbook.getSheet(Layout.TEXTS)
                .forEach(row -> keys.add(row.getCell(Layout.KEY).getStringCellValue()));
        return keys;
    }

    /** The first fact of that kind on the hidden sheet. */
    public static Cell technical(XSSFWorkbook workbook, String kind) {
        return row(workbook, Layout.TECHNICAL, kind).getCell(1);
    }

    /** A workbook that has nothing to do with the program. */
    public static byte[] plain() {
        try (var workbook = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            workbook.createSheet("填报").createRow(0).createCell(0).setCellValue("进展情况");
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(XSSFWorkbook workbook, String sheet, String key) {
        for (var row : workbook.getSheet(sheet)) {
            if (row.getCell(0) != null && row.getCell(0).getStringCellValue().equals(key)) {
                return row;
            }
        }
        throw new AssertionError("No row " + key + " on " + sheet);
    }
}
