package luoshi.progress.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import luoshi.progress.offline.OfflinePackage.Answer;
import luoshi.progress.offline.OfflinePackage.Block;
import luoshi.progress.offline.OfflinePackage.Cell;
import luoshi.progress.offline.OfflinePackage.Line;
import luoshi.progress.offline.OfflinePackage.Origin;
import luoshi.progress.offline.OfflinePackage.Remark;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a workbook brings back, and what is refused. */
class PackageRoundTripTests {

    private static final String SECRET = "of this installation";
    private static final String TEXT = "=一是下达直达资金28.4亿元；\n+二是“应保尽保”，_x000D_惠及<11.2>万户 & 更多。";

    private final byte[] file = PackageWriter.write(content(), SECRET);

    @Test
    void whatNobodyTouchedComesBackAsItWas() {
        var read = PackageReader.read(file, SECRET);

        assertThat(read.unitId()).isEqualTo(7);
        assertThat(read.quarter()).isEqualTo("2020Q3");
        assertThat(read.revisions()).containsEntry("12", 3).containsEntry("13", 0);
        assertThat(read.cells().get("12.progress").text()).isEqualTo(TEXT);
        assertThat(read.cells().get("12.status").text()).isEqualTo("正常推进");
        assertThat(read.cells().get("12.34.amount").text()).isEqualTo("104.2");
        assertThat(read.cells().get("12.34.asOf").text()).isEqualTo("2020-09-30");
        assertThat(read.cells().get("13.35.amount").text()).isEqualTo("123456789012345.6789");
        assertThat(read.cells().keySet())
                .allSatisfy(key -> assertThat(read.isTouched(key)).as(key).isFalse());
    }

    @Test
    void textThatLooksLikeAFormulaIsText() {
        Workbooks.edit(
                file,
                workbook -> assertThat(Workbooks.cell(workbook, "12.progress").getCellType())
                        .isEqualTo(CellType.STRING));
    }

    @Test
    void numbersAndDaysAreSuchInTheWorkbook() {
        Workbooks.edit(file, workbook -> {
            assertThat(Workbooks.figure(workbook, "12.34", 0).getNumericCellValue())
                    .isEqualTo(104.2);
            assertThat(Workbooks.figure(workbook, "12.34", 1)
                            .getLocalDateTimeCellValue()
                            .toLocalDate())
                    .isEqualTo("2020-09-30");
        });
    }

    @Test
    void onlyWhatIsToBeFilledInIsUnlocked() {
        Workbooks.edit(file, workbook -> {
            assertThat(workbook.getSheet(Layout.TEXTS).getProtect()).isTrue();
            assertThat(workbook.isSheetHidden(workbook.getSheetIndex(Layout.TECHNICAL)))
                    .isTrue();
            assertThat(Workbooks.cell(workbook, "12.progress").getCellStyle().getLocked())
                    .isFalse();
            assertThat(Workbooks.cell(workbook, "13.progress").getCellStyle().getLocked())
                    .as("of an entry that is not editable")
                    .isTrue();
            assertThat(workbook.getSheet(Layout.TEXTS).getDataValidations()).hasSize(2);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020年9月30日|2020-09-30",
                "2020/9/30|2020-09-30",
                "2020.9.30|2020-09-30",
                "2020-09-30|2020-09-30",
                "2020年2月30日|2020年2月30日",
                "九月底|九月底"
            })
    void daysAreUnderstoodHoweverTheyAreWritten(String written, String read) {
        var edited = Workbooks.edit(
                file, workbook -> Workbooks.figure(workbook, "12.34", 1).setCellValue(written));

        assertThat(PackageReader.read(edited, SECRET).cells().get("12.34.asOf").text())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"23,728|23728", "104.20|104.2", "0.00|0", "约2万|约2万", "1e3|1000", "1E-999999999|1E-999999999"})
    void numbersWrittenAsTextAreUnderstood(String written, String read) {
        var edited = Workbooks.edit(
                file, workbook -> Workbooks.figure(workbook, "12.34", 0).setCellValue(written));

        assertThat(PackageReader.read(edited, SECRET)
                        .cells()
                        .get("12.34.amount")
                        .text())
                .isEqualTo(read);
    }

    @Test
    void aShareThatTheProgramKeepsAsAFractionIsReadAsItIsShown() {
        var edited = Workbooks.edit(file, workbook -> {
            var cell = Workbooks.figure(workbook, "12.34", 0);
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat("0.0%"));
            cell.setCellStyle(style);
            cell.setCellValue(0.525);
        });

        assertThat(PackageReader.read(edited, SECRET)
                        .cells()
                        .get("12.34.amount")
                        .text())
                .isEqualTo("52.5");
    }

    @Test
    void aDayInACellForTextIsReadAsADay() {
        var edited = Workbooks.edit(file, workbook -> {
            var cell = Workbooks.cell(workbook, "12.progress");
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
            cell.setCellStyle(style);
            cell.setCellValue(LocalDate.of(2020, 9, 30));
        });

        assertThat(PackageReader.read(edited, SECRET).cells().get("12.progress").text())
                .isEqualTo("2020-09-30");
    }

    @Test
    void aFormulaIsAMistakeWithAPlaceAndNothingIsComputed() {
        var edited = Workbooks.edit(file, workbook -> {
            Workbooks.figure(workbook, "12.34", 0).setCellFormula("1+1");
            Workbooks.cell(workbook, "12.progress").setCellFormula("HYPERLINK(\"http://example.org\",\"x\")");
        });

        var cells = PackageReader.read(edited, SECRET).cells();
        assertThat(cells.get("12.34.amount").problem()).isEqualTo("progress.package.cell.formula");
        assertThat(cells.get("12.34.amount").place()).isEqualTo("指标!F2");
        assertThat(cells.get("12.progress").problem()).isEqualTo("progress.package.cell.formula");
        assertThat(cells.get("12.progress").text()).isEmpty();
    }

    @Test
    void whatWasWrittenIntoIsTouched() {
        var read = PackageReader.read(Workbooks.write(file, "12.progress", "  新的进展\r\n第二行 "), SECRET);

        assertThat(read.cells().get("12.progress").text()).isEqualTo("新的进展\n第二行");
        assertThat(read.isTouched("12.progress")).isTrue();
        assertThat(read.wasOriginally("12.progress", TEXT)).isTrue();
    }

    @Test
    void whatIsNotToBeChangedMustBeAsItWas() {
        refused(
                "seal",
                workbook -> workbook.getSheet(Layout.TEXTS).getRow(1).getCell(1).setCellValue("（二）别的措施"));
        refused(
                "seal",
                workbook ->
                        workbook.getSheet(Layout.FIGURES).getRow(1).getCell(3).setCellValue("1万个"));
        refused(
                "seal",
                workbook ->
                        workbook.getSheet(Layout.TECHNICAL).getRow(6).getCell(2).setCellValue("4"));
        refused(
                "seal",
                workbook -> workbook.getSheet(Layout.TEXTS)
                        .removeRow(workbook.getSheet(Layout.TEXTS).getRow(2)));
        refused("seal", workbook -> workbook.removeSheetAt(workbook.getSheetIndex(Layout.FIGURES)));
        refused("seal", workbook -> {
            var copy = workbook.getSheet(Layout.TEXTS).createRow(50);
            copy.createCell(0).setCellValue("12.progress");
            copy.createCell(1).setCellValue("进展情况");
            copy.createCell(2).setCellValue("第二份");
        });
        refused("foreign", workbook -> workbook.removeSheetAt(workbook.getSheetIndex(Layout.TECHNICAL)));
        refused(
                "format",
                workbook ->
                        workbook.getSheet(Layout.TECHNICAL).getRow(1).getCell(1).setCellValue("0"));
    }

    @Test
    void aPackageOfAnotherInstallationIsRefused() {
        assertThatExceptionOfType(UnreadablePackage.class)
                .isThrownBy(() -> PackageReader.read(file, "of another installation"))
                .withMessage("progress.package.refused.seal");
    }

    @Test
    void aListThatIsTooLongForACellIsLeftToTheHint() {
        var measures = IntStream.range(0, 20)
                .mapToObj(number -> "（" + number + "）加快推进有关重点工程建设")
                .toList();
        var block = new Block(
                12,
                0,
                0,
                "（一）稳定就业岗位",
                "草稿",
                true,
                List.of(new Cell("shares", "共用内容", "可选", measures, measures.get(3))),
                List.of(),
                List.of());
        var written = PackageWriter.write(
                new OfflinePackage(content().origin(), List.of("说明"), "没有", List.of(block)), SECRET);

        assertThat(PackageReader.read(written, SECRET).cells().get("12.shares").text())
                .isEqualTo(measures.get(3));
        Workbooks.edit(
                written,
                workbook -> assertThat(workbook.getSheet(Layout.TEXTS).getDataValidations())
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 2000})
    void aFileThatWasCutShortIsRefused(int length) {
        assertThatExceptionOfType(UnreadablePackage.class)
                .isThrownBy(() -> PackageReader.read(Arrays.copyOf(file, length), SECRET));
    }

    @Test
    void whatIsNoWorkbookIsRefused() throws IOException {
        for (var other : List.of("%PDF-1.7".getBytes(StandardCharsets.UTF_8), zip("a.txt", new byte[10]))) {
            assertThatExceptionOfType(UnreadablePackage.class)
                    .isThrownBy(() -> PackageReader.read(other, SECRET))
                    .withMessage("progress.package.refused.no-xlsx");
        }
    }

    @Test
    void aFileThatUnpacksToFarTooMuchIsRefusedBeforeItIsRead() throws IOException {
        var bomb = zip("xl/worksheets/sheet1.xml", new byte[40 * 1024 * 1024]);

        assertThat(bomb.length).isLessThan(100_000);
        assertThatExceptionOfType(UnreadablePackage.class)
                .isThrownBy(() -> PackageReader.read(bomb, SECRET))
                .withMessage("progress.package.refused.too-large");
    }

    @Test
    void explanationsHaveASheetOfTheirOwn() {
        var said = "12.said-0123456789abcdef";
        assertThat(PackageReader.read(file, SECRET).cells().get(said).text()).isEqualTo("=口径不同");

        var read = PackageReader.read(Workbooks.remark(file, said, "我厅含缓缴部分。"), SECRET);
        assertThat(read.cells().get(said).text()).isEqualTo("我厅含缓缴部分。");
        assertThat(read.cells().get(said).place()).isEqualTo("数字说明!F2");
        assertThat(read.cells().keySet().stream().filter(read::isTouched)).containsExactly(said);
        refused(
                "seal",
                workbook ->
                        workbook.getSheet(Layout.REMARKS).getRow(1).getCell(3).setCellValue("减免社保费【26.8亿元】。"));
        refused("seal", workbook -> workbook.removeSheetAt(workbook.getSheetIndex(Layout.REMARKS)));
    }

    /** The package of {@link #content} after LibreOffice has saved it. */
    @Test
    void whatAnotherProgramDoesToTheFileIsSurvived() throws IOException {
        var read = PackageReader.read(saved("saved-by-libreoffice-with-remarks.xlsx"), SECRET);

        assertThat(read.cells().keySet().stream().filter(read::isTouched)).isEmpty();
        assertThat(read.cells().get("12.said-0123456789abcdef").text()).isEqualTo("=口径不同");
    }

    /** It was made, and saved by LibreOffice, before there was a sheet for explanations. */
    @Test
    void aPackageWithoutASheetOfExplanationsIsRead() throws IOException {
        var read = PackageReader.read(saved("saved-by-libreoffice.xlsx"), SECRET);

        assertThat(read.cells().keySet().stream().filter(read::isTouched)).isEmpty();
        assertThat(read.cells().get("12.progress").text()).isEqualTo(TEXT);
    }

    private static byte[] saved(String name) throws IOException {
        try (InputStream in = PackageRoundTripTests.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private void refused(String why, Consumer<XSSFWorkbook> change) {
        assertThatExceptionOfType(UnreadablePackage.class)
                .as(why)
                .isThrownBy(() -> PackageReader.read(Workbooks.edit(file, change), SECRET))
                .withMessage("progress.package.refused." + why);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    /** An invented package; the committed workbook was made from it. */
    static OfflinePackage content() {
        var statuses = List.of("正常推进", "进展缓慢");
        return new OfflinePackage(
                new Origin(
                        UUID.fromString("7a1d2f3e-0000-4000-8000-000000000001"),
                        7,
                        "测试厅",
                        "2020Q3",
                        LocalDateTime.of(2020, 10, 12, 10, 3)),
                List.of("2020年第三季度离线填报包（测试厅）", "一、请在浅黄色单元格中填写。"),
                "没有需要说明的数字。",
                List.of(
                        new Block(
                                12,
                                3,
                                0,
                                "（一）稳定就业岗位",
                                "草稿",
                                true,
                                List.of(
                                        new Cell("status", "自评", "从列表中选择", statuses, "正常推进"),
                                        new Cell("progress", "进展情况", "写本季度做了什么", List.of(), TEXT)),
                                List.of(new Line(
                                        34,
                                        List.of("5G基站", "2万个", "个"),
                                        List.of(
                                                new Cell("amount", "数值", "", List.of(), "104.2"),
                                                new Cell("asOf", "截至", "", List.of(), "2020-09-30"),
                                                new Cell("source", "数据来源", "", List.of(), "省通信管理局")))),
                                List.of(
                                        new Remark(
                                                "与其他单位所报不一致",
                                                "进展情况：减免社保费【28.4亿元】。",
                                                "省税务局2020年第三季度填报 · 进展情况：减免社保费【26.8亿元】。",
                                                new Answer(
                                                        new Cell("said-0123456789abcdef", "说明", "", List.of(), "=口径不同"),
                                                        "")),
                                        new Remark(
                                                "指标值变化较大", "5G基站：104.2个", "超过上次的3倍", new Answer(null, "请在“指标”表填写")))),
                        new Block(
                                13,
                                0,
                                0,
                                "（二）提升职业能力",
                                "已通过，仅供查看",
                                false,
                                List.of(
                                        new Cell("status", "自评", "从列表中选择", statuses, ""),
                                        new Cell("progress", "进展情况", "", List.of(), "")),
                                List.of(new Line(
                                        35,
                                        List.of("培训人次", "100万人次", "人次"),
                                        List.of(
                                                new Cell("amount", "数值", "", List.of(), "123456789012345.6789"),
                                                new Cell("asOf", "截至", "", List.of(), ""),
                                                new Cell("source", "数据来源", "", List.of(), "")))),
                                List.of())));
    }
}
