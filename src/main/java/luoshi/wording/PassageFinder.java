package luoshi.wording;

import java.util.ArrayList;
import java.util.List;

/** Finds what a text has in common with others: from the left, always the longest passage that begins there. */
final class PassageFinder {

    /** A run that stands in a text more often than this is looked at no further; only degenerate texts have one. */
    private static final int MOST_PLACES = 64;

    private final NormalisedText text;
    private final List<GramIndex> others;
    private final int shortest;

    /** @param shortest from how many characters on sameness is no coincidence, at least four */
    PassageFinder(NormalisedText text, List<GramIndex> others, int shortest) {
        if (shortest < 4) {
            throw new IllegalArgumentException("Passages have at least four characters, not " + shortest);
        }
        this.text = text;
        this.others = others;
        this.shortest = shortest;
    }

    /** A passage in normalised characters. */
    private record Match(int source, int at, int length) {}

    /** The passages in order, none overlapping another in the text. */
    List<Passage> passages() {
        var found = new ArrayList<Passage>();
        for (int i = 0; i < text.grams(); ) {
            var match = longestFrom(i);
            if (match.length >= shortest) {
                var there = others.get(match.source).text().written(match.at, match.length);
                found.add(new Passage(text.written(i, match.length), match.source, there));
                i += match.length;
            } else {
                i++;
            }
        }
        return found;
    }

    private Match longestFrom(int i) {
        var best = new Match(0, 0, 0);
        for (int source = 0; source < others.size(); source++) {
            var other = others.get(source);
            int at = other.firstOf(text.gram(i));
            for (int places = 0; at != GramIndex.NONE && places < MOST_PLACES; places++) {
                int length = common(i, other.text(), at);
                if (length > best.length) {
                    best = new Match(source, at, length);
                }
                at = other.nextOf(at);
            }
        }
        return best;
    }

    private int common(int i, NormalisedText other, int at) {
        int length = 4;
        while (i + length < text.length()
                && at + length < other.length()
                && text.at(i + length) == other.at(at + length)) {
            length++;
        }
        return length;
    }
}
