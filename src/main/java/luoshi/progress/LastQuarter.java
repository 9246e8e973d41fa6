package luoshi.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * What was approved for the unit and measure before, beside what is written now: read only, and nothing of it comes into
 * the new text unless its author says so.
 *
 * @param quarter the quarter it is about
 * @param texts the five texts by the names of their fields
 */
record LastQuarter(Quarter quarter, Map<String, String> texts) {

    private static final String ENDS_OF_SENTENCES = "。！？；\n";

    /** As the page shows it; null if nothing was approved yet. */
    static @Nullable LastQuarter of(@Nullable VersionView last) {
        return last == null
                ? null
                : new LastQuarter(last.quarter(), last.narrative().texts());
    }

    /** The field's text of last quarter, or nothing. */
    public String text(String field) {
        return texts.getOrDefault(field, "");
    }

    /** The sentences of the field's text; put together they are the text. */
    public List<String> sentences(String field) {
        var sentences = new ArrayList<String>();
        int start = 0;
        var text = text(field);
        for (int end = 1; end <= text.length(); end++) {
            if (end == text.length() || ENDS_OF_SENTENCES.indexOf(text.charAt(end - 1)) >= 0) {
                sentences.add(text.substring(start, end));
                start = end;
            }
        }
        sentences.removeIf(String::isBlank);
        return sentences;
    }

    /** The text with the passages marked that come from any field of last quarter. */
    public CopiedPassages marked(@Nullable String text) {
        return CopiedPassages.in(EntryForm.text(text), List.copyOf(texts.values()));
    }

    /**
     * What is asked for: {@code progress} names the whole text of a field, {@code progress:2} its third sentence.
     *
     * @return empty if there is no such text
     */
    Optional<Excerpt> excerpt(String asked) {
        var parts = asked.split(":", 2);
        var field = parts[0];
        if (text(field).isEmpty()) {
            return Optional.empty();
        }
        if (parts.length == 1) {
            return Optional.of(new Excerpt(field, text(field), true));
        }
        var sentences = sentences(field);
        return parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) < sentences.size()
                ? Optional.of(new Excerpt(field, sentences.get(Integer.parseInt(parts[1])), false))
                : Optional.empty();
    }

    /**
     * A piece of last quarter's text that goes into a field.
     *
     * @param field the field
     * @param text the piece
     * @param whole whether it is all of the field's text, which begins a line of its own
     */
    record Excerpt(String field, String text, boolean whole) {

        String behind(String typed) {
            var lineBreak = whole && !typed.isEmpty() && !typed.endsWith("\n") ? "\n" : "";
            return typed + lineBreak + text;
        }
    }
}
