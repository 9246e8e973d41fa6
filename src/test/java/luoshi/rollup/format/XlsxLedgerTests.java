package luoshi.rollup.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxLedgerTests {

    private static final LedgerRow ROW = Reports.row(1, "累计办理稳岗返还。");

    @Test
    void theFirstSheetSaysWhatTheWorkbookIs() throws IOException {
        assertThat(sheet(Reports.sent(ROW), "说明").stream().map(row -> row.getCellText(0) + ":" + row.getCellText(1)))
                .contains(
                        "标题:江西省发展改革委关于2020年第三季度贯彻落实赣府发〔2020〕11号文件情况的报告",
                        "生成日期:2020年10月21日",
                        "行数:1 行",
                        "状态:已报送",
                        "数据快照SHA-256:" + Reports.DIGEST,
                        "提醒:严禁处理涉密信息。");
    }

    @Test
    void aDraftIsCalledADraft() throws IOException {
        assertThat(sheet(Reports.draft(ROW), "说明").stream().map(row -> row.getCellText(1)))
                .contains("草稿（未签发）");
        assertThat(part(Reports.draft(ROW), "xl/worksheets/sheet2.xml")).contains("&#x8349;&#x7a3f;");
    }

    @Test
    void theLedgerHasAllColumns() throws IOException {
        var rows = sheet(Reports.sent(ROW), "台账");
        for (var column : ReportWords.FIRST.shown()) {
            assertThat(rows.get(0).getCellText(column.ordinal())).isEqualTo(ReportWords.FIRST.head(column));
            assertThat(rows.get(1).getCellText(column.ordinal())).isEqualTo(column.of(ROW));
        }
    }

    @Test
    void onlyTheRunningNumberIsANumber() throws IOException {
        var row = sheet(Reports.sent(ROW), "台账").get(1);
        assertThat(row.getCell(0).getType()).isEqualTo(CellType.NUMBER);
        assertThat(ReportWords.FIRST.shown().stream().skip(1))
                .allMatch(column -> row.getCell(column.ordinal()).getType() == CellType.STRING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=HYPERLINK(\"http://evil.example\")", "+1", "-1+2", "@SUM(A1)", "＝1+1", "\t=1", "007", "1e5"})
    void whatLooksLikeAFormulaOrANumberStaysText(String progress) throws IOException {
        var cell = sheet(Reports.sent(Reports.row(1, progress)), "台账").get(1).getCell(LedgerColumn.PROGRESS.ordinal());
        assertThat(cell.getType()).isEqualTo(CellType.STRING);
        assertThat(cell.getFormula()).isNull();
        assertThat(cell.asString()).isEqualTo(progress);
    }

    @Test
    void charactersThatXmlCannotCarryAreDropped() throws IOException {
        var row = sheet(Reports.sent(Reports.row(1, "a\u0000\u0007\uFFFE<b>&\uD800𠮷")), "台账")
                .get(1);
        assertThat(row.getCellText(LedgerColumn.PROGRESS.ordinal())).isEqualTo("a<b>&𠮷");
    }

    @Test
    void aTextLongerThanExcelAllowsIsCutAndSaysSo() throws IOException {
        var row = sheet(Reports.sent(Reports.row(1, "长".repeat(40_000))), "台账").get(1);
        assertThat(row.getCellText(LedgerColumn.PROGRESS.ordinal()))
                .hasSize(32_767)
                .endsWith("长……（全文见系统）");
    }

    @Test
    void theLedgerIsReadyToBeFilteredAndPrinted() {
        assertThat(part(Reports.sent(ROW), "xl/worksheets/sheet2.xml"))
                .contains("ySplit=\"1\"", "state=\"frozen\"")
                .contains("<autoFilter ref=\"A1:L2\">")
                .contains("fitToPage=\"true\"")
                .contains("paperSize=\"9\"", "fitToWidth=\"1\" fitToHeight=\"0\"", "orientation=\"landscape\"");
        assertThat(part(Reports.sent(ROW), "xl/workbook.xml")).contains("_xlnm.Print_Titles", "!$1:$1<");
        assertThat(part(Reports.sent(ROW), "xl/styles.xml")).contains("wrapText=\"true\"");
    }

    @Test
    void tellsTheDateOfTheReportAndNotTheMomentOfWriting() {
        assertThat(part(Reports.sent(ROW), "docProps/core.xml")).contains(">2020-10-21T00:00:00Z</dcterms:created>");
    }

    @Test
    void theSameReportGivesTheSameBytesEverywhere() {
        var here = Reports.writtenIn("Asia/Shanghai", () -> XlsxLedger.write(Reports.sent(ROW)));
        var there = Reports.writtenIn("America/Anchorage", () -> XlsxLedger.write(Reports.sent(ROW)));
        assertThat(Arrays.equals(there, here)).isTrue();
    }

    @Test
    void carriesAThousandRows() throws IOException {
        var rows = sheet(Reports.sentWithRows(1000), "台账");
        assertThat(rows).hasSize(1001);
        assertThat(rows.get(1000).getCellText(0)).isEqualTo("1000");
    }

    @Test
    void anEmptyLedgerStillHasItsHead() throws IOException {
        assertThat(sheet(Reports.draft(), "台账")).hasSize(1);
    }

    private static List<Row> sheet(ReportDocument report, String name) throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(XlsxLedger.write(report)))) {
            return workbook.findSheet(name).orElseThrow().read();
        }
    }

    private static String part(ReportDocument report, String name) {
        return new String(ReproducibleZip.filesOf(XlsxLedger.write(report)).get(name), StandardCharsets.UTF_8);
    }
}
