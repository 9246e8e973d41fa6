package luoshi.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs initdb, pg_ctl and postgres, unpacked below the data directory and run from there. */
final class PostgresPrograms {

    private final DataDirectory data;
    private final Path home;
    private final List<String> wrapper;

    private PostgresPrograms(DataDirectory data, Path home, List<String> wrapper) {
        this.data = data;
        this.home = home;
        this.wrapper = wrapper;
    }

    static PostgresPrograms in(DataDirectory data) throws IOException, InterruptedException {
        var wrapper = wrapper();
        var archive = PostgresArchive.forThisMachine();
        var home = data.binaries().resolve(archive.version());
        if (!Files.exists(home)) {
            var draft = data.draft();
            archive.unpackInto(draft);
            Files.createDirectories(data.binaries());
            data.complete(draft, home);
        }
        return new PostgresPrograms(data, home, wrapper);
    }

    /** The version whose data these programs can read, such as 18. */
    String majorVersion() throws IOException, InterruptedException {
        return run("postgres", "--version").replaceFirst("(?s)\\D*(\\d+).*", "$1");
    }

    /** Runs a program to its end and returns what it printed. */
    String run(String program, String... arguments) throws IOException, InterruptedException {
        return runWithInput("", program, arguments);
    }

    /** Runs a program that reads the given input to its end and returns what it printed. */
    String runWithInput(String input, String program, String... arguments) throws IOException, InterruptedException {
        var process = builder(program, arguments).start();
        try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
            stdin.write(input);
        } catch (IOException e) {
            // It ended before it read everything; its exit code says the rest.
        }
        var exitCode = process.waitFor();
        var output = Files.readString(data.log());
        if (exitCode != 0) {
            throw new ProgramFailed(program, output, data.log());
        }
        return output;
    }

    /** Whether a process is one of these programs, of this or an earlier version. */
    boolean areRunBy(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(program -> program.startsWith(data.binaries()))
                .isPresent();
    }

    /** Deletes the programs of earlier versions. */
    void discardEarlierVersions() throws IOException {
        try (var versions = Files.list(data.binaries())) {
            versions.filter(version -> !version.equals(home)).forEach(data::discard);
        }
    }

    /**
     * The output goes to a file because the server inherits it and outlives pg_ctl; LC_ALL keeps messages in English,
     * which {@link ProgramFailed} reads.
     */
    private ProcessBuilder builder(String program, String... arguments) {
        var command = new ArrayList<>(wrapper);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.log().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /** PostgreSQL refuses to be run by root; in a user namespace root is nobody in particular. */
    private static List<String> wrapper() throws IOException, InterruptedException {
        if (!Account.isRoot()) {
            return List.of();
        }
        if (!canUnshare()) {
            throw new UnusableDatabase("root");
        }
        return List.of("unshare", "--user");
    }

    private static boolean canUnshare() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "--user", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
