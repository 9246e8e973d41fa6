package luoshi.wording;

/**
 * What differs between two texts with a few words around it, short enough for a sentence: in a paragraph of which a word was
 * changed, that word and its neighbours.
 *
 * @param before the part of the older text; empty if that is empty
 * @param after the part of the newer text; empty if that is empty
 */
public record ChangedPart(String before, String after) {

    private static final int AROUND = 12;
    private static final int LONGEST = 160;
    private static final String LEFT_OUT = "……";

    /** The changed part of the two texts; a longer one is cut in its middle. */
    public static ChangedPart between(String before, String after) {
        var older = before.codePoints().toArray();
        var newer = after.codePoints().toArray();
        var shorter = Math.min(older.length, newer.length);
        int front = 0;
        while (front < shorter && older[front] == newer[front]) {
            front++;
        }
        int back = 0;
        while (back < shorter - front && older[older.length - 1 - back] == newer[newer.length - 1 - back]) {
            back++;
        }
        return new ChangedPart(part(older, front, back), part(newer, front, back));
    }

    private static String part(int[] text, int front, int back) {
        var begin = Math.max(0, front - AROUND);
        var end = Math.min(text.length, text.length - back + AROUND);
        return (begin > 0 ? LEFT_OUT : "")
                + shortened(new String(text, begin, end - begin))
                + (end < text.length ? LEFT_OUT : "");
    }

    private static String shortened(String text) {
        var length = text.codePointCount(0, text.length());
        return length <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2))
                        + LEFT_OUT
                        + text.substring(text.offsetByCodePoints(text.length(), -LONGEST / 2));
    }
}
