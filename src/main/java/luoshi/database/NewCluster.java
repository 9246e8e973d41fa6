package luoshi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Makes the cluster with its one database and its one role that may sign in. Everything is done before the draft gets
 * its place, without a server that others could reach, so there is no half-made cluster and no moment without passwords.
 */
final class NewCluster {

    private static final String WHO_MAY_CONNECT = """
            # TYPE  DATABASE  USER    ADDRESS       METHOD
            host    luoshi    luoshi  127.0.0.1/32  scram-sha-256
            """;

    private final DataDirectory data;
    private final PostgresPrograms programs;

    NewCluster(DataDirectory data, PostgresPrograms programs) {
        this.data = data;
        this.programs = programs;
    }

    void make() throws IOException, InterruptedException {
        var draft = data.draft();
        initialise(draft);
        createRoleAndDatabase(draft, storedPassword(draft.resolve(Cluster.PASSWORD)));
        Files.writeString(
                draft.resolve("pg_hba.conf"),
                WHO_MAY_CONNECT,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.SYNC);
        data.complete(draft, data.cluster());
    }

    /** The settings go to postgresql.conf, where they can be changed; those that keep data safe are given at each start. */
    private void initialise(Path draft) throws IOException, InterruptedException {
        programs.run(
                "initdb",
                "--pgdata=" + draft,
                "--username=postgres",
                "--auth=reject",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums",
                "--set=password_encryption=scram-sha-256",
                "--set=max_connections=60",
                "--set=timezone=UTC",
                "--set=log_timezone=Asia/Shanghai",
                "--set=log_parameter_max_length=0",
                "--set=logging_collector=on",
                "--set=log_filename=postgresql-%a.log",
                "--set=log_truncate_on_rotation=on",
                "--set=log_rotation_size=0");
    }

    private void createRoleAndDatabase(Path draft, String password) throws IOException, InterruptedException {
        programs.runWithInput(
                """
                create role luoshi login password '%s';
                create database luoshi owner luoshi;
                revoke all on database luoshi from public;
                """.formatted(password),
                "postgres",
                "--single",
                "-D",
                draft.toString(),
                "-c",
                "exit_on_error=true",
                "postgres");
    }

    private static String storedPassword(Path file) throws IOException {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        var password = HexFormat.of().formatHex(random);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.readString(Files.writeString(
                file,
                password,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC));
    }
}
