package luoshi.wording;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text made ready to be compared with many others; for one thread. */
public final class Fingerprint {

    private final NormalisedText text;
    private @Nullable GramIndex index;

    private Fingerprint(String text) {
        this.text = new NormalisedText(text);
    }

    /** Makes the text ready. */
    public static Fingerprint of(String text) {
        return new Fingerprint(text);
    }

    /** How much of this text the other one has, and the passages both have once that is worth showing. */
    public Similarity within(Fingerprint other) {
        double share = shareIn(other);
        var degree = Similarity.Degree.of(share);
        return new Similarity(share, degree, degree == Similarity.Degree.LOW ? List.of() : passages(other));
    }

    /** The share alone: how much of this text the other one has, 0 to 1. */
    public double shareIn(Fingerprint other) {
        return shareIn(other.text);
    }

    private double shareIn(NormalisedText other) {
        if (text.length() < Similarity.SHORTEST_TEXT) {
            return 0;
        }
        var grams = index();
        var seen = new BitSet(grams.slots());
        for (int i = 0; i < other.grams(); i++) {
            int slot = grams.slotOf(other.gram(i));
            if (slot != GramIndex.NONE) {
                seen.set(slot);
            }
        }
        return (double) seen.cardinality() / grams.distinct();
    }

    private List<Passage> passages(Fingerprint other) {
        return new PassageFinder(text, List.of(other.index()), Similarity.SHORTEST_PASSAGE).passages();
    }

    private GramIndex index() {
        if (index == null) {
            index = new GramIndex(text);
        }
        return index;
    }
}
