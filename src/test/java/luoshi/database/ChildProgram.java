package luoshi.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program of the test's class path in a process of its own. */
final class ChildProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildProgram(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static ChildProgram start(Class<?> main, String... arguments) throws IOException {
        return new ChildProgram(builder(main, arguments).start());
    }

    /** Starts it where no command of the operating system can be found. */
    static ChildProgram startWithoutCommands(Class<?> main, String... arguments) throws IOException {
        var builder = builder(main, arguments);
        builder.environment().put("PATH", "");
        return new ChildProgram(builder.start());
    }

    String nextLine() throws IOException {
        return output.readLine();
    }

    /** What it has printed since, up to its end. */
    List<String> remainingLines() {
        return output.lines().toList();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it without giving it a chance to do anything; what it printed can still be read. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        output.close();
    }

    private static ProcessBuilder builder(Class<?> main, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Dstdout.encoding=UTF-8",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
