package luoshi.search;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import luoshi.TestDatabase;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long a search takes over 500,000 entries of about 350 characters, for words that are frequent and words that are rare,
 * for somebody of the province and for somebody of a unit. Not a test; docs/performance.md says how to run it and what came
 * out.
 */
final class SearchBenchmark {

    private static final int UNITS = 2500;
    private static final int MEASURES_OF_A_UNIT = 5;
    private static final int QUARTERS = 40;
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 30;

    /** Each once in so many entries. */
    private static final String[] WORDS = {"稳岗", "疏解", "督查", "口岸", "副中心", "营商环境"};

    private static final int[] ONE_IN = {2, 30, 200, 2000, 20000, 10};

    private SearchBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        var database = JdbcClient.create(pool());
        fill(database, arguments.length == 0 ? QUARTERS : Integer.parseInt(arguments[0]));
        var index = new SearchIndex(database);
        long server = database.sql("select pg_backend_pid()").query(Long.class).single();
        var coordinator = new Actor(1, "coordinator", "", 7, Set.of(Role.COORDINATOR));
        var reporter = new Actor(2, "reporter", "", 100_007, Set.of(Role.REPORTER));
        var present = AsAt.NOW;
        var longAgo = new AsAt(LocalDate.parse("2034-12-31"), null);
        for (var asAt : new AsAt[] {present, longAgo, new AsAt(LocalDate.parse("2100-01-01"), null)}) {
            System.out.println(asAt.isPast() ? "as at " + asAt.day() : "now");
            measureAll(server, index, coordinator, reporter, asAt);
        }
    }

    private static void measureAll(long server, SearchIndex index, Actor coordinator, Actor reporter, AsAt asAt)
            throws IOException {
        for (var actor : new Actor[] {coordinator, reporter}) {
            for (var typed : new String[] {"稳岗", "营商环境", "疏解", "督查", "口岸", "副中心", "稳岗 督查", "稳岗 疏解 口岸", "昌北机场", "单位七"}) {
                measure(server, index, actor, Words.of(typed), EnumSet.allOf(Kind.class), 5, asAt);
                measure(server, index, actor, Words.of(typed), EnumSet.of(Kind.ENTRY), 20, asAt);
            }
        }
    }

    private static HikariDataSource pool() {
        var settings = new HikariConfig();
        settings.setDataSource(TestDatabase.fresh());
        settings.setMaximumPoolSize(1);
        settings.setMaxLifetime(0);
        return new HikariDataSource(settings);
    }

    private static void measure(
            long server, SearchIndex index, Actor actor, Words words, Set<Kind> kinds, int shown, AsAt asAt)
            throws IOException {
        var millis = new double[ROUNDS];
        var found = index.find(actor, words, kinds, null, null, shown, asAt);
        double computing = 0;
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            if (i == 0) {
                computing = computing(server);
            }
            long start = System.nanoTime();
            found = index.find(actor, words, kinds, null, null, shown, asAt);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        computing = (computing(server) - computing) / ROUNDS;
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-11s %-10s %-5s %5.1f ms of computing; on the clock %6.1f ms, 95th percentile %6.1f ms (%s)%n",
                actor.username(),
                words.text(),
                kinds.size() == 1 ? "ENTRY" : "all",
                computing,
                millis[ROUNDS / 2],
                millis[ROUNDS * 95 / 100],
                found.stream()
                        .map(one -> one.kind() + " " + one.count() + (one.atLeast() ? "+" : ""))
                        .toList());
    }

    /**
     * The computing time of this thread and of the database's process that serves it, in milliseconds, so that a busy machine
     * does not count; the kernel (Linux) tells that of a process in hundredths of a second.
     */
    private static double computing(long server) throws IOException {
        var told = Files.readString(Path.of("/proc/" + server + "/stat"));
        var fields = told.substring(told.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10.0
                + ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }

    /** Fills the tables past their triggers, which would take hours; what 10,000 texts have in common is taken apart once. */
    private static void fill(JdbcClient database, int quarters) {
        long start = System.nanoTime();
        var seldom = new StringBuilder();
        for (int i = 0; i < WORDS.length; i++) {
            seldom.append(" || case when hashint8(seed * 31 + %d) %% %d = 0 then '，%s工作有新进展' else '' end"
                    .formatted(i, ONE_IN[i], WORDS[i]));
        }
        for (var statement :
                """
                set session_replication_role = replica;
                set maintenance_work_mem = '1GB';
                set work_mem = '128MB';
                insert into unit (id, code, name, full_name, nature, sort_no, valid_from)
                select 100000 + n, 'bench' || n, '单位' || n, '单位' || n, 'PROVINCIAL_DEPARTMENT', n, date '2018-01-01'
                from generate_series(1, %1$d) n;
                insert into reporting_period (id, document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                              report_on, lock_on)
                select 100000 + n, 1, 2030 + n / 4 || 'Q' || n %% 4 + 1, date '2030-01-01', date '2030-03-31', date '2030-03-01',
                       date '2030-04-01', date '2030-04-02', date '2030-04-03', date '2030-04-04'
                from generate_series(1, %3$d) n;
                insert into reporting_obligation (id, period_id, measure_id, unit_id, responsibility_id, role, position,
                                                  unit_name, established_on)
                select 1000000 + row_number() over (), p.id, 1 + (u.id + m * 4) %% 20, u.id, 1, 'RESPONSIBLE', 1, u.name,
                       date '2030-03-01'
                from reporting_period p, unit u, generate_series(1, %2$d) m where p.id > 100000 and u.id > 100000;
                create temporary table phrase as
                select row_number() over () as number, substr(replace(text, '。', ''), at, 18) as words
                from clause, generate_series(1, greatest(char_length(text) - 18, 1), 7) at;
                create temporary table told as
                select n as number, string_agg(p.words, '，') as text, search_grams(string_agg(p.words, '，') || '，') as grams
                from generate_series(0, 9999) n, generate_series(1, 17) place
                  join phrase p on true
                where p.number = 1 + abs(hashint8(n * 37 + place)) %% (select count(*) from phrase)
                group by n;
                create unique index on told (number);
                insert into progress_entry (id, obligation_id, period_id, measure_id, unit_id, state, progress, versions,
                                            first_submitted_at, first_received_at)
                select o.id, o.id, o.period_id, o.measure_id, o.unit_id, 'APPROVED', t.text %4$s || '。', 1,
                       o.at, current_timestamp
                from (select o.*, o.id as seed,
                             timestamp '2030-04-01 10:00' + make_interval(months => 3 * (o.period_id - 100000)::integer) as at
                      from reporting_obligation o where o.id > 1000000) o
                  join told t on t.number = o.id %% 10000;
                insert into entry_version (id, entry_id, number, progress, practices, problems, next_steps, coordination_needs,
                                           status, no_progress, no_progress_reason, written_by, written_at, business_time,
                                           submit_key)
                select id, id, 1, progress, '', '', '', '', 'ON_TRACK', false, '', 1, current_timestamp, first_submitted_at,
                       gen_random_uuid()
                from progress_entry where id > 1000000;
                drop index search_text_by_grams;
                drop index search_former_by_grams;
                analyze;
                insert into search_text (kind, ref_id, audience, measure_id, unit_id, report_id, quarter, sort_key, path, heading,
                                         unit_name, body, haystack, grams, kept_since, province_since, all_since)
                select s.kind, s.ref_id, s.audience, s.measure_id, s.unit_id, s.report_id, s.quarter, s.sort_key, s.path,
                       s.heading, s.unit_name, s.body, h.haystack,
                       t.grams || search_numbers(s, search_spelling(s.unit_name || E'\n' || substr(s.body, char_length(t.text)))),
                       e.first_submitted_at, e.first_submitted_at + interval '1 day', e.first_submitted_at + interval '2 days'
                from searchable s
                  join progress_entry e on e.id = s.ref_id
                  join told t on t.number = s.ref_id %% 10000
                  cross join lateral (select search_haystack(s) as haystack) h
                where s.kind = 'ENTRY' and s.ref_id > 1000000;
                insert into search_former (kind, ref_id, audience, number, measure_id, unit_id, report_id, quarter, sort_key, path,
                                           heading, unit_name, body, since, until, haystack, grams)
                select t.kind, t.ref_id, o.audience, 1, t.measure_id, t.unit_id, null, t.quarter, t.sort_key, t.path, t.heading,
                       t.unit_name, t.body, t.kept_since - 4, t.kept_since, t.haystack, t.grams
                from search_text t cross join (values ('UNIT'), ('PROVINCE')) o (audience)
                where t.kind = 'ENTRY' and t.ref_id > 1000000 and t.ref_id %% 10 = 0;
                create index search_text_by_grams on search_text using gin (grams);
                create index search_former_by_grams on search_former using gin (grams);
                vacuum analyze search_text;
                vacuum analyze search_former""".formatted(UNITS, MEASURES_OF_A_UNIT, quarters, seldom).split(";\n")) {
            database.sql(statement.strip()).update();
            System.out.printf(
                    Locale.ROOT,
                    "%5.0f s %s%n",
                    (System.nanoTime() - start) / 1e9,
                    statement.strip().lines().findFirst().orElse(""));
        }
        System.out.println(database.sql("""
                        select count(*) || ' rows, index of bigrams ' || pg_size_pretty(pg_relation_size('search_text_by_grams'))
                               || ', all ' || pg_size_pretty(pg_total_relation_size('search_text'))
                               || ', characters ' || avg(char_length(body))::integer from search_text
                        """).query(String.class).single());
    }
}
