package luoshi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** The processes of the operating system that belong to a data directory. */
final class Processes {

    private Processes() {}

    /** Waits until the last of them has ended. */
    static void awaitNoneOf(Path directory) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(of(directory)).isEmpty());
    }

    private static List<ProcessHandle> of(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(program -> program.startsWith(directory.toString()))
                        .isPresent())
                .toList();
    }

    static ProcessHandle serverOf(Path directory) throws Exception {
        return Postmaster.notedIn(directory.resolve("postgres"))
                .flatMap(Postmaster::process)
                .orElseThrow();
    }

    static void kill(ProcessHandle process) throws ExecutionException, InterruptedException {
        process.destroyForcibly();
        process.onExit().get();
    }
}
