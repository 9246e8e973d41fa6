package luoshi.rollup.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
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
    private final PdfFont regular;
    private final PdfFont bold;
    private final PDStructureTreeRoot tree = new PDStructureTreeRoot();
    private final PDStructureElement whole;
    private final COSArray parents = new COSArray();
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private final List<PDOutlineItem> open = new ArrayList<>();
    private PDPage page = new PDPage();
    private COSArray marked = new COSArray();
    private @Nullable PDPageContentStream content;
    private boolean sideways;

    private PdfSheets() throws IOException {
        regular = PdfFont.embed(document, "NotoSerifSC-gbk.ttf");
        bold = PdfFont.embed(document, "NotoSerifSC-gb2312-b.ttf");
        whole = new PDStructureElement("Document", tree);
        tree.appendKid(whole);
    }

    static PdfSheets open() throws IOException {
        return new PdfSheets();
    }

    /** A reader shows the title and not the name of the file. */
    static PDViewerPreferences titleShown() {
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        return preferences;
    }

    PDDocument document() {
        return document;
    }

    /** Where the structure begins. */
    PDStructureElement whole() {
        return whole;
    }

    int count() {
        return document.getNumberOfPages();
    }

    /** How high the 版心 of the present sheet is, as it is read. */
    double height() {
        return sideways ? WIDTH : HEIGHT;
    }

    /** Begins a sheet. */
    void next(boolean turned) throws IOException {
        finish();
        sideways = turned;
        page = new PDPage(PDRectangle.A4);
        page.setStructParents(count());
        document.addPage(page);
        marked = new COSArray();
        parents.add(COSInteger.get(count() - 1L));
        parents.add(marked);
        content = new PDPageContentStream(document, page);
        content.saveGraphicsState();
        if (turned) {
            page.setRotation(90);
            content.transform(new Matrix(0, 1, -1, 0, PDRectangle.A4.getWidth(), 0));
        }
    }

    /** Ends the sheet with its number: at the outer edge, its dashes 7 mm below the 版心. */
    void number() throws IOException {
        var on = on();
        on.restoreGraphicsState();
        on.saveGraphicsState();
        sideways = false;
        var text = "— " + count() + " —";
        var x = count() % 2 == 0
                ? NUMBER_SIZE
                : WIDTH - NUMBER_SIZE - width(text, new PdfType(NUMBER_SIZE, false, 0, NUMBER_SIZE));
        artifact(() -> show(text, x, HEIGHT + 7 * MM + NUMBER_SIZE * 0.34, new PdfType(NUMBER_SIZE, false, 0, 0), 0));
    }

    /** An element of the structure below another one. */
    PDStructureElement element(String type, PDStructureNode parent) {
        var element = new PDStructureElement(type, parent);
        parent.appendKid(element);
        return element;
    }

    /** What is drawn belongs to the element. */
    void marked(PDStructureElement element, Drawing drawing) throws IOException {
        var number = marked.size();
        on().beginMarkedContent(COSName.getPDFName(element.getStructureType()), number);
        drawing.draw();
        on().endMarkedContent();
        marked.add(element);
        if (element.getPage() == null) {
            element.setPage(page);
        }
        if (page.equals(element.getPage())) {
            element.appendKid(number);
        } else {
            var reference = new PDMarkedContentReference();
            reference.setPage(page);
            reference.setMCID(number);
            element.appendKid(reference);
        }
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
        destination.setPage(page);
        destination.setTop((int) (top() - down));
        item.setDestination(destination);
        while (open.size() > level) {
            open.remove(open.size() - 1);
        }
        if (open.isEmpty()) {
            outline.addLast(item);
        } else {
            open.get(open.size() - 1).addLast(item);
        }
        open.add(item);
    }

    /** The bytes, the same for the same content. */
    byte[] bytes() throws IOException {
        finish();
        var catalog = document.getDocumentCatalog();
        catalog.setDocumentOutline(outline);
        var numbers = new COSDictionary();
        numbers.setItem(COSName.NUMS, parents);
        tree.getCOSObject().setItem(COSName.PARENT_TREE, numbers);
        tree.setParentTreeNextKey(count());
        catalog.setStructureTreeRoot(tree);
        var mark = new PDMarkInfo();
        mark.setMarked(true);
        catalog.setMarkInfo(mark);
        catalog.setLanguage("zh-CN");
        document.setDocumentId(0L);
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private void finish() throws IOException {
        if (content != null) {
            content.restoreGraphicsState();
            content.close();
            content = null;
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
