package luoshi.policy;

/**
 * A sentence of a measure.
 *
 * @param id its key
 * @param number its number within the measure
 * @param startOffset where it begins in the text of the measure
 * @param text the sentence, word for word
 */
public record Clause(long id, int number, int startOffset, String text) {}
