package luoshi.light;

import java.time.LocalDate;

/**
 * A report that a released finding (核查发现) holds to be untrue, and that is not put right. Only its number is told, since not everybody
 * who asks why a light is red may know whose report it was.
 *
 * @param docNumber the number under which it was released
 * @param releasedOn when it was released
 */
record Untrue(String docNumber, LocalDate releasedOn) {

    /** Reads {@code 2020-11-05 赣落实查〔2020〕1号}. */
    static Untrue read(String line) {
        var parts = line.split(" ", 2);
        return new Untrue(parts[1], LocalDate.parse(parts[0]));
    }
}
