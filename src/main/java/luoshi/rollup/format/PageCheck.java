package luoshi.rollup.format;

import static luoshi.rollup.format.DocxFile.attribute;
import static luoshi.rollup.format.Measured.MILLIMETRES;
import static luoshi.rollup.format.Measured.near;
import static luoshi.rollup.format.Measured.number;
import static luoshi.rollup.format.Measured.told;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.w3c.dom.Element;

/** Paper, margins and page numbers of every section of a produced report. */
record PageCheck(DocxFile file, Measured measured) {

    /** A character of 4号 in twips. */
    private static final double FOURTH = 280;

    private static final List<String> PAGES = List.of("default", "even");

    /** Whether the pages of the section are turned sideways. */
    static boolean isLandscape(Element section) {
        return attribute(section, "pgSz", "orient").filter("landscape"::equals).isPresent();
    }

    /** A length that a section says, in millimetres. */
    static double length(Element section, String element, String attribute) {
        return DocxLook.whole(attribute(section, element, attribute)) * MILLIMETRES;
    }

    /** Paper, margins and text area, as they are when pages that were turned are turned back. */
    void paper() {
        var widths = each(section -> length(section, "pgSz", isLandscape(section) ? "h" : "w"));
        var heights = each(section -> length(section, "pgSz", isLandscape(section) ? "w" : "h"));
        measured.add(
                "5.1",
                "paper",
                near(widths, 210, 0.5) && near(heights, 297, 0.5),
                Measured.numbers(widths),
                Measured.numbers(heights));

        var tops = each(section -> length(section, "pgMar", isLandscape(section) ? "right" : "top"));
        var lefts = each(section ->
                length(section, "pgMar", isLandscape(section) ? "top" : "left") + length(section, "pgMar", "gutter"));
        measured.add(
                "5.2.1",
                "margins",
                near(tops, 37, 1) && near(lefts, 28, 1),
                Measured.numbers(tops),
                Measured.numbers(lefts));

        var across = each(section -> isLandscape(section) ? height(section) : width(section));
        var down = each(section -> isLandscape(section) ? width(section) : height(section));
        measured.add(
                "5.2.1",
                "area",
                near(across, 156, 0.6) && near(down, 225, 0.6),
                Measured.numbers(across),
                Measured.numbers(down));
    }

    private static double width(Element section) {
        return length(section, "pgSz", "w")
                - length(section, "pgMar", "left")
                - length(section, "pgMar", "right")
                - length(section, "pgMar", "gutter");
    }

    private static double height(Element section) {
        return length(section, "pgSz", "h") - length(section, "pgMar", "top") - length(section, "pgMar", "bottom");
    }

    private Set<Double> each(ToDoubleFunction<Element> length) {
        var lengths = new LinkedHashSet<Double>();
        file.sections().forEach(section -> lengths.add(length.applyAsDouble(section)));
        return lengths;
    }

    /** The number of the page on every page but the one of the 版记, and where it stands. */
    void numbers() {
        var sections = file.sections();
        var letter = sections.get(0);
        var odd = DocxFooter.of(file, letter, "default");
        var even = DocxFooter.of(file, letter, "even");
        var numbered = numbered();
        var without = numbered.stream().filter(one -> !one.isNumbered()).count();
        var looks = numbered.stream().flatMap(one -> one.looks().stream()).toList();
        double below = length(letter, "pgMar", "bottom")
                - length(letter, "pgMar", "footer")
                - odd.look().line() / 2.0 * MILLIMETRES;
        double oddRight = odd.look().number("pPr/ind", "right") / FOURTH;
        double evenLeft = even.look().number("pPr/ind", "left") / FOURTH;
        measured.add(
                "7.5",
                "page-numbers",
                file.hasSetting("evenAndOddHeaders")
                        && without == 0
                        && looks.stream().allMatch(one -> one.isType("宋体", 14))
                        && near(below, 7, 0.5)
                        && near(oddRight, 1, 0.05)
                        && odd.look().is("pPr/jc", "val", "right")
                        && near(evenLeft, 1, 0.05)
                        && even.look().is("pPr/jc", "val", "left"),
                told(looks.stream().flatMap(one -> one.fonts().stream()).toList()),
                Measured.numbers(
                        looks.stream().flatMap(one -> one.sizes().stream()).toList()),
                number(below),
                number(oddRight),
                number(evenLeft),
                Long.toString(without));

        var last = sections.get(sections.size() - 1);
        var speaking = PAGES.stream()
                .filter(pages -> !DocxFooter.of(file, last, pages).isEmpty())
                .count();
        measured.add("7.5", "no-number", speaking == 0, Long.toString(speaking));
        landscape();
    }

    /** The footers of all sections but that of the 版记, which has a page of its own. */
    private List<DocxFooter> numbered() {
        var sections = file.sections();
        return sections.subList(0, Math.max(1, sections.size() - 1)).stream()
                .flatMap(section -> PAGES.stream().map(pages -> DocxFooter.of(file, section, pages)))
                .toList();
    }

    /** The sections with tables are turned, and their page numbers stand where those of the others do once they are bound. */
    private void landscape() {
        var annexes = file.tables().stream()
                .map(one -> file.sections().get(one.section()))
                .distinct()
                .toList();
        var widths = annexes.stream().map(one -> length(one, "pgSz", "w")).toList();
        var aside = annexes.stream()
                .flatMap(one -> PAGES.stream()
                        .filter(pages -> !DocxFooter.of(file, one, pages).standsAcross(one, pages.equals("even"))))
                .count();
        measured.add(
                "8",
                "landscape",
                annexes.stream().allMatch(PageCheck::isLandscape) && aside == 0 && near(widths, 297, 0.5),
                Measured.numbers(widths),
                Long.toString(aside));
    }
}
