package luoshi.progress;

import java.util.ArrayList;
import java.util.List;
import luoshi.wording.Overlap;

/**
 * How much of a lead's summary is pasted from the parts of the measure, its own one among them (牵头整合度). Said to the author
 * and then to the reviewer; it is no score and goes nowhere else.
 *
 * @param percent 0 to 100: the share of the summary's letters and digits in passages that stand in the parts
 * @param percentOfOwnPart what of that stands in the lead's own part and in no other
 * @param pieces the summary cut into passages, each with the unit it stands with, or without one
 * @param ownCharacters letters and digits that are neither pasted nor the name of a unit
 */
record Integration(int percent, int percentOfOwnPart, List<Piece> pieces, int ownCharacters) {

    /** Letters and digits from which on sameness counts as pasted: two or three words are shared by everybody. */
    static final int SHORTEST = 8;

    private static final int ASKED_ABOVE = 80;

    /** With less of its own a summary only repeats the parts: 现将有关情况汇总如下 is ten. */
    private static final int LEAST_OWN = 12;

    /**
     * A piece of the summary.
     *
     * @param text as it stands there
     * @param unit another unit whose part has the same words, or empty
     * @param ofOwnPart whether the lead's own part has the same words
     */
    record Piece(String text, String unit, boolean ofOwnPart) {}

    /**
     * Lays a summary over the parts.
     *
     * @param ownPart the lead's own part with the text that it shares
     * @param parts the other units' parts
     */
    static Integration of(String summary, Narrative ownPart, List<Part> parts) {
        var there = parts.stream().filter(Part::isIn).toList();
        var texts = new ArrayList<>(there.stream().map(Part::wholeText).toList());
        texts.add(ownPart.ownPart());
        var overlap = Overlap.of(summary, texts, SHORTEST);
        var pieces = new ArrayList<Piece>();
        var own = new StringBuilder();
        var pasted = new StringBuilder();
        var ofOwnPart = new StringBuilder();
        int at = 0;
        for (var passage : overlap.passages()) {
            add(pieces, own, summary.substring(at, passage.here().start()));
            var text = passage.here().in(summary);
            pasted.append(text);
            if (passage.source() < there.size()) {
                pieces.add(new Piece(text, there.get(passage.source()).unitName(), false));
            } else {
                pieces.add(new Piece(text, "", true));
                ofOwnPart.append(text);
            }
            at = passage.here().end();
        }
        add(pieces, own, summary.substring(at));
        return new Integration(
                (int) Math.round(overlap.share() * 100),
                (int) Math.round(overlap.share() * 100 * letters(ofOwnPart) / Math.max(1, letters(pasted))),
                List.copyOf(pieces),
                count(own, parts));
    }

    /** Whether anything of it stands in the parts. */
    public boolean isPasted() {
        return percent > 0;
    }

    /** Whether the lead is asked for a judgement of its own. */
    public boolean asksForJudgement() {
        return percent > ASKED_ABOVE;
    }

    /** Whether it says nothing that the parts do not say. */
    public boolean isNothingOwn() {
        return percent > ASKED_ABOVE && ownCharacters < LEAST_OWN;
    }

    private static void add(List<Piece> pieces, StringBuilder own, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, "", false));
            own.append(text).append('\n');
        }
    }

    private static int count(CharSequence own, List<Part> parts) {
        var text = own.toString();
        for (var part : parts) {
            text = text.replace(part.unitName(), "");
        }
        return letters(text);
    }

    private static int letters(CharSequence text) {
        return (int) text.codePoints().filter(Character::isLetterOrDigit).count();
    }
}
