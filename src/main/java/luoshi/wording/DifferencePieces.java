package luoshi.wording;

import java.util.ArrayList;
import java.util.List;
import luoshi.wording.TextDifference.Kind;
import luoshi.wording.TextDifference.Segment;

/** Gathers the pieces of a difference so that they read well: neighbouring changes become one. */
final class DifferencePieces {

    private final List<Segment> done = new ArrayList<>();
    private final StringBuilder deleted = new StringBuilder();
    private final StringBuilder inserted = new StringBuilder();
    private final StringBuilder kept = new StringBuilder();

    void delete(String word) {
        beforeChange();
        deleted.append(word);
    }

    void insert(String word) {
        beforeChange();
        inserted.append(word);
    }

    void keep(String word) {
        kept.append(word);
    }

    List<Segment> toSegments() {
        finishChange();
        finishKept();
        return List.copyOf(done);
    }

    /** A single character kept between two changes (的, a comma) belongs to the change: 就业的人 → 创业的户 reads as one. */
    private void beforeChange() {
        if (kept.isEmpty()) {
            return;
        }
        if (kept.length() == 1 && kept.charAt(0) != '\n' && (!deleted.isEmpty() || !inserted.isEmpty())) {
            deleted.append(kept);
            inserted.append(kept);
            kept.setLength(0);
        } else {
            finishChange();
            finishKept();
        }
    }

    private void finishChange() {
        add(Kind.DELETED, deleted);
        add(Kind.INSERTED, inserted);
    }

    private void finishKept() {
        add(Kind.EQUAL, kept);
    }

    private void add(Kind kind, StringBuilder text) {
        if (!text.isEmpty()) {
            done.add(new Segment(kind, text.toString()));
            text.setLength(0);
        }
    }
}
