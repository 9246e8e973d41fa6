package luoshi.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The directory of the program's own database, held by one program at a time. What takes several steps to make is made
 * in a draft and moved to its place when it is complete, so whatever has its place is complete and is never deleted.
 */
final class DataDirectory implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);

    /** A second lock within the same JVM would release the first one when it is closed: POSIX locks belong to it. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    static DataDirectory hold(Path wanted) throws IOException {
        try {
            if (!Files.isDirectory(wanted)) {
                Files.createDirectories(wanted);
            }
            var root = wanted.toRealPath();
            var directory = new DataDirectory(root, lock(root));
            directory.discard(directory.drafts());
            return directory;
        } catch (FileSystemException e) {
            throw new UnusableDatabase("not-writable", wanted.toAbsolutePath().normalize());
        }
    }

    /** The databases themselves. */
    Path cluster() {
        return root.resolve("postgres");
    }

    /** The server's programs, one directory for each version. */
    Path binaries() {
        return root.resolve("postgres-binaries");
    }

    /** What the program that was run last had to say. */
    Path log() {
        return root.resolve("postgres.log");
    }

    /** An empty directory for something that is not complete yet. */
    Path draft() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(drafts()), "");
    }

    /** Gives a draft its place. */
    void complete(Path draft, Path place) throws IOException {
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        keep(place.getParent());
    }

    /** Removes what is not needed any more; what a dying process still writes to goes at the next start. */
    void discard(Path path) {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            log.warn("{} could not be deleted: {}", path, e.toString());
        }
    }

    @Override
    public void close() throws IOException {
        HELD.remove(root);
        lock.close();
    }

    private static FileChannel lock(Path root) throws IOException {
        if (!HELD.add(root)) {
            throw new UnusableDatabase("in-use", root);
        }
        try {
            var channel =
                    FileChannel.open(root.resolve("luoshi.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new UnusableDatabase("in-use", root);
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            HELD.remove(root);
            throw e;
        }
    }

    private Path drafts() {
        return root.resolve("incomplete");
    }

    private static void keep(Path directory) throws IOException {
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
