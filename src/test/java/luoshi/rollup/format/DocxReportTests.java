package luoshi.rollup.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHint;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STSectionMark;

class DocxReportTests {

    private static final LedgerRow ROW = Reports.row(1, "累计办理稳岗返还。");

    @Test
    void theLetterHasTheMarginsOfTheStandard() throws IOException {
        var letter = sections(read(Reports.sent(ROW))).get(0);
        assertThat(letter.getPgSz().getW()).isEqualTo(twips(11906));
        assertThat(letter.getPgSz().getH()).isEqualTo(twips(16838));
        assertThat(letter.getPgMar().getTop()).isEqualTo(twips(2098));
        assertThat(letter.getPgMar().getBottom()).isEqualTo(twips(1984));
        assertThat(letter.getPgMar().getLeft()).isEqualTo(twips(1588));
        assertThat(letter.getPgMar().getRight()).isEqualTo(twips(1474));
        assertThat(letter.getDocGrid().getType()).isEqualTo(STDocGrid.LINES);
    }

    @Test
    void twentyTwoLinesFitOnAPage() throws IOException {
        var document = read(Reports.sent(ROW));
        var spacing =
                document.getStyles().getStyle("Normal").getCTStyle().getPPr().getSpacing();
        assertThat(spacing.getLineRule()).isEqualTo(STLineSpacingRule.EXACT);
        assertThat(22 * ((BigInteger) spacing.getLine()).intValue()).isBetween(12600, 16838 - 2098 - 1984);
    }

    @Test
    void theAnnexIsTurnedSidewaysAndTheImprintUprightAgain() throws IOException {
        var sections = sections(read(Reports.sent(ROW)));
        assertThat(sections).hasSize(3);
        assertThat(sections.get(1).getPgSz().getOrient()).isEqualTo(STPageOrientation.LANDSCAPE);
        assertThat(sections.get(1).getPgSz().getW()).isEqualTo(twips(16838));
        assertThat(sections.get(2).getPgSz().isSetOrient()).isFalse();
        assertThat(sections.get(2).getType().getVal()).isEqualTo(STSectionMark.EVEN_PAGE);
    }

    @Test
    void eachPartIsSetInItsFont() throws IOException {
        var document = read(Reports.sent(ROW));
        assertThat(font(document, "IssuerMark")).isEqualTo("方正小标宋简体");
        assertThat(font(document, "Title")).isEqualTo("方正小标宋简体");
        assertThat(font(document, "Heading1")).isEqualTo("黑体");
        assertThat(font(document, "Heading2")).isEqualTo("楷体_GB2312");
        var defaults = document.getStyles()
                .getCtStyles()
                .getDocDefaults()
                .getRPrDefault()
                .getRPr();
        assertThat(defaults.getRFontsArray(0).getEastAsia()).isEqualTo("仿宋_GB2312");
        assertThat(defaults.getSzArray(0).getVal()).isEqualTo(twips(32));
        assertThat(defaults.getLangArray(0).getEastAsia()).isEqualTo("zh-CN");
    }

    @Test
    void everyRunOfTextIsHintedAsChinese() throws IOException {
        assertThat(read(Reports.sent(ROW)).getParagraphs().stream()
                        .flatMap(paragraph -> paragraph.getRuns().stream())
                        .filter(run -> !run.text().isBlank())
                        .map(run -> run.getCTR().getRPr().getRFontsArray(0).getHint()))
                .isNotEmpty()
                .containsOnly(STHint.EAST_ASIA);
    }

    @Test
    void theLetterReadsInTheOrderOfTheStandard() throws IOException {
        assertThat(texts(read(Reports.sent(ROW))))
                .containsExactly(
                        "IssuerMark:江西省发展和改革委员会文件",
                        "DocumentNumber:　　　　〔2020〕　　号\t签发人：张某某",
                        "Title:江西省发展改革委\n关于2020年第三季度贯彻落实\n赣府发〔2020〕11号文件情况的报告",
                        "Addressee:省人民政府：",
                        "BodyText:现将有关情况报告如下。",
                        "Heading1:一、总体情况",
                        "Heading2:（一）保居民就业",
                        "Heading3:1.稳定就业岗位。",
                        "BodyText:截至9月底，全省城镇新增就业38.6万人。",
                        "AnnexNote:附件：任务落实情况台账表",
                        "Signature:江西省发展和改革委员会",
                        "Date:2020年10月21日",
                        "AnnexLabel:附件",
                        "AnnexTitle:任务落实情况台账表",
                        "Digest:数据快照SHA-256：" + Reports.DIGEST,
                        "ImprintBelowDigest:江西省发展和改革委员会办公室\t2020年10月21日印发");
    }

    @Test
    void headingsShowInTheNavigationPane() throws IOException {
        var document = read(Reports.sent(ROW));
        assertThat(List.of("Heading1", "Heading2", "Heading3", "AnnexTitle"))
                .extracting(style -> document.getStyles()
                        .getStyle(style)
                        .getCTStyle()
                        .getPPr()
                        .getOutlineLvl()
                        .getVal()
                        .intValue())
                .containsExactly(0, 1, 2, 0);
    }

    @Test
    void everyStyleUsedIsDefined() throws IOException {
        var document = read(Reports.sent(ROW));
        assertThat(document.getParagraphs().stream().map(XWPFParagraph::getStyle))
                .allMatch(style -> document.getStyles().styleExist(style));
        assertThat(document.getTables().get(0).getRows().stream()
                        .flatMap(row -> row.getTableCells().stream())
                        .map(cell -> cell.getParagraphArray(0).getStyle()))
                .allMatch(style -> document.getStyles().styleExist(style));
    }

    @Test
    void theSecondAnnexTellsWhereEachParagraphComesFrom() throws IOException {
        var docx = DocxReport.write(Reports.traced(
                new TraceRow(1, "应报142项，已报1项。", "系统汇总", "", "", ""),
                new TraceRow(2, "省人力资源社会保障厅：截至9月底……", "单位填报", "省人力资源社会保障厅", "（一）稳定就业岗位", "填报17第2版")));

        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("附件：1.任务落实情况台账表\n2.报告内容溯源表", "附件1", "附件2", "报告内容溯源表")
                    .anyMatch(text -> text.endsWith("审计日志链头：" + Reports.HEAD));
            assertThat(document.getTables()).hasSize(2);
            assertThat(document.getTables().get(1).getRows()).hasSize(3);
            assertThat(document.getTables().get(1).getRow(2).getCell(5).getText())
                    .isEqualTo("填报17第2版");
        }
        assertThat(FormatCheck.of(docx)).noneMatch(clause -> clause.verdict() == Clause.Verdict.NOT_MET);
    }

    @Test
    void theDateBeginsTwoCharactersAfterTheSignature() throws IOException {
        var document = read(Reports.sent(ROW));
        assertThat(left(document, "Date") - left(document, "Signature")).isEqualTo(2 * 316);
    }

    @Test
    void leavesRoomForASignatoryWhileNobodyHasSigned() throws IOException {
        assertThat(texts(read(Reports.draft(ROW)))).contains("DocumentNumber:　　　　〔2020〕　　号\t签发人：　　　");
    }

    @Test
    void aDraftSaysSoOnEveryPageAndIsNeitherPrintedNorFrozen() throws IOException {
        var draft = read(Reports.draft(ROW));
        assertThat(draft.getHeaderList()).extracting(XWPFHeader::getText).allMatch(text -> text.contains("草稿（未签发）"));
        assertThat(sections(draft)).allMatch(section -> section.sizeOfHeaderReferenceArray() == 2);
        assertThat(texts(draft)).contains("Imprint:江西省发展和改革委员会办公室\t　　年　月　日印发");
        assertThat(String.join("", texts(draft))).doesNotContain("SHA-256");
    }

    @Test
    void aSentReportSaysNothingOfADraft() throws IOException {
        assertThat(ReproducibleZip.filesOf(DocxReport.write(Reports.sent(ROW))).values())
                .noneMatch(part -> new String(part, StandardCharsets.UTF_8).contains("草稿"));
    }

    @Test
    void pagesAreNumberedAtTheOuterEdge() throws IOException {
        var document = read(Reports.sent(ROW));
        assertThat(document.getSettings().getEvenAndOddHeadings()).isTrue();
        assertThat(sections(document).get(0).getFooterReferenceList())
                .extracting(reference -> reference.getType() + ":" + footer(document, reference.getId()))
                .containsExactly("default:RIGHT — 1 —", "even:LEFT — 1 —");
    }

    @Test
    void theHeadOfTheLedgerStandsOnEveryPage() throws IOException {
        var table = read(Reports.sent(ROW, Reports.row(2, "……"))).getTables().get(0);
        assertThat(table.getRows()).hasSize(3);
        assertThat(table.getRow(0).isRepeatHeader()).isTrue();
        assertThat(table.getRow(1).isRepeatHeader()).isFalse();
        assertThat(table.getRow(0).getTableCells())
                .extracting(cell -> cell.getText().replace("\n", ""))
                .containsExactlyElementsOf(ReportWords.FIRST.columns());
    }

    @Test
    void theColumnsFillThePageExactly() {
        var all = List.of(LedgerColumn.values());
        for (var columns : List.of(ReportWords.FIRST.shown(), all)) {
            assertThat(columns.stream()
                            .mapToInt(column -> DocxLedger.width(column, columns))
                            .sum())
                    .isEqualTo(DocxLedger.WIDTH);
        }
    }

    @Test
    void aLongRowMayBeSplitBetweenPagesAndAShortOneIsNot() throws IOException {
        var table = read(Reports.sent(ROW, Reports.row(2, "很长的进展。".repeat(200))))
                .getTables()
                .get(0);
        assertThat(table.getRow(1).isCantSplitRow()).isTrue();
        assertThat(table.getRow(2).isCantSplitRow()).isFalse();
    }

    @Test
    void textStaysTextWhateverItContains() throws IOException {
        var progress = "=1+1 <w:p/> & ]]> \u0000\u0007\uFFFE\uD800 𠮷 {{x}} ${y}";
        var table = read(Reports.sent(Reports.row(1, progress))).getTables().get(0);
        assertThat(table.getRow(1).getCell(LedgerColumn.PROGRESS.ordinal()).getText())
                .isEqualTo("=1+1 <w:p/> & ]]>  𠮷 {{x}} ${y}");
    }

    @Test
    void tellsItsOwnDateAndNotTheMomentOfWriting() throws IOException {
        var properties = read(Reports.sent(ROW)).getProperties().getCoreProperties();
        var firstMomentOfTheDay = Instant.parse("2020-10-20T16:00:00Z");
        assertThat(properties.getCreated()).isEqualTo(firstMomentOfTheDay);
        assertThat(properties.getModified()).isEqualTo(firstMomentOfTheDay);
        assertThat(properties.getTitle()).startsWith("江西省发展改革委关于2020年第三季度");
    }

    @Test
    void theSameReportGivesTheSameBytesEverywhere() {
        var here = Reports.writtenIn("Asia/Shanghai", () -> DocxReport.write(Reports.sent(ROW)));
        var there = Reports.writtenIn("America/Anchorage", () -> DocxReport.write(Reports.sent(ROW)));
        assertThat(Arrays.equals(there, here)).isTrue();
    }

    @Test
    void carriesAThousandRows() throws IOException {
        var table = read(Reports.sentWithRows(1000)).getTables().get(0);
        assertThat(table.getNumberOfRows()).isEqualTo(1001);
        assertThat(table.getRow(1000).getCell(0).getText()).isEqualTo("1000");
    }

    @Test
    void anEmptyLedgerStillHasItsHead() throws IOException {
        assertThat(read(Reports.draft()).getTables().get(0).getNumberOfRows()).isOne();
    }

    private static XWPFDocument read(ReportDocument report) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(DocxReport.write(report)));
    }

    private static List<CTSectPr> sections(XWPFDocument document) {
        var sections = new ArrayList<CTSectPr>();
        for (var paragraph : document.getParagraphs()) {
            if (paragraph.getCTP().getPPr().isSetSectPr()) {
                sections.add(paragraph.getCTP().getPPr().getSectPr());
            }
        }
        sections.add(document.getDocument().getBody().getSectPr());
        return sections;
    }

    private static List<String> texts(XWPFDocument document) {
        return document.getParagraphs().stream()
                .filter(paragraph -> !paragraph.getText().isEmpty())
                .map(paragraph -> paragraph.getStyle() + ":" + paragraph.getText())
                .toList();
    }

    private static String font(XWPFDocument document, String style) {
        return document.getStyles()
                .getStyle(style)
                .getCTStyle()
                .getRPr()
                .getRFontsArray(0)
                .getEastAsia();
    }

    private static int left(XWPFDocument document, String style) {
        return document.getParagraphs().stream()
                .filter(paragraph -> style.equals(paragraph.getStyle()))
                .findFirst()
                .orElseThrow()
                .getIndentationLeft();
    }

    private static String footer(XWPFDocument document, String id) {
        var footer = (XWPFFooter) document.getRelationById(id);
        var number = footer.getParagraphArray(0);
        return number.getAlignment() + " " + number.getText();
    }

    private static BigInteger twips(int twips) {
        return BigInteger.valueOf(twips);
    }
}
