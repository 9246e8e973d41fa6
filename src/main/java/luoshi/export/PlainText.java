package luoshi.export;

/** Text on its way into a file. */
public final class PlainText {

    private PlainText() {}

    /** The text without the characters that XML 1.0 cannot carry. */
    public static String of(String text) {
        if (isLegal(text)) {
            return text;
        }
        return text.codePoints()
                .filter(PlainText::isLegal)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(String text) {
        for (int i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character < 0x20 || character >= Character.MIN_SURROGATE) {
                return text.codePoints().allMatch(PlainText::isLegal);
            }
        }
        return true;
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
