package luoshi.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;

/**
 * The text of a draft, sentence by sentence, and what coordinators do to its order: cut, merge, move, begin and join
 * paragraphs. Nothing crosses a heading, so that no sentence comes to stand under another measure.
 */
final class DraftText {

    private final List<Spot> spots = new ArrayList<>();

    /**
     * The text as it stands.
     *
     * @param passages all passages of the report in their order
     */
    DraftText(List<Passage> passages) {
        for (var passage : passages) {
            if (passage.isAbsorbed() && !spots.isEmpty()) {
                spots.get(spots.size() - 1).absorbed().add(passage);
            } else {
                spots.add(new Spot(passage, new ArrayList<>()));
            }
        }
    }

    /** A printed passage with what was merged into it. */
    private record Spot(Passage head, List<Passage> absorbed) {}

    /**
     * The printed passage with the id.
     *
     * @throws NotFound if there is none (any more)
     */
    Passage passage(long id) {
        return spots.get(index(id)).head();
    }

    /**
     * The sentence before, which another one can be merged into.
     *
     * @throws IllegalStep if there is none in this section, or none that people write
     */
    Passage before(long id) {
        var i = index(id);
        refuse(i == 0 || !sameSection(i - 1, i), "rollup.refused.first-of-section");
        refuse(!spots.get(i - 1).head().getKind().isEditable(), "rollup.refused.program-text");
        return spots.get(i - 1).head();
    }

    /**
     * Cuts a sentence in several, the first of which stays where it is. Those that had been merged into it come back in their
     * order, so that each has its own source again.
     *
     * @return the others
     */
    List<Passage> cut(long id, List<String> sentences, Actor by, Instant at) {
        var i = index(id);
        var spot = spots.get(i);
        var released = Math.min(spot.absorbed().size(), sentences.size() - 1);
        var others = new ArrayList<Passage>();
        for (int k = 0; k < released; k++) {
            var other = spot.absorbed().get(k);
            spot.head().giveBack(other);
            other.release(sentences.get(k + 1), by, at);
            others.add(other);
        }
        spot.absorbed().subList(0, released).clear();
        var own = new ArrayList<>(sentences.subList(released + 1, sentences.size()));
        own.add(0, sentences.get(0));
        others.addAll(spot.head().cut(own, by, at));
        for (int k = 0; k < others.size(); k++) {
            spots.add(i + 1 + k, new Spot(others.get(k), new ArrayList<>()));
        }
        return List.copyOf(others);
    }

    /**
     * Merges the sentence into the one before it; the stop between them becomes a semicolon.
     *
     * @return the merged one, which rests on the sources of both
     * @throws IllegalStep if that one has no source and this one has
     */
    Passage merge(long id, Actor by, Instant at) {
        var head = before(id);
        var i = index(id);
        var spot = spots.get(i);
        var other = spot.head();
        refuse(!other.getKind().isEditable(), "rollup.refused.program-text");
        refuse(!head.getKind().hasSource() && other.getKind().hasSource(), "rollup.refused.editorial-first");
        if (!other.isContinuing() && i + 1 < spots.size()) {
            spots.get(i + 1).head().follow(false);
        }
        head.absorb(other, head.getText().replaceFirst("。$", "；") + other.getText(), by, at);
        spot.absorbed().forEach(one -> one.mergeInto(head));
        spots.get(i - 1).absorbed().add(other);
        spots.get(i - 1).absorbed().addAll(spot.absorbed());
        spots.remove(i);
        return head;
    }

    /** Moves a sentence one place up in its paragraph. */
    void raise(long id) {
        var i = index(id);
        refuse(!spots.get(i).head().isContinuing(), "rollup.refused.first-of-paragraph");
        swap(i - 1);
        spots.get(i - 1).head().arrange(spots.get(i - 1).head().isContinuing());
    }

    /** Moves a sentence one place down in its paragraph. */
    void lower(long id) {
        var i = index(id);
        refuse(i + 1 == spots.size() || !spots.get(i + 1).head().isContinuing(), "rollup.refused.last-of-paragraph");
        swap(i);
        spots.get(i + 1).head().arrange(true);
    }

    private void swap(int upper) {
        var first = spots.get(upper).head().isContinuing();
        spots.get(upper + 1).head().follow(first);
        spots.get(upper).head().follow(true);
        Collections.swap(spots, upper, upper + 1);
    }

    /** Moves the paragraph that the sentence begins above the one before it. */
    void raiseParagraph(long id) {
        var start = index(id);
        refuse(spots.get(start).head().isContinuing(), "rollup.refused.not-first-of-paragraph");
        refuse(start == 0 || !sameSection(start - 1, start), "rollup.refused.first-of-section");
        var upper = start - 1;
        while (spots.get(upper).head().isContinuing()) {
            upper--;
        }
        var end = end(start);
        var moved = List.copyOf(spots.subList(start, end));
        moved.forEach(spot -> spot.head().arrange(spot.head().isContinuing()));
        spots.subList(start, end).clear();
        spots.addAll(upper, moved);
    }

    /** Moves the paragraph that the sentence begins below the one behind it. */
    void lowerParagraph(long id) {
        var start = index(id);
        refuse(spots.get(start).head().isContinuing(), "rollup.refused.not-first-of-paragraph");
        var next = end(start);
        refuse(next == spots.size() || !sameSection(start, next), "rollup.refused.last-of-section");
        var moved = List.copyOf(spots.subList(start, next));
        var behind = end(next) - moved.size();
        moved.forEach(spot -> spot.head().arrange(spot.head().isContinuing()));
        spots.subList(start, next).clear();
        spots.addAll(behind, moved);
    }

    /** Begins a paragraph with the sentence, or ends that and joins it to the paragraph before. */
    void part(long id, boolean parted) {
        var passage = passage(id);
        if (!parted) {
            before(id);
        }
        refuse(!passage.getKind().isEditable(), "rollup.refused.program-text");
        passage.arrange(!parted);
    }

    /** Adds a passage behind another one and what was merged into that. */
    void add(long behindId, Passage passage) {
        spots.add(index(behindId) + 1, new Spot(passage, new ArrayList<>()));
    }

    /** The printed passage that stands beside another one: before it or, at the very beginning, behind it. */
    Passage beside(long id) {
        var i = index(id);
        return spots.get(i == 0 ? Math.min(1, spots.size() - 1) : i - 1).head();
    }

    /**
     * Takes a passage out; what it began is begun by the next one.
     *
     * @return it and what had been merged into it
     */
    List<Passage> remove(long id) {
        var i = index(id);
        if (!spots.get(i).head().isContinuing() && i + 1 < spots.size()) {
            spots.get(i + 1).head().follow(false);
        }
        var spot = spots.remove(i);
        var gone = new ArrayList<>(spot.absorbed());
        gone.add(0, spot.head());
        return gone;
    }

    /** All passages with their places, in their order. */
    List<Passage> numbered() {
        var all = new ArrayList<Passage>();
        var part = -1;
        var place = 0;
        for (var spot : spots) {
            place = spot.head().getPart() == part ? place : 0;
            part = spot.head().getPart();
            place += spot.head().getKind().isHeading() ? 0 : 1;
            spot.head().moveTo(all.size() + 1, place);
            all.add(spot.head());
            for (var absorbed : spot.absorbed()) {
                absorbed.moveTo(all.size() + 1, place);
                all.add(absorbed);
            }
        }
        return all;
    }

    private int end(int start) {
        var end = start + 1;
        while (end < spots.size() && spots.get(end).head().isContinuing()) {
            end++;
        }
        return end;
    }

    /** Whether no heading lies between the two, of which the one follows the other. */
    private boolean sameSection(int upper, int lower) {
        var one = spots.get(upper).head();
        var other = spots.get(lower).head();
        return one.getPart() == other.getPart()
                && !one.getKind().isHeading()
                && !other.getKind().isHeading();
    }

    private int index(long id) {
        for (int i = 0; i < spots.size(); i++) {
            if (spots.get(i).head().getId() == id) {
                return i;
            }
        }
        throw new NotFound();
    }

    private static void refuse(boolean refused, String why) {
        if (refused) {
            throw new IllegalStep(why);
        }
    }
}
