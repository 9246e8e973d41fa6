package luoshi.rollup;

import java.util.ArrayList;
import java.util.List;

/** Cuts a paragraph of a report into its sentences. */
final class SentenceCut {

    private static final String STOPS = "。！？";
    private static final String OPENING = "（“‘《〔【(";
    private static final String CLOSING = "）”’》〕】)";

    private SentenceCut() {}

    /**
     * The sentences, each with its stop and what closes behind it; put together again they are the paragraph. A stop inside of
     * brackets or quotation marks ends none, unless these are never closed.
     */
    static List<String> of(String paragraph) {
        var sentences = cut(paragraph, true);
        return sentences.isEmpty() ? cut(paragraph, false) : sentences;
    }

    private static List<String> cut(String paragraph, boolean heedingBrackets) {
        var sentences = new ArrayList<String>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < paragraph.length(); i++) {
            var one = paragraph.charAt(i);
            if (OPENING.indexOf(one) >= 0) {
                depth++;
            } else if (CLOSING.indexOf(one) >= 0) {
                depth = Math.max(0, depth - 1);
            }
            if (ends(paragraph, i) && (depth == 0 || !heedingBrackets)) {
                sentences.add(paragraph.substring(start, i + 1));
                start = i + 1;
            }
        }
        if (depth > 0 && heedingBrackets) {
            return List.of();
        }
        if (start < paragraph.length()) {
            sentences.add(paragraph.substring(start));
        }
        return sentences;
    }

    /** A stop that no other stop and nothing closing follows, or what closes behind a stop. */
    private static boolean ends(String text, int at) {
        var next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (STOPS.indexOf(next) >= 0 || CLOSING.indexOf(next) >= 0 && isBehindStop(text, at)) {
            return false;
        }
        return isBehindStop(text, at);
    }

    private static boolean isBehindStop(String text, int at) {
        var i = at;
        while (i > 0 && CLOSING.indexOf(text.charAt(i)) >= 0) {
            i--;
        }
        return STOPS.indexOf(text.charAt(i)) >= 0;
    }
}
