package luoshi.rollup.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.rollup.format.Clause.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is measured is the file, so each clause is shown to notice a file that departs from it. */
class FormatCheckTests {

    private static final byte[] SENT = DocxReport.write(Reports.sentWithRows(3));

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
        assertThat(clause(SENT, "lines").measured()).containsExactly("22", "28");
        assertThat(clause(SENT, "date").measured()).containsExactly("2020年10月21日");
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
                "landscape|document|w:orient=\"landscape\"|w:orient=\"portrait\""
            })
    void noticesWhatDeparts(String key, String part, String from, String to) throws IOException {
        assertThat(clause(changed(part, from, to == null ? "" : to), key).verdict())
                .isEqualTo(Verdict.NOT_MET);
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
        var files = new HashMap<>(ReproducibleZip.filesOf(SENT));
        var name = "word/" + part + ".xml";
        var text = new String(files.get(name), StandardCharsets.UTF_8).replaceAll(">\\s+<", "><");
        assertThat(text).contains(from);
        files.put(name, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return ReproducibleZip.of(files);
    }
}
