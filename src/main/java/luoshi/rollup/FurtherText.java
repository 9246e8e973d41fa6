package luoshi.rollup;

import java.util.List;

/**
 * A paragraph that a module above has for the text of a report.
 *
 * @param part the part it stands in, 1 or 3
 * @param text the paragraph
 * @param numbers the numbers in it, each with the list it counts
 */
public record FurtherText(int part, String text, List<PlacedNumber> numbers) {}
