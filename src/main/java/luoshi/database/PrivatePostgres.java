package luoshi.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that belongs to this program: it starts with it, listens to this machine only, is brought back when
 * it dies, and stops with it. Its data outlives both, however they end.
 */
final class PrivatePostgres implements AutoCloseable {

    /** The one role that may sign in; it owns the database and nothing else. */
    static final String ROLE = "luoshi";

    private static final Logger log = LoggerFactory.getLogger(PrivatePostgres.class);
    private static final long PAUSE_SECONDS = 2;

    private final DataDirectory data;
    private final Cluster cluster;
    private final String password;
    private volatile Postmaster server;
    private volatile boolean closing;

    private PrivatePostgres(DataDirectory data) throws IOException, InterruptedException {
        this.data = data;
        var programs = PostgresPrograms.in(data);
        this.cluster = Cluster.in(data, programs);
        this.password = cluster.password();
        this.server = cluster.start(PrivatePostgres::freePort);
        programs.discardEarlierVersions();
    }

    /** Starts the server with the data below the given directory, which is made if there is none. */
    static PrivatePostgres start(Path directory) {
        var begun = System.nanoTime();
        try {
            var postgres = startHolding(DataDirectory.hold(directory));
            log.info(
                    "PostgreSQL is ready after {} ms on 127.0.0.1:{}, its data is in {}",
                    Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                    postgres.server.port(),
                    postgres.data.cluster());
            return postgres;
        } catch (ProgramFailed e) {
            throw e.explained();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the database was starting", e);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/luoshi?sslmode=disable&gssEncMode=disable".formatted(server.port());
    }

    String password() {
        return password;
    }

    /** The server as it runs now. */
    Postmaster server() {
        return server;
    }

    /** Stops the server after its running statements were cut off; committed work is kept. */
    @Override
    public void close() throws IOException {
        closing = true;
        synchronized (this) {
            try {
                cluster.stop();
                log.info("PostgreSQL has stopped");
            } catch (ProgramFailed e) {
                log.warn("PostgreSQL could not be stopped: {}", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                data.close();
            }
        }
    }

    private static PrivatePostgres startHolding(DataDirectory data) throws IOException, InterruptedException {
        try {
            var postgres = new PrivatePostgres(data);
            postgres.watch();
            return postgres;
        } catch (IOException | InterruptedException | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private void watch() {
        server.process()
                .map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null))
                .thenRunAsync(this::bringBack);
    }

    /** On the same port, so that the pool finds it again by itself. */
    private synchronized void bringBack() {
        if (closing) {
            return;
        }
        log.error("PostgreSQL has stopped unexpectedly and is started again");
        try {
            server = cluster.start(server::port);
            log.info("PostgreSQL is back on 127.0.0.1:{}", server.port());
            watch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            log.error("PostgreSQL could not be started again; the next attempt follows", e);
            CompletableFuture.delayedExecutor(PAUSE_SECONDS, TimeUnit.SECONDS).execute(this::bringBack);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
