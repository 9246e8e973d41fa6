package luoshi.wording;

/**
 * The same words in two texts.
 *
 * @param here where they stand in the text that is looked at
 * @param source which of the other texts has them, counted from 0
 * @param there where they stand in that text
 */
public record Passage(Span here, int source, Span there) {}
