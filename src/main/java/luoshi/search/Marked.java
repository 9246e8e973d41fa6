package luoshi.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A text, or what of it lies around the words that were found, in pieces of which the found ones are marked. */
final class Marked {

    private static final int BEFORE = 30;
    private static final int BEHIND = 70;
    private static final int WHOLE = 160;
    private static final int STRETCHES = 3;

    private Marked() {}

    /** The whole text. */
    static List<Piece> text(String text, Words words) {
        return pieces(text, found(text, words), 0, text.length());
    }

    /** The text if it is short, otherwise up to three stretches around what was found, first of all a place of each word. */
    static List<Piece> around(String text, Words words) {
        var found = found(text, words);
        if (text.length() <= WHOLE) {
            return pieces(text, found, 0, text.length());
        }
        var shown = shown(text, words);
        var pieces = new ArrayList<Piece>();
        int stretches = 0;
        for (int from = shown.nextSetBit(0); from >= 0 && stretches < STRETCHES; stretches++) {
            int to = shown.nextClearBit(from);
            if (from > 0) {
                pieces.add(Piece.GAP);
            }
            pieces.addAll(pieces(text, found, from, to));
            from = shown.nextSetBit(to);
            if (from < 0 && to < text.length() || from >= 0 && stretches + 1 == STRETCHES) {
                pieces.add(Piece.GAP);
            }
        }
        return pieces;
    }

    /** Around the first place of each word; the beginning if none stands in this text. */
    private static BitSet shown(String text, Words words) {
        var spelt = Spelling.of(text);
        var shown = new BitSet();
        for (var word : words.all()) {
            int at = spelt.indexOf(word);
            if (at >= 0) {
                shown.set(border(text, at - BEFORE), border(text, at + word.length() + BEHIND));
            }
        }
        if (shown.isEmpty()) {
            shown.set(0, border(text, BEFORE + BEHIND));
        }
        return shown;
    }

    /** No character outside the basic plane is cut in two. */
    private static int border(String text, int at) {
        int within = Math.max(0, Math.min(text.length(), at));
        return within > 0 && within < text.length() && Character.isLowSurrogate(text.charAt(within))
                ? within - 1
                : within;
    }

    private static BitSet found(String text, Words words) {
        var spelt = Spelling.of(text);
        var found = new BitSet();
        for (var word : words.all()) {
            for (int at = spelt.indexOf(word); at >= 0; at = spelt.indexOf(word, at + 1)) {
                found.set(at, at + word.length());
            }
        }
        return found;
    }

    private static List<Piece> pieces(String text, BitSet found, int from, int to) {
        var pieces = new ArrayList<Piece>();
        for (int at = from; at < to; ) {
            boolean marked = found.get(at);
            int end = marked ? found.nextClearBit(at) : found.nextSetBit(at);
            end = end < 0 ? to : Math.min(end, to);
            pieces.add(new Piece(text.substring(at, end), marked));
            at = end;
        }
        return pieces;
    }

    /** A stretch of a text, and whether it is what was looked for. */
    record Piece(String text, boolean marked) {

        private static final Piece GAP = new Piece("……", false);
    }
}
