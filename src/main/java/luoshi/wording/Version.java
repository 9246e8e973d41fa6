package luoshi.wording;

import java.time.Instant;

/**
 * A version to choose for a comparison.
 *
 * @param of what it is a version of where an object has several series, such as a unit, or the key of its message; or empty
 * @param number 1, 2, … in its series
 */
public record Version(long id, String of, int number, String author, Instant writtenAt) {}
