package luoshi.wording;

import java.util.ArrayList;
import java.util.List;

/** The sentences of a text: what ends with 。！？； or a line break. */
final class Sentences {

    private static final String ENDS = "。！？；!?;\n";

    private Sentences() {}

    /** The sentences that hold at least one letter or digit, without the blanks around them. */
    static List<Span> of(String text) {
        var sentences = new ArrayList<Span>();
        int start = 0;
        for (var piece : pieces(text)) {
            int end = start + piece.length();
            if (piece.chars().anyMatch(Character::isLetterOrDigit)) {
                sentences.add(trimmed(text, start, end));
            }
            start = end;
        }
        return sentences;
    }

    /** The whole text cut behind every sentence; put together again the pieces are the text. */
    static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (ENDS.indexOf(text.charAt(i)) >= 0) {
                pieces.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        if (start < text.length()) {
            pieces.add(text.substring(start));
        }
        return pieces;
    }

    private static Span trimmed(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }

    /** Also the wide blank that texts from word processors begin with. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
