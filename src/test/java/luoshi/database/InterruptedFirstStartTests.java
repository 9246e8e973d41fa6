package luoshi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptedFirstStartTests {

    @TempDir
    private Path directory;

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

        try (var program = ChildProgram.start(AcknowledgingWriter.class, directory.toString())) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> program.nextLine().startsWith("committed"));
            program.kill();
        }
        try (var postgres = PrivatePostgres.start(directory)) {
            assertThat(postgres.password()).isNotEmpty();
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
