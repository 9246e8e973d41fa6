package luoshi.wording;

/**
 * A stretch of a text.
 *
 * @param start where it begins, counted in Java characters from 0
 * @param end behind its last character
 */
public record Span(int start, int end) {

    /** The words that stand there. */
    public String in(String text) {
        return text.substring(start, end);
    }

    boolean overlaps(int from, int to) {
        return start < to && from < end;
    }
}
