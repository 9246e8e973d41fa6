package luoshi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The account of the operating system that the program runs under; only Linux is asked. */
final class Account {

    private static final Path SELF = Path.of("/proc/self");

    private Account() {}

    static boolean isRoot() throws IOException {
        return Files.exists(SELF) && owner(SELF).equals(0);
    }

    static boolean owns(Path file) throws IOException {
        return !Files.exists(SELF) || owner(SELF).equals(owner(file));
    }

    private static Object owner(Path file) throws IOException {
        return Files.getAttribute(file, "unix:uid");
    }
}
