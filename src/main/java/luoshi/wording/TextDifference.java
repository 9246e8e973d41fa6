package luoshi.wording;

import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What changed between two texts, word by word; numbers keep their unit (128.4亿元 → 132.6亿元 is one change).
 *
 * @param segments the pieces in reading order, a deletion before the insertion that replaces it; none is empty
 */
public record TextDifference(List<Segment> segments) {

    /** Past this many words on a side whole sentences are compared, which keeps any two texts quick to compare. */
    private static final int MOST_WORDS = 6_000;

    /** A piece of the texts: in both, only in the newer, or only in the older. */
    public record Segment(Kind kind, String text) {}

    /** Where a piece stands. */
    public enum Kind {
        EQUAL,
        INSERTED,
        DELETED
    }

    /** The difference that leads from one text to the other; either may be empty, and no character of either is lost. */
    public static TextDifference between(String before, String after) {
        var older = Words.of(before);
        var newer = Words.of(after);
        return older.size() > MOST_WORDS || newer.size() > MOST_WORDS
                ? between(Sentences.pieces(before), Sentences.pieces(after))
                : between(older, newer);
    }

    private static TextDifference between(List<String> older, List<String> newer) {
        var deleted = new BitSet();
        var inserted = new BitSet();
        for (var change : new MyersDiffWithLinearSpace<String>().computeDiff(older, newer, null)) {
            if (change.deltaType != DeltaType.INSERT) {
                deleted.set(change.startOriginal, change.endOriginal);
            }
            if (change.deltaType != DeltaType.DELETE) {
                inserted.set(change.startRevised, change.endRevised);
            }
        }
        return merge(older, deleted, newer, inserted);
    }

    private static TextDifference merge(List<String> older, BitSet deleted, List<String> newer, BitSet inserted) {
        var pieces = new DifferencePieces();
        int i = 0;
        int j = 0;
        while (i < older.size() || j < newer.size()) {
            if (deleted.get(i)) {
                pieces.delete(older.get(i++));
            } else if (inserted.get(j)) {
                pieces.insert(newer.get(j++));
            } else {
                pieces.keep(older.get(i++));
                j++;
            }
        }
        return new TextDifference(pieces.toSegments());
    }

    /** Whether the texts are the same. */
    public boolean isNone() {
        return segments.stream().allMatch(segment -> segment.kind() == Kind.EQUAL);
    }

    /** The older text, rebuilt from the pieces. */
    public String before() {
        return without(Kind.INSERTED);
    }

    /** The newer text, rebuilt from the pieces. */
    public String after() {
        return without(Kind.DELETED);
    }

    private String without(Kind kind) {
        return segments.stream()
                .filter(segment -> segment.kind() != kind)
                .map(Segment::text)
                .collect(Collectors.joining());
    }
}
