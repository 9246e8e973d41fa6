package luoshi.journey;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import luoshi.LuoshiApplication;
import luoshi.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The program as it is delivered, in a process of its own that can be killed like on any bad day, and started again. */
final class ProgramOfItsOwn implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.fresh();
    private final int port = freePort();
    private @Nullable Process process;

    DataSource database() {
        return database;
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** Starts it with whatever its database holds, and waits until it answers. */
    void start() {
        try {
            process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                            "-cp",
                            withoutTests(System.getProperty("java.class.path")),
                            LuoshiApplication.class.getName(),
                            "--server.port=" + port,
                            "--spring.datasource.url=" + database.getUrl(),
                            "--spring.datasource.username=" + database.getUser()))
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "program-of-its-own.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(LONGEST_START).until(this::answers);
    }

    /** Ends it without giving it a chance to do anything. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The program has ended, see target/program-of-its-own.log.");
        }
        var login = (HttpURLConnection) URI.create(address() + "/login").toURL().openConnection();
        try {
            return login.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        } finally {
            login.disconnect();
        }
    }

    private static String withoutTests(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
