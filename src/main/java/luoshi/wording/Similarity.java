package luoshi.wording;

import java.util.List;

/**
 * How much of one text stands in another. Measured in containment: the share of the different four-character runs of the
 * text that the other one has too, numbers masked, punctuation and width disregarded. Not Jaccard, because a paragraph
 * pasted out of a long text is copied however long that text is.
 *
 * @param share 0 to 1; 0 for a text too short to judge
 * @param degree what the share is called
 * @param passages the same passages from eight characters on, where the degree is above LOW
 */
public record Similarity(double share, Degree degree, List<Passage> passages) {

    /** A text with fewer letters and digits than this is not judged: short answers are alike by nature. */
    public static final int SHORTEST_TEXT = 20;

    /** From how many letters and digits on a common passage is shown. */
    public static final int SHORTEST_PASSAGE = 8;

    /** What a share is called. */
    public enum Degree {
        /** Below 0.35. */
        LOW(0),
        /** 高度相似, from 0.35 on. */
        HIGH(0.35),
        /** 疑似照抄, from 0.60 on. */
        COPIED(0.60);

        private final double from;

        Degree(double from) {
            this.from = from;
        }

        /** The share at which it begins. */
        public double from() {
            return from;
        }

        /** What the share is called. */
        public static Degree of(double share) {
            return share >= COPIED.from ? COPIED : share >= HIGH.from ? HIGH : LOW;
        }
    }

    /** How much of the text stands in the other one; for one text against many use {@link Fingerprint}. */
    public static Similarity between(String text, String other) {
        return Fingerprint.of(text).within(Fingerprint.of(other));
    }
}
