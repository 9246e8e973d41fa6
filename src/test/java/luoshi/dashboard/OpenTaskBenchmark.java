package luoshi.dashboard;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import luoshi.LuoshiApplication;
import luoshi.TestDatabase;
import org.jsoup.Jsoup;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long what waits for a person is looked for, and how long his first page takes, the more closed quarters there are. Not
 * a test; docs/performance.md says how to run it and what came out.
 */
final class OpenTaskBenchmark {

    private static final LocalDateTime NOW = LocalDateTime.of(2020, 10, 12, 10, 0);
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 20;

    /** Closed quarters, each with an entry of every unit on every measure: about 3,000, 23,000 and 224,000 entries. */
    private static final int[] QUARTERS = {0, 1, 8, 80};

    private final JdbcClient database;
    private final String address;

    private OpenTaskBenchmark(JdbcClient database, String port) {
        this.database = database;
        this.address = "http://localhost:" + port;
    }

    public static void main(String[] arguments) throws Exception {
        try (var program = new SpringApplicationBuilder(LuoshiApplication.class, TestDatabase.class)
                .profiles("demo")
                .properties("server.port=0", "db-scheduler.enabled=false", "logging.level.root=WARN")
                .run()) {
            var benchmark = new OpenTaskBenchmark(
                    program.getBean(JdbcClient.class), program.getEnvironment().getProperty("local.server.port"));
            var told = 0;
            for (var quarters : QUARTERS) {
                benchmark.close(told, quarters);
                told = quarters;
                benchmark.report(quarters);
            }
            if (Arrays.asList(arguments).contains("explain")) {
                benchmark.explain("rst.tianbao");
                benchmark.explain("fgw.xietiao1");
            }
        }
    }

    /** Adds closed quarters before the document's own: most entries frozen, one of twenty never sent. */
    private void close(int from, int to) {
        database.sql("""
                        insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                      report_on, lock_on, established_on, reported_on)
                        select 1, extract(year from d) || 'Q' || extract(quarter from d), d, d + 89, d + 75, d + 97, d + 100,
                               d + 104, d + 111, d + 75, d + 104
                        from generate_series(:from, :to - 1) n,
                             lateral (select (date '2019-10-01' - make_interval(months => 3 * n))::date as d) day
                        """).param("from", from).param("to", to).update();
        database.sql("""
                        insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                          unit_name, established_on)
                        select p.id, r.measure_id, u.id, r.id, 'RESPONSIBLE', 99, u.name, p.established_on
                        from reporting_period p
                          cross join responsibility r
                          cross join unit u
                        where r.position = 1 and r.valid_to is null and p.starts_on < date '2020-01-01'
                          and not exists (select from reporting_obligation o where o.period_id = p.id)
                        """).update();
        database.sql("""
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id, state, progress, status,
                                                    versions, first_submitted_at, first_received_at)
                        select o.id, o.period_id, o.measure_id, o.unit_id, e.state,
                               case when sent then repeat('截至季末，各项任务按计划推进。', 20) else '' end,
                               case when sent then 'ON_TRACK' end, sent::int,
                               case when sent then p.due_on::timestamp end, case when sent then p.due_on::timestamptz end
                        from reporting_obligation o
                          join reporting_period p on p.id = o.period_id,
                          lateral (select o.id % 20 <> 0 as sent) s,
                          lateral (select case when s.sent then 'FROZEN' else 'TO_FILL' end as state) e
                        where p.starts_on < date '2020-01-01'
                          and not exists (select from progress_entry x where x.obligation_id = o.id)
                        """).update();
        database.sql("""
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        select e.id, 1, e.progress, '', '', '', '', 'ON_TRACK', false, '', (select min(id) from account),
                               e.first_received_at, e.first_submitted_at, gen_random_uuid()
                        from progress_entry e join reporting_period p on p.id = e.period_id
                        where e.versions = 1 and p.starts_on < date '2020-01-01'
                          and not exists (select from entry_version v where v.entry_id = e.id)
                        """).update();
        database.sql("""
                        insert into entry_review (entry_id, version_number, level, verdict, reviewed_by, reviewed_at,
                                                  business_time, submit_key)
                        select v.entry_id, 1, level, 'PASSED', v.written_by, v.written_at, v.business_time, gen_random_uuid()
                        from entry_version v
                          join progress_entry e on e.id = v.entry_id
                          join reporting_period p on p.id = e.period_id
                          cross join (values ('UNIT'), ('PROVINCE')) as both_reviews (level)
                        where p.starts_on < date '2020-01-01'
                          and not exists (select from entry_review r where r.entry_id = v.entry_id)
                        """).update();
        database.sql("analyze").update();
    }

    private void report(int quarters) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%d closed quarters, %,d entries%n",
                quarters,
                database.sql("select count(*) from progress_entry")
                        .query(Long.class)
                        .single());
        for (var username : new String[] {"rst.tianbao", "fgw.xietiao1"}) {
            explained("open_task of " + username, of(username));
        }
        explained("open_task of everybody", "");
        for (var username : new String[] {"rst.tianbao", "fgw.xietiao1"}) {
            var browser = signIn(username);
            measure("first page of " + username, () -> get(browser, "/"));
        }
    }

    /** As the server itself measures it, without making the plan; the blocks it touches do not depend on how busy the machine is. */
    private void explained(String what, String which) {
        var millis = new double[ROUNDS];
        var blocks = "";
        for (int i = 0; i < ROUNDS; i++) {
            var plan = String.join("\n", plan(which));
            millis[i] = Double.parseDouble(plan.replaceAll("(?s).*Execution Time: ([0-9.]+) ms.*", "$1"));
            blocks = plan.replaceAll("(?s).*?Buffers: shared hit=([0-9]+).*", "$1");
        }
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "  %-30s median %7.1f ms, %s blocks%n", what, millis[ROUNDS / 2], blocks);
    }

    private List<String> plan(String which) {
        return database.sql("explain (analyze, buffers, timing off) select * from open_task(timestamp '" + NOW + "')"
                        + which)
                .query(String.class)
                .list();
    }

    private static void measure(String what, Callable<?> work) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            work.call();
        }
        var millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            var begun = System.nanoTime();
            work.call();
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "  %-30s median %7.1f ms, 95th percentile %7.1f ms%n",
                what,
                millis[ROUNDS / 2],
                millis[ROUNDS * 95 / 100]);
    }

    private void explain(String username) {
        plan(of(username)).forEach(System.out::println);
    }

    private static String of(String username) {
        return " where account_id = (select id from account where username = '" + username + "')";
    }

    private HttpClient signIn(String username) throws IOException, InterruptedException {
        var browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        var form = Jsoup.parse(get(browser, "/"), address + "/").selectFirst("form");
        var body = "username=" + username + "&password=Ganjiang-2020&_csrf="
                + URLEncoder.encode(form.selectFirst("input[name=_csrf]").val(), StandardCharsets.UTF_8);
        var answer = browser.send(
                HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Signing in was answered with " + answer.statusCode());
        }
        return browser;
    }

    private String get(HttpClient browser, String path) throws IOException, InterruptedException {
        var answer = browser.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }
}
