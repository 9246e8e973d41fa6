package luoshi.database;

import java.nio.file.Path;

/** One of the server's programs ended with an error. */
final class ProgramFailed extends RuntimeException {

    private final String program;
    private final String output;
    private final Path log;

    ProgramFailed(String program, String output, Path log) {
        super(program + ": " + output);
        this.program = program;
        this.output = output;
        this.log = log;
    }

    /** Whether a server that is on its way out, or another program at the port, still holds what is needed. */
    boolean mayPass() {
        return output.contains("still in use")
                || output.contains("already in use")
                || output.contains("already exists");
    }

    /** The failure as a sentence for whoever starts the program. */
    UnusableDatabase explained() {
        var reason = output.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("error:"))
                .findFirst()
                .orElse(output.strip());
        return new UnusableDatabase("failed", program, reason, log);
    }
}
