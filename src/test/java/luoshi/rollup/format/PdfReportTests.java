package luoshi.rollup.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class PdfReportTests {

    private static final double MM = 72 / 25.4;
    private static final String LONG = "截至9月底，全省城镇新增就业38.6万人，完成年度目标的96.2%，好于预期；".repeat(40);

    @Test
    void saysWhatTheReportSays() throws IOException {
        var report = Reports.sent(Reports.row(1, LONG), Reports.row(2, "开展培训12.3万人次。"));
        var text = text(PdfReport.write(report));

        assertThat(text).contains(report.title(), "省人民政府：", "签发人：张某某", "附件：任务落实情况台账表", "2020年10月21日");
        assertThat(text)
                .contains(
                        report.blocks().stream().map(ReportDocument.Block::text).toList());
        assertThat(text).contains("开展培训12.3万人次。", "（一）稳定就业岗位", "同上", Reports.DIGEST);
        assertThat(text.split("省人力资源社会保障厅（牵头）", -1)).as("two rows").hasSize(3);
    }

    @Test
    void theSecondAnnexTellsWhereEachParagraphComesFrom() throws IOException {
        var text = text(PdfReport.write(Reports.traced(
                new TraceRow(1, "应报142项，已报1项。", "系统汇总", "", "", ""),
                new TraceRow(2, "省人力资源社会保障厅：截至9月底……", "单位填报（已改写）", "省人力资源社会保障厅", "（一）稳定就业岗位", "填报17第2版"))));

        assertThat(text)
                .contains("附件：1.任务落实情况台账表2.报告内容溯源表")
                .contains("附件1", "附件2")
                .contains("报告中的文字", "填报17第2版", "单位填报（已改写）")
                .contains("审计日志链头：" + Reports.HEAD);
    }

    @Test
    void theLetterHasTheMarginsOfTheStandard() throws IOException {
        try (var document = Loader.loadPDF(PdfReport.write(Reports.sent()))) {
            var page = document.getPage(0);
            assertThat(page.getMediaBox().getWidth() / MM).isCloseTo(210, within(0.1));
            assertThat(page.getMediaBox().getHeight() / MM).isCloseTo(297, within(0.1));
            var line = lines(document, 1).stream()
                    .filter(one -> text(one).startsWith("省人民政府"))
                    .findFirst()
                    .orElseThrow();
            assertThat(line.get(0).getX() / MM).isCloseTo(28, within(0.1));
            assertThat(line.get(1).getX() - line.get(0).getX())
                    .as("28 characters in 156 mm")
                    .isCloseTo((float) (156 * MM / 28), within(0.05f));
        }
    }

    @Test
    void twentyTwoLinesOfTwentyEightCharactersStandOnAPageAndNoneBeginsWithAComma() throws IOException {
        var report = Reports.withText("甲乙丙丁，戊己庚辛。".repeat(200));
        try (var document = Loader.loadPDF(PdfReport.write(report))) {
            var lines = lines(document, 2);
            assertThat(lines).as("with the number of the page").hasSize(23);
            var body = lines.subList(0, 22);
            assertThat(body).allSatisfy(line -> {
                assertThat(text(line))
                        .hasSizeBetween(27, 28)
                        .doesNotStartWith("，")
                        .doesNotStartWith("。");
                var last = line.get(line.size() - 1);
                assertThat((last.getX() + last.getWidth()) / MM)
                        .as("flush right")
                        .isCloseTo(184, within(0.3));
            });
            assertThat(body.get(21).get(0).getY() / MM).isLessThan(262.0);
        }
    }

    @Test
    void numbersAreNotCut() throws IOException {
        var lines = TextLines.of("完成1234567.89亿元（增长12.3%）", character -> 1, 8, 0);

        assertThat(lines).extracting(TextLines.Line::text).containsExactly("完成", "1234567.", "89亿元（增长", "12.3%）");
    }

    @Test
    void pagesAreNumberedAtTheOuterEdgeAndTheImprintIsNot() throws IOException {
        try (var document = Loader.loadPDF(PdfReport.write(Reports.sent(Reports.row(1, LONG))))) {
            assertThat(document.getNumberOfPages() % 2).as("版记 on an even page").isZero();
            var odd = last(lines(document, 1));
            assertThat(text(odd)).isEqualTo("—1—");
            assertThat((odd.get(odd.size() - 1).getX()) / MM).isBetween(170.0, 180.0);
            var even = lines(document, 2).stream()
                    .filter(line -> text(line).equals("—2—"))
                    .findFirst();
            assertThat(even).isPresent();
            assertThat(text(document, document.getNumberOfPages()))
                    .doesNotContain("—")
                    .contains("印发");
        }
    }

    @Test
    void theAnnexLiesOnItsSideWithItsHeadOnEverySheet() throws IOException {
        var rows = new ArrayList<LedgerRow>();
        for (int i = 1; i <= 30; i++) {
            rows.add(Reports.row(i, "第" + i + "行"));
        }
        try (var document = Loader.loadPDF(PdfReport.write(Reports.sent(rows.toArray(LedgerRow[]::new))))) {
            var turned = StreamSupport.stream(document.getPages().spliterator(), false)
                    .filter(page -> page.getRotation() == 90)
                    .toList();
            assertThat(turned).hasSizeGreaterThan(2);
            for (PDPage page : turned) {
                assertThat(text(document, document.getPages().indexOf(page) + 1))
                        .contains("本季进展", "更新日期");
            }
            assertThat(text(PdfReport.write(Reports.sent(rows.toArray(LedgerRow[]::new)))))
                    .contains("第1行", "第15行", "第30行");
        }
    }

    @Test
    void fontsAreEmbeddedAndTextComesOutAsItWentIn() throws IOException {
        try (var document = Loader.loadPDF(PdfReport.write(Reports.sent(Reports.row(1, "人民、女工、八一、金溪、龙南、小计"))))) {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
        assertThat(text(PdfReport.write(Reports.sent(Reports.row(1, "人民、女工、八一、金溪、龙南、小计")))))
                .contains("人民、女工、八一、金溪、龙南、小计");
    }

    @Test
    void aCharacterThatNoFontHasIsMarkedAndNothingIsLost() throws IOException {
        assertThat(text(PdfReport.write(Reports.sent(Reports.row(1, "联系人王𠮷平")))))
                .contains("联系人王〓平");
    }

    @Test
    void headingsAreBookmarks() throws IOException {
        try (var document = Loader.loadPDF(PdfReport.write(Reports.sent()))) {
            var outline = document.getDocumentCatalog().getDocumentOutline();
            var section = outline.getFirstChild();
            assertThat(section.getTitle()).isEqualTo("一、总体情况");
            assertThat(section.getFirstChild().getTitle()).isEqualTo("（一）保居民就业");
            assertThat(section.getFirstChild().getFirstChild().getTitle()).isEqualTo("1.稳定就业岗位。");
            assertThat(section.getNextSibling().getTitle()).isEqualTo("任务落实情况台账表");
            assertThat(section.findDestinationPage(document)).isEqualTo(document.getPage(1));
        }
    }

    @Test
    void itsStructureIsTold() throws IOException {
        try (var document = Loader.loadPDF(PdfReport.write(Reports.sent(Reports.row(1, LONG), Reports.row(2, "有"))))) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("zh-CN");
            var whole = (PDStructureElement)
                    catalog.getStructureTreeRoot().getKids().get(0);
            assertThat(kids(whole)).contains("H1", "H2", "H3", "H4", "P", "Table");
            var table = whole.getKids().stream()
                    .map(PDStructureElement.class::cast)
                    .filter(one -> one.getStructureType().equals("Table"))
                    .findFirst()
                    .orElseThrow();
            var rows =
                    table.getKids().stream().map(PDStructureElement.class::cast).toList();
            assertThat(kids(rows.get(0))).containsOnly("TH").hasSize(12);
            assertThat(kids(rows.get(1))).containsOnly("TD").hasSize(12);
            assertThat(document.getPage(0).getCOSObject().containsKey(COSName.STRUCT_PARENTS))
                    .isTrue();
        }
    }

    @Test
    void aDraftSaysSoOnEveryPage() throws IOException {
        var draft = PdfReport.write(Reports.draft(Reports.row(1, LONG)));
        try (var document = Loader.loadPDF(draft)) {
            for (int number = 1; number <= document.getNumberOfPages(); number++) {
                assertThat(text(document, number)).contains("草稿（未签发）");
            }
        }
        assertThat(text(draft)).contains("　　年　月　日印发");
        assertThat(text(PdfReport.write(Reports.sent()))).doesNotContain("草稿");
    }

    @Test
    void theSameReportGivesTheSameBytesEverywhere() {
        var report = Reports.sentWithRows(40);

        assertThat(Reports.writtenIn("America/New_York", () -> PdfReport.write(report)))
                .isEqualTo(Reports.writtenIn("Asia/Shanghai", () -> PdfReport.write(report)));
    }

    private static List<String> kids(PDStructureNode node) {
        return node.getKids().stream()
                .filter(PDStructureElement.class::isInstance)
                .map(kid -> ((PDStructureElement) kid).getStructureType())
                .toList();
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document).replaceAll("\\s", "");
    }

    private static String text(List<TextPosition> line) {
        return line.stream()
                .map(TextPosition::getUnicode)
                .collect(Collectors.joining())
                .replaceAll("\\s", "");
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    /** The lines of a page from top to bottom. */
    private static List<List<TextPosition>> lines(PDDocument document, int page) throws IOException {
        var lines = new ArrayList<List<TextPosition>>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                if (lines.isEmpty() || Math.abs(last(last(lines)).getY() - text.getY()) > 1) {
                    lines.add(new ArrayList<>());
                }
                last(lines).add(text);
            }
        };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.getText(document);
        return lines;
    }
}
