package luoshi.rollup.format;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import luoshi.rollup.format.DocxBody.Paragraph;
import luoshi.rollup.format.DocxBody.Run;

/**
 * How a paragraph looks: what its runs say, before what the paragraph says, before its style, before what that is based on and
 * the defaults.
 *
 * @param file the file it stands in
 * @param paragraph the paragraph
 */
record DocxLook(DocxFile file, Paragraph paragraph) {

    /** A character of 3号 in twips, by which Word counts where an indentation is in characters. */
    private static final double FULL = 320;

    private static final Pattern LATIN = Pattern.compile("[A-Za-z0-9]");

    /** Its text. */
    String text() {
        return paragraph.text();
    }

    /** An attribute of the paragraph. */
    Optional<String> of(String path, String attribute) {
        return Optional.ofNullable(paragraph.own().get(path + "/" + attribute))
                .or(() -> file.of(paragraph.style(), path, attribute));
    }

    /** A number of the paragraph; 0 where nothing is said. */
    int number(String path, String attribute) {
        return whole(of(path, attribute));
    }

    /** Whether the attribute has the value. */
    boolean is(String path, String attribute, String value) {
        return of(path, attribute).filter(value::equals).isPresent();
    }

    /** The space above it, in twips. */
    int before() {
        return number("pPr/spacing", "before");
    }

    /** The space below it, in twips. */
    int after() {
        return number("pPr/spacing", "after");
    }

    /** The height of its lines in twips; 0 where it is left to the type. */
    int line() {
        return is("pPr/spacing", "lineRule", "exact") ? number("pPr/spacing", "line") : 0;
    }

    /** How thick the rule at that edge is, in eighths of a point. */
    int rule(String edge) {
        return of("pPr/pBdr/" + edge, "val")
                        .filter(one -> !one.equals("nil") && !one.equals("none"))
                        .isPresent()
                ? number("pPr/pBdr/" + edge, "sz")
                : 0;
    }

    /** How far its text stands from the rule at that edge, in points. */
    int space(String edge) {
        return rule(edge) == 0 ? 0 : number("pPr/pBdr/" + edge, "space");
    }

    /** The height of all of it in twips as far as the file tells: lines that a program breaks by itself are not among it. */
    double height() {
        var lines = text().split("\n", -1).length;
        return before()
                + lines * line()
                + after()
                + 20 * (space("top") + space("bottom"))
                + 2.5 * (rule("top") + rule("bottom"));
    }

    /** By how many characters its first line is indented. */
    double firstLine() {
        return indent("firstLine") - indent("hanging");
    }

    /** An indentation in characters; the smaller one where the file says it in characters and in twips, and not the same. */
    double indent(String side) {
        var characters = of("pPr/ind", side + "Chars").map(DocxLook::whole).map(one -> one / 100.0);
        var twips = of("pPr/ind", side).map(DocxLook::whole).map(one -> one / FULL);
        return Math.min(characters.orElse(twips.orElse(0.0)), twips.orElse(characters.orElse(0.0)));
    }

    /** Whether it stands apart from the lines of the text, where a program for documents puts it. */
    boolean isFramed() {
        return paragraph.own().containsKey("pPr/framePr");
    }

    /** The runs that show something. */
    List<Run> runs() {
        return paragraph.runs().stream().filter(run -> !run.text().isBlank()).toList();
    }

    /** An attribute of a run. */
    Optional<String> of(Run run, String path, String attribute) {
        return Optional.ofNullable(run.own().get(path + "/" + attribute))
                .or(() -> Optional.ofNullable(run.own().get("rPr/rStyle/val"))
                        .flatMap(style -> file.ofStyles(style, path, attribute)))
                .or(() -> file.of(paragraph.style(), path, attribute));
    }

    /** The fonts in which its text is set, those of letters and digits among them. */
    Set<String> fonts() {
        var fonts = new LinkedHashSet<String>();
        runs().forEach(run -> fonts.addAll(fonts(run)));
        return fonts;
    }

    /** The fonts of a run. */
    Set<String> fonts(Run run) {
        var fonts = new LinkedHashSet<String>();
        if (run.text().codePoints().anyMatch(c -> c >= 0x80)) {
            fonts.add(font(run, "eastAsia"));
        }
        if (LATIN.matcher(run.text()).find()) {
            fonts.add(font(run, "ascii"));
        }
        return fonts;
    }

    private String font(Run run, String script) {
        var theme = run.own().get("rPr/rFonts/" + script + "Theme");
        return theme == null ? of(run, "rPr/rFonts", script).orElse("") : theme;
    }

    /** The sizes of its type, in points. */
    Set<Double> sizes() {
        var sizes = new LinkedHashSet<Double>();
        runs().forEach(run -> sizes.add(size(run)));
        return sizes;
    }

    /** The size of the type of a run, in points. */
    double size(Run run) {
        return whole(of(run, "rPr/sz", "val")) / 2.0;
    }

    /** How wide a Chinese character of the run is with the space behind it, in twips. */
    double character(Run run) {
        var wide = whole(of(run, "rPr/w", "val").or(() -> Optional.of("100")));
        return size(run) * 20 * wide / 100 + whole(of(run, "rPr/spacing", "val"));
    }

    /** Whether it has text, all of it in such a font and of that size; of any where it is 0. */
    boolean isType(String font, double points) {
        return isType(runs(), font, points);
    }

    /** Whether these runs show something, all of it in such a font and of that size; of any where it is 0. */
    boolean isType(List<Run> runs, String font, double points) {
        return !runs.isEmpty()
                && runs.stream()
                        .allMatch(run -> fonts(run).stream().allMatch(one -> one.contains(font))
                                && (points == 0 || size(run) == points));
    }

    /** Whether the colour of all its text is such a one. */
    boolean isColour(Predicate<String> colour) {
        return runs().stream()
                .allMatch(run -> colour.test(of(run, "rPr/color", "val").orElse("auto")));
    }

    static int whole(Optional<String> value) {
        return value.map(DocxLook::whole).orElse(0);
    }

    /** The whole number that is written so; 0 where none is. */
    static int whole(String value) {
        return value.matches("-?\\d{1,8}") ? Integer.parseInt(value) : 0;
    }
}
