package luoshi.rollup.format;

/** Text on its way into a file. */
final class PlainText {

    private PlainText() {}

    /** The text without the characters that XML cannot carry. */
    static String of(String text) {
        return text.codePoints()
                .filter(PlainText::isLegal)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The width in full characters, in which a Latin letter or a digit counts half. */
    static double width(String text) {
        return text.codePoints().mapToDouble(c -> c < 0x80 ? 0.5 : 1).sum();
    }

    /** How many lines the text takes, roughly, where a line holds so many full characters. */
    static int lines(String text, double charactersPerLine) {
        return text.lines()
                .mapToInt(line -> Math.max(1, (int) Math.ceil(width(line) / charactersPerLine)))
                .sum();
    }

    /** As XML 1.0 defines a character. */
    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
