package luoshi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PrivatePostgresTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path directory;

    private static PrivatePostgres postgres;

    @BeforeAll
    static void start() {
        postgres = PrivatePostgres.start(directory);
    }

    @AfterAll
    static void stopAndLeaveNothingBehind() throws IOException {
        postgres.close();
        Processes.awaitNoneOf(directory);
    }

    @Test
    void keepsItsDataAcrossARestart() throws IOException {
        database().sql("create table kept as select 1 as act").update();

        postgres.close();
        postgres = PrivatePostgres.start(directory);

        assertThat(count("kept")).isOne();
    }

    @Test
    void comesBackByItselfWhenItIsKilled() throws Exception {
        database().sql("create table survived as select 1 as act").update();
        var port = postgres.server().port();
        try (var pool = pool()) {
            assertThat(JdbcClient.create(pool)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isOne();

            Processes.kill(Processes.serverOf(directory));

            await().atMost(SOON)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(JdbcClient.create(pool)
                                    .sql("select count(*) from survived")
                                    .query(Integer.class)
                                    .single())
                            .isOne());
        }
        assertThat(postgres.server().port()).isEqualTo(port);
    }

    @ParameterizedTest
    @MethodSource("misleadingNotes")
    void startsDespiteANoteThatMisleads(String note) throws IOException {
        postgres.close();
        Files.writeString(directory.resolve("postgres").resolve("postmaster.pid"), note);

        postgres = PrivatePostgres.start(directory);

        assertThat(setting("fsync")).isEqualTo("on");
    }

    private static Stream<Named<String>> misleadingNotes() {
        var other = ProcessHandle.current().pid() + "\n" + directory.resolve("postgres") + "\n1\n5432\n\n127.0.0.1\n";
        return Stream.of(Named.of("empty", ""), Named.of("with the number of another program", other));
    }

    @Test
    void writesToDiskBeforeItAcknowledges() {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
        assertThat(setting("data_checksums")).isEqualTo("on");
    }

    @Test
    void listensToThisMachineOnly() throws IOException {
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(Files.readString(directory.resolve("postgres").resolve("postmaster.opts")))
                .contains("\"unix_socket_directories=\"");
    }

    @Test
    void refusesAConnectionWithoutThePassword() {
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connect(PrivatePostgres.ROLE, null));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connect(PrivatePostgres.ROLE, "guessed"))
                .withMessageContaining("password authentication failed");
    }

    @Test
    void doesNotLetTheSuperuserIn() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connect("postgres", postgres.password()))
                .withMessageContaining("no pg_hba.conf entry");
    }

    @Test
    void keepsThePasswordWhereOnlyItsAccountCanReadIt() throws IOException {
        var file = directory.resolve("postgres").resolve(Cluster.PASSWORD);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).hasContent(postgres.password());
        assertThat(setting("password_encryption")).isEqualTo("scram-sha-256");
    }

    @Test
    void givesTheProgramARoleThatOwnsItsDatabaseAndNoMore() {
        assertThat(database().sql("""
                                select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
                                from pg_roles where rolname = current_user""").query(Boolean.class).single()).isFalse();
    }

    @Test
    void letsThatRoleMigrate() throws SQLException {
        var migrations = Flyway.configure()
                .dataSource(postgres.url(), PrivatePostgres.ROLE, postgres.password())
                .locations("classpath:db/migration")
                .load();

        assertThat(migrations.migrate().migrationsExecuted).isPositive();
    }

    private static int count(String table) {
        return database()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private static String setting(String name) {
        return database().sql("show " + name).query(String.class).single();
    }

    private static JdbcClient database() {
        return JdbcClient.create(source(PrivatePostgres.ROLE, postgres.password()));
    }

    private static void connect(String role, String password) throws SQLException {
        source(role, password).getConnection().close();
    }

    private static PGSimpleDataSource source(String role, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(postgres.url());
        source.setUser(role);
        source.setPassword(password);
        return source;
    }

    private static HikariDataSource pool() {
        var configuration = new HikariConfig();
        configuration.setDataSource(source(PrivatePostgres.ROLE, postgres.password()));
        configuration.setConnectionTimeout(1000);
        return new HikariDataSource(configuration);
    }
}
