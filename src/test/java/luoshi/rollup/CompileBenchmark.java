package luoshi.rollup;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import luoshi.ClosedQuarters;
import luoshi.LuoshiApplication;
import luoshi.account.Actor;
import luoshi.calendar.Quarter;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What compiling the report of a whole province takes, with the files that are written from it. Not a test;
 * docs/performance.md says how to run it and what came out.
 */
final class CompileBenchmark {

    private static final Quarter QUARTER = new Quarter(2045, 3);

    private CompileBenchmark() {}

    /** Takes the number of rounds and, for a province larger than ours, how many further counties report on every measure. */
    public static void main(String[] arguments) throws Exception {
        try (var postgres = EmbeddedPostgres.builder()
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("shared_buffers", "512MB")
                .start()) {
            var url = postgres.getJdbcUrl("postgres", "postgres");
            program(url, "demo").close();
            if (arguments.length > 1) {
                addCounties(JdbcClient.create(new DriverManagerDataSource(url)), Integer.parseInt(arguments[1]));
            }
            var quarters = new ClosedQuarters(url);
            quarters.moveTheDemo();
            quarters.sendAll();
            approveAll(JdbcClient.create(new DriverManagerDataSource(url)));
            try (var program = program(url)) {
                measure(program, Integer.parseInt(arguments[0]));
            }
        }
    }

    private static void addCounties(JdbcClient database, int counties) {
        database.sql("""
                        insert into unit (code, name, full_name, nature, detail, parent_id, sort_no, valid_from)
                        select u.code || '-' || n, u.name || n, u.full_name || n, u.nature, u.detail, u.parent_id, 10000 + n,
                               u.valid_from
                        from generate_series(1, :counties) n
                          cross join (select * from unit where nature = 'COUNTY' order by id limit 1) u
                        """).param("counties", counties).update();
    }

    /** As if the province had passed everything. */
    private static void approveAll(JdbcClient database) {
        database.sql("""
                        do $$ begin
                            set local session_replication_role = replica;
                            update progress_entry set state = 'APPROVED' where state = 'SUBMITTED';
                        end $$
                        """).update();
    }

    private static void measure(ConfigurableApplicationContext program, int rounds) throws IOException {
        var rollUp = program.getBean(QuarterlyRollUp.class);
        var snapshots = program.getBean(SnapshotTaking.class);
        var files = program.getBean(ReportFiles.class);
        var database = program.getBean(JdbcClient.class);
        for (int round = 0; round < rounds; round++) {
            var begun = Spent.sofar(database);
            var report = rollUp.compile(QUARTER, Actor.SYSTEM);
            var compiled = Spent.sofar(database);
            var snapshot = snapshots.of(report, report.getCompiledOn(), Snapshot.FORMAT);
            files.writeAll(snapshot, "", (kind, content) -> {});
            var written = Spent.sofar(database);
            var later = takeIn(database);
            System.out.printf(
                    "%d obligations, %d sentences: compiled in %s, files written in %s, %d sentences taken in by the search later in %s%n",
                    report.getFigures().due(),
                    snapshot.passages().size(),
                    compiled.since(begun),
                    written.since(compiled),
                    later,
                    Spent.sofar(database).since(written));
        }
    }

    /** As the schedule does. */
    private static int takeIn(JdbcClient database) {
        var waiting = database.sql("select id from search_backlog order by id")
                .query(Long.class)
                .list();
        var sentences = 0;
        for (var piece : waiting) {
            sentences += database.sql(
                            "select cardinality(passages), search_keep_all('PASSAGE', passages) from search_backlog where id = ?")
                    .params(piece)
                    .query((row, number) -> row.getInt(1))
                    .single();
            database.sql("delete from search_backlog where id = ?")
                    .params(piece)
                    .update();
        }
        return sentences;
    }

    /**
     * What was spent so far, in seconds: on the clock, and of computing by this process and by the server's; Linux only. Computing
     * depends less than the clock on what else the machine does.
     */
    private record Spent(double clock, double program, double server) {

        private static Spent sofar(JdbcClient database) throws IOException {
            return new Spent(
                    System.nanoTime() / 1e9,
                    ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                                    .getProcessCpuTime()
                            / 1e9,
                    computing(database));
        }

        private String since(Spent begun) {
            return String.format(
                    Locale.ROOT,
                    "%.1f s (computing %.1f, the server %.1f)",
                    clock - begun.clock,
                    program - begun.program,
                    server - begun.server);
        }

        private static double computing(JdbcClient database) throws IOException {
            long ticks = 0;
            var server = ProcessHandle.of(database.sql("select pg_backend_pid()")
                            .query(Long.class)
                            .single())
                    .orElseThrow()
                    .parent()
                    .orElseThrow();
            for (var process : server.children().toList()) {
                var told = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
                var fields = told.substring(told.lastIndexOf(')') + 2).split(" ");
                ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            }
            return ticks / 100.0;
        }
    }

    private static ConfigurableApplicationContext program(String url, String... profiles) {
        return new SpringApplicationBuilder(LuoshiApplication.class)
                .profiles(profiles)
                .properties(
                        "spring.datasource.url=" + url,
                        "server.port=0",
                        "db-scheduler.enabled=false",
                        "logging.level.root=WARN")
                .run();
    }
}
