package luoshi.progress.offline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipInputStream;

/** Unpacks a file to nowhere before it is read, so that nothing that would fill the memory gets that far. */
final class SafeArchive {

    private static final int ENTRIES = 200;
    private static final long UNPACKED = 16L * 1024 * 1024;
    private static final int BUFFER = 64 * 1024;

    private SafeArchive() {}

    /**
     * Looks through the file.
     *
     * @throws UnreadablePackage if it is no container, damaged, or far larger inside than a package is
     */
    static void check(byte[] file) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            var buffer = new byte[BUFFER];
            int entries = 0;
            long unpacked = 0;
            while (zip.getNextEntry() != null) {
                if (++entries > ENTRIES) {
                    throw new UnreadablePackage("too-large");
                }
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > UNPACKED) {
                        throw new UnreadablePackage("too-large");
                    }
                }
            }
            if (entries == 0) {
                throw new UnreadablePackage("no-xlsx");
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw new UnreadablePackage("damaged");
        }
    }
}
