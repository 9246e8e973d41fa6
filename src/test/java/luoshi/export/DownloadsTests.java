package luoshi.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import luoshi.export.ListExport.Fact;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;

class DownloadsTests {

    private static final ListExport LIST =
            list(List.of(List.of("省商务厅", "=1+1"), List.of("省财政厅", "无\"新\"进展\u0001"))::forEach);

    @Test
    void csvOpensAsTextInASpreadsheet() throws IOException {
        var text = new String(bytes(Downloads.list(LIST, "csv")), StandardCharsets.UTF_8);

        assertThat(text)
                .startsWith("\uFEFF\"单位\",\"说明\"\r\n\"省商务厅\",\"'=1+1\"\r\n\"省财政厅\",\"无\"\"新\"\"进展\"\r\n")
                .endsWith("\r\n\r\n\"行数\",\"2行\"\r\n");
    }

    @Test
    void whatACsvSaysOfItselfIsNoFormulaEither() throws IOException {
        var list = new ListExport(
                "用户", List.of("姓名"), Map.of(), taker -> {}, (count, cut) -> List.of(new Fact("筛选（姓名）", "=1+1")));

        assertThat(new String(bytes(Downloads.list(list, "csv")), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF\"姓名\"\r\n\r\n\"筛选（姓名）\",\"'=1+1\"\r\n");
    }

    @Test
    void xlsxSaysFirstWhatItHolds() throws IOException {
        try (var workbook = workbook(bytes(Downloads.list(LIST, "xlsx")))) {
            var about = workbook.getSheet(0).orElseThrow().read();
            assertThat(about.get(0).getCellText(0)).isEqualTo("缺报清单");
            assertThat(about.get(1).getCellText(1)).isEqualTo("2行");

            var rows = workbook.getSheet(1).orElseThrow().read();
            assertThat(rows).hasSize(3);
            assertThat(rows.get(1).getCell(1).getType()).isEqualTo(CellType.STRING);
            assertThat(rows.get(1).getCellText(1)).isEqualTo("=1+1");
        }
    }

    @Test
    void aListIsPrintedAcrossWithItsHeadsAndPageNumbersOnEveryPage() throws IOException {
        var sheet = part(bytes(Downloads.list(LIST, "xlsx")), "xl/worksheets/sheet2.xml");

        assertThat(sheet)
                .contains("<pageSetUpPr fitToPage=\"true\"")
                .contains("orientation=\"landscape\"")
                .contains("paperSize=\"9\"")
                .contains("fitToWidth=\"1\"")
                .contains("fitToHeight=\"0\"")
                .containsPattern("<oddHeader>.*&#x7f3a;&#x62a5;&#x6e05;&#x5355;</oddHeader>")
                .containsPattern("<oddFooter>.*&amp;P.*&amp;N.*</oddFooter>");
        assertThat(part(bytes(Downloads.list(LIST, "xlsx")), "xl/workbook.xml")).contains("_xlnm.Print_Titles");
    }

    @Test
    void whatWasCountedIsANumberAndAHeadingBreaksRatherThanMakingItsColumnWider() throws IOException {
        var heading = "（十六）进一步融入全球产业链供应链价值链";
        Lines<List<String>> rows = List.of(List.of("省商务厅", "12"), List.of("=1+1", "0"))::forEach;
        var list = new ListExport(
                "应报", List.of("单位", heading), Map.of(1, CellKind.COUNT), rows, (count, cut) -> List.of());

        var file = bytes(Downloads.list(list, "xlsx"));
        try (var workbook = workbook(file)) {
            var table = workbook.getSheet(1).orElseThrow().read();
            assertThat(table.get(0).getCellText(1)).isEqualTo(heading);
            assertThat(table.get(1).getCell(1).getType()).isEqualTo(CellType.NUMBER);
            assertThat(table.get(1).getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("12");
            assertThat(table.get(2).getCell(0).getType()).isEqualTo(CellType.STRING);
        }
        assertThat(part(file, "xl/worksheets/sheet2.xml")).containsPattern("<col min=\"2\" max=\"2\" width=\"1\\d\\.");
        assertThat(new String(bytes(Downloads.list(list, "csv")), StandardCharsets.UTF_8))
                .contains("\"省商务厅\",\"12\"\r\n");
    }

    @Test
    void daysTimesAndSharesAreCellsThatASpreadsheetCanSort() throws IOException {
        Lines<List<String>> rows = List.of(
                List.of("2020年10月12日", "2020年9月30日 14:05", "104.2%", "2020年9月30日"),
                List.of("至今", "", "—", "=1+1"),
                List.of("1899年1月1日", "2020年9月31日 14:05", "无%", "75.0%"))::forEach;
        var list = new ListExport(
                "期限",
                List.of("日期", "时间", "比例", "说明"),
                Map.of(0, CellKind.DATE, 1, CellKind.TIME, 2, CellKind.SHARE),
                rows,
                (count, cut) -> List.of());

        var file = bytes(Downloads.list(list, "xlsx"));
        try (var workbook = workbook(file)) {
            var table = workbook.getSheet(1).orElseThrow().read();
            assertThat(table.get(0).getCell(0).getType()).isEqualTo(CellType.STRING);
            var first = table.get(1);
            assertThat(first.getCellAsDate(0).orElseThrow()).isEqualTo("2020-10-12T00:00");
            assertThat(first.getCell(0).getDataFormatString()).isEqualTo("yyyy\"年\"m\"月\"d\"日\"");
            assertThat(first.getCellAsDate(1).orElseThrow()).isEqualTo("2020-09-30T14:05");
            assertThat(first.getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("1.042");
            assertThat(first.getCell(2).getDataFormatString()).isEqualTo("0.0%");
            assertThat(first.getCell(3).getType())
                    .as("a column of text holds text, whatever it says")
                    .isEqualTo(CellType.STRING);
            for (var row : table.subList(2, 4)) {
                assertThat(row.getCells(0, 4))
                        .extracting(cell -> cell.getType())
                        .as("what is no day and no share stays text")
                        .containsOnly(CellType.STRING);
            }
        }
        assertThat(part(file, "xl/worksheets/sheet2.xml"))
                .doesNotContain("<f>")
                .containsPattern("<col min=\"1\" max=\"1\" width=\"(1[7-9]|2\\d)");
        assertThat(new String(bytes(Downloads.list(list, "csv")), StandardCharsets.UTF_8))
                .contains("\"2020年10月12日\",\"2020年9月30日 14:05\",\"104.2%\",\"2020年9月30日\"\r\n");
    }

    private static String part(byte[] file, String name) throws IOException {
        var kept = Files.write(Files.createTempFile("list", ".xlsx"), file);
        try (var zip = new ZipFile(kept.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(kept);
        }
    }

    @Test
    void aLongListIsWrittenPieceByPieceAndWhole() throws IOException {
        var list = list(taker -> IntStream.range(0, 2_345)
                .mapToObj(number -> List.of("单位" + number, "第" + number + "行"))
                .forEach(taker));

        try (var workbook = workbook(bytes(Downloads.list(list, "xlsx")))) {
            assertThat(workbook.getSheet(1).orElseThrow().read())
                    .hasSize(2_346)
                    .last()
                    .extracting(row -> row.getCellText(1))
                    .isEqualTo("第2344行");
            assertThat(aboutOf(workbook)).contains("2345行");
        }
    }

    @Test
    void aListLongerThanASheetSaysThatItIsCutShort() throws IOException {
        var file = new ByteArrayOutputStream();
        Spreadsheet.write(LIST, 1, file);

        try (var workbook = workbook(file.toByteArray())) {
            assertThat(workbook.getSheet(1).orElseThrow().read()).hasSize(2);
            assertThat(aboutOf(workbook)).contains("1行，未列完");
        }
    }

    @Test
    void comeDownUnderTheirChineseNameAndAreNeverShown() {
        var headers = Downloads.list(LIST, "xlsx").getHeaders();

        assertThat(headers.getContentDisposition().isAttachment()).isTrue();
        assertThat(headers.getContentDisposition().getFilename()).isEqualTo("缺报清单.xlsx");
        assertThat(headers.getFirst("Content-Security-Policy")).startsWith("sandbox");
    }

    @Test
    void leaveNothingBehindNeitherReadNorFailed() throws IOException {
        var before = left();

        bytes(Downloads.list(LIST, "xlsx"));
        assertThatThrownBy(() -> Downloads.list(
                        list(taker -> {
                            throw new IllegalStateException("the database went away");
                        }),
                        "csv"))
                .isInstanceOf(IllegalStateException.class);

        assertThat(left()).isSubsetOf(before);
    }

    private static ListExport list(Lines<List<String>> rows) {
        return new ListExport(
                "缺报清单",
                List.of("单位", "说明"),
                Map.of(),
                rows,
                (count, cut) -> List.of(new Fact("行数", count + "行" + (cut ? "，未列完" : ""))));
    }

    private static byte[] bytes(ResponseEntity<Resource> answer) throws IOException {
        try (var content = answer.getBody().getInputStream()) {
            var bytes = content.readAllBytes();
            assertThat(answer.getHeaders().getContentLength()).isEqualTo(bytes.length);
            return bytes;
        }
    }

    private static ReadableWorkbook workbook(byte[] file) throws IOException {
        return new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false));
    }

    private static List<String> aboutOf(ReadableWorkbook workbook) throws IOException {
        return workbook.getSheet(0).orElseThrow().read().stream()
                .skip(1)
                .map((Row row) -> row.getCellText(1))
                .toList();
    }

    private static Set<Path> left() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("luoshi-"))
                    .collect(Collectors.toSet());
        }
    }
}
