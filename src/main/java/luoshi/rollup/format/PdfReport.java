package luoshi.rollup.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import luoshi.export.PlainText;
import luoshi.rollup.format.ReportDocument.Block;
import luoshi.rollup.format.ReportDocument.Level;
import luoshi.rollup.format.TextLines.Line;

/**
 * The report as PDF: the same content and page geometry as {@link DocxReport}, with fonts embedded, bookmarks and structure. No
 * free font has the letters of 仿宋 and 楷体, so all is set in a 宋体, and 黑体 and 小标宋 are its bold.
 */
public final class PdfReport {

    private static final int CHARACTERS = 28;
    private static final double CHARACTER = PdfSheets.WIDTH / CHARACTERS;
    private static final double PITCH = 28.95;

    /** 2号 in 156 mm, less one character so that a title never touches both edges. */
    private static final double TITLE_WIDTH = 19;

    private static final PdfType BODY = new PdfType(16, false, CHARACTER - 16, PITCH);
    private static final PdfType HEADING = new PdfType(16, true, CHARACTER - 16, PITCH);
    private static final PdfType TITLE = new PdfType(22, true, 0, 33);
    private static final PdfType MARK = new PdfType(44, true, 0, 50);
    private static final PdfType IMPRINT = new PdfType(14, false, 0, 24);
    private static final PdfType DIGEST = new PdfType(7.5, false, 0, 17);
    private static final double THICK = 0.35 * PdfSheets.MM;
    private static final double THIN = 0.25 * PdfSheets.MM;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ReportDocument report;
    private final PdfSheets sheets;
    private final List<Strip> strips = new ArrayList<>();

    private PdfReport(ReportDocument report, PdfSheets sheets) {
        this.report = report;
        this.sheets = sheets;
    }

    /** The bytes of the PDF, the same for the same report. */
    public static byte[] write(ReportDocument report) {
        try (var sheets = PdfSheets.open()) {
            new PdfReport(report, sheets).compose();
            return sheets.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compose() throws IOException {
        describe();
        head();
        body();
        signature();
        setStrips();
        ledger();
        traces();
        imprint();
    }

    private void describe() {
        var information = sheets.document().getDocumentInformation();
        Calendar date = GregorianCalendar.from(report.date().atStartOfDay(ZONE));
        information.setTitle(clean(report.title()));
        information.setAuthor(clean(report.issuer()));
        information.setCreationDate(date);
        information.setModificationDate(date);
    }

    private void head() throws IOException {
        mark();
        numberAndSignatory();
        var element = sheets.element("H1", sheets.whole());
        var lines = TitleLines.of(clean(report.title()), TITLE_WIDTH);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var x = (PdfSheets.WIDTH - sheets.width(line, TITLE)) / 2;
            line(i == 0 ? 2 * PITCH : 0, TITLE, true, top -> text(element, line, x, top, TITLE, 0));
        }
        var addressee = sheets.element("P", sheets.whole());
        line(PITCH, BODY, true, top -> text(addressee, clean(report.addressee()) + "：", 0, top, BODY, 0));
    }

    /** As large as the standard's examples, narrowed until the line holds it. */
    private void mark() throws IOException {
        var mark = clean(report.issuer()) + "文件";
        var narrowed = Math.min(1, 430 / sheets.width(mark, MARK));
        var x = (PdfSheets.WIDTH - sheets.width(mark, MARK) * narrowed) / 2;
        var element = sheets.element("P", sheets.whole());
        line(35 * PdfSheets.MM, MARK, true, top -> {
            sheets.red();
            sheets.stretch(narrowed * 100);
            text(element, mark, x, top, MARK, 0);
            sheets.stretch(100);
            sheets.black();
        });
    }

    /** The number is given by the registry when the document goes out; its place and year are kept. */
    private void numberAndSignatory() throws IOException {
        var number = "　　　　〔" + report.date().getYear() + "〕　　号";
        var signatory = "签发人：" + (report.signatory().isEmpty() ? "　　　" : clean(report.signatory()));
        var right = PdfSheets.WIDTH - CHARACTER - sheets.width(signatory, BODY);
        var element = sheets.element("P", sheets.whole());
        line(2 * PITCH, BODY, true, top -> {
            text(element, number, CHARACTER, top, BODY, 0);
            text(element, signatory, right, top, BODY, 0);
            var below = top + BODY.baseline() + BODY.size() * 0.12 + 4 * PdfSheets.MM;
            sheets.red();
            sheets.artifact(() -> sheets.rule(0, below, PdfSheets.WIDTH, below, 2.25));
            sheets.black();
        });
        add(new Strip(4 * PdfSheets.MM, true, top -> {}));
    }

    private void body() throws IOException {
        for (int i = 0; i < report.blocks().size(); i++) {
            var block = report.blocks().get(i);
            paragraph(block, i == report.blocks().size() - 1);
        }
    }

    private void paragraph(Block block, boolean last) throws IOException {
        var type = block.level() == Level.SECTION ? HEADING : BODY;
        var text = clean(block.text());
        var heading = block.level() != Level.TEXT;
        var element = sheets.element(heading ? "H" + (block.level().ordinal() + 2) : "P", sheets.whole());
        var lines = lines(text, type, PdfSheets.WIDTH, 2 * CHARACTER);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var first = i == 0;
            var end = i == lines.size() - 1;
            var x = first ? 2 * CHARACTER : 0;
            // Headings stay with their text, and the signature never stands on a page without text.
            var keep = heading || last && i >= lines.size() - 2;
            line(0, type, keep, top -> {
                if (heading && first) {
                    sheets.bookmark(block.level().ordinal(), text, top);
                }
                text(element, line.text(), x, top, type, spread(line, PdfSheets.WIDTH - x, type));
                if (end) {
                    sheets.end(element);
                }
            });
        }
    }

    /** Unsealed form: the issuer two characters from the right, the date beginning two characters after the issuer does. */
    private void signature() throws IOException {
        var note = sheets.element("P", sheets.whole());
        var names = lines(clean(String.join("\n", report.annexes())), BODY, PdfSheets.WIDTH - 5 * CHARACTER, 0);
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i).text();
            var first = i == 0;
            line(first ? PITCH : 0, BODY, true, top -> {
                if (first) {
                    text(note, "附件：", 2 * CHARACTER, top, BODY, 0);
                }
                text(note, name, 5 * CHARACTER, top, BODY, 0);
            });
        }
        var issuer = clean(report.issuer());
        var date = DocxReport.chinese(report.date());
        var begin = CHARACTERS - 2 - Math.max(TextSize.width(issuer), TextSize.width(date) + 2);
        var signed = sheets.element("P", sheets.whole());
        line(PITCH, BODY, true, top -> text(signed, issuer, begin * CHARACTER, top, BODY, 0));
        var dated = sheets.element("P", sheets.whole());
        line(0, BODY, false, top -> text(dated, date, (begin + 2) * CHARACTER, top, BODY, 0));
    }

    /** Sets a sheet as soon as it is full, so that of a long text no more is kept than a sheet holds. */
    private void add(Strip strip) throws IOException {
        strips.add(strip);
        while (fitting() < strips.size()) {
            setSheet();
        }
    }

    private void setStrips() throws IOException {
        while (!strips.isEmpty()) {
            setSheet();
        }
    }

    /** Fills a sheet; what has to stand with the next strip goes over with it. */
    private void setSheet() throws IOException {
        var now = strips.subList(0, onSheet());
        begin(false);
        var top = 0.0;
        for (var strip : now) {
            strip.painter().paint(top + strip.height());
            top += strip.height();
        }
        sheets.number();
        now.clear();
    }

    private int fitting() {
        var used = 0.0;
        var fitting = 0;
        while (fitting < strips.size() && used + strips.get(fitting).height() <= PdfSheets.HEIGHT) {
            used += strips.get(fitting++).height();
        }
        return fitting;
    }

    private int onSheet() {
        var fitting = fitting();
        var kept = fitting;
        while (kept < strips.size() && kept > 0 && strips.get(kept - 1).keep()) {
            kept--;
        }
        return kept > 0 ? kept : Math.max(fitting, 1);
    }

    private void ledger() throws IOException {
        var columns = report.words().shown();
        var table = annex(
                report.annexLabel(1),
                clean(report.annexTitle()),
                DocxLedger.heads(report.words()),
                DocxLedger.widths(columns),
                columns.stream().map(DocxLedger::isCentred).toList());
        LedgerRow above = null;
        for (var row : report.ledger()) {
            var shown = DocxLedger.shortened(row, above);
            table.add(columns.stream()
                    .map(column -> DocxLedger.shown(column, shown))
                    .toList());
            above = row;
        }
        table.end();
        sheets.number();
    }

    private void traces() throws IOException {
        if (report.traces().isEmpty()) {
            return;
        }
        var table = annex(
                report.annexLabel(2),
                ReportDocument.TRACES,
                TraceRow.HEADS,
                TraceRow.WIDTHS,
                List.of(true, false, false, false, false, false));
        for (var trace : report.traces()) {
            table.add(trace.cells());
        }
        table.end();
        sheets.number();
    }

    /** Begins an annex on a sheet of its own. */
    private PdfTable annex(String label, String title, List<String> heads, List<Integer> widths, List<Boolean> centred)
            throws IOException {
        begin(true);
        text(sheets.element("P", sheets.whole()), label, 0, 0, HEADING, 0);
        sheets.bookmark(0, title, 0);
        var x = (PdfSheets.HEIGHT - sheets.width(title, TITLE)) / 2;
        text(sheets.element("H2", sheets.whole()), title, x, 2 * PITCH, TITLE, 0);
        PdfSheets.Drawing nextSheet = () -> {
            sheets.number();
            begin(true);
        };
        return new PdfTable(sheets, nextSheet, heads, widths, centred, 2 * PITCH + TITLE.pitch() + PITCH / 2);
    }

    /** On an even page of its own, at the lower edge of the 版心, and without a number, as is the empty page before it. */
    private void imprint() throws IOException {
        if (sheets.count() % 2 == 0) {
            begin(false);
        }
        begin(false);
        var digests = report.digests();
        var line = PdfSheets.HEIGHT - IMPRINT.pitch();
        var first = line - digests.size() * DIGEST.pitch();
        for (int i = 0; i < digests.size(); i++) {
            text(sheets.element("P", sheets.whole()), digests.get(i), 14, first + i * DIGEST.pitch(), DIGEST, 0);
        }
        rule(first, THICK);
        if (!digests.isEmpty()) {
            rule(line, THIN);
        }
        rule(PdfSheets.HEIGHT, THICK);
        var element = sheets.element("P", sheets.whole());
        text(element, clean(report.issuer()) + "办公室", 14, line, IMPRINT, 0);
        var printed = report.draft() ? "　　年　月　日印发" : DocxReport.chinese(report.date()) + "印发";
        text(element, printed, PdfSheets.WIDTH - 14 - sheets.width(printed, IMPRINT), line, IMPRINT, 0);
    }

    private void rule(double y, double thick) throws IOException {
        sheets.artifact(() -> sheets.rule(0, y, PdfSheets.WIDTH, y, thick));
    }

    /** A new sheet; that of a draft says so above the 版心. */
    private void begin(boolean turned) throws IOException {
        sheets.next(turned);
        if (report.draft()) {
            var said = "草稿（未签发）";
            var width = turned ? PdfSheets.HEIGHT : PdfSheets.WIDTH;
            var x = (width - sheets.width(said, HEADING)) / 2;
            var above = (turned ? -14 : -17) * PdfSheets.MM + HEADING.baseline();
            sheets.artifact(() -> sheets.show(said, x, above, HEADING, 0));
        }
    }

    private List<Line> lines(String text, PdfType type, double width, double indent) throws IOException {
        return TextLines.of(text, character -> sheets.width(character, type), width + 0.01, indent);
    }

    /** What is added behind each character so that the line fills its width. */
    private static double spread(Line line, double width, PdfType type) {
        var left = width - line.width() + type.spacing();
        return line.last() || line.text().length() < 2 || left > 3 * type.size()
                ? 0
                : left / (line.text().length() - 1);
    }

    private void text(PdfElement element, String text, double x, double top, PdfType type, double spread)
            throws IOException {
        sheets.marked(element, () -> sheets.show(text, x, top + type.baseline(), type, spread));
    }

    private void line(double above, PdfType type, boolean keep, Painter painter) throws IOException {
        add(new Strip(above + type.pitch(), keep, bottom -> painter.paint(bottom - type.pitch())));
    }

    /** Without what XML or a line cannot hold, and with 〓 for characters beyond the Basic Multilingual Plane. */
    static String clean(String text) {
        return PlainText.of(text)
                .codePoints()
                .map(c -> c > 0xFFFF ? PdfFont.MISSING : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Paints at a height below the upper edge of the 版心. */
    @FunctionalInterface
    private interface Painter {
        void paint(double at) throws IOException;
    }

    /**
     * A strip across the sheet.
     *
     * @param keep whether the next one has to stand on the same sheet
     */
    private record Strip(double height, boolean keep, Painter painter) {}
}
