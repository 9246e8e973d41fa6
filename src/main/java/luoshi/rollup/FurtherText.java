package luoshi.rollup;

/**
 * A paragraph that a module above has for the text of a report.
 *
 * @param part the part it stands in, 1 or 3
 * @param text the paragraph
 */
public record FurtherText(int part, String text) {}
