package luoshi.rollup.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import luoshi.rollup.format.ReportDocument.Block;
import luoshi.rollup.format.ReportDocument.Level;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that a program for documents counts are those that the report gave its headings, and that its PDF has as text. */
class DocxListsTests {

    private static final List<String> CHINESE = List.of(
            ("一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一 二十二 二十三 二十四 二十五 二十六 二十七 二十八 二十九 " + "三十 三十一")
                    .split(" "));

    private static final List<Block> REPORT = Reports.headings(
            "#一、总体情况",
            "#二、主要做法和进展",
            "##（一）保居民就业",
            "###1. 稳定就业岗位",
            "###2. 抓好重点群体就业",
            "##（二）保基本民生",
            "###5. 做好物资保障",
            "###6. 落实救助",
            "###9. 保障教育",
            "##（三）保市场主体",
            "###1. 减税降费",
            "#三、存在问题",
            "##（二）抓好重点群体就业",
            "##（三）开展培训",
            "##（二十）防范风险",
            "#四、下一步打算",
            "##（一）稳定就业岗位");

    @Test
    void theNumbersAreThoseThatTheReportGives() throws IOException {
        var docx = DocxReport.write(Reports.numbered(REPORT));

        assertThat(printed(docx, true)).isEqualTo(texts(REPORT));
        assertThat(printed(docx, false)).isEqualTo(texts(REPORT));
        assertThat(read(docx).getNumbering().getNums()).hasSize(5);
    }

    /** Whatever is missing, and whether a program counts the lists of a definition together, as Word does, or each by itself. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theNumbersAreThoseOfTheReportWhateverIsLeftOut(int seed) throws IOException {
        var random = new Random(seed);
        var blocks = new ArrayList<Block>();
        for (var first : CHINESE.subList(0, 9)) {
            add(blocks, random, Level.SECTION, first + "、部分");
            var third = 0;
            for (var second : CHINESE.subList(0, random.nextInt(CHINESE.size()))) {
                add(blocks, random, Level.CHAPTER, "（" + second + "）任务");
                third = random.nextBoolean() ? third : 0;
                for (int i = random.nextInt(4); i > 0; i--) {
                    add(blocks, random, Level.MEASURE, ++third + ". 措施");
                }
            }
        }
        var docx = DocxReport.write(Reports.numbered(blocks));

        assertThat(blocks).hasSizeGreaterThan(50);
        assertThat(printed(docx, true)).isEqualTo(texts(blocks));
        assertThat(printed(docx, false)).isEqualTo(texts(blocks));
    }

    @Test
    void theTextHasNoNumeralsAndTheStylesOfHeadingsAreTiedToTheLevels() throws IOException {
        var document = read(DocxReport.write(Reports.numbered(REPORT)));
        assertThat(document.getParagraphs().stream()
                        .filter(one -> one.getStyle().startsWith("Heading"))
                        .map(XWPFParagraph::getText))
                .startsWith("总体情况", "主要做法和进展", "保居民就业", "稳定就业岗位");
        for (int level = 0; level < 3; level++) {
            var style = "Heading" + (level + 1);
            var properties = document.getStyles().getStyle(style).getCTStyle().getPPr();
            assertThat(properties.getNumPr().getIlvl().getVal()).isEqualTo(level);
            assertThat(properties.getNumPr().getNumId().getVal()).isEqualTo(1);
            assertThat(properties.getOutlineLvl().getVal()).isEqualTo(level);
            assertThat(document.getNumbering()
                            .getAbstractNums()
                            .get(0)
                            .getCTAbstractNum()
                            .getLvlArray(level)
                            .getPStyle()
                            .getVal())
                    .isEqualTo(style);
        }
    }

    /** A numeral of another level or form, or one that the definition would print otherwise. */
    @Test
    void aHeadingWithoutANumeralOfItsLevelStaysAsItIs() throws IOException {
        var blocks = Reports.headings(
                "#总体情况",
                "#1、总体情况",
                "#一、",
                "##(一)就业",
                "##（一）就业",
                "##（百）就业",
                "###1.稳岗",
                "###01. 稳岗",
                "###1. 稳岗",
                "#二、进展");
        var docx = DocxReport.write(Reports.numbered(blocks));

        assertThat(printed(docx, true)).isEqualTo(texts(blocks));
        assertThat(numbered(docx)).containsExactly("", "就业", "稳岗", "进展");
    }

    @Test
    void theSameReportGivesTheSameBytes() {
        var report = Reports.numbered(REPORT);
        var here = Reports.writtenIn("Asia/Shanghai", () -> DocxReport.write(report));
        assertThat(Reports.writtenIn("America/Anchorage", () -> DocxReport.write(report)))
                .isEqualTo(here);
        assertThat(part(here, "word/numbering.xml").replaceAll("(?s)^.*?(<w:num .*)</w:numbering>.*$", "$1"))
                .isEqualToIgnoringWhitespace("<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
                        + start(2, 2, 5)
                        + start(3, 2, 9)
                        + start(4, 1, 2)
                        + start(5, 1, 20));
    }

    /** Where an element stands in another place than its schema says, Word offers to repair the file. */
    @Test
    void thePropertiesOfAParagraphStandInTheOrderOfTheSchema() throws IOException {
        var order = List.of(
                "pStyle",
                "keepNext",
                "pageBreakBefore",
                "widowControl",
                "numPr",
                "pBdr",
                "tabs",
                "autoSpaceDE",
                "autoSpaceDN",
                "snapToGrid",
                "spacing",
                "ind",
                "jc",
                "outlineLvl",
                "sectPr");
        var docx = DocxReport.write(Reports.numbered(Reports.headings("#一、总体情况", "##（一）就业")));
        for (var part : List.of("word/document.xml", "word/styles.xml", "word/numbering.xml")) {
            var found = Pattern.compile("(?s)<w:pPr>(.*?)</w:pPr>").matcher(part(docx, part));
            while (found.find()) {
                var names = Pattern.compile("<w:(\\w+)")
                        .matcher(found.group(1))
                        .results()
                        .map(one -> order.indexOf(one.group(1)))
                        .filter(place -> place >= 0)
                        .toList();
                assertThat(names).as(found.group()).isSorted();
            }
        }
        assertThat(part(docx, "word/document.xml"))
                .contains(
                        "<w:pStyle w:val=\"Heading2\"/><w:keepNext/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/>");
    }

    @Test
    void theNumeralsOfAReportOfAnOlderFormAreText() throws IOException {
        var docx = DocxReport.write(Reports.withBlocks(REPORT));
        assertThat(read(docx).getNumbering()).isNull();
        assertThat(ReproducibleZip.filesOf(docx)).doesNotContainKey("word/numbering.xml");
        assertThat(part(docx, "word/document.xml")).contains("<w:t xml:space=\"preserve\">（二十）防范风险</w:t>");
        assertThat(part(docx, "word/document.xml") + part(docx, "word/styles.xml"))
                .doesNotContain("numPr");
    }

    private static String start(int list, int level, int number) {
        return "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"%d\"><w:startOverride w:val=\"%d\"/></w:lvlOverride></w:num>"
                .formatted(list, level, number);
    }

    private static void add(List<Block> blocks, Random random, Level level, String text) {
        if (random.nextInt(4) > 0) {
            blocks.add(new Block(level, text));
        }
    }

    private static List<String> texts(List<Block> blocks) {
        return blocks.stream().map(Block::text).toList();
    }

    /** The headings that are numbered, without their numerals. */
    private static List<String> numbered(byte[] docx) throws IOException {
        return read(docx).getParagraphs().stream()
                .filter(one -> one.getNumID() != null && one.getNumID().intValue() > 0)
                .map(XWPFParagraph::getText)
                .toList();
    }

    /** The headings as a program shows them that counts all lists of a definition together, or each by itself. */
    private static List<String> printed(byte[] docx, boolean together) throws IOException {
        var counts = new HashMap<Integer, Integer[]>();
        var begun = new HashSet<Integer>();
        var printed = new ArrayList<String>();
        for (var one : read(docx).getParagraphs()) {
            if (one.getStyle().startsWith("Heading")) {
                var list = one.getNumID().intValue();
                printed.add(
                        list == 0
                                ? one.getText()
                                : numeral(
                                                one,
                                                counts.computeIfAbsent(together ? 0 : list, key -> new Integer[9]),
                                                begun.add(list))
                                        + one.getText());
            }
        }
        return printed;
    }

    private static String numeral(XWPFParagraph one, Integer[] counts, boolean first) {
        var level = one.getNumIlvl().intValue();
        var start = one.getNumStartOverride();
        if (first && start != null) {
            counts[level] = start.intValue();
        } else {
            counts[level] = counts[level] == null ? 1 : counts[level] + 1;
        }
        Arrays.fill(counts, level + 1, counts.length, null);
        var number = switch (one.getNumFmt()) {
            case "chineseCounting" -> CHINESE.get(counts[level] - 1);
            case "decimal" -> counts[level].toString();
            default -> throw new AssertionError(one.getNumFmt());
        };
        var space = Map.of(0, "", 1, "", 2, " ").get(level);
        return one.getNumLevelText().replace("%" + (level + 1), number) + space;
    }

    private static XWPFDocument read(byte[] docx) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(docx));
    }

    private static String part(byte[] docx, String name) {
        return new String(ReproducibleZip.filesOf(docx).get(name), StandardCharsets.UTF_8);
    }
}
