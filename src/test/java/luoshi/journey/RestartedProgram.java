package luoshi.journey;

import java.io.IOException;
import java.net.ServerSocket;
import javax.sql.DataSource;
import luoshi.LuoshiApplication;
import luoshi.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The program on a port and a database that stay the same when it is stopped and started again. */
final class RestartedProgram implements AutoCloseable {

    private final DataSource database = TestDatabase.fresh();
    private final int port = freePort();
    private ConfigurableApplicationContext running;

    RestartedProgram() {
        start();
    }

    DataSource database() {
        return database;
    }

    String address() {
        return "http://localhost:" + port;
    }

    <T> T part(Class<T> type) {
        return running.getBean(type);
    }

    void start() {
        running = new SpringApplicationBuilder(LuoshiApplication.class)
                .initializers((GenericApplicationContext context) ->
                        context.registerBean("dataSource", DataSource.class, () -> database))
                .run(
                        "--server.port=" + port,
                        "--server.shutdown=immediate",
                        "--db-scheduler.enabled=false",
                        "--luoshi.form.autosave-every=400ms");
    }

    void stop() {
        running.close();
    }

    @Override
    public void close() {
        stop();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
