package luoshi.rollup;

/**
 * A number that the program placed in a sentence of a report, and the list that it counts.
 *
 * @param name what it counts, in words
 * @param value as it stands in the sentence: a count, or a percentage with its sign
 * @param path the address of the list, as it stood on the day of compiling
 */
public record PlacedNumber(String name, String value, String path) {}
