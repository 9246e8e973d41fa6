package luoshi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cluster in the data directory, whose server is started and stopped. */
final class Cluster {

    static final String PASSWORD = "luoshi.password";

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 250;

    private final Path directory;
    private final PostgresPrograms programs;

    private Cluster(Path directory, PostgresPrograms programs) {
        this.directory = directory;
        this.programs = programs;
    }

    /** The cluster that is there, or a new one if there is none. */
    static Cluster in(DataDirectory data, PostgresPrograms programs) throws IOException, InterruptedException {
        if (isAbsent(data.cluster())) {
            new NewCluster(data, programs).make();
        }
        var cluster = new Cluster(data.cluster(), programs);
        cluster.check();
        return cluster;
    }

    String password() throws IOException {
        return Files.readString(directory.resolve(PASSWORD)).strip();
    }

    /** Starts the server, in place of one that a killed program left behind. */
    Postmaster start(IntSupplier port) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        while (true) {
            try {
                return startOnce(port.getAsInt());
            } catch (ProgramFailed e) {
                if (!e.mayPass() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw e;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    void stop() throws IOException, InterruptedException {
        programs.run("pg_ctl", "stop", "-D", directory.toString(), "-m", "fast", "-w", "-t", "60");
    }

    private static boolean isAbsent(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        if (!Account.owns(directory)) {
            throw new UnusableDatabase("other-owner", directory, Files.getOwner(directory));
        }
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private void check() throws IOException, InterruptedException {
        var version = directory.resolve("PG_VERSION");
        if (!Files.exists(version) || !Files.exists(directory.resolve(PASSWORD))) {
            throw new UnusableDatabase("incomplete", directory);
        }
        var found = Files.readString(version).strip();
        if (!found.equals(programs.majorVersion())) {
            throw new UnusableDatabase("other-version", directory, found, programs.majorVersion());
        }
    }

    private Postmaster startOnce(int port) throws IOException, InterruptedException {
        if (running().isPresent()) {
            log.warn("Stopping the PostgreSQL that a killed program left behind");
            stop();
        }
        forgetMistakenNote();
        programs.run("pg_ctl", "start", "-D", directory.toString(), "-o", options(port), "-w", "-t", "300");
        return running().orElseThrow(() -> new IllegalStateException("The server ended as soon as it was ready"));
    }

    private Optional<Postmaster> running() throws IOException {
        return Postmaster.notedIn(directory)
                .filter(server -> server.process().filter(programs::areRunBy).isPresent());
    }

    /**
     * A note that cannot be read, or whose number belongs to another program by now, would keep the server from
     * starting. One whose process is gone stays: the server learns from it whether children have survived.
     */
    private void forgetMistakenNote() throws IOException {
        var gone = Postmaster.notedIn(directory)
                .filter(server -> server.process().isEmpty())
                .isPresent();
        if (!gone) {
            Files.deleteIfExists(Postmaster.note(directory));
        }
    }

    private static String options(int port) {
        return "-p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on";
    }
}
