package luoshi.rollup.format;

/** How much room text takes. */
final class TextSize {

    private TextSize() {}

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
}
