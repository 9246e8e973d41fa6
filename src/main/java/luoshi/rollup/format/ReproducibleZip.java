package luoshi.rollup.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Packs files so that the same files always give the same bytes, whenever and wherever they are packed. */
public final class ReproducibleZip {

    /** With the very first day that a zip can name, Java adds a second time stamp that depends on the time zone. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private ReproducibleZip() {}

    /** What a file in a zip holds, written when its turn comes. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Packs the files in the order of their names. */
    public static byte[] of(Map<String, byte[]> files) {
        var contents = new HashMap<String, Content>();
        files.forEach((name, content) -> contents.put(name, out -> out.write(content)));
        return written(contents);
    }

    /** Packs files of which not every one is in memory, with the same result. */
    static byte[] written(Map<String, Content> files) {
        var bytes = new ByteArrayOutputStream();
        write(files, bytes);
        return bytes.toByteArray();
    }

    /** The same into a stream, which is closed then. */
    public static void write(Map<String, Content> files, OutputStream out) {
        try (var zip = new ZipOutputStream(out)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                file.getValue().writeTo(zip);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same files packed so that they always give the same bytes, one of them changed; no more than that one is in memory. */
    static byte[] repacked(byte[] packed, String changed, UnaryOperator<byte[]> change) throws IOException {
        try (var zip = ZipFile.builder().setByteArray(packed).get()) {
            var contents = new HashMap<String, Content>();
            for (var entry : Collections.list(zip.getEntries())) {
                contents.put(entry.getName(), out -> {
                    try (var content = zip.getInputStream(entry)) {
                        if (entry.getName().equals(changed)) {
                            out.write(change.apply(content.readAllBytes()));
                        } else {
                            content.transferTo(out);
                        }
                    }
                });
            }
            return written(contents);
        }
    }

    /** The files of a zip by their names, found through its directory: not every writer leaves a readable stream. */
    static Map<String, byte[]> filesOf(byte[] packed) {
        try {
            return filesOf(packed, name -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those files whose names are asked for. */
    static Map<String, byte[]> filesOf(byte[] packed, Predicate<String> names) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var zip = ZipFile.builder().setByteArray(packed).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                if (names.test(entry.getName())) {
                    try (var content = zip.getInputStream(entry)) {
                        files.put(entry.getName(), content.readAllBytes());
                    }
                }
            }
        }
        return files;
    }

    /** What is read in one of the files, without all of it in memory; nothing if there is none of that name. */
    static <T> Optional<T> read(byte[] packed, String name, Reading<T> reading) throws IOException {
        try (var zip = ZipFile.builder().setByteArray(packed).get()) {
            var entry = zip.getEntry(name);
            if (entry == null) {
                return Optional.empty();
            }
            try (var content = zip.getInputStream(entry)) {
                return Optional.of(reading.of(content));
            }
        }
    }

    /** Reads a file as it comes out of the zip. */
    @FunctionalInterface
    interface Reading<T> {
        T of(InputStream content) throws IOException;
    }
}
