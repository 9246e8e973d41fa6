package luoshi.progress.offline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import luoshi.export.PlainText;
import luoshi.progress.offline.OfflinePackage.Block;
import luoshi.progress.offline.OfflinePackage.Cell;
import luoshi.progress.offline.OfflinePackage.Line;
import luoshi.progress.offline.OfflinePackage.Remark;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes a package: a sheet that explains, one for texts, one for figures, one for numbers that do not agree, and a hidden one that knows where it belongs. */
public final class PackageWriter {

    private static final int UNIT = 256;
    private static final int LABEL_WIDTH = 18;

    /** A single column fits a page only if it is no wider: programs that scale sheets scale no column. */
    private static final int GUIDE_WIDTH = 70;

    private static final int CONTENT_WIDTH = 100;
    private static final int HINT_WIDTH = 34;
    private static final int[] FIGURE_WIDTHS = {0, 26, 26, 30, 10, 18, 18, 30, 12, 30};

    private static final int[] REMARK_WIDTHS = {0, 24, 22, 44, 44, 44};

    private static final double LINE = 15.5;
    private static final double TALLEST = 405;
    private static final int ROOM = 4;

    /** Characters that the list of choices of a cell holds. */
    private static final int LONGEST_LIST = 255;

    /** A number of a spreadsheet holds no more digits than these. */
    private static final int DIGITS = 15;

    /** What stands for a character in a workbook; where somebody wrote that himself, its first character is written so. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private final OfflinePackage content;
    private final XSSFWorkbook workbook;
    private final Styles styles;
    private final List<String> sealed = new ArrayList<>();
    private final List<List<String>> originals = new ArrayList<>();

    private PackageWriter(OfflinePackage content, XSSFWorkbook workbook) {
        this.content = content;
        this.workbook = workbook;
        this.styles = new Styles(workbook);
    }

    /**
     * The bytes of the XLSX.
     *
     * @param secret what the installation alone knows
     */
    public static byte[] write(OfflinePackage content, String secret) {
        try (var workbook = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            new PackageWriter(content, workbook).write(secret);
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String secret) {
        explain();
        texts();
        figures();
        remarks();
        technical(secret);
        workbook.setActiveSheet(0);
    }

    private void explain() {
        var sheet = workbook.createSheet(Layout.GUIDE);
        sheet.setColumnWidth(0, GUIDE_WIDTH * UNIT);
        for (int i = 0; i < content.guide().size(); i++) {
            var cell = sheet.createRow(i).createCell(0);
            cell.setCellValue(text(content.guide().get(i)));
            cell.setCellStyle(i == 0 ? styles.title() : styles.guide());
            fit(cell.getRow(), content.guide().get(i), GUIDE_WIDTH, 1);
        }
        prepare(sheet, false);
    }

    private void texts() {
        var sheet = workbook.createSheet(Layout.TEXTS);
        sheet.setColumnWidth(Layout.KEY, UNIT);
        sheet.setColumnHidden(Layout.KEY, true);
        sheet.setColumnWidth(Layout.LABEL, LABEL_WIDTH * UNIT);
        sheet.setColumnWidth(Layout.CONTENT, CONTENT_WIDTH * UNIT);
        sheet.setColumnWidth(Layout.HINT, HINT_WIDTH * UNIT);
        head(sheet, List.of("", "栏目", "填写内容", "填写说明"));
        int row = 1;
        for (var block : content.blocks()) {
            heading(sheet.createRow(row++), block);
            for (var cell : block.cells()) {
                field(sheet.createRow(row++), block, cell);
            }
        }
        prepare(sheet, true);
    }

    private void heading(Row row, Block block) {
        var key = Long.toString(block.entryId());
        cell(row, Layout.KEY, key, styles.fixed());
        cell(row, Layout.LABEL, block.heading(), styles.heading());
        cell(row, Layout.CONTENT, block.state(), styles.heading());
        cell(row, Layout.HINT, "", styles.heading());
        row.setHeightInPoints((float) (2 * LINE));
        sealed.add(key + "\t" + block.heading());
    }

    private void field(Row row, Block block, Cell cell) {
        var key = OfflinePackage.key(block.entryId(), cell.field());
        cell(row, Layout.KEY, key, styles.fixed());
        cell(row, Layout.LABEL, cell.label(), styles.label());
        cell(row, Layout.CONTENT, cell.value(), block.editable() ? styles.open() : styles.fixed());
        cell(row, Layout.HINT, cell.hint(), styles.hint());
        var room = cell.choices().isEmpty() && !cell.hint().isEmpty() ? ROOM : 1;
        fit(row, cell.value(), CONTENT_WIDTH, Math.max(room, lines(cell.hint(), HINT_WIDTH)));
        choose(row, Layout.CONTENT, cell.choices());
        sealed.add(key + "\t" + cell.label());
        originals.add(List.of(key, Seal.digest(cell.value())));
    }

    /** A list that is too long for the format is not offered; the hint tells it. */
    private static void choose(Row row, int column, List<String> choices) {
        if (choices.isEmpty() || String.join(",", choices).length() > LONGEST_LIST) {
            return;
        }
        var sheet = (XSSFSheet) row.getSheet();
        var helper = sheet.getDataValidationHelper();
        var validation = helper.createValidation(
                helper.createExplicitListConstraint(choices.toArray(String[]::new)),
                new CellRangeAddressList(row.getRowNum(), row.getRowNum(), column, column));
        validation.setSuppressDropDownArrow(true); // In this format the flag means the opposite: the arrow is shown.
        validation.setShowErrorBox(true);
        validation.createErrorBox("请从列表中选择", String.join("、", choices));
        sheet.addValidationData(validation);
    }

    private void figures() {
        var lines = content.blocks().stream().flatMap(b -> b.lines().stream()).toList();
        if (lines.isEmpty()) {
            return;
        }
        var sheet = workbook.createSheet(Layout.FIGURES);
        var heads = new ArrayList<>(List.of("", "措施", "指标", "目标", "单位"));
        lines.get(0).cells().forEach(cell -> heads.add(cell.label()));
        for (int c = 0; c < heads.size(); c++) {
            sheet.setColumnWidth(c, Math.max(1, FIGURE_WIDTHS[c]) * UNIT);
        }
        sheet.setColumnHidden(Layout.KEY, true);
        head(sheet, heads);
        int row = 1;
        for (var block : content.blocks()) {
            for (var line : block.lines()) {
                line(sheet.createRow(row++), block, line);
            }
        }
        prepare(sheet, true);
    }

    private void line(Row row, Block block, Line line) {
        var key = OfflinePackage.key(block.entryId(), Long.toString(line.indicatorId()));
        cell(row, Layout.KEY, key, styles.fixed());
        var facts = new ArrayList<>(List.of(block.heading()));
        facts.addAll(line.facts());
        for (int i = 0; i < facts.size(); i++) {
            cell(row, Layout.FACTS + i, facts.get(i), styles.fixed());
        }
        for (int i = 0; i < line.cells().size(); i++) {
            var cell = line.cells().get(i);
            value(row.createCell(Layout.VALUES + i), block, cell);
            choose(row, Layout.VALUES + i, cell.choices());
            originals.add(List.of(
                    OfflinePackage.key(block.entryId(), line.indicatorId(), cell.field()), Seal.digest(cell.value())));
        }
        row.setHeightInPoints((float) (3 * LINE));
        sealed.add(key + "\t" + String.join("\t", facts));
    }

    /** Numbers are numbers and days are days, so that a spreadsheet program can do something with them. */
    private void value(org.apache.poi.ss.usermodel.Cell cell, Block block, Cell field) {
        var isDay = field.field().equals(Layout.AS_OF);
        var isAmount = field.field().equals(Layout.AMOUNT);
        cell.setCellStyle(
                !block.editable() ? styles.fixed() : isDay ? styles.day() : isAmount ? styles.number() : styles.open());
        if (isDay && !field.value().isEmpty()) {
            cell.setCellValue(Layout.date(field.value()).orElseThrow());
            cell.setCellStyle(block.editable() ? styles.day() : styles.fixedDay());
        } else if (isAmount && !field.value().isEmpty() && new BigDecimal(field.value()).precision() <= DIGITS) {
            cell.setCellValue(Double.parseDouble(field.value()));
        } else {
            cell.setCellValue(text(field.value()));
        }
    }

    private void remarks() {
        var sheet = workbook.createSheet(Layout.REMARKS);
        for (int c = 0; c < REMARK_WIDTHS.length; c++) {
            sheet.setColumnWidth(c, Math.max(1, REMARK_WIDTHS[c]) * UNIT);
        }
        sheet.setColumnHidden(Layout.KEY, true);
        head(sheet, List.of("", "措施", "不一致之处", "本次填报", "对照", "说明"));
        int row = 1;
        for (var block : content.blocks()) {
            for (var remark : block.remarks()) {
                remark(sheet.createRow(row++), block, remark);
            }
        }
        if (row == 1) {
            var line = sheet.createRow(row);
            for (int c = Layout.FACTS; c <= Layout.ANSWER; c++) {
                cell(line, c, c == Layout.FACTS ? content.noRemarks() : "", styles.guide());
            }
            sheet.addMergedRegion(new CellRangeAddress(row, row, Layout.FACTS, Layout.ANSWER));
            line.setHeightInPoints((float) (2 * LINE));
        }
        prepare(sheet, true);
    }

    private void remark(Row row, Block block, Remark remark) {
        var facts = List.of(block.heading(), remark.kind(), remark.here(), remark.there());
        for (int i = 0; i < facts.size(); i++) {
            cell(row, Layout.FACTS + i, facts.get(i), styles.fixed());
        }
        var longest = remark.here().length() > remark.there().length() ? remark.here() : remark.there();
        fit(row, longest, REMARK_WIDTHS[Layout.ANSWER], ROOM - 1);
        var answer = remark.answer().cell();
        if (answer == null) {
            cell(row, Layout.ANSWER, remark.answer().advice(), styles.hint());
            return;
        }
        var key = OfflinePackage.key(block.entryId(), answer.field());
        cell(row, Layout.KEY, key, styles.fixed());
        cell(row, Layout.ANSWER, answer.value(), styles.open());
        sealed.add(key + "\t" + String.join("\t", facts));
        originals.add(List.of(key, Seal.digest(answer.value())));
    }

    private void technical(String secret) {
        var sheet = workbook.createSheet(Layout.TECHNICAL);
        var origin = content.origin();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("format", Layout.FORMAT));
        rows.add(List.of("version", Layout.VERSION));
        rows.add(List.of("id", origin.id().toString()));
        rows.add(List.of("unit", Long.toString(origin.unitId())));
        rows.add(List.of("quarter", origin.quarter()));
        rows.add(List.of("made", origin.madeAt().toString()));
        content.blocks()
                .forEach(block -> rows.add(List.of(
                        "entry",
                        Long.toString(block.entryId()),
                        Integer.toString(block.revision()),
                        Integer.toString(block.versions()))));
        originals.forEach(original -> rows.add(List.of("original", original.get(0), original.get(1))));
        rows.forEach(row -> sealed.add(String.join("\t", row)));
        rows.add(List.of("seal", Seal.over(sealed, secret)));
        for (int r = 0; r < rows.size(); r++) {
            var row = sheet.createRow(r);
            for (int c = 0; c < rows.get(r).size(); c++) {
                cell(row, c, rows.get(r).get(c), styles.fixed());
            }
        }
        sheet.enableLocking();
        workbook.setSheetHidden(workbook.getSheetIndex(sheet), true);
    }

    private void head(XSSFSheet sheet, List<String> heads) {
        var row = sheet.createRow(0);
        for (int c = 0; c < heads.size(); c++) {
            cell(row, c, heads.get(c), styles.head());
        }
        sheet.createFreezePane(0, 1);
        sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
    }

    private static void cell(Row row, int column, String value, org.apache.poi.ss.usermodel.CellStyle style) {
        var cell = (XSSFCell) row.createCell(column);
        cell.setCellValue(text(value));
        cell.setCellStyle(style);
    }

    /** Locked where nothing is to be written, on A4 across, no wider than a page. */
    private static void prepare(XSSFSheet sheet, boolean across) {
        sheet.enableLocking();
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
        sheet.setFitToPage(true);
        var print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(across);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.getFooter().setCenter("— &P / &N —");
    }

    /** Tall enough for the text, since not every program fits the rows of a file it opens. */
    private static void fit(Row row, String text, int width, int least) {
        row.setHeightInPoints((float) Math.min(TALLEST, 5 + LINE * Math.max(least, lines(text, width))));
    }

    private static int lines(String text, int width) {
        return text.lines().mapToInt(line -> 1 + 2 * line.length() / width).sum();
    }

    private static String text(String value) {
        return ESCAPE.matcher(PlainText.of(value)).replaceAll("_x005F_");
    }
}
