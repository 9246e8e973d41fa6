package luoshi.light;

import java.time.LocalDate;

/**
 * A report that a released finding (核查发现) holds to be untrue, and that is not put right. Only its number is told, since not everybody
 * who asks why a light is red may know whose report it was.
 *
 * @param unitId the unit that reported
 * @param docNumber the number under which it was released
 * @param releasedOn when it was released
 */
record Untrue(long unitId, String docNumber, LocalDate releasedOn) {

    /** Reads {@code 7 2020-11-05 赣落实查〔2020〕1号}. */
    static Untrue read(String line) {
        var parts = line.split(" ", 3);
        return new Untrue(Long.parseLong(parts[0]), parts[2], LocalDate.parse(parts[1]));
    }
}
