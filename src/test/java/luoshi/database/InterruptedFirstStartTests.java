package luoshi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class InterruptedFirstStartTests {

    @TempDir
    private Path directory;

    @AfterEach
    void nothingRuns() {
        Processes.awaitNoneOf(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin", "PG_VERSION", Cluster.PASSWORD})
    void startsOverWhenItWasKilledAsSoonAsThisFileWasThere(String file) throws Exception {
        try (var program = ChildProgram.start(AcknowledgingWriter.class, directory.toString())) {
            await().pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> isInADraft(file));
            program.kill();
        }
        assertThat(directory.resolve("postgres")).doesNotExist();

        try (var postgres = PrivatePostgres.start(directory)) {
            var source = new DriverManagerDataSource(postgres.url(), PrivatePostgres.ROLE, postgres.password());
            assertThat(JdbcClient.create(source)
                            .sql("select current_database()")
                            .query(String.class)
                            .single())
                    .isEqualTo("luoshi");
        }
    }

    private boolean isInADraft(String file) throws IOException {
        var drafts = directory.resolve("incomplete");
        if (!Files.exists(drafts)) {
            return false;
        }
        try (var found = Files.list(drafts)) {
            return found.anyMatch(draft -> Files.exists(draft.resolve(file)));
        }
    }
}
