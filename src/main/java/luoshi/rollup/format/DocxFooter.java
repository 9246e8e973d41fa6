package luoshi.rollup.format;

import static luoshi.rollup.format.DocxFile.attribute;
import static luoshi.rollup.format.DocxFile.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luoshi.rollup.format.DocxBody.Paragraph;
import org.w3c.dom.Element;

/**
 * A footer of a produced report.
 *
 * @param file the file it stands in
 * @param element the footer; nothing where the section has none
 * @param looks how those of its paragraphs look that show something
 */
record DocxFooter(DocxFile file, Optional<Element> element, List<DocxLook> looks) {

    /** What a field is for that shows the number of its page. */
    private static final String PAGE = "\\s*PAGE(\\s.*)?";

    /** How far it may stand beside its place, in twips: 2 mm, as much as the two sides of a printed sheet may differ. */
    private static final int BESIDE = 113;

    /** The footer of a section for odd ({@code default}) or even pages. */
    static DocxFooter of(DocxFile file, Element section, String pages) {
        var element = file.footer(section, pages);
        var looks = new ArrayList<DocxLook>();
        element.ifPresent(one -> addLooks(one, file, looks));
        return new DocxFooter(file, element, List.copyOf(looks));
    }

    private static void addLooks(Element from, DocxFile file, List<DocxLook> looks) {
        for (var node = from.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                var look = new DocxLook(file, DocxBody.paragraph(element, 0));
                if (!"p".equals(element.getLocalName())) {
                    addLooks(element, file, looks);
                } else if (!look.runs().isEmpty()) {
                    looks.add(look);
                }
            }
        }
    }

    /** Whether it shows nothing, and would not if its fields were brought up to date. */
    boolean isEmpty() {
        return looks.isEmpty()
                && element.map(Fields::of).map(one -> one.codes.isEmpty()).orElse(true);
    }

    /** How its first paragraph with text looks. */
    DocxLook look() {
        return looks.isEmpty() ? new DocxLook(file, new Paragraph("", "", Map.of(), List.of(), 0)) : looks.get(0);
    }

    /** Whether it shows the number of the page between two dashes, as a field and not as a figure that stays the same. */
    boolean isNumbered() {
        return element.map(Fields::of)
                .filter(one -> one.codes.size() == 1 && one.codes.get(0).matches(PAGE))
                .filter(one ->
                        one.around.toString().strip().replaceAll("\\s+", " ").equals("— —"))
                .isPresent();
    }

    /**
     * Whether, on a page that was turned, it stands where the numbers of the other pages stand once all are bound: a table beside
     * the text area, one character from its lower edge on odd pages and from its upper edge on even ones.
     */
    boolean standsAcross(Element section, boolean even) {
        var table = element.flatMap(one -> child(one, "tbl"));
        if (table.isEmpty() || !isNumbered()) {
            return false;
        }
        var at = table.get();
        var onPage = attribute(at, "tblPr/tblpPr", "vertAnchor")
                        .filter("page"::equals)
                        .isPresent()
                && attribute(at, "tblPr/tblpPr", "horzAnchor")
                        .filter("page"::equals)
                        .isPresent();
        var top = number(at, "tblPr/tblpPr", "tblpY");
        var edge = even
                ? number(section, "pgMar", "top") + 280 - top
                : top
                        + number(at, "tr/trPr/trHeight", "val")
                        - (number(section, "pgSz", "h") - number(section, "pgMar", "bottom") - 280);
        var left = number(at, "tblPr/tblpPr", "tblpX");
        var right = left + number(at, "tr/tc/tcPr/tcW", "w");
        return onPage
                && Math.abs(edge) <= BESIDE
                && left > 0
                && right <= number(section, "pgMar", "left")
                && attribute(at, "tr/tc/tcPr/textDirection", "val")
                        .filter("tbRl"::equals)
                        .isPresent();
    }

    private static int number(Element from, String path, String attribute) {
        return DocxLook.whole(attribute(from, path, attribute));
    }

    /** The codes of the fields below an element, and the text around them. */
    private static final class Fields {

        private final List<String> codes = new ArrayList<>();
        private final StringBuilder around = new StringBuilder();
        private final StringBuilder code = new StringBuilder();
        private boolean inCode;
        private boolean inField;

        static Fields of(Element element) {
            var fields = new Fields();
            fields.read(element);
            return fields;
        }

        private void read(Element element) {
            switch (element.getLocalName()) {
                case "fldChar" -> mark(DocxFile.own(element, "fldCharType"));
                case "fldSimple" -> codes.add(DocxFile.own(element, "instr"));
                case "instrText" -> code.append(inCode ? element.getTextContent() : "");
                case "t" -> around.append(inField ? "" : element.getTextContent());
                default -> DocxFile.elements(element).forEach(this::read);
            }
        }

        private void mark(String type) {
            inField = !type.equals("end");
            inCode = type.equals("begin");
            if (type.equals("begin")) {
                code.setLength(0);
            } else if (type.equals("end")) {
                codes.add(code.toString());
            }
        }
    }
}
