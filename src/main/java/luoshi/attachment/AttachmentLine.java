package luoshi.attachment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An attachment as a page shows it.
 *
 * @param size bytes
 * @param hash SHA-256 of what can be taken down
 * @param rewritten whether it is a picture that was written anew when it came in
 * @param removed whether it was taken out after a version had carried it
 * @param versions the versions that carry it, as far as the reader sees them
 * @param elsewhere whether the same file stands behind another record
 * @param twins the other records the reader may see, each as unit, quarter and matter
 */
public record AttachmentLine(
        UUID id,
        String name,
        FileKind kind,
        long size,
        String hash,
        boolean rewritten,
        String addedBy,
        Instant addedAt,
        boolean removed,
        List<Integer> versions,
        boolean elsewhere,
        List<String> twins) {

    private static final long KILOBYTE = 1024;
    private static final long MEGABYTE = 1024 * KILOBYTE;

    /** The same without what became known of it since it was handed on: that it was taken out, and where else the file stands. */
    AttachmentLine asHandedOn() {
        return new AttachmentLine(
                id, name, kind, size, hash, rewritten, addedBy, addedAt, false, versions, false, List.of());
    }

    /** The size for people: 35 KB, 1.2 MB. */
    public String readableSize() {
        return size < MEGABYTE
                ? Math.max(1, (size + KILOBYTE - 1) / KILOBYTE) + " KB"
                : Math.round(size * 10.0 / MEGABYTE) / 10.0 + " MB";
    }

    /** The versions as a page counts them: 1、2. */
    public String versionNumbers() {
        return String.join("、", versions.stream().map(String::valueOf).toList());
    }
}
