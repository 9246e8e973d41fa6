package luoshi.rollup.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of a PDF, A4 with the margins of GB/T 9704-2012: text and rules at places measured from the upper left corner of
 * the 版心, page numbers, bookmarks, and the structure by which a program for the blind reads it. A sheet that is turned sideways
 * is an upright one whose content lies on its side, so that its number stands where it does on the others.
 */
final class PdfSheets implements AutoCloseable {

    /** A millimetre in points. */
    static final double MM = 72 / 25.4;

    /** 版心: 156 mm × 225 mm. */
    static final double WIDTH = 156 * MM;

    static final double HEIGHT = 225 * MM;

    private static final double LEFT = 28 * MM;
    private static final double BOTTOM = 35 * MM;
    private static final double NUMBER_SIZE = 14;

    private final PDDocument document = new PDDocument();
    private final PdfFile file = new PdfFile();
    private final PdfFont regular;
    private final PdfFont bold;
    private final Set<PdfFont> used = new LinkedHashSet<>();
    private final PDResources resources = new PDResources();
    private final PDAppearanceStream surface = new PDAppearanceStream(document);
    private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    private final int resourcesNumber = file.number();
    private final int pages = file.number();
    private final int tree = file.number();
    private final PdfElement whole;
    private final Set<PdfElement> open = new LinkedHashSet<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder parents = new StringBuilder();
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private final List<PDOutlineItem> levels = new ArrayList<>();
    private int count;
    private int sheet;
    private int pieces;
    private StringBuilder owners = new StringBuilder();
    private @Nullable PDPageContentStream content;
    private boolean turned;
    private boolean sideways;

    private PdfSheets() throws IOException {
        surface.setResources(resources);
        regular = PdfFont.embed(document, "NotoSerifSC-gbk.ttf");
        bold = PdfFont.embed(document, "NotoSerifSC-gb2312-b.ttf");
        whole = new PdfElement("Document", file.number(), tree);
        open.add(whole);
    }

    static PdfSheets open() throws IOException {
        return new PdfSheets();
    }

    PDDocument document() {
        return document;
    }

    /** Where the structure begins. */
    PdfElement whole() {
        return whole;
    }

    int count() {
        return count;
    }

    /** How high the 版心 of the present sheet is, as it is read. */
    double height() {
        return sideways ? WIDTH : HEIGHT;
    }

    /** Begins a sheet. */
    void next(boolean turned) throws IOException {
        finish();
        this.turned = turned;
        sideways = turned;
        sheet = file.number();
        sheets.append(sheet).append(" 0 R ");
        count++;
        pieces = 0;
        // What is drawn for a page of its own would stay in the document.
        content = new PDPageContentStream(document, surface, drawn);
        content.saveGraphicsState();
        if (turned) {
            content.transform(new Matrix(0, 1, -1, 0, PDRectangle.A4.getWidth(), 0));
        }
    }

    /** Ends the sheet with its number: at the outer edge, its dashes 7 mm below the 版心. */
    void number() throws IOException {
        var on = on();
        on.restoreGraphicsState();
        on.saveGraphicsState();
        sideways = false;
        var text = "— " + count + " —";
        var x = count % 2 == 0
                ? NUMBER_SIZE
                : WIDTH - NUMBER_SIZE - width(text, new PdfType(NUMBER_SIZE, false, 0, NUMBER_SIZE));
        artifact(() -> show(text, x, HEIGHT + 7 * MM + NUMBER_SIZE * 0.34, new PdfType(NUMBER_SIZE, false, 0, 0), 0));
    }

    /** An element of the structure below another one; it waits for what belongs to it until it is ended or all is. */
    PdfElement element(String type, PdfElement parent) {
        var element = new PdfElement(type, file.number(), parent.number());
        parent.add(element);
        open.add(element);
        return element;
    }

    /** Nothing belongs to the element any more. */
    void end(PdfElement element) throws IOException {
        open.remove(element);
        file.add(element.number(), element.written());
    }

    /** What is drawn belongs to the element. */
    void marked(PdfElement element, Drawing drawing) throws IOException {
        on().beginMarkedContent(COSName.getPDFName(element.type()), pieces);
        drawing.draw();
        on().endMarkedContent();
        element.add(sheet, pieces++);
        owners.append(element.number()).append(" 0 R ");
    }

    /** What is drawn says nothing and is not read aloud. */
    void artifact(Drawing drawing) throws IOException {
        on().beginMarkedContent(COSName.ARTIFACT);
        drawing.draw();
        on().endMarkedContent();
    }

    /** Draws something. */
    @FunctionalInterface
    interface Drawing {
        void draw() throws IOException;
    }

    /**
     * Sets a line of text.
     *
     * @param x from the left edge of the 版心
     * @param baseline from its upper edge
     * @param spread how much to add behind every character, beyond what the type has
     */
    void show(String text, double x, double baseline, PdfType type, double spread) throws IOException {
        var on = on();
        on.beginText();
        on.setCharacterSpacing((float) (type.spacing() + spread));
        on.newLineAtOffset((float) (left() + x), (float) (top() - baseline));
        var from = 0;
        while (from < text.length()) {
            var font = font(text.charAt(from), type);
            var to = from + 1;
            while (to < text.length() && font(text.charAt(to), type) == font) {
                to++;
            }
            used.add(font);
            on.setFont(font.embedded(), (float) type.size());
            on.showText(shown(text.substring(from, to), font));
            from = to;
        }
        on.endText();
    }

    /** The width of a text in one line. */
    double width(String text, PdfType type) throws IOException {
        var width = 0.0;
        for (int i = 0; i < text.length(); i++) {
            width += width(text.charAt(i), type);
        }
        return width;
    }

    /** The width of a character with the space behind it. */
    double width(char character, PdfType type) throws IOException {
        return font(character, type).widthOf(character) * type.size() / 1000 + type.spacing();
    }

    /** Draws a straight line. */
    void rule(double x1, double y1, double x2, double y2, double thick) throws IOException {
        var on = on();
        on.setLineWidth((float) thick);
        on.moveTo((float) (left() + x1), (float) (top() - y1));
        on.lineTo((float) (left() + x2), (float) (top() - y2));
        on.stroke();
    }

    /** Draws in red until {@link #black()}. */
    void red() throws IOException {
        on().setNonStrokingColor(1f, 0f, 0f);
        on().setStrokingColor(1f, 0f, 0f);
    }

    void black() throws IOException {
        on().setNonStrokingColor(0f);
        on().setStrokingColor(0f);
    }

    /** Sets text narrower or wider. */
    void stretch(double percent) throws IOException {
        on().setHorizontalScaling((float) percent);
    }

    /** A bookmark of the place; one of a deeper level stands below the last one that is less deep. */
    void bookmark(int level, String title, double down) {
        var item = new PDOutlineItem();
        item.setTitle(title);
        var destination = new PDPageXYZDestination();
        destination.getCOSObject().set(0, new PdfFile.Reference(sheet));
        destination.setTop((int) (top() - down));
        item.setDestination(destination);
        while (levels.size() > level) {
            levels.remove(levels.size() - 1);
        }
        if (levels.isEmpty()) {
            outline.addLast(item);
        } else {
            levels.get(levels.size() - 1).addLast(item);
        }
        levels.add(item);
    }

    /** The bytes, the same for the same content. */
    byte[] bytes() throws IOException {
        finish();
        for (var element : List.copyOf(open)) {
            end(element);
        }
        var parentTree = file.number();
        file.add(parentTree, "<</Nums[" + parents + "]>>");
        file.add(
                tree,
                "<</Type/StructTreeRoot/K " + whole.number() + " 0 R/ParentTree " + parentTree
                        + " 0 R/ParentTreeNextKey " + count + ">>");
        file.add(pages, "<</Type/Pages/Count " + count + "/Kids[" + sheets + "]>>");
        for (var font : used) {
            font.embedded().subset();
        }
        file.add(resourcesNumber, resources.getCOSObject());
        var bookmarks = file.number();
        file.add(bookmarks, outline.getCOSObject());
        var information = file.number();
        file.add(information, document.getDocumentInformation().getCOSObject());
        var catalog = file.number();
        // A reader shows the title and not the name of the file.
        file.add(
                catalog,
                "<</Type/Catalog/Pages " + pages + " 0 R/Outlines " + bookmarks + " 0 R/StructTreeRoot " + tree
                        + " 0 R/MarkInfo<</Marked true>>/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>>>");
        return file.end(catalog, information);
    }

    @Override
    public void close() throws IOException {
        try (file) {
            document.close();
        }
    }

    /** Writes the sheet and lets go of it. */
    private void finish() throws IOException {
        if (content != null) {
            content.restoreGraphicsState();
            content.close();
            content = null;
            var contents = file.number();
            file.packed(contents, "/Filter/FlateDecode", drawn.toByteArray());
            drawn.reset();
            var owned = file.number();
            file.add(owned, "[" + owners + "]");
            owners = new StringBuilder();
            parents.append(count - 1).append(' ').append(owned).append(" 0 R ");
            file.add(
                    sheet,
                    "<</Type/Page/Parent " + pages + " 0 R/MediaBox[0 0 " + PDRectangle.A4.getWidth() + " "
                            + PDRectangle.A4.getHeight() + "]/Contents " + contents + " 0 R/Resources "
                            + resourcesNumber
                            + " 0 R/StructParents " + (count - 1) + "/Rotate " + (turned ? 90 : 0) + ">>");
        }
    }

    private PDPageContentStream on() {
        if (content == null) {
            throw new IllegalStateException("No sheet");
        }
        return content;
    }

    private double left() {
        return sideways ? BOTTOM : LEFT;
    }

    private double top() {
        return sideways ? PDRectangle.A4.getWidth() - LEFT : BOTTOM + HEIGHT;
    }

    /** The type's font; a character that only the regular one has is set in that. */
    private PdfFont font(char character, PdfType type) throws IOException {
        return type.bold() && bold.has(character) ? bold : regular;
    }

    private static String shown(String text, PdfFont font) throws IOException {
        var shown = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (!font.has(text.charAt(i))) {
                shown.setCharAt(i, PdfFont.MISSING);
            }
        }
        return shown.toString();
    }
}
