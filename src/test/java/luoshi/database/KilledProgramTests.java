package luoshi.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Whatever is killed, and however: what was acknowledged is there at the next start. */
class KilledProgramTests {

    private static final int ENOUGH = 200;

    @TempDir
    private static Path directory;

    @AfterEach
    void nothingRuns() {
        Processes.awaitNoneOf(directory);
    }

    @Test
    void losesNothingWhenTheProgramIsKilled() throws Exception {
        try (var program = ChildProgram.start(AcknowledgingWriter.class, directory.toString())) {
            var acknowledged = acknowledgements(program);

            program.kill();
            acknowledged.addAll(numbersIn(program.remainingLines()));

            assertThat(Processes.serverOf(directory).isAlive()).isTrue();
            assertThat(numbersAfterRestart()).containsAll(acknowledged);
        }
    }

    @Test
    void losesNothingWhenTheProgramAndItsServerAreKilled() throws Exception {
        try (var program = ChildProgram.start(AcknowledgingWriter.class, directory.toString())) {
            var acknowledged = acknowledgements(program);

            program.kill();
            Processes.serverOf(directory).destroyForcibly();
            acknowledged.addAll(numbersIn(program.remainingLines()));

            assertThat(numbersAfterRestart()).containsAll(acknowledged);
        }
    }

    @Test
    void losesNothingWhenTheServerIsKilled() throws Exception {
        try (var program = ChildProgram.start(AcknowledgingWriter.class, directory.toString())) {
            var acknowledged = acknowledgements(program);

            Processes.serverOf(directory).destroyForcibly();
            program.kill();
            acknowledged.addAll(numbersIn(program.remainingLines()));

            assertThat(numbersAfterRestart()).containsAll(acknowledged);
        }
    }

    private static List<Long> acknowledgements(ChildProgram program) throws Exception {
        var numbers = new ArrayList<Long>();
        for (var line = program.nextLine(); line != null && numbers.size() < ENOUGH; line = program.nextLine()) {
            numbers.addAll(numbersIn(List.of(line)));
        }
        assertThat(numbers).hasSize(ENOUGH);
        return numbers;
    }

    private static List<Long> numbersIn(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("committed \\d+"))
                .map(line -> Long.valueOf(line.replace("committed ", "")))
                .toList();
    }

    private static List<Long> numbersAfterRestart() throws Exception {
        try (var postgres = PrivatePostgres.start(directory)) {
            var source = new DriverManagerDataSource(postgres.url(), PrivatePostgres.ROLE, postgres.password());
            return JdbcClient.create(source)
                    .sql("select number from act")
                    .query(Long.class)
                    .list();
        }
    }
}
