package luoshi.rollup.format;

import static luoshi.rollup.format.DocxFile.attribute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import luoshi.rollup.format.Clause.Verdict;
import luoshi.rollup.format.DocxBody.Paragraph;
import org.w3c.dom.Element;

/**
 * 格式自检: measures a produced DOCX against GB/T 9704-2012, clause by clause. It reads the file and nothing of the program
 * that wrote it; lengths come from twips (1/1440 inch), type from half points.
 */
public final class FormatCheck {

    private static final double MILLIMETRES = 25.4 / 1440;

    /** One line and one character of the body: 225 mm / 22 and 156 mm / 28, in twips. */
    private static final double LINE = 579;

    private static final double CHARACTER = 316;

    /** 附件：××××, or numbered from 1 on a line each; no mark at the end. */
    private static final Pattern ANNEXES =
            Pattern.compile("附件：(?:[^\\d\n].*[^。；，]|1\\..*[^。；，](?:\n[2-9]\\..*[^。；，])+)");

    private static final Pattern DATE = Pattern.compile("\\d{4}年[1-9]\\d?月[1-9]\\d?日");

    private final DocxFile file;
    private final Element letter;
    private final List<Clause> clauses = new ArrayList<>();

    private FormatCheck(DocxFile file) throws IOException {
        this.file = file;
        if (file.sections().isEmpty()) {
            throw new IOException("No section in the document");
        }
        letter = file.sections().get(0);
    }

    /**
     * Every clause that can be measured in the file.
     *
     * @throws IOException if it is no DOCX
     */
    public static List<Clause> of(byte[] docx) throws IOException {
        var check = new FormatCheck(DocxFile.read(docx));
        check.page();
        check.head();
        check.body();
        check.end();
        check.imprint();
        check.numbers();
        return List.copyOf(check.clauses);
    }

    private void page() {
        double width = size("w");
        double height = size("h");
        add("5.1", "paper", near(width, 210, 0.5) && near(height, 297, 0.5), number(width), number(height));

        double top = margin("top");
        double left = margin("left");
        add("5.2.1", "margins", near(top, 37, 1) && near(left, 28, 1), number(top), number(left));
        double textWidth = width - left - margin("right");
        double textHeight = height - top - margin("bottom");
        add(
                "5.2.1",
                "area",
                near(textWidth, 156, 0.6) && near(textHeight, 225, 0.6),
                number(textWidth),
                number(textHeight));

        add("5.2.2", "type", isType("BodyText", "仿宋", 16), font("BodyText"), points("BodyText"));
        int lines = (int) (textHeight / MILLIMETRES / file.number("BodyText", "pPr/spacing", "line") + 0.001);
        double character =
                file.number("BodyText", "rPr/sz", "val") * 10 + file.number("BodyText", "rPr/spacing", "val");
        int characters = (int) (textWidth / MILLIMETRES / character + 0.001);
        add("5.2.3", "lines", lines == 22 && characters == 28, Integer.toString(lines), Integer.toString(characters));

        var coloured = file.paragraphs().stream()
                .filter(one -> !one.style().equals("IssuerMark"))
                .filter(one -> !isBlack(one))
                .count();
        add("5.2.4", "colour", coloured == 0, Long.toString(coloured));
    }

    private boolean isBlack(Paragraph paragraph) {
        return file.of(paragraph.style(), "rPr/color", "val").map(this::isBlack).orElse(true)
                && paragraph.runs().stream()
                        .allMatch(run -> run.colour().map(this::isBlack).orElse(true));
    }

    private boolean isBlack(String colour) {
        return colour.equals("000000") || colour.equals("auto");
    }

    private void head() {
        absent("7.2.1", "copy-number");
        absent("7.2.2", "secrecy");
        absent("7.2.3", "urgency");

        double mark = file.number("IssuerMark", "pPr/spacing", "before") * MILLIMETRES;
        add(
                "7.2.4",
                "mark",
                near(mark, 35, 1)
                        && isType("IssuerMark", "小标宋", 0)
                        && is("IssuerMark", "pPr/jc", "val", "center")
                        && is("IssuerMark", "rPr/color", "val", "FF0000"),
                number(mark),
                font("IssuerMark"),
                file.of("IssuerMark", "rPr/color", "val").orElse(""));

        var line = text("DocumentNumber");
        var number = line.replaceFirst("\t.*", "").replace("　", "").strip();
        double above = lines("DocumentNumber");
        add(
                "7.2.5",
                "number",
                near(above, 2, 0.05)
                        && isType("DocumentNumber", "仿宋", 16)
                        && file.number("DocumentNumber", "pPr/ind", "firstLineChars") == 100
                        && number.matches("\\p{IsHan}*〔\\d{4}〕([1-9]\\d*)?号"),
                number(above),
                number);

        var signatory = file.first("DocumentNumber")
                .map(Paragraph::runs)
                .filter(runs -> !runs.isEmpty())
                .map(runs -> runs.get(runs.size() - 1))
                .map(run -> run.font().orElse(font("DocumentNumber")))
                .orElse("");
        double right = 28 - tab() - TextSize.width(line.replaceFirst(".*\t", ""));
        add(
                "7.2.6",
                "signatory",
                line.contains("\t签发人：") && signatory.contains("楷体") && near(right, 1, 0.1),
                line.contains("签发人：") ? font("DocumentNumber") : "",
                signatory,
                number(right));

        double rule = points("DocumentNumber", "pPr/pBdr/bottom", "space") * 25.4 / 72;
        add(
                "7.2.7",
                "rule",
                near(rule, 4, 0.3)
                        && is("DocumentNumber", "pPr/pBdr/bottom", "color", "FF0000")
                        && file.number("DocumentNumber", "pPr/ind", "left") == 0,
                number(rule),
                file.of("DocumentNumber", "pPr/pBdr/bottom", "color").orElse(""));
    }

    private double tab() {
        return file.first("DocumentNumber")
                .flatMap(Paragraph::tab)
                .map(position -> position / CHARACTER)
                .orElse(0.0);
    }

    private void body() {
        double title = lines("Title");
        var titleLines = text("Title").split("\n");
        add(
                "7.3.1",
                "title",
                near(title, 2, 0.05)
                        && isType("Title", "小标宋", 22)
                        && is("Title", "pPr/jc", "val", "center")
                        && Arrays.stream(titleLines)
                                .allMatch(one -> TextSize.width(one) * 22 * 20 * MILLIMETRES <= 156),
                number(title),
                font("Title"),
                points("Title"),
                Integer.toString(titleLines.length));

        double addressee = lines("Addressee");
        add(
                "7.3.2",
                "addressee",
                near(addressee, 1, 0.05)
                        && text("Addressee").endsWith("：")
                        && file.number("Addressee", "pPr/ind", "firstLine") == 0
                        && file.number("Addressee", "pPr/ind", "left") == 0,
                number(addressee),
                text("Addressee"));

        double room = 22 - above("BodyText") / LINE;
        add("7.3.3", "first-page", room >= 1, number(Math.floor(room)));
        double first = file.number("BodyText", "pPr/ind", "firstLineChars") / 100.0;
        add("7.3.3", "indent", near(first, 2, 0.01), number(first));
        add(
                "7.3.3",
                "levels",
                isType("Heading1", "黑体", 16) && isType("Heading2", "楷体", 16) && isType("Heading3", "仿宋", 16),
                font("Heading1"),
                font("Heading2"),
                font("Heading3"));
        var misnumbered = misnumbered("Heading1", "[一二三四五六七八九十]+、.*")
                + misnumbered("Heading2", "（[一二三四五六七八九十]+）.*")
                + misnumbered("Heading3", "(\\d+\\.|（[一二三四五六七八九十]+）).*");
        add("7.3.3", "numbering", misnumbered == 0, Long.toString(misnumbered));
    }

    private long misnumbered(String style, String pattern) {
        return file.paragraphs().stream()
                .filter(one -> one.style().equals(style) && !one.text().matches(pattern))
                .count();
    }

    /** The height in twips of everything above the first paragraph with the style. */
    private double above(String style) {
        var height = 0.0;
        for (var paragraph : file.paragraphs()) {
            if (paragraph.style().equals(style)) {
                break;
            }
            var lines = paragraph.text().split("\n", -1).length;
            height += file.number(paragraph.style(), "pPr/spacing", "before")
                    + lines * file.number(paragraph.style(), "pPr/spacing", "line")
                    + file.number(paragraph.style(), "pPr/spacing", "after")
                    + 20 * points(paragraph.style(), "pPr/pBdr/bottom", "space");
        }
        return height;
    }

    private void end() {
        double note = lines("AnnexNote");
        double indent =
                (file.number("AnnexNote", "pPr/ind", "leftChars") - file.number("AnnexNote", "pPr/ind", "hangingChars"))
                        / 100.0;
        add(
                "7.3.4",
                "annex-note",
                near(note, 1, 0.05)
                        && near(indent, 2, 0.01)
                        && ANNEXES.matcher(text("AnnexNote")).matches(),
                number(note),
                number(indent),
                text("AnnexNote"));

        int name = left("Signature");
        int date = left("Date");
        double right = 28 - name / CHARACTER - TextSize.width(text("Signature"));
        double rightOfDate = 28 - date / CHARACTER - TextSize.width(text("Date"));
        double shift = (date - name) / CHARACTER;
        add(
                "7.3.5.2",
                "signature",
                near(shift, 2, 0.1) && near(Math.min(right, rightOfDate), 2, 0.2),
                number(right),
                number(shift),
                number(rightOfDate));
        add("7.3.5.4", "date", DATE.matcher(text("Date")).matches(), text("Date"));
        absent("7.3.6", "remark");

        boolean apart = file.first("AnnexLabel")
                .map(one -> one.section() > 0 && startsPage(one.section()))
                .orElse(false);
        double third = 1
                + (file.number("AnnexTitle", "pPr/spacing", "before")
                                + file.number("AnnexLabel", "pPr/spacing", "after"))
                        / LINE;
        add(
                "7.3.7",
                "annex",
                apart
                        && isType("AnnexLabel", "黑体", 16)
                        && near(third, 2, 0.1)
                        && is("AnnexTitle", "pPr/jc", "val", "center"),
                font("AnnexLabel"),
                number(third + 1));
    }

    private boolean startsPage(int section) {
        return attribute(file.sections().get(section), "type", "val")
                .map(type -> !type.equals("continuous"))
                .orElse(true);
    }

    private void imprint() {
        var last = file.paragraphs().get(file.paragraphs().size() - 1);
        var first = file.first("Digest").map(Paragraph::style).orElse(last.style());
        double outer = Math.min(rule(first, "top"), rule(last.style(), "bottom"));
        double inner = first.equals(last.style()) ? 0.25 : rule(last.style(), "top");
        add(
                "7.4.1",
                "imprint-rules",
                near(outer, 0.35, 0.02) && near(inner, 0.25, 0.02),
                number(outer, 2),
                number(inner, 2));
        absent("7.4.2", "copies");

        double left = file.number(last.style(), "pPr/ind", "firstLine") / 280.0;
        double right = (156 / MILLIMETRES - file.number(last.style(), "pPr/tabs/tab", "pos")) / 280.0;
        add(
                "7.4.3",
                "printed",
                isType(last.style(), "仿宋", 14)
                        && near(left, 1, 0.05)
                        && near(right, 1, 0.05)
                        && last.text().endsWith("印发"),
                font(last.style()),
                number(left),
                number(right),
                last.text().replace("\t", "　"));
        var section = file.sections().get(file.sections().size() - 1);
        var starts = attribute(section, "type", "val").orElse("nextPage");
        add("7.4", "imprint-place", starts.equals("evenPage"), starts);
    }

    private double rule(String style, String edge) {
        return points(style, "pPr/pBdr/" + edge, "sz") / 8 * 25.4 / 72;
    }

    private void numbers() {
        boolean both = file.hasSetting("evenAndOddHeaders");
        var odd = file.footer(letter, "default");
        var even = file.footer(letter, "even");
        double below =
                (page("pgMar", "bottom") - page("pgMar", "footer") - file.number("Footer", "pPr/spacing", "line") / 2.0)
                        * MILLIMETRES;
        double oddRight = odd.map(one -> indent(one, "right")).orElse(0.0);
        double evenLeft = even.map(one -> indent(one, "left")).orElse(0.0);
        add(
                "7.5",
                "page-numbers",
                both
                        && isType("Footer", "宋体", 14)
                        && near(below, 7, 0.5)
                        && near(oddRight, 1, 0.05)
                        && near(evenLeft, 1, 0.05)
                        && odd.map(DocxFile::text)
                                .filter(one -> one.matches("— \\d+ —"))
                                .isPresent(),
                font("Footer"),
                points("Footer"),
                number(below),
                number(oddRight),
                number(evenLeft));
        boolean silent = file.footer(file.sections().get(file.sections().size() - 1), "default")
                .map(DocxFile::text)
                .map(String::isBlank)
                .orElse(true);
        add("7.5", "no-number", silent, silent ? "0" : "1");

        var annex = file.sections().size() < 2 ? null : file.sections().get(1);
        boolean landscape = annex != null
                && attribute(annex, "pgSz", "orient")
                        .filter("landscape"::equals)
                        .isPresent();
        boolean numbered = annex != null
                && file.footer(annex, "default")
                        .map(DocxFile::text)
                        .filter(one -> one.contains("—"))
                        .isPresent()
                && file.footer(annex, "even")
                        .map(DocxFile::text)
                        .filter(one -> one.contains("—"))
                        .isPresent();
        double width = annex == null
                ? 0
                : attribute(annex, "pgSz", "w").map(Integer::valueOf).orElse(0) * MILLIMETRES;
        add("8", "landscape", landscape && numbered && near(width, 297, 0.5), number(width));
    }

    private static double indent(Element footer, String side) {
        return DocxFile.child(footer, "p")
                .flatMap(one -> attribute(one, "pPr/ind", side))
                .map(value -> Integer.parseInt(value) / 280.0)
                .orElse(0.0);
    }

    private double size(String side) {
        return page("pgSz", side) * MILLIMETRES;
    }

    private double margin(String side) {
        return page("pgMar", side) * MILLIMETRES;
    }

    private int page(String element, String attribute) {
        return attribute(letter, element, attribute).map(Integer::valueOf).orElse(0);
    }

    private double points(String style, String path, String attribute) {
        return file.number(style, path, attribute);
    }

    private double lines(String style) {
        return file.number(style, "pPr/spacing", "before") / LINE;
    }

    private String text(String style) {
        return file.first(style).map(Paragraph::text).orElse("");
    }

    private int left(String style) {
        return file.first(style).map(Paragraph::left).orElse(0);
    }

    private String font(String style) {
        return file.of(style, "rPr/rFonts", "eastAsia").orElse("");
    }

    private String points(String style) {
        return number(file.number(style, "rPr/sz", "val") / 2.0);
    }

    private boolean isType(String style, String font, double points) {
        return font(style).contains(font) && (points == 0 || file.number(style, "rPr/sz", "val") == points * 2);
    }

    private boolean is(String style, String path, String attribute, String value) {
        return file.of(style, path, attribute).filter(value::equals).isPresent();
    }

    private void add(String number, String key, boolean met, String... measured) {
        clauses.add(new Clause(number, key, met ? Verdict.MET : Verdict.NOT_MET, List.of(measured)));
    }

    private void absent(String number, String key) {
        clauses.add(new Clause(number, key, Verdict.NOT_APPLICABLE, List.of()));
    }

    private static boolean near(double value, double demanded, double tolerance) {
        return Math.abs(value - demanded) <= tolerance;
    }

    private static String number(double value) {
        return number(value, 1);
    }

    private static String number(double value, int places) {
        var text = String.format(Locale.ROOT, "%." + places + "f", value);
        return text.replaceFirst("\\.0+$", "");
    }
}
