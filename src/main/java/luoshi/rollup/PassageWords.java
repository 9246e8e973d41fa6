package luoshi.rollup;

import java.util.List;
import luoshi.account.IllegalStep;

/** Reads what coordinators typed into sentences of a report. */
final class PassageWords {

    private static final int LONGEST = 6000;
    private static final int MOST_SENTENCES = 50;

    private PassageWords() {}

    /** Every line of the form is a sentence. */
    static List<String> sentences(String text) {
        var sentences = text.lines()
                .map(PassageWords::cleaned)
                .filter(line -> !line.isEmpty())
                .toList();
        refuseLength(String.join("", sentences));
        if (sentences.size() > MOST_SENTENCES) {
            throw new IllegalStep("rollup.refused.many-sentences", MOST_SENTENCES);
        }
        return sentences;
    }

    /** One paragraph, whatever lines it was typed in. */
    static String paragraph(String text) {
        var paragraph = joined(text);
        refuseLength(paragraph);
        return paragraph;
    }

    /** One paragraph, or nothing. */
    static String joined(String text) {
        return cleaned(text.replaceAll("\\s*[\\r\\n]+\\s*", ""));
    }

    /** Refuses a text that is empty or too long. */
    static void refuseLength(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalStep("rollup.refused.passage-length", LONGEST);
        }
    }

    /** Without characters that XML forbids. */
    private static String cleaned(String text) {
        return text.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]", "").strip();
    }
}
