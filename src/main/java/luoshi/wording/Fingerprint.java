package luoshi.wording;

import java.util.BitSet;
import java.util.List;

/** A text made ready to be compared with many others. */
public final class Fingerprint {

    private final GramIndex index;

    private Fingerprint(String text) {
        index = new GramIndex(new NormalisedText(text));
    }

    /** Makes the text ready. */
    public static Fingerprint of(String text) {
        return new Fingerprint(text);
    }

    /** How much of this text the other one has, and the passages both have once that is worth showing. */
    public Similarity within(String other) {
        var text = new NormalisedText(other);
        double share = shareIn(text);
        var degree = Similarity.Degree.of(share);
        return new Similarity(share, degree, degree == Similarity.Degree.LOW ? List.of() : passages(text));
    }

    private double shareIn(NormalisedText other) {
        if (index.text().length() < Similarity.SHORTEST_TEXT) {
            return 0;
        }
        var seen = new BitSet(index.slots());
        for (int i = 0; i < other.grams(); i++) {
            int slot = index.slotOf(other.gram(i));
            if (slot != GramIndex.NONE) {
                seen.set(slot);
            }
        }
        return (double) seen.cardinality() / index.distinct();
    }

    private List<Passage> passages(NormalisedText other) {
        return new PassageFinder(index.text(), List.of(new GramIndex(other)), Similarity.SHORTEST_PASSAGE).passages();
    }
}
