package luoshi.rollup.format;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.rollup.format.ReportDocument.Block;
import luoshi.rollup.format.ReportDocument.Level;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;

/**
 * The numerals of the headings as numbering of Word. All lists share one definition ({@code docx/word/numbering.xml}); where the
 * numbers leap, because measures keep those they have in the document, a list of its own begins there with the number. A heading
 * continues the list of the one before it on its level, and the first one below another begins in that one's list, so that programs
 * which count all lists of a definition together and programs which count each by itself come to the same numbers.
 */
final class DocxLists {

    /** The list in the definition, in which every level begins with one. */
    private static final int COMMON = 1;

    private static final String TYPED = "<w:numPr><w:numId w:val=\"0\"/></w:numPr>";
    private static final List<String> STYLES = List.of("Heading1", "Heading2", "Heading3");

    private final Map<Integer, Item> headings = new HashMap<>();
    private final List<Start> starts = new ArrayList<>();
    private final int[] numbers = new int[STYLES.size()];
    private final int[] lists = new int[STYLES.size()];

    private DocxLists() {}

    /** No list: the numerals of the headings are text, as they were in the first reports. */
    static DocxLists none() {
        return new DocxLists();
    }

    /** The lists for these headings and paragraphs. */
    static DocxLists of(List<Block> blocks) {
        var lists = new DocxLists();
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            if (block.level() != Level.TEXT) {
                lists.headings.put(i, lists.item(block.level().ordinal(), block.text()));
            }
        }
        return lists;
    }

    /** What the block at that place says of its numeral among its properties, as markup. */
    String properties(int place) {
        return headings.containsKey(place) ? headings.get(place).properties() : "";
    }

    /** The text of the block without the numeral that its list gives it. */
    String text(int place, Block block) {
        return headings.containsKey(place) ? headings.get(place).text() : block.text();
    }

    /** Adds the lists to the document and ties the styles of the headings to them. */
    void addTo(XWPFDocument document) throws IOException {
        try (var definition = DocxLists.class.getResourceAsStream("docx/word/numbering.xml")) {
            var numbering = NumberingDocument.Factory.parse(definition).getNumbering();
            for (int i = 0; i < starts.size(); i++) {
                var list = numbering.addNewNum();
                list.setNumId(BigInteger.valueOf(COMMON + 1L + i));
                list.addNewAbstractNumId()
                        .setVal(numbering.getNumArray(0).getAbstractNumId().getVal());
                var begins = list.addNewLvlOverride();
                begins.setIlvl(BigInteger.valueOf(starts.get(i).level()));
                begins.addNewStartOverride()
                        .setVal(BigInteger.valueOf(starts.get(i).number()));
            }
            document.createNumbering().setNumbering(numbering);
        } catch (XmlException e) {
            throw new IOException(e);
        }
        for (int level = 0; level < STYLES.size(); level++) {
            var style = document.getStyles()
                    .getStyle(STYLES.get(level))
                    .getCTStyle()
                    .getPPr()
                    .addNewNumPr();
            style.addNewIlvl().setVal(BigInteger.valueOf(level));
            style.addNewNumId().setVal(BigInteger.valueOf(COMMON));
        }
    }

    /** A heading without the numeral of its level, or that the definition would print in another way, stays as it is. */
    private Item item(int level, String heading) {
        var form = Numeral.values()[level];
        var number = form.number(heading);
        var rest = number == 0 ? "" : form.rest(heading);
        if (number == 0 || form == Numeral.THIRD && !rest.startsWith(" ")) {
            return new Item(TYPED, heading);
        }
        var list = list(level, number);
        return new Item(
                "<w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list + "\"/></w:numPr>",
                form == Numeral.THIRD ? rest.substring(1) : rest);
    }

    private int list(int level, int number) {
        var first = numbers[level] == 0;
        if (first && number == 1) {
            lists[level] = above(level);
        } else if (first || number != numbers[level] + 1) {
            starts.add(new Start(level, number));
            lists[level] = COMMON + starts.size();
        }
        numbers[level] = number;
        for (int below = level + 1; below < numbers.length; below++) {
            numbers[below] = 0;
        }
        return lists[level];
    }

    private int above(int level) {
        for (int above = level - 1; above >= 0; above--) {
            if (numbers[above] > 0) {
                return lists[above];
            }
        }
        return COMMON;
    }

    /**
     * A heading.
     *
     * @param properties what it says of its numeral, as markup
     * @param text what is left to be written as text
     */
    private record Item(String properties, String text) {}

    /** A list that begins with a number on a level. */
    private record Start(int level, int number) {}
}
