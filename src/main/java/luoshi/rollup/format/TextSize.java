package luoshi.rollup.format;

/** How much room text takes. */
final class TextSize {

    private TextSize() {}

    /** The width in full characters, in which a Latin letter or a digit counts half. */
    static double width(String text) {
        var halves = 0;
        for (int i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            halves += character < 0x80 ? 1 : Character.isLowSurrogate(character) ? 0 : 2;
        }
        return halves / 2.0;
    }

    /** How many lines the text takes, roughly, where a line holds so many full characters. */
    static int lines(String text, double charactersPerLine) {
        return text.lines()
                .mapToInt(line -> Math.max(1, (int) Math.ceil(width(line) / charactersPerLine)))
                .sum();
    }
}
