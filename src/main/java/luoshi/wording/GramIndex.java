package luoshi.wording;

import java.util.Arrays;

/** Where in a text each run of four characters stands; an open table of primitives, because it is asked very often. */
final class GramIndex {

    static final int NONE = -1;

    private final NormalisedText text;
    private final long[] keys;
    private final int[] first;
    private final int[] next;
    private final int mask;
    private int distinct;

    GramIndex(NormalisedText text) {
        this.text = text;
        int size = Integer.highestOneBit(Math.max(4, text.grams() * 2)) * 2;
        keys = new long[size];
        first = new int[size];
        Arrays.fill(first, NONE);
        next = new int[text.grams()];
        mask = size - 1;
        for (int at = text.grams() - 1; at >= 0; at--) {
            add(text.gram(at), at);
        }
    }

    private void add(long gram, int at) {
        int slot = find(gram);
        if (first[slot] == NONE) {
            keys[slot] = gram;
            distinct++;
        }
        next[at] = first[slot];
        first[slot] = at;
    }

    NormalisedText text() {
        return text;
    }

    /** How many different runs the text has. */
    int distinct() {
        return distinct;
    }

    /** How many places a slot can have. */
    int slots() {
        return keys.length;
    }

    /** The place of the run in the table, or {@link #NONE} if the text does not have it. */
    int slotOf(long gram) {
        int slot = find(gram);
        return first[slot] == NONE ? NONE : slot;
    }

    /** Where the run first stands in the text, or {@link #NONE}. */
    int firstOf(long gram) {
        return first[find(gram)];
    }

    /** Where the run that stands there stands again, or {@link #NONE}. */
    int nextOf(int at) {
        return next[at];
    }

    private int find(long gram) {
        int slot = (int) (gram * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (first[slot] != NONE && keys[slot] != gram) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
