package luoshi.rollup.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import luoshi.export.PlainText;

/**
 * Writes paragraphs and rows of tables as WordprocessingML, one after the other, keeping none of them. Character by character it
 * is what POI writes of the same paragraph, so that reports which were sent while POI held all of it still come out as they were.
 */
final class DocxMarkup {

    private static final Pattern LINE_END = Pattern.compile("\r\n?|\n");

    /** Beyond both of these POI takes a CDATA section. */
    private static final int MANY_MARKS = 5;

    private static final int LONG = 32;

    private final Writer out;

    DocxMarkup(Writer out) {
        this.out = out;
    }

    /** Something that is written where the document has its place. */
    @FunctionalInterface
    interface Piece {
        void writeTo(DocxMarkup markup);
    }

    /** Adds markup as it is. */
    DocxMarkup add(String markup) {
        try {
            out.write(markup);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A paragraph with its style and one run of text; a line feed becomes a break. */
    void paragraph(String style, String text) {
        paragraph(style, "", text);
    }

    /** @param properties what follows the style among its properties, as markup */
    void paragraph(String style, String properties, String text) {
        // Without the hint Word takes “”, … and — from a Latin font.
        add("<w:p><w:pPr><w:pStyle w:val=\"").add(style).add("\"/>").add(properties);
        add("</w:pPr><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>");
        var first = true;
        for (var line : lines(PlainText.of(text))) {
            if (!first) {
                add("<w:br/>");
            }
            if (!line.isEmpty()) {
                add("<w:t xml:space=\"preserve\">").add(escaped(line)).add("</w:t>");
            }
            first = false;
        }
        add("</w:r></w:p>");
    }

    /** Begins a table with columns of these widths, in twips. */
    void beginTable(String style, int width, List<Integer> widths) {
        add("<w:tbl><w:tblPr><w:tblStyle w:val=\"").add(style).add("\"/><w:tblW w:w=\"");
        add(Integer.toString(width)).add("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        widths.forEach(
                one -> add("<w:gridCol w:w=\"").add(Integer.toString(one)).add("\"/>"));
        add("</w:tblGrid>");
    }

    /** Begins a row that repeats on every page, may not be split between pages, or neither. */
    void beginRow(boolean head, boolean whole) {
        add("<w:tr>");
        if (head || whole) {
            add("<w:trPr>").add(head ? "<w:tblHeader/>" : "").add(whole ? "<w:cantSplit/>" : "");
            add("</w:trPr>");
        }
    }

    /** A cell with one paragraph. */
    void cell(int width, boolean centred, String style, String text) {
        add("<w:tc><w:tcPr><w:tcW w:type=\"dxa\" w:w=\"")
                .add(Integer.toString(width))
                .add("\"/>");
        add(centred ? "<w:vAlign w:val=\"center\"/></w:tcPr>" : "</w:tcPr>");
        paragraph(style, text);
        add("</w:tc>");
    }

    void endRow() {
        add("</w:tr>");
    }

    void endTable() {
        add("</w:tbl>");
    }

    private static String[] lines(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? new String[] {text} : LINE_END.split(text, -1);
    }

    private static String escaped(String line) {
        var marks = 0;
        for (int i = 0; i < line.length(); i++) {
            marks += line.charAt(i) == '<' || line.charAt(i) == '&' ? 1 : 0;
        }
        if (marks > MANY_MARKS && line.length() > LONG) {
            return "<![CDATA[" + line.replace("]]>", "]]]]>><![CDATA[") + "]]>";
        }
        var text = marks == 0 ? line : line.replace("&", "&amp;").replace("<", "&lt;");
        return text.replace("]]>", "]]&gt;");
    }
}
