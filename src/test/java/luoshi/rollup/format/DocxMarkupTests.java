package luoshi.rollup.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.Test;

/** What is written row by row is what POI wrote when it held all of it, or reports that were sent could not be built again. */
class DocxMarkupTests {

    private static final List<String> BITS = List.of(
            "<",
            "&",
            "]]>",
            "]",
            "]]",
            ">",
            "\"",
            "'",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "\u0001",
            "\uFFFE",
            "\uD800",
            "𠮷",
            "\u0085",
            "\u2028",
            "\u00a0",
            " ",
            "人",
            "（",
            "截至9月底，",
            "123.4",
            "&amp;",
            "<![CDATA[",
            "-->",
            "<<<<<<",
            "&&&&&&",
            "。");

    @Test
    void aParagraphIsWrittenAsPoiWritesIt() throws IOException {
        var random = new Random(1);
        var own = new StringWriter();
        var markup = new DocxMarkup(own);
        var bytes = new ByteArrayOutputStream();
        try (var document = DocxSkeleton.open().document()) {
            for (int i = 0; i < 2_000; i++) {
                var text = someText(random);
                markup.paragraph("LedgerText", text);
                DocxText.set(document.createParagraph().getCTP(), "LedgerText", text);
            }
            document.write(bytes);
        }

        assertThat(own.toString()).contains("<![CDATA[", "&lt;", "&amp;", "]]&gt;", "<w:br/>");
        assertThat(documentOf(bytes.toByteArray())).contains(own.toString());
    }

    @Test
    void aReportIsWrittenAsItWasWhenPoiHeldAllOfIt() {
        assertThat(sha256(documentOf(DocxReport.write(Reports.difficult()))))
                .isEqualTo("4103b22c87464d78e4473e3b37680e30dd3fd69d2e07247e346a4c3d7b33bf5a");
        assertThat(sha256(documentOf(DocxReport.write(Reports.draft()))))
                .isEqualTo("91319120c5f6829f0185aacf0f4c4fdd97250a8f96a0a1b1a74c71ca44fab4ab");
    }

    /** All of its files, as they were when the numerals of headings were text. */
    @Test
    void aReportOfAnOlderFormIsWrittenAsItWas() {
        var row = Reports.row(1, "累计办理稳岗返还。");
        assertThat(sha256OfParts(DocxReport.write(Reports.sent(row))))
                .isEqualTo("abecdcf12b408ca9332131be4ead511aca0da3f3c8a4c440ae47c2ef8e40998f");
        assertThat(sha256OfParts(DocxReport.write(Reports.draft(row))))
                .isEqualTo("a04e02d5bf49a5484cf0ce44f4a403398a4ce66ee8d3bb2fb643cb3bb0f1b5ae");
        assertThat(sha256OfParts(DocxReport.write(Reports.difficult())))
                .isEqualTo("5ad42f1eb668ddd280f316f9123b92a61af6205112950bf68ce5cdc4bd60835b");
    }

    @Test
    void theTablesReadBackAsTheyWereGiven() throws IOException {
        var report = Reports.difficult();
        try (var document = new XWPFDocument(new ByteArrayInputStream(DocxReport.write(report)))) {
            var columns = report.words().shown();
            var ledger = document.getTables().get(0);
            assertThat(ledger.getRows()).hasSize(4);
            assertThat(widths(ledger)).isEqualTo(DocxLedger.widths(columns));
            for (var row : ledger.getRows()) {
                assertThat(row.getTableCells())
                        .extracting(XWPFTableCell::getWidth)
                        .isEqualTo(DocxLedger.widths(columns));
            }
            assertThat(ledger.getRows())
                    .extracting(row -> row.isRepeatHeader() + " " + row.isCantSplitRow())
                    .containsExactly("true true", "false true", "false false", "false true");
            assertThat(cell(ledger, 1, LedgerColumn.PROGRESS)).isEqualTo("一\n二\n三");
            assertThat(cell(ledger, 2, LedgerColumn.TARGET)).isEqualTo("同上");
            assertThat(cell(ledger, 3, LedgerColumn.TARGET)).isEmpty();
            assertThat(cell(ledger, 3, LedgerColumn.LIGHT)).isEqualTo("黄灯");

            var traces = document.getTables().get(1);
            assertThat(widths(traces)).isEqualTo(TraceRow.WIDTHS);
            assertThat(traces.getRow(0).isRepeatHeader()).isTrue();
            assertThat(traces.getRow(0).getTableCells())
                    .extracting(XWPFTableCell::getText)
                    .isEqualTo(TraceRow.HEADS);
            assertThat(traces.getRow(1).getCell(1).getText()).isEqualTo("x<y & y>z ]]> \"'\t ");
            assertThat(traces.getRow(2).getCell(1).getText()).isEqualTo("<<<<<<& 一段有许多记号的文字，长到超过三十二个字符，]]> 因此写成一段");
            assertThat(traces.getRow(2).getCell(3).getText()).isEqualTo("𠮷\u0085");
            assertThat(traces.getRow(2).getCell(5).getText()).isEmpty();
        }
    }

    private static List<Integer> widths(XWPFTable table) {
        var widths = new ArrayList<Integer>();
        for (var column : table.getCTTbl().getTblGrid().getGridColList()) {
            widths.add(Integer.valueOf(column.getW().toString()));
        }
        return widths;
    }

    private static String cell(XWPFTable table, int row, LedgerColumn column) {
        return table.getRow(row).getCell(column.ordinal()).getText();
    }

    private static String someText(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(BITS.get(random.nextInt(BITS.size())));
        }
        return text.toString();
    }

    private static String documentOf(byte[] docx) {
        return new String(ReproducibleZip.filesOf(docx).get("word/document.xml"), StandardCharsets.UTF_8);
    }

    /** The digest of the names and the content of everything in the file, in their order. */
    private static String sha256OfParts(byte[] docx) {
        var all = new StringBuilder();
        ReproducibleZip.filesOf(docx)
                .forEach((name, part) -> all.append(name).append(new String(part, StandardCharsets.UTF_8)));
        return sha256(all.toString());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
