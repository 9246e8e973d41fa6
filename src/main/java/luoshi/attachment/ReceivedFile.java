package luoshi.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file on its way in: in a temporary place, measured and hashed, gone when closed.
 *
 * @param name what its owner calls it
 * @param path where it lies
 * @param size bytes
 * @param hash SHA-256
 */
record ReceivedFile(FileName name, Path path, long size, String hash) implements AutoCloseable {

    /**
     * Takes the bytes in, but not more than are allowed.
     *
     * @throws UnacceptableFile if there are none or too many
     */
    static ReceivedFile of(FileName name, InputStream content) {
        var path = temporary();
        try (var out = new HashingOutput(Files.newOutputStream(path))) {
            var size = copy(content, out);
            if (size == 0) {
                throw UnacceptableFile.because("empty", name.text());
            }
            if (size > Limits.FILE.toBytes()) {
                throw UnacceptableFile.because("too-large", name.text());
            }
            return new ReceivedFile(name, path, size, out.hash());
        } catch (IOException e) {
            delete(path);
            throw new UncheckedIOException(e);
        } catch (RuntimeException refused) {
            delete(path);
            throw refused;
        }
    }

    /** A new, empty file that nobody else can read. */
    static Path temporary() {
        try {
            return Files.createTempFile("luoshi-", ".part");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops right behind the limit. */
    private static long copy(InputStream in, HashingOutput out) throws IOException {
        var buffer = new byte[64 * 1024];
        long size = 0;
        for (int read = in.read(buffer); read >= 0 && size <= Limits.FILE.toBytes(); read = in.read(buffer)) {
            out.write(buffer, 0, read);
            size += read;
        }
        return size;
    }

    /** What the other file holds, under this one's name; this one is to be closed as well. */
    ReceivedFile writtenAnew(Path picture) {
        try (var in = Files.newInputStream(picture);
                var out = new HashingOutput(java.io.OutputStream.nullOutputStream())) {
            return new ReceivedFile(name, picture, in.transferTo(out), out.hash());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete(path);
    }
}
