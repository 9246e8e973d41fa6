package luoshi;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What every page of the coordinator costs the database, the more closed quarters there are: statements, blocks, time. Not a
 * test; docs/performance.md says how to run it and what came out.
 */
final class PagesBenchmark {

    /** Closed quarters, each with about 2,800 obligations. */
    private static final int[] QUARTERS = {1, 10, 100};

    private static final int ROUNDS = Integer.getInteger("rounds", 10);
    private static final int WARM_UP = (ROUNDS + 1) / 2;

    private static final List<String> PAGES = List.of(
            "/",
            "/?quarter=2045Q2&basis=reported",
            "/tasks?of=PROVINCE_REVIEW",
            "/policy/board",
            "/policy/board/1/1",
            "/measures/14",
            "/measures/14/history",
            "/periods",
            "/periods/2045Q3",
            "/periods/2045Q2",
            "/periods/2045Q3/obligations",
            "/periods/2045Q3/obligations?show=missing&unit=rst",
            "/periods/matrix",
            "/periods/2045Q3/matrix",
            "/periods/2045Q3/matrix?show=lights",
            "/periods/2045Q3/assessments",
            "/periods/2045Q3/assessments?show=all",
            "/ledger",
            "/ledger?unit=rst&status=ON_TRACK",
            "/ledger?light=red",
            "/ledger?quarter=all",
            "/ledger?quarter=all&after={deep}&from=3000",
            "/ledger?quarter=all&unit=rst&measure=14",
            "/ledger?quarter=all&status=CLOSED",
            "/ledger?quarter=all&light=yellow",
            "/ledger?on=2045-07-20",
            "/ledger?quarter=all&on=2045-07-20",
            "/ledger?quarter=all&on=2044-12-31&unit=rst",
            "/province-review",
            "/province-review?quarter=2045Q3&resubmitted=true",
            "/province-review/returns?quarter=2045Q3",
            "/lights",
            "/lights?on=2045-07-20",
            "/lights?quarter=2045Q2&basis=reported",
            "/measures/14/light",
            "/measures/14/light/changes",
            "/indicators",
            "/measures/17/indicators/55",
            "/measures/17/trajectories/55",
            "/problems",
            "/problems?alike=true",
            "/burden",
            "/burden/2045Q3/asked",
            "/burden/proposals/new?name=5G&words=5G&per=LEAD&fields=1",
            "/urges",
            "/urges/requests",
            "/urges/new?level=BLUE",
            "/instructions",
            "/claims",
            "/task-points",
            "/close-outs",
            "/extensions",
            "/open-wordings",
            "/supporting-documents",
            "/policy",
            "/policy/chains",
            "/reports",
            "/reports/2045Q2/1",
            "/reports/2045Q3/preparation",
            "/jobs",
            "/notices",
            "/periods/2045Q3/history",
            "/periods/2045Q3/exceptions/new",
            "/periods/2045Q4/dates?for=opening",
            "/periods/rule",
            "/search?q=就业",
            "/search?q=口岸 企业&kind=ENTRY",
            "/entries/{entry}");

    /** As somebody of a unit asks. */
    private static final List<String> UNIT_PAGES = List.of(
            "/",
            "/unit",
            "/unit/onboarding",
            "/ledger",
            "/ledger?quarter=all",
            "/periods/2045Q3",
            "/problems",
            "/burden",
            "/indicators",
            "/search?q=就业",
            "/entries/{mine}",
            "/entries/{mine}/form",
            "/entries/{mine}/history",
            "/periods/2045Q3/package",
            "/unit-review",
            "/notices",
            "/claims",
            "/urges");

    private final JdbcClient database;
    private final String address;

    private PagesBenchmark(JdbcClient database, String address) {
        this.database = database;
        this.address = address;
    }

    /** Takes the numbers of closed quarters; with {@code -Durl=jdbc:…} it asks a database that is filled already. */
    public static void main(String[] arguments) throws Exception {
        var url = System.getProperty("url");
        if (url != null) {
            report(url);
            return;
        }
        try (var postgres = EmbeddedPostgres.builder()
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.track_utility", "off")
                .setServerConfig("pg_stat_statements.track_planning", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .start()) {
            url = postgres.getJdbcUrl("postgres", "postgres");
            System.out.println(url);
            fill(url, arguments);
            if (Boolean.getBoolean("keep")) {
                Thread.currentThread().join();
            }
        }
    }

    private static void fill(String url, String[] arguments) throws Exception {
        try {
            tellTheDemo(url);
            var quarters = new ClosedQuarters(url);
            quarters.moveTheDemo();
            if (Boolean.getBoolean("sent")) {
                quarters.sendAll();
            }
            var told = 0;
            for (var many : sizes(arguments)) {
                quarters.add(told, many);
                told = many;
                report(url);
            }
        } catch (RuntimeException e) {
            e.printStackTrace();
        }
    }

    private static int[] sizes(String[] arguments) {
        return arguments.length == 0
                ? QUARTERS
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    }

    private static void tellTheDemo(String url) {
        program(url, "demo").close();
    }

    private static org.springframework.context.ConfigurableApplicationContext program(String url, String... profiles) {
        return new SpringApplicationBuilder(LuoshiApplication.class)
                .profiles(profiles)
                .properties(
                        "spring.datasource.url=" + url,
                        "server.port=0",
                        "db-scheduler.enabled=false",
                        "logging.level.root=WARN")
                .run();
    }

    private static void report(String url) throws Exception {
        try (var program = program(url)) {
            var database = JdbcClient.create(new DriverManagerDataSource(url));
            database.sql("create extension if not exists pg_stat_statements").update();
            System.out.println(database.sql("""
                            select (select count(*) from reporting_period where reported_on is not null) || ' closed quarters, '
                                   || (select count(*) from progress_entry) || ' entries'
                            """).query(String.class).single());
            var benchmark = new PagesBenchmark(
                    database, "http://localhost:" + program.getEnvironment().getProperty("local.server.port"));
            benchmark.ask("fgw.xietiao1", PAGES);
            benchmark.ask("rst.tianbao", UNIT_PAGES);
        }
    }

    private void ask(String username, List<String> pages) throws Exception {
        var browser = new SignedInBrowser(address, username);
        var only = System.getProperty("only", "");
        for (var page : pages) {
            if (page.contains(only)) {
                ask(browser, username, page);
            }
        }
    }

    private void ask(SignedInBrowser browser, String username, String page) throws Exception {
        var path = address(page);
        try {
            var body = "";
            for (int i = 0; i < WARM_UP; i++) {
                body = browser.get(path);
            }
            database.sql("select pg_stat_statements_reset()").query(rows -> {});
            var millis = new double[ROUNDS];
            var computing = computing();
            for (int i = 0; i < ROUNDS; i++) {
                var begun = System.nanoTime();
                browser.get(path);
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
            computing = (computing() - computing) / ROUNDS;
            Arrays.sort(millis);
            System.out.printf(
                    Locale.ROOT,
                    "| %s %s | %s | %.0f ms | %.0f ms | %d KB, %.1f compressed |%n",
                    username,
                    page,
                    asked(),
                    computing,
                    millis[ROUNDS / 2],
                    body.getBytes(StandardCharsets.UTF_8).length / 1024,
                    compressed(body) / 1024.0);
        } catch (IllegalStateException refused) {
            System.out.println("| " + username + " " + page + " | " + refused.getMessage());
        }
    }

    /** How many bytes the page takes on its way, without styles and scripts, which a browser keeps. */
    private static int compressed(String body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    /** Statements, blocks, and the time of the database for one round; what keeps the session is left out. */
    private String asked() {
        if (Boolean.getBoolean("explain")) {
            database.sql("""
                            select (shared_blks_hit + shared_blks_read) / calls || ' blocks, ' || total_exec_time / calls || ' ms: '
                                   || left(regexp_replace(query, '\\s+', ' ', 'g'), 220)
                            from pg_stat_statements where calls > 0 order by shared_blks_hit + shared_blks_read desc limit 3
                            """).query(String.class).list().forEach(System.out::println);
        }
        return database.sql("""
                        select round(sum(calls) / :rounds) || ' | ' || round(sum(shared_blks_hit + shared_blks_read) / :rounds)
                               || ' | ' || round((sum(total_exec_time) / :rounds)::numeric, 1) || ' + '
                               || round((sum(total_plan_time) / :rounds)::numeric, 1) || ' ms'
                        from pg_stat_statements
                        where query not ilike '%spring_session%' and query not ilike '%pg_stat_statements%'
                        """)
                .param("rounds", (double) ROUNDS)
                .query(String.class)
                .single();
    }

    /** Computing time of this process, in milliseconds: the program, and very little for asking it. */
    private static double computing() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6;
    }

    private String address(String page) throws IOException {
        return page.replace("{deep}", page.contains("{deep}") ? one(DEEP) : "")
                .replace("{entry}", page.contains("{entry}") ? one(ENTRY.formatted("fgw")) : "")
                .replace("{mine}", page.contains("{mine}") ? one(ENTRY.formatted("rst")) : "")
                .replace(" ", "%20");
    }

    private String one(String sql) {
        return database.sql(sql).query(String.class).single();
    }

    /** An obligation in the middle of the oldest quarter. */
    private static final String DEEP = """
            select max(o.id)::text from reporting_obligation o join measure m on m.id = o.measure_id
            where m.number = 10 and o.period_id = (select id from reporting_period order by starts_on limit 1)
            """;

    private static final String ENTRY = """
            select min(e.id)::text from progress_entry e join unit u on u.id = e.unit_id
              join reporting_period p on p.id = e.period_id
            where p.quarter = '2045Q3' and u.code = '%s'
            """;
}
