package luoshi.rollup.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import luoshi.rollup.format.Clause.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is measured is the file, so each clause is shown to notice a file that departs from it. */
class FormatCheckTests {

    private static final byte[] SENT = DocxReport.write(Reports.sentWithRows(3));

    private static final byte[] NUMBERED = DocxReport.write(Reports.numbered(Reports.headings(
            "#一、总体情况", "正文。", "#二、进展", "##（一）就业", "###1. 稳岗", "###3. 培训", "##（二）民生", "###4. 救助", "#三、问题", "##（三）培训")));

    @Test
    void theReportMeetsEveryClauseThatItHasSomethingFor() throws IOException {
        assertThat(notMet(SENT)).isEmpty();
        assertThat(notMet(DocxReport.write(Reports.draft(Reports.row(1, "累计办理稳岗返还。")))))
                .isEmpty();
        assertThat(FormatCheck.of(SENT)).extracting(Clause::number).contains("5.1", "7.2.5", "7.3.5.4", "7.5", "8");
    }

    @Test
    void tellsWhatItMeasured() throws IOException {
        assertThat(clause(SENT, "area").measured()).containsExactly("156", "225");
        assertThat(clause(SENT, "lines").measured()).containsExactly("22", "28", "22");
        assertThat(clause(SENT, "date").measured()).containsExactly("2020年10月21日", "仿宋_GB2312", "16");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paper|document|w:w=\"11906\" w:h=\"16838\"|w:w=\"12240\" w:h=\"15840\"",
                "margins|document|w:top=\"2098\"|w:top=\"1440\"",
                "area|document|w:right=\"1474\"|w:right=\"1800\"",
                "type|styles|<w:sz w:val=\"32\"/>|<w:sz w:val=\"28\"/>",
                "lines|styles|w:line=\"579\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"|w:line=\"640\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"",
                "mark|styles|w:before=\"1984\"|w:before=\"600\"",
                "number|document|〔2020〕|[2020]",
                "signatory|document|签发人：|签发：",
                "rule|styles|w:space=\"11\" w:color=\"FF0000\"|w:space=\"1\" w:color=\"FF0000\"",
                "addressee|document|省人民政府：|省人民政府:",
                "levels|styles|w:eastAsia=\"楷体_GB2312\"|w:eastAsia=\"仿宋_GB2312\"",
                "numbering|document|一、总体情况|1、总体情况",
                "annex-note|document|附件：任务落实情况台账表|附件：任务落实情况台账表。",
                "date|document|2020年10月21日|2020年10月08日",
                "annex|styles|w:before=\"579\" w:after=\"290\"|w:before=\"0\" w:after=\"290\"",
                "imprint-rules|styles|w:sz=\"8\" w:space=\"1\"|w:sz=\"24\" w:space=\"1\"",
                "imprint-place|document|w:val=\"evenPage\"|w:val=\"nextPage\"",
                "page-numbers|footer-odd|w:right=\"280\"|w:right=\"0\"",
                "page-numbers|settings|<w:evenAndOddHeaders/>|",
                "landscape|document|w:orient=\"landscape\"|w:orient=\"portrait\"",
                "landscape|footer-annex-odd|w:tblpY=\"8414\"|w:tblpY=\"3000\"",
                "landscape|footer-annex-even|w:val=\"tbRl\"|w:val=\"lrTb\"",
                "margins|document|w:top=\"1588\" w:right=\"2098\"|w:top=\"102\" w:right=\"102\"",
                "area|document|w:bottom=\"1474\" w:left=\"1984\"|w:bottom=\"102\" w:left=\"102\"",
                "lines|document|<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>|",
                "page-numbers|footer-odd|<w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/>|<w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>7</w:t>",
                "page-numbers|footer-annex-even|> PAGE <|> NUMPAGES <",
                "page-numbers|footer-even|<w:r><w:t xml:space=\"preserve\">— |<w:r><w:rPr><w:sz w:val=\"21\"/></w:rPr><w:t xml:space=\"preserve\">— ",
                "no-number|footer-none|</w:p>|<w:fldSimple w:instr=\" PAGE \"/></w:p>",
                "imprint-place|styles|w:line=\"11756\"|w:line=\"5350\"",
                "indent|document|\"BodyText\"/></w:pPr>|\"Normal\"/></w:pPr>",
                "table-head|document|<w:tblHeader/>|",
                "table-head|document|<w:tblHeader/>|<w:tblHeader w:val=\"0\"/>"
            })
    void noticesWhatDeparts(String key, String part, String from, String to) throws IOException {
        assertThat(clause(changed(part, from, to == null ? "" : to), key).verdict())
                .isEqualTo(Verdict.NOT_MET);
    }

    /** What somebody set by hand in Word is in the paragraph or the run and leaves the style as it was. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type|BodyText|<w:sz w:val=\"24\"/>",
                "lines|BodyText|<w:sz w:val=\"24\"/>",
                "lines|BodyText|<w:spacing w:val=\"20\"/>",
                "lines|BodyText|<w:w w:val=\"80\"/>",
                "type|BodyText|<w:rStyle w:val=\"Small\"/>",
                "levels|Heading1|<w:sz w:val=\"36\"/>",
                "levels|Heading2|<w:sz w:val=\"36\"/>",
                "levels|Heading3|<w:sz w:val=\"36\"/>",
                "colour|Heading3|<w:color w:val=\"0000FF\"/>",
                "mark|IssuerMark|<w:color w:val=\"000000\"/>",
                "number|DocumentNumber|<w:sz w:val=\"24\"/>",
                "signatory|DocumentNumber|<w:sz w:val=\"24\"/>",
                "title|Title|<w:sz w:val=\"24\"/>",
                "addressee|Addressee|<w:sz w:val=\"24\"/>",
                "annex-note|AnnexNote|<w:sz w:val=\"24\"/>",
                "signature|Signature|<w:sz w:val=\"24\"/>",
                "date|Date|<w:sz w:val=\"24\"/>",
                "annex|AnnexLabel|<w:sz w:val=\"24\"/>",
                "printed|ImprintBelowDigest|<w:sz w:val=\"24\"/>"
            })
    void noticesWhatWasSetOnARunByHand(String key, String style, String property) throws IOException {
        var smaller = "<w:style w:type=\"character\" w:styleId=\"Small\"><w:rPr><w:sz w:val=\"21\"/></w:rPr></w:style>";
        var docx = changed(Map.of(
                "document",
                inRuns(style, property),
                "styles",
                text -> text.replace("</w:styles>", smaller + "</w:styles>")));
        assertThat(clause(docx, key).verdict()).isEqualTo(Verdict.NOT_MET);
    }

    @ParameterizedTest
    @CsvSource({"eastAsia", "ascii", "eastAsiaTheme"})
    void noticesAnotherFontOfARun(String script) throws IOException {
        var docx = changed(Map.of(
                "document",
                text -> inParagraphs(
                        text,
                        "BodyText",
                        one -> one.replace(
                                "<w:rFonts w:hint=\"eastAsia\"",
                                "<w:rFonts w:hint=\"eastAsia\" w:" + script + "=\"宋体\""))));
        assertThat(clause(docx, "type").measured().get(0)).contains("宋体");
        assertThat(clause(docx, "type").verdict()).isEqualTo(Verdict.NOT_MET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "indent|BodyText|<w:ind w:firstLine=\"0\" w:firstLineChars=\"0\"/>",
                "indent|BodyText|<w:ind w:firstLine=\"0\"/>",
                "indent|BodyText|<w:ind w:left=\"640\"/>",
                "indent|Heading1|<w:ind w:firstLine=\"0\" w:firstLineChars=\"0\"/>",
                "lines|BodyText|<w:spacing w:line=\"400\" w:lineRule=\"exact\"/>",
                "lines|BodyText|<w:spacing w:line=\"579\" w:lineRule=\"auto\"/>",
                "lines|BodyText|<w:spacing w:after=\"200\"/>",
                "mark|IssuerMark|<w:spacing w:before=\"200\"/>",
                "number|DocumentNumber|<w:spacing w:before=\"200\"/>",
                "title|Title|<w:jc w:val=\"left\"/>",
                "addressee|Addressee|<w:ind w:firstLine=\"640\"/>",
                "annex-note|AnnexNote|<w:ind w:left=\"0\" w:leftChars=\"0\"/>",
                "signature|Signature|<w:spacing w:before=\"0\"/>",
                "imprint-rules|ImprintBelowDigest|<w:pBdr><w:bottom w:val=\"none\"/></w:pBdr>",
                "imprint-place|ImprintBelowDigest|<w:framePr w:vAnchor=\"page\" w:y=\"3000\"/>",
                "imprint-place|ImprintBelowDigest|<w:spacing w:after=\"6406\"/>",
                "imprint-place|ImprintSpaceAboveDigest|<w:spacing w:line=\"5350\"/>"
            })
    void noticesWhatWasSetOnAParagraphByHand(String key, String style, String property) throws IOException {
        var docx = changed(Map.of(
                "document",
                text -> inParagraphs(
                        text,
                        style,
                        one -> one.replaceFirst("(<w:pStyle w:val=\"" + style + "\"/>)", "$1" + property))));
        assertThat(clause(docx, key).verdict()).isEqualTo(Verdict.NOT_MET);
    }

    @ParameterizedTest
    @CsvSource({"footer-odd", "footer-even", "footer-annex-odd", "footer-annex-even"})
    void aFigureIsNoPageNumber(String footer) throws IOException {
        var docx = changed(Map.of(
                footer,
                text -> text.replaceAll("<w:r><w:fldChar [^>]*/></w:r>", "")
                        .replaceAll("<w:r><w:instrText .*?</w:r>", "")));
        assertThat(clause(docx, "page-numbers").verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(clause(docx, "page-numbers").measured()).last().isEqualTo("1");
    }

    @Test
    void theNumeralsOfEachLevelFollowOneAnother() throws IOException {
        assertThat(misnumbered(
                        "#一、甲", "##（一）乙", "###1. 丙", "###2. 丁", "##（二）戊", "###3. 己", "#二、庚", "###（一）辛", "###（四）壬"))
                .isEmpty();
        assertThat(misnumbered("#一、甲", "##（一）乙", "###1. 丙", "##（二）丁", "###1. 戊", "###2. 己"))
                .isEmpty();
        assertThat(misnumbered("#一、甲", "#五、乙")).isEqualTo("：五、乙");
        assertThat(misnumbered("#二、甲")).isEqualTo("：二、甲");
        assertThat(misnumbered("#甲")).isEqualTo("：甲");
        assertThat(misnumbered("#一、甲", "##（一）乙", "##（三）丁", "###1. 戊")).isEqualTo("：（三）丁");
        assertThat(misnumbered("#一、甲", "##（一）乙", "###2. 丙", "###1. 丁")).isEqualTo("：1. 丁");
        assertThat(misnumbered("#一、甲", "##（一）乙", "###2. 丙", "###2. 丁")).isEqualTo("：2. 丁");
        assertThat(misnumbered("#一、甲", "##（一）乙", "###（二）丙")).isEqualTo("：（二）丙");
    }

    @Test
    void theNumeralsThatWordCountsMeetTheStandard() throws IOException {
        assertThat(notMet(NUMBERED)).isEmpty();
        assertThat(clause(NUMBERED, "levels").measured().toString()).contains("黑体", "楷体", "仿宋");
    }

    /** What Word would show is measured, wherever in the file it is said. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numbering|numbering|<w:start w:val=\"1\"/>|<w:start w:val=\"2\"/>",
                "numbering|numbering|<w:startOverride w:val=\"3\"/>|<w:startOverride w:val=\"1\"/>",
                "numbering|numbering|<w:numFmt w:val=\"chineseCounting\"/>|<w:numFmt w:val=\"upperRoman\"/>",
                "numbering|numbering|<w:numFmt w:val=\"chineseCounting\"/>|<w:numFmt w:val=\"decimal\"/>",
                "numbering|numbering|<w:numFmt w:val=\"decimal\"/>|<w:numFmt w:val=\"chineseCounting\"/>",
                "numbering|numbering|<w:suff w:val=\"nothing\"/>|<w:isLgl/><w:suff w:val=\"nothing\"/>",
                "numbering|numbering|<w:suff w:val=\"nothing\"/>|",
                "numbering|numbering|w:val=\"%1、\"|w:val=\"第%1章\"",
                "numbering|numbering|w:val=\"（%2）\"|w:val=\"%1、%2\"",
                "numbering|numbering|w:val=\"%3.\"|w:val=\"%3、\"",
                "numbering|numbering|<w:num w:numId=\"1\">|<w:num w:numId=\"99\">",
                "numbering|numbering|w:abstractNumId=\"0\"|w:abstractNumId=\"7\"",
                "numbering|document|<w:numId w:val=\"1\"/>|<w:numId w:val=\"0\"/>",
                "numbering|document|<w:ilvl w:val=\"1\"/>|<w:ilvl w:val=\"0\"/>",
                "numbering|document|<w:ilvl w:val=\"2\"/>|<w:ilvl w:val=\"3\"/>",
                "numbering|document|>进展<|>二、进展<",
                "numbering|document|>民生<|>（二）民生<",
                "numbering|document|\"Heading2\"/><w:numPr><w:ilvl w:val=\"1\"/>|\"Heading3\"/><w:numPr><w:ilvl w:val=\"1\"/>",
                "levels|numbering|<w:rFonts w:hint=\"eastAsia\"/>|<w:rFonts w:eastAsia=\"宋体\"/>",
                "levels|numbering|<w:rFonts w:hint=\"eastAsia\"/>|<w:sz w:val=\"24\"/>",
                "levels|document|</w:numPr></w:pPr>|</w:numPr><w:rPr><w:sz w:val=\"24\"/></w:rPr></w:pPr>",
                "colour|numbering|<w:rFonts w:hint=\"eastAsia\"/>|<w:color w:val=\"FF0000\"/>",
                "indent|numbering|w:left=\"0\"|w:left=\"420\"",
                "indent|numbering|w:firstLineChars=\"200\" w:firstLine=\"640\"|w:hanging=\"420\""
            })
    void noticesNumeralsThatDepart(String key, String part, String from, String to) throws IOException {
        var docx = changed(NUMBERED, Map.of(part, text -> text.replace(from, to == null ? "" : to)));
        assertThat(clause(docx, key).verdict()).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void noticesThatTheListsAreGone() throws IOException {
        var files = new HashMap<>(ReproducibleZip.filesOf(NUMBERED));
        files.remove("word/numbering.xml");
        assertThat(clause(ReproducibleZip.of(files), "numbering").measured()).containsExactly("9", "：总体情况");

        files.putAll(ReproducibleZip.filesOf(NUMBERED));
        files.computeIfPresent(
                "word/_rels/document.xml.rels",
                (name, text) -> new String(text, StandardCharsets.UTF_8)
                        .replaceAll("<Relationship [^>]*numbering.xml[^>]*>", "")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(clause(ReproducibleZip.of(files), "numbering").measured()).containsExactly("9", "：总体情况");
    }

    /** Word leaves out of a paragraph what its style says. */
    @Test
    void aStyleMayNameTheList() throws IOException {
        var own = "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"1\"/></w:numPr>";
        var docx = changed(
                NUMBERED,
                Map.of(
                        "document",
                        text -> text.replace(own.formatted(0), "").replace(own.formatted(1), ""),
                        "numbering",
                        text -> text.replace("w:left=\"0\"", "w:left=\"0\" w:right=\"0\"")));
        assertThat(notMet(docx)).isEmpty();
    }

    /** Measures are known by the numbers that they have in the document, and not every one has a problem. */
    @Test
    void theSecondLevelOnlyRisesWhereNoThirdStandsBelow() throws IOException {
        assertThat(misnumbered("#一、甲", "##（一）乙", "###1. 丙", "#二、丁", "##（二）戊", "##（七）己", "##（二十）庚"))
                .isEmpty();
        assertThat(misnumbered("#一、甲", "##（七）乙", "##（七）丙")).isEqualTo("：（七）丙");
        assertThat(misnumbered("#一、甲", "##（七）乙", "##（二）丙")).isEqualTo("：（二）丙");
        assertThat(misnumbered("#一、甲", "##（二）乙", "###1. 丙")).isEqualTo("：（二）乙");
    }

    @Test
    void chineseNumeralsAreReadBeyondTen() throws IOException {
        var upToTwentyOne = List.of(
                "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九",
                "二十", "二十一");
        var headings = upToTwentyOne.stream().map(one -> "#" + one + "、甲").toArray(String[]::new);
        assertThat(misnumbered(headings)).isEmpty();
        headings[20] = "#十十、甲";
        assertThat(misnumbered(headings)).isEqualTo("：十十、甲");
    }

    @Test
    void refusesWhatIsNoDocument() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> FormatCheck.of(ReproducibleZip.of(Map.of("a.txt", new byte[0]))));
    }

    @Test
    void refusesADocumentWithoutABody() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> FormatCheck.of(changed("document", "w:body>", "w:other>")));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> FormatCheck.of(changed("document", "</w:body>", "")));
    }

    @Test
    void whatStandsInTheTablesOfTheAnnexesIsNotMeasured() throws IOException {
        var end = "</w:tr></w:tbl>";
        var title =
                "<w:tc><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:rPr><w:color w:val=\"FF0000\"/></w:rPr>"
                        + "<w:t>没有序号</w:t></w:r></w:p></w:tc>";
        assertThat(notMet(changed("document", end, title + end))).isEmpty();
        var body = "<w:body>";
        assertThat(notMet(changed("document", body, body + title.replaceAll("</?w:tc>", ""))))
                .hasSize(2);
    }

    private static List<String> notMet(byte[] docx) throws IOException {
        return FormatCheck.of(docx).stream()
                .filter(one -> one.verdict() == Verdict.NOT_MET)
                .map(one -> one.number() + " " + one.key() + " " + one.measured())
                .toList();
    }

    private static Clause clause(byte[] docx, String key) throws IOException {
        return FormatCheck.of(docx).stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] changed(String part, String from, String to) {
        return changed(Map.of(part, text -> text.replace(from, to)));
    }

    private static byte[] changed(Map<String, UnaryOperator<String>> changes) {
        return changed(SENT, changes);
    }

    private static byte[] changed(byte[] docx, Map<String, UnaryOperator<String>> changes) {
        var files = new HashMap<>(ReproducibleZip.filesOf(docx));
        changes.forEach((part, change) -> {
            var name = "word/" + part + ".xml";
            var text = new String(files.get(name), StandardCharsets.UTF_8).replaceAll(">\\s+<", "><");
            var changed = change.apply(text);
            assertThat(changed).isNotEqualTo(text);
            files.put(name, changed.getBytes(StandardCharsets.UTF_8));
        });
        return ReproducibleZip.of(files);
    }

    private static UnaryOperator<String> inRuns(String style, String property) {
        return text -> inParagraphs(
                text,
                style,
                one -> one.replace("<w:rFonts w:hint=\"eastAsia\"/>", "<w:rFonts w:hint=\"eastAsia\"/>" + property));
    }

    /** The document with something changed in the paragraphs of that style. */
    private static String inParagraphs(String text, String style, UnaryOperator<String> change) {
        return Pattern.compile("<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/>.*?</w:p>")
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(change.apply(found.group())));
    }

    /** The first heading with a wrong numeral, whether numerals are text or numbering; a mark before each for its level. */
    private static String misnumbered(String... headings) throws IOException {
        var blocks = Reports.headings(headings);
        var typed = clause(DocxReport.write(Reports.withBlocks(blocks)), "numbering");
        assertThat(clause(DocxReport.write(Reports.numbered(blocks)), "numbering"))
                .isEqualTo(typed);
        return typed.measured().get(1);
    }
}
