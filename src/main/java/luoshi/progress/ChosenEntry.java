package luoshi.progress;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A row of the queue that a reviewer ticked, with what he had before him.
 *
 * @param entryId the entry
 * @param seen the versions that the list was about
 */
record ChosenEntry(long entryId, SeenVersions seen) {

    private static final Pattern VALUE = Pattern.compile("(\\d{1,18})-(\\d{1,9})-(\\d{1,18})");

    /** The value of the row's box. */
    static String value(long entryId, int version, long sharedVersionId) {
        return entryId + "-" + version + "-" + sharedVersionId;
    }

    /** Reads the value of a box; empty if it is none. */
    static Optional<ChosenEntry> read(String value) {
        var parts = VALUE.matcher(value);
        return parts.matches()
                ? Optional.of(new ChosenEntry(
                        Long.parseLong(parts.group(1)),
                        new SeenVersions(Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)))))
                : Optional.empty();
    }
}
