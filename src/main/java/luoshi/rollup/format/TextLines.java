package luoshi.rollup.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Breaks text into lines as Chinese is set: between any two characters, but no line begins with a closing mark or ends with an
 * opening one, and neither a number nor a Latin word is cut, unless it is longer than a line.
 */
final class TextLines {

    private static final String NOT_FIRST = "，。、；：？！）》〉」』】〕”’…—％·,.;:?!)]}%";
    private static final String NOT_LAST = "（《〈「『【〔“‘([{";

    private static final Pattern LINE_END = Pattern.compile("\r\n?|\n");

    private TextLines() {}

    /** How wide a character is set. */
    @FunctionalInterface
    interface Widths {

        /** The width with the space behind it, in points. */
        double of(char character) throws IOException;
    }

    /**
     * The lines of a text; a line feed ends a line.
     *
     * @param width how wide a line may be
     * @param indent by how much the first line begins later
     */
    static List<Line> of(String text, Widths widths, double width, double indent) throws IOException {
        var lines = new ArrayList<Line>();
        for (var paragraph : LINE_END.split(text, -1)) {
            add(lines, paragraph, widths, width, lines.isEmpty() ? indent : 0);
        }
        return lines;
    }

    private static void add(List<Line> lines, String text, Widths widths, double width, double indent)
            throws IOException {
        var begin = 0;
        var allowed = 0;
        var used = 0.0;
        var usedAtAllowed = 0.0;
        var room = width - indent;
        for (int i = 0; i < text.length(); i++) {
            if (i > begin && mayBreak(text.charAt(i - 1), text.charAt(i))) {
                allowed = i;
                usedAtAllowed = used;
            }
            var next = widths.of(text.charAt(i));
            if (used + next > room && i > begin) {
                var cut = allowed > begin ? allowed : i;
                var length = allowed > begin ? usedAtAllowed : used;
                lines.add(new Line(text.substring(begin, cut), length, false));
                used -= length;
                begin = cut;
                room = width;
            }
            used += next;
        }
        lines.add(new Line(text.substring(begin), used, true));
    }

    private static boolean mayBreak(char before, char after) {
        return NOT_FIRST.indexOf(after) < 0
                && NOT_LAST.indexOf(before) < 0
                && !(isPartOfWord(before) && isPartOfWord(after));
    }

    private static boolean isPartOfWord(char character) {
        return character > ' ' && character < 0x7f;
    }

    /**
     * A line.
     *
     * @param width how wide it is, in points
     * @param last whether it ends its paragraph, so that it is not spread to the full width
     */
    record Line(String text, double width, boolean last) {}
}
