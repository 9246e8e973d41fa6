package luoshi.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a ZIP container holds, found by unpacking it to nowhere: the sizes it declares itself are not believed.
 *
 * @param names the names of the entries
 * @param small the entries that say what kind of container it is, by name
 */
record ZipContents(Set<String> names, Map<String, byte[]> small) {

    private static final Set<String> TELLING = Set.of("[Content_Types].xml", "OFD.xml");
    private static final int LONGEST_TELLING = 1_000_000;
    private static final int BUFFER = 64 * 1024;

    /**
     * Unpacks the file within the limits.
     *
     * @throws UnacceptableFile if it is no readable container, or too much comes out of it
     */
    static ZipContents of(Path file, String name) {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > Limits.ENTRIES) {
                throw UnacceptableFile.because("unpacks", name);
            }
            return unpack(zip, Files.size(file), name);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw UnacceptableFile.because("unreadable", name);
        }
    }

    /** Whether a program for archives would open the file. */
    static boolean opens(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.size() > 0;
        } catch (IOException | IllegalArgumentException noContainer) {
            return false;
        }
    }

    private static ZipContents unpack(ZipFile zip, long size, String name) throws IOException {
        var most = Math.min(Limits.UNPACKED.toBytes(), size * Limits.RATIO);
        var contents = new ZipContents(new HashSet<>(), new HashMap<>());
        long unpacked = 0;
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            if (!contents.names.add(entry.getName()) || leadsOut(entry.getName())) {
                throw UnacceptableFile.because("unreadable", name);
            }
            if (TELLING.contains(entry.getName())) {
                contents.small.put(entry.getName(), read(zip, entry));
            }
            unpacked += length(zip, entry, most - unpacked);
            if (unpacked > most) {
                throw UnacceptableFile.because("unpacks", name);
            }
        }
        return contents;
    }

    private static boolean leadsOut(String entry) {
        return entry.startsWith("/") || entry.contains("..") || entry.contains("\\") || entry.contains(":");
    }

    private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            return in.readNBytes(LONGEST_TELLING);
        }
    }

    /** The real length, or some number above the most. */
    private static long length(ZipFile zip, ZipEntry entry, long most) throws IOException {
        var buffer = new byte[BUFFER];
        long length = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0 && length <= most; read = in.read(buffer)) {
                length += read;
            }
        }
        return length;
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** Whether the container brings programs along. */
    boolean holdsMacros() {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.endsWith("vbaproject.bin")
                        || name.contains("/macrosheets/")
                        || name.contains("/activex/")
                        || name.endsWith("vbadata.xml"));
    }
}
