package luoshi.rollup;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import luoshi.LuoshiApplication;
import luoshi.account.DemoPeople;
import luoshi.rollup.format.FormatCheck;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What a report of so many lines costs the program from its tables to its files. Not a test; docs/performance.md says how to run
 * it and what came out.
 */
final class ReportBenchmark {

    private ReportBenchmark() {}

    /** Takes the number of lines; they are the demo's, again and again, each with texts of its own. */
    public static void main(String[] arguments) throws Exception {
        try (var postgres = EmbeddedPostgres.builder()
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("max_wal_size", "4GB")
                .start()) {
            var url = postgres.getJdbcUrl("postgres", "postgres");
            program(url, "demo").close();
            multiply(url, Integer.parseInt(arguments[0]));
            try (var program = program(url, "demo")) {
                ask(program);
            }
        }
    }

    private static ConfigurableApplicationContext program(String url, String... profiles) {
        return new SpringApplicationBuilder(LuoshiApplication.class)
                .profiles(profiles)
                .properties(
                        "spring.datasource.url=" + url,
                        "server.port=0",
                        "db-scheduler.enabled=false",
                        "logging.level.root=ERROR")
                .run();
    }

    private static void multiply(String url, int lines) {
        var source = new SingleConnectionDataSource(url, true);
        var database = JdbcClient.create(source);
        database.sql("set session_replication_role = replica").update();
        database.sql("alter table report_line drop constraint report_line_once_per_obligation")
                .update();
        database.sql("""
                        insert into report_line (report_id, number, obligation_id, entry_id, version_number, chapter, measure, unit,
                            role, target, progress, figures, problems, next_steps, status, review, updated_on,
                            shared_entry_id, shared_version_number, light)
                        select report_id, number + again * (select max(number) from report_line), obligation_id, entry_id,
                               version_number, chapter, measure, unit, role, target, progress || '（' || again || '）', figures,
                               problems || '（' || again || '）', next_steps || '（' || again || '）', status, review, updated_on,
                               shared_entry_id, shared_version_number, light
                        from report_line, generate_series(1, :lines) again
                        where number + again * (select max(number) from report_line) <= :lines
                        """).param("lines", lines).update();
        database.sql("""
                        insert into report_passage (report_id, part, position, kind, text, compiled_text, measure_id, entry_id,
                            version_number, edited_by)
                        select report_id, part, position + again * (select max(position) from report_passage), kind,
                               text || '（' || again || '）', compiled_text || '（' || again || '）', measure_id, entry_id,
                               version_number, edited_by
                        from report_passage, generate_series(1, :lines / (select count(*) from report_line where entry_id is null
                                                                              or number <= 142)) again
                        where part = 2
                        """).param("lines", lines).update();
        // It is signed again, to be sent.
        database.sql("delete from report_snapshot_piece").update();
        database.sql("delete from report_snapshot").update();
        database.sql("delete from report_file").update();
        database.sql(
                        "update roll_up_report set state = 'SIGNED', sent_on = null, snapshot_sha256 = null, audit_head = null")
                .update();
        database.sql("analyze").update();
        source.destroy();
    }

    private static void ask(ConfigurableApplicationContext program) throws Exception {
        var report = program.getBean(RollUpReportRepository.class)
                .findAllByOrderByNumberDesc()
                .get(0);
        var taking = program.getBean(SnapshotTaking.class);
        var files = program.getBean(ReportFiles.class);
        for (int round = 0; round < Integer.getInteger("rounds", 2); round++) {
            for (var kind : ReportFiles.Kind.values()) {
                var file = measure("draft " + kind, () -> files.write(kind, taken(taking, report), ""));
                if (kind == ReportFiles.Kind.DOCX && file != null) {
                    measure("格式自检", () -> FormatCheck.of(file).toString().getBytes(StandardCharsets.UTF_8));
                }
            }
            measure("snapshot as JSON", () -> {
                return taken(taking, report).sha256().getBytes(StandardCharsets.UTF_8);
            });
        }
        measure("报送", () -> sent(program, report));
    }

    private static byte[] sent(ConfigurableApplicationContext program, RollUpReport report) {
        program.getBean(ReportDispatch.class)
                .send(program.getBean(DemoPeople.class).actor("fgw.xietiao2"), report.getId(), report.getRevision());
        return new byte[0];
    }

    private static Snapshot taken(SnapshotTaking taking, RollUpReport report) {
        return taking.of(report, LocalDate.of(2020, 7, 14), Snapshot.FORMAT);
    }

    private static byte[] measure(String name, Callable<byte[]> work) throws Exception {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
        var begun = System.nanoTime();
        byte[] made = null;
        try {
            made = work.call();
        } catch (OutOfMemoryError e) {
            System.out.println(name + ": out of memory");
            return made;
        }
        var peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f s, %d KB, peak of the heap's pools %d MB%n",
                name,
                (System.nanoTime() - begun) / 1e9,
                made.length / 1024,
                peak >> 20);
        return made;
    }
}
