package luoshi.progress.offline;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A package that came back.
 *
 * @param id the download it goes back to
 * @param unitId the unit it was made for
 * @param quarter the quarter it was made for, 2020Q3
 * @param revisions which state of each entry it was made from, by the entry's id
 * @param versions how often each had been handed on by then, by the entry's id; older packages do not say
 * @param originals what each field held then, as a digest, by the key of the field
 * @param cells what each field holds now, by the same key
 */
public record ReadPackage(
        UUID id,
        long unitId,
        String quarter,
        Map<String, Integer> revisions,
        @Nullable Map<String, Integer> versions,
        Map<String, String> originals,
        Map<String, ReadCell> cells) {

    /**
     * A cell.
     *
     * @param place where it is, 填报!C12
     * @param text what it holds
     * @param problem why that cannot be read, as the key of a message; otherwise null
     */
    public record ReadCell(
            String place, String text, @Nullable String problem) {}

    /** Whether the entry, handed on so often by now, was handed on since the package was made. */
    public boolean isOlderThan(long entryId, int handedOn) {
        var then = versions == null ? null : versions.get(Long.toString(entryId));
        return then != null && handedOn > then;
    }

    /** Whether somebody has written into the field since the download. */
    public boolean isTouched(String key) {
        return !wasOriginally(key, cells.get(key).text());
    }

    /** Whether the field held that text when the package was made. */
    public boolean wasOriginally(String key, String text) {
        return Seal.digest(text).equals(originals.get(key));
    }
}
