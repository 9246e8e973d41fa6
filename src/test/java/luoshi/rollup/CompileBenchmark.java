package luoshi.rollup;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
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

    /** Takes the number of rounds. */
    public static void main(String[] arguments) throws Exception {
        try (var postgres = EmbeddedPostgres.builder()
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("shared_buffers", "512MB")
                .start()) {
            var url = postgres.getJdbcUrl("postgres", "postgres");
            program(url, "demo").close();
            var quarters = new ClosedQuarters(url);
            quarters.moveTheDemo();
            quarters.sendAll();
            approveAll(JdbcClient.create(new DriverManagerDataSource(url)));
            try (var program = program(url)) {
                measure(program, Integer.parseInt(arguments[0]));
            }
        }
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

    private static void measure(ConfigurableApplicationContext program, int rounds) {
        var rollUp = program.getBean(QuarterlyRollUp.class);
        var snapshots = program.getBean(SnapshotTaking.class);
        var files = program.getBean(ReportFiles.class);
        var passages = program.getBean(PassageRepository.class);
        for (int round = 0; round < rounds; round++) {
            var begun = System.nanoTime();
            var report = rollUp.compile(QUARTER, Actor.SYSTEM);
            var compiled = System.nanoTime();
            var snapshot = snapshots.of(report, report.getCompiledOn(), Snapshot.FORMAT);
            for (var kind : ReportFiles.Kind.values()) {
                files.write(kind, snapshot, "");
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d obligations, %d sentences: compiled in %.1f s, files written in %.1f s%n",
                    report.getFigures().due(),
                    passages.findByReportIdOrderByPartAscPositionAsc(report.getId())
                            .size(),
                    (compiled - begun) / 1e9,
                    (System.nanoTime() - compiled) / 1e9);
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
