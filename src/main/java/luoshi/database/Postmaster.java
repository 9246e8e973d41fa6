package luoshi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The server as the note in its data directory describes it: the number of its process and its port. */
record Postmaster(long number, int port) {

    private static final String NOTE = "postmaster.pid";
    private static final int NUMBER_LINE = 0;
    private static final int PORT_LINE = 3;

    /** The server that the note describes; it may be gone, or its number may belong to another program by now. */
    static Optional<Postmaster> notedIn(Path directory) throws IOException {
        if (!Files.exists(note(directory))) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(note(directory));
        try {
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(NUMBER_LINE).strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip())));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    static Path note(Path directory) {
        return directory.resolve(NOTE);
    }

    /** The living process with this number. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(number);
    }
}
