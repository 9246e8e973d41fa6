package luoshi.rollup.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import luoshi.export.PlainText;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The ledger as a workbook: a sheet that says what it is, and the table, ready to be filtered and printed. */
public final class XlsxLedger {

    /** What a cell can hold in Excel. */
    private static final int LONGEST = 32_767;

    private static final double LINE_HEIGHT = 15;
    private static final String CUT = "……（全文见系统）";

    private XlsxLedger() {}

    /** The bytes of the XLSX, the same for the same report. */
    public static byte[] write(ReportDocument report) {
        var bytes = new ByteArrayOutputStream();
        try {
            try (var workbook = new Workbook(bytes, "luoshi", null)) {
                workbook.setGlobalDefaultFont("宋体", 10);
                describe(workbook.newWorksheet("说明"), report);
                var ledger = workbook.newWorksheet("台账");
                fill(ledger, report);
                setUp(ledger, report);
                workbook.setActiveTab(1);
            }
            return ReproducibleZip.repacked(
                    bytes.toByteArray(), "docProps/core.xml", properties -> withoutTime(properties, report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(Worksheet sheet, ReportDocument report) {
        var facts = List.of(
                List.of("标题", report.title()),
                List.of("内容", report.annexTitle()),
                List.of("报送单位", report.issuer()),
                List.of("生成日期", DocxReport.chinese(report.date())),
                List.of("行数", report.ledger().size() + " 行"),
                List.of("状态", report.draft() ? "草稿（未签发）" : "已报送"),
                List.of("数据快照SHA-256", report.sha256().isEmpty() ? "（报送后生成）" : report.sha256()),
                List.of("提醒", "严禁处理涉密信息。"));
        sheet.width(0, 18);
        sheet.width(1, 80);
        for (int i = 0; i < facts.size(); i++) {
            sheet.value(i, 0, facts.get(i).get(0));
            sheet.value(i, 1, fitting(facts.get(i).get(1)));
        }
        sheet.range(0, 0, facts.size() - 1, 1)
                .style()
                .wrapText(true)
                .verticalAlignment("center")
                .borderStyle(BorderStyle.THIN)
                .set();
        sheet.range(0, 0, facts.size() - 1, 0).style().bold().set();
        printOnA4(sheet, "portrait");
    }

    private static void fill(Worksheet sheet, ReportDocument report) {
        var rows = report.ledger();
        var columns = report.words().shown();
        for (int c = 0; c < columns.size(); c++) {
            var column = columns.get(c);
            sheet.width(c, column.width());
            sheet.value(0, c, report.words().head(column));
            for (int r = 0; r < rows.size(); r++) {
                if (column == LedgerColumn.NUMBER) {
                    sheet.value(r + 1, c, rows.get(r).number());
                } else {
                    sheet.value(r + 1, c, fitting(column.of(rows.get(r))));
                }
            }
        }
    }

    private static void setUp(Worksheet sheet, ReportDocument report) {
        var lastRow = report.ledger().size();
        var columns = report.words().shown();
        var lastColumn = columns.size() - 1;
        sheet.range(0, 0, lastRow, lastColumn)
                .style()
                .wrapText(true)
                .verticalAlignment("top")
                .borderStyle(BorderStyle.THIN)
                .set();
        sheet.range(0, 0, 0, lastColumn)
                .style()
                .bold()
                .wrapText(true)
                .fillColor("E7E6E6")
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .set();
        for (int r = 0; r < lastRow; r++) {
            sheet.rowHeight(r + 1, height(report.ledger().get(r), columns));
            sheet.style(r + 1, LedgerColumn.NUMBER.ordinal())
                    .horizontalAlignment("center")
                    .verticalAlignment("top")
                    .set();
        }
        sheet.freezePane(0, 1);
        sheet.setAutoFilter(0, 0, lastRow, lastColumn);
        sheet.repeatRows(0);
        printOnA4(sheet, "landscape");
        sheet.leftMargin(0.4f);
        sheet.rightMargin(0.4f);
        // An ampersand would begin a code of the page header.
        var title = PlainText.of(report.annexTitle()).replace("&", "&&");
        sheet.header(report.draft() ? title + "　草稿（未签发）" : title, Position.CENTER, "黑体", 12);
        sheet.footer("— &P / &N —", Position.CENTER, "宋体", 10);
    }

    /** Tall enough for the longest text, since not every program fits the rows of a file it opens. */
    private static double height(LedgerRow row, List<LedgerColumn> columns) {
        var lines = columns.stream()
                .mapToInt(column -> TextSize.lines(column.of(row), column.width() / 2.0 - 0.5))
                .max()
                .orElse(1);
        return Math.min(Worksheet.MAX_ROW_HEIGHT, 4 + lines * LINE_HEIGHT);
    }

    private static void printOnA4(Worksheet sheet, String orientation) {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation(orientation);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
    }

    private static String fitting(String text) {
        var clean = PlainText.of(text);
        return clean.length() <= LONGEST ? clean : PlainText.of(clean.substring(0, LONGEST - CUT.length())) + CUT;
    }

    /** The library writes the present moment among the properties; the workbook tells the report's date instead. */
    private static byte[] withoutTime(byte[] properties, ReportDocument report) {
        return new String(properties, StandardCharsets.UTF_8)
                .replaceAll("(<dcterms:(created|modified)[^>]*>)[^<]*", "$1" + report.date() + "T00:00:00Z")
                .getBytes(StandardCharsets.UTF_8);
    }
}
