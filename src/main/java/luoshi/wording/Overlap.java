package luoshi.wording;

import java.util.List;

/**
 * How much of a text consists of passages that stand in given others.
 *
 * @param share 0 to 1 of the letters and digits of the text; 0 for a text without any
 * @param passages the passages in order, none overlapping another
 */
public record Overlap(double share, List<Passage> passages) {

    /**
     * Lays the text over the others, numbers masked, punctuation and width disregarded.
     *
     * @param shortest how many letters and digits a passage has at least, four or more; below twelve phrases that
     *     everybody uses begin to count
     */
    public static Overlap of(String text, List<String> others, int shortest) {
        var normalised = new NormalisedText(text);
        var indexes =
                others.stream().map(NormalisedText::new).map(GramIndex::new).toList();
        var passages = new PassageFinder(normalised, indexes, shortest).passages();
        int covered = passages.stream()
                .mapToInt(passage -> new NormalisedText(passage.here().in(text)).length())
                .sum();
        return new Overlap(normalised.length() == 0 ? 0 : (double) covered / normalised.length(), passages);
    }
}
