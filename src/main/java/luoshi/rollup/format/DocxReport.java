package luoshi.rollup.format;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luoshi.export.PlainText;
import luoshi.rollup.format.DocxMarkup.Piece;
import luoshi.rollup.format.ReportDocument.Block;
import luoshi.rollup.format.ReproducibleZip.Content;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;

/** The report as an official document after GB/T 9704-2012: letter, annex with the ledger, imprint. */
public final class DocxReport {

    /** 2号 in 156 mm, less one character so that a title never touches both edges. */
    private static final double TITLE_WIDTH = 19;

    /** One character of the body in twips: 156 mm / 28. */
    private static final int CHARACTER = 316;

    private static final int CHARACTERS = 28;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String DOCUMENT = "word/document.xml";
    private static final int BUFFER = 1 << 16;

    /** No character, and never in the text of a report, so that nothing but a place looks like one. */
    private static final String NO_CHARACTER = "\uFFFF";

    private static final String PLACE = "<w:p><w:pPr><w:pStyle w:val=\"" + NO_CHARACTER + "\"/></w:pPr></w:p>";

    private final XWPFDocument document;
    private final DocxSkeleton skeleton;
    private final ReportDocument report;
    private final DocxLists lists;
    private final List<Piece> pieces = new ArrayList<>();

    private DocxReport(DocxSkeleton skeleton, ReportDocument report) {
        this.document = skeleton.document();
        this.skeleton = skeleton;
        this.report = report;
        this.lists = report.numbered() ? DocxLists.of(report.blocks()) : DocxLists.none();
    }

    /** The bytes of the DOCX, the same for the same report. */
    public static byte[] write(ReportDocument report) {
        try {
            var skeleton = DocxSkeleton.open();
            try (var document = skeleton.document()) {
                var written = new DocxReport(skeleton, report);
                written.compose();
                var bytes = new ByteArrayOutputStream();
                document.write(bytes);
                return written.completed(ReproducibleZip.filesOf(bytes.toByteArray()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packs the files, with what there is much of written in its place while the document is packed. */
    private byte[] completed(Map<String, byte[]> files) {
        var contents = new HashMap<String, Content>();
        files.forEach((name, content) -> contents.put(name, out -> out.write(content)));
        var frame = new String(files.get(DOCUMENT), StandardCharsets.UTF_8).split(PLACE, -1);
        contents.put(DOCUMENT, out -> {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
            var markup = new DocxMarkup(writer);
            markup.add(frame[0]);
            for (int i = 0; i < pieces.size(); i++) {
                pieces.get(i).writeTo(markup);
                markup.add(frame[i + 1]);
            }
            writer.flush();
        });
        return ReproducibleZip.written(contents);
    }

    /** Leaves a place in the document for what POI would have to keep in memory until all is written. */
    private void place(Piece piece) {
        document.createParagraph().getCTP().addNewPPr().addNewPStyle().setVal(NO_CHARACTER);
        pieces.add(piece);
    }

    private void compose() throws IOException {
        describe();
        if (report.numbered()) {
            lists.addTo(document);
        }
        if (report.draft()) {
            document.getHeaderList()
                    .forEach(header ->
                            DocxText.append(header.getParagraphArray(0).getCTP(), "草稿（未签发）"));
        }
        head();
        body();
        signature();
        annex();
        imprint();
    }

    /** POI would write the present moment; the document tells its own date. */
    private void describe() {
        var properties = document.getProperties().getCoreProperties();
        var date = Optional.of(Date.from(report.date().atStartOfDay(ZONE).toInstant()));
        properties.setTitle(PlainText.of(report.title()));
        properties.setCreator(PlainText.of(report.issuer()));
        properties.setCreated(date);
        properties.setModified(date);
    }

    private void head() {
        issuerMark();
        documentNumberAndSignatory();
        paragraph("Title", String.join("\n", TitleLines.of(report.title(), TITLE_WIDTH)));
        paragraph("Addressee", report.addressee() + "：");
    }

    /** As large as the standard's examples, narrowed until the line holds it. */
    private void issuerMark() {
        var mark = report.issuer() + "文件";
        var narrowed = (int) Math.min(100, 430 * 100 / (TextSize.width(mark) * 44));
        paragraph("IssuerMark", mark).getRArray(0).getRPr().addNewW().setVal(narrowed);
    }

    /** The number is given by the registry when the document goes out; its place and year are kept. */
    private void documentNumberAndSignatory() {
        var name = report.signatory().isEmpty() ? "　　　" : report.signatory();
        var line = paragraph("DocumentNumber", "　　　　〔" + report.date().getYear() + "〕　　号");
        var tab = line.getPPr().addNewTabs().addNewTab();
        tab.setVal(STTabJc.LEFT);
        tab.setPos(BigInteger.valueOf((long) ((CHARACTERS - 5 - TextSize.width(name)) * CHARACTER)));
        line.addNewR().addNewTab();
        DocxText.append(line, "签发人：");
        var fonts = DocxText.append(line, name).getRPr().getRFontsArray(0);
        fonts.setEastAsia("楷体_GB2312");
        fonts.setAscii("楷体_GB2312");
        fonts.setHAnsi("楷体_GB2312");
    }

    private void body() {
        place(this::blocks);
        paragraph("AnnexNote", "附件：" + String.join("\n", report.annexes()));
    }

    private void blocks(DocxMarkup markup) {
        var last = report.blocks().size() - 1;
        for (int i = 0; i <= last; i++) {
            var block = report.blocks().get(i);
            // The signature never stands on a page without text.
            var kept = i == last ? "<w:keepNext/>" : "";
            markup.paragraph(style(block), kept + lists.properties(i), lists.text(i, block));
        }
    }

    private static String style(Block block) {
        return switch (block.level()) {
            case SECTION -> "Heading1";
            case CHAPTER -> "Heading2";
            case MEASURE -> "Heading3";
            case TEXT -> "BodyText";
        };
    }

    /** Unsealed form: the issuer two characters from the right, the date beginning two characters after the issuer does. */
    private void signature() {
        var date = chinese(report.date());
        var begin = CHARACTERS - 2 - Math.max(TextSize.width(report.issuer()), TextSize.width(date) + 2);
        indent(paragraph("Signature", report.issuer()), begin);
        indent(paragraph("Date", date), begin + 2);
    }

    private void annex() {
        endSection(skeleton.letter());
        paragraph("AnnexLabel", report.annexLabel(1));
        paragraph("AnnexTitle", report.annexTitle());
        place(markup -> DocxLedger.write(report, markup));
        if (!report.traces().isEmpty()) {
            paragraph("AnnexLabel", report.annexLabel(2)).getPPr().addNewPageBreakBefore();
            paragraph("AnnexTitle", ReportDocument.TRACES);
            place(markup -> DocxLedger.writeTraces(report.traces(), markup));
        }
        endSection(skeleton.annex());
    }

    private void imprint() {
        var frozen = !report.digests().isEmpty();
        paragraph(space(), "");
        if (frozen) {
            paragraph("Digest", String.join("\n", report.digests()));
        }
        var line = paragraph(frozen ? "ImprintBelowDigest" : "Imprint", report.issuer() + "办公室");
        line.addNewR().addNewTab();
        DocxText.append(line, printed());
    }

    /** What puts the 版记 at the lower edge of the page, by how many lines it has. */
    private String space() {
        return switch (report.digests().size()) {
            case 0 -> "ImprintSpace";
            case 1 -> "ImprintSpaceAboveDigest";
            default -> "ImprintSpaceAboveDigests";
        };
    }

    /** A draft has not been printed yet. */
    private String printed() {
        return report.draft() ? "　　年　月　日印发" : chinese(report.date()) + "印发";
    }

    private void endSection(CTSectPr section) {
        paragraph("Spacer", "").getPPr().setSectPr(section);
    }

    private CTP paragraph(String style, String text) {
        var paragraph = document.createParagraph().getCTP();
        DocxText.set(paragraph, style, text);
        return paragraph;
    }

    private static void indent(CTP paragraph, double characters) {
        paragraph.getPPr().addNewInd().setLeft(BigInteger.valueOf(Math.round(characters * CHARACTER)));
    }

    /** As the standard writes dates: 2020年10月21日. */
    static String chinese(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
