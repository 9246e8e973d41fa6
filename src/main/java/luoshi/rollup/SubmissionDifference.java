package luoshi.rollup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import luoshi.rollup.Submissions.Said;
import luoshi.wording.TextDifference;
import org.jspecify.annotations.Nullable;

/**
 * What became of the sentences of one version of a report in a later one: the same sentence by its trace, and where a source
 * has another version by now, the sentences of that entry in their order.
 *
 * @param changes what is different, in the order of the later version; what is gone stands where it stood
 * @param same how many headings and sentences are the same
 * @param moved how many of these stand in another order
 */
record SubmissionDifference(List<Change> changes, int same, int moved) {

    /**
     * One sentence that is different.
     *
     * @param part the part of the report
     * @param heading the heading above it, or empty
     * @param before what it said; empty if it is new
     * @param after what it says; empty if it is gone
     */
    record Change(int part, String heading, String before, String after) {

        /** The message key of what happened. */
        public String key() {
            return "rollup.submission." + (before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed");
        }

        /** Word by word. */
        public TextDifference difference() {
            return TextDifference.between(before, after);
        }
    }

    static SubmissionDifference between(List<Said> older, List<Said> newer) {
        return new Pairing(older, newer).difference();
    }

    /** Which sentence of the later version is which of the earlier one. */
    private static final class Pairing {

        private final List<Said> older;
        private final List<Said> newer;
        private final Map<Integer, Integer> earlierOf = new HashMap<>();

        Pairing(List<Said> older, List<Said> newer) {
            this.older = older;
            this.newer = newer;
            pairByTrace();
            pairByEntry();
        }

        private void pairByTrace() {
            var places = new HashMap<UUID, Integer>();
            for (int i = 0; i < older.size(); i++) {
                places.put(older.get(i).trace(), i);
            }
            for (int i = 0; i < newer.size(); i++) {
                var place = places.get(newer.get(i).trace());
                if (place != null) {
                    earlierOf.put(i, place);
                }
            }
        }

        private void pairByEntry() {
            var paired = new HashSet<>(earlierOf.values());
            var waiting = new HashMap<Object, List<Integer>>();
            for (int i = 0; i < older.size(); i++) {
                var key = key(older.get(i));
                if (key != null && !paired.contains(i)) {
                    waiting.computeIfAbsent(key, each -> new ArrayList<>()).add(i);
                }
            }
            for (int i = 0; i < newer.size(); i++) {
                var candidates = earlierOf.containsKey(i) ? null : waiting.get(key(newer.get(i)));
                if (candidates != null && !candidates.isEmpty()) {
                    earlierOf.put(i, candidates.remove(0));
                }
            }
        }

        /** Sentences of one entry in one part, and what the program places in one part. */
        private static @Nullable Object key(Said said) {
            if (said.kind() == PassageKind.PROGRAM) {
                return List.of(said.part(), said.kind());
            }
            return said.entryId() == null ? null : List.of(said.part(), said.entryId());
        }

        SubmissionDifference difference() {
            var changes = new ArrayList<Change>();
            var paired = new HashSet<>(earlierOf.values());
            var heading = "";
            var same = 0;
            var moved = 0;
            var last = -1;
            for (int i = 0; i < newer.size(); i++) {
                var now = newer.get(i);
                heading = now.kind().isHeading()
                        ? now.text()
                        : i > 0 && newer.get(i - 1).part() != now.part() ? "" : heading;
                var place = earlierOf.get(i);
                if (place != null) {
                    if (place < last) {
                        moved++;
                    }
                    gone(last + 1, place, paired, changes);
                    last = Math.max(last, place);
                }
                var before = place == null ? "" : older.get(place).text();
                if (before.equals(now.text())) {
                    same++;
                } else {
                    changes.add(new Change(now.part(), now.kind().isHeading() ? "" : heading, before, now.text()));
                }
            }
            gone(last + 1, older.size(), paired, changes);
            return new SubmissionDifference(List.copyOf(changes), same, moved);
        }

        private void gone(int from, int to, Set<Integer> paired, List<Change> changes) {
            for (int i = from; i < to; i++) {
                if (!paired.contains(i)) {
                    changes.add(new Change(older.get(i).part(), "", older.get(i).text(), ""));
                }
            }
        }
    }
}
