package luoshi.wording;

/** Full-width digits, letters and signs, which texts pasted from a word processor carry, as their narrow counterparts. */
final class Width {

    private static final int DISTANCE = '！' - '!';

    /** Signs that belong to numbers; Chinese punctuation is wide by nature and stays. */
    private static final String SIGNS = "％．＋－～／";

    private Width() {}

    /** The same text, character for character, so that offsets stay valid. */
    static String narrow(String text) {
        var narrow = text.toCharArray();
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = narrow(narrow[i]);
        }
        return new String(narrow);
    }

    static char narrow(char c) {
        if (c == '−') {
            return '-';
        }
        boolean wide = c >= '０' && c <= '９' || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ' || SIGNS.indexOf(c) >= 0;
        return wide ? (char) (c - DISTANCE) : c;
    }
}
