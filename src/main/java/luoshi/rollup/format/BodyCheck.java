package luoshi.rollup.format;

import static luoshi.rollup.format.DocxFile.attribute;
import static luoshi.rollup.format.Measured.MILLIMETRES;
import static luoshi.rollup.format.Measured.near;
import static luoshi.rollup.format.Measured.number;
import static luoshi.rollup.format.Measured.numbers;
import static luoshi.rollup.format.Measured.told;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** The text of a produced report: every paragraph between 主送机关 and 附件说明, whatever its style is called. */
final class BodyCheck {

    /** One line and one character of the body: 225 mm / 22 and 156 mm / 28, in twips. */
    static final double LINE = 579;

    static final double CHARACTER = 316;

    /** Of a heading that is numbered wrong so much is told. */
    private static final int SHOWN = 20;

    private static final double WIDTH = 156 / MILLIMETRES;
    private static final double HEIGHT = 225 / MILLIMETRES;
    private static final Set<String> END = Set.of("AnnexNote", "Signature", "Date", "AnnexLabel");
    private static final Map<String, String> HEADINGS = Map.of("Heading1", "黑体", "Heading2", "楷体", "Heading3", "仿宋");

    private final DocxFile file;
    private final Measured measured;
    private final List<DocxLook> all = new ArrayList<>();
    private final List<DocxLook> text;

    BodyCheck(DocxFile file, Measured measured) {
        this.file = file;
        this.measured = measured;
        var begun = false;
        for (var paragraph : file.paragraphs()) {
            if (paragraph.section() > 0 || END.contains(paragraph.style())) {
                break;
            }
            if (begun) {
                all.add(new DocxLook(file, paragraph));
            }
            begun |= paragraph.style().equals("Addressee");
        }
        text = all.stream()
                .filter(one -> !HEADINGS.containsKey(one.paragraph().style()))
                .filter(one -> !one.runs().isEmpty())
                .toList();
    }

    /** What all of the text has in common: 5.2.2 to 5.2.4. */
    void type() {
        var departing = text.stream().filter(one -> !one.isType("仿宋", 16)).count();
        var fonts = new LinkedHashSet<String>();
        var sizes = new LinkedHashSet<Double>();
        text.forEach(one -> {
            fonts.addAll(one.fonts());
            sizes.addAll(one.sizes());
        });
        measured.add(
                "5.2.2",
                "type",
                !text.isEmpty() && departing == 0,
                told(fonts),
                numbers(sizes),
                Long.toString(departing));
        lines();
        var coloured = file.paragraphs().stream()
                .filter(one -> !one.style().equals("IssuerMark"))
                .filter(one -> !new DocxLook(file, one)
                        .isColour(colour -> Set.of("auto", "000000").contains(colour)))
                .count();
        measured.add("5.2.4", "colour", coloured == 0, Long.toString(coloured));
    }

    private void lines() {
        var lines = new LinkedHashSet<Double>();
        var characters = new LinkedHashSet<Double>();
        for (var one : all) {
            var apart = one.before() != 0 || one.after() != 0;
            lines.add(one.line() == 0 || apart ? 0 : Math.floor(HEIGHT / one.line() + 0.001));
            one.runs().forEach(run -> characters.add(Math.floor(WIDTH / (one.character(run) + grid()) + 0.001)));
        }
        var grids = new LinkedHashSet<Double>();
        file.sections().stream()
                .filter(section -> !PageCheck.isLandscape(section))
                .forEach(section -> grids.add(linesOfGrid(section)));
        measured.add(
                "5.2.3",
                "lines",
                near(lines, 22, 0) && near(characters, 28, 0) && near(grids, 22, 0),
                numbers(lines),
                numbers(characters),
                numbers(grids));
    }

    /** What the grid of the letter adds to each character, in twips; it is written in 4096ths of a point. */
    private double grid() {
        var letter = file.sections().get(0);
        return attribute(letter, "docGrid", "type")
                        .filter("linesAndChars"::equals)
                        .isPresent()
                ? DocxLook.whole(attribute(letter, "docGrid", "charSpace")) / 4096.0 * 20
                : 0;
    }

    /** The lines that the grid of a section has on a page; 0 if it has none. */
    private static double linesOfGrid(Element section) {
        var pitch = DocxLook.whole(attribute(section, "docGrid", "linePitch"));
        var on = attribute(section, "docGrid", "type")
                .filter(type -> !type.equals("default"))
                .isPresent();
        return on && pitch > 0 ? Math.floor(HEIGHT / pitch + 0.001) : 0;
    }

    /** Where the text begins, how it is indented, and its headings: 7.3.3. */
    void body() {
        double room = 22 - above() / LINE;
        measured.add("7.3.3", "first-page", room >= 1, number(Math.floor(room)));

        var indents = new LinkedHashSet<Double>();
        all.stream()
                .filter(one -> !one.runs().isEmpty())
                .forEach(one -> indents.add(one.firstLine() + one.indent("left") + one.indent("right")));
        measured.add("7.3.3", "indent", near(indents, 2, 0.01), numbers(indents));

        var headings = file.paragraphs().stream()
                .filter(one -> HEADINGS.containsKey(one.style()))
                .map(one -> new DocxLook(file, one))
                .toList();
        measured.add(
                "7.3.3",
                "levels",
                headings.stream()
                        .allMatch(one -> one.isType(HEADINGS.get(one.paragraph().style()), 16)),
                fonts("Heading1"),
                fonts("Heading2"),
                fonts("Heading3"),
                numbers(headings.stream()
                        .flatMap(one -> one.sizes().stream())
                        .distinct()
                        .toList()));

        var wrong = Numerals.wrongOf(headings);
        measured.add(
                "7.3.3",
                "numbering",
                wrong.isEmpty(),
                Integer.toString(wrong.size()),
                wrong.isEmpty() ? "" : "：" + shortened(wrong.get(0)));
    }

    private String fonts(String style) {
        var fonts =
                file.looks(style).stream().flatMap(one -> one.fonts().stream()).toList();
        return fonts.isEmpty() ? file.of(style, "rPr/rFonts", "eastAsia").orElse("") : told(fonts);
    }

    private static String shortened(String heading) {
        return heading.codePointCount(0, heading.length()) <= SHOWN
                ? heading
                : heading.substring(0, heading.offsetByCodePoints(0, SHOWN)) + "……";
    }

    /** The height in twips of everything above the text. */
    private double above() {
        var height = 0.0;
        for (var paragraph : file.paragraphs()) {
            height += new DocxLook(file, paragraph).height();
            if (paragraph.style().equals("Addressee")) {
                break;
            }
        }
        return height;
    }
}
