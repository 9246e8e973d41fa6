package luoshi.light;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Role;
import luoshi.calendar.Quarter;
import luoshi.progress.Ledger.MeasureQuarter;
import luoshi.progress.LedgerFilter;
import luoshi.progress.PeriodOpening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A locked quarter is judged, and read, again only after something it rests on has changed. */
@WebTest
class LightsJudgedAgainTests {

    private static final LocalDate TODAY = LocalDate.parse("2020-10-12");

    /** As whoever judges anew would not find it; quarters before the first rule are never judged. */
    private static final String FORGED = """
            insert into light_judgement (period_id, measure_id, basis, light, clause, reasons, rule_id, judged_on, judged_at)
            select p.id, m.id, b.basis, :light, 'REPORTED', '测试', 1, date '2020-10-12', current_timestamp
            from reporting_period p, measure m, (values ('REPORTED'), ('VERIFIED')) b (basis)
            where p.lock_on < date '2020-10-12' and p.quarter <> :except
              and exists (select from light_rule r where r.from_quarter <= p.quarter)
            """;

    /** Twenty quarters like the second one, before it. */
    private static final String CLOSED_QUARTERS = """
            insert into light_rule (from_quarter, yellow_points, red_points, due_soon_days, returned_days, still_quarters, reason,
                                    set_by, set_on, set_at)
            select '2000Q1', yellow_points, red_points, due_soon_days, returned_days, still_quarters, '测试', set_by, set_on, set_at
            from light_rule order by id desc limit 1;
            insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on, report_on, lock_on,
                                          established_on, reported_on)
            select 1, extract(year from d) || 'Q' || extract(quarter from d), d, d + 89, d + 75, d + 97, d + 100, d + 104, d + 111,
                   d + 75, d + 104
            from generate_series(0, 19) n, lateral (select (date '2002-01-01' + make_interval(months => 3 * n))::date as d) day;
            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position, unit_name,
                                              established_on)
            select p.id, o.measure_id, o.unit_id, o.responsibility_id, o.role, o.position, o.unit_name, p.established_on
            from reporting_period p, reporting_obligation o join reporting_period q on q.id = o.period_id
            where q.quarter = '2020Q2' and p.starts_on < date '2007-01-01';
            insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
            select o.id, o.period_id, o.measure_id, o.unit_id
            from reporting_obligation o join reporting_period p on p.id = o.period_id where p.starts_on < date '2007-01-01';
            analyze reporting_period, reporting_obligation, progress_entry
            """;

    @Autowired
    private JdbcClient database;

    @Autowired
    private People people;

    @Autowired
    private PeriodOpening opening;

    @Autowired
    private LightJudging judging;

    @Autowired
    private Lights lights;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void theSecondQuarterIsLocked() {
        Days.itIs(database, TODAY.toString());
        opening.openWhatIsDue();
        people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        judging.judgeWhatIsDue();
    }

    @AfterEach
    void nothingHoldsAndTheDateIsReal() {
        judging.voidAfter(LocalDate.parse("2020-01-01"));
        Days.itIsReally(database);
    }

    @Test
    void whateverAJudgementReadsIsWatched() {
        var unwatched = undone(() -> {
            judgeAll();
            return database.sql("""
                            select distinct c.relname::text
                            from pg_locks l join pg_class c on c.oid = l.relation
                            where l.pid = pg_backend_pid() and l.mode = 'AccessShareLock' and c.relkind = 'r'
                              and c.relnamespace = 'public'::regnamespace
                              and not exists (select from pg_trigger t
                                              where t.tgrelid = c.oid and t.tgfoid = 'judge_lights_again'::regproc)
                            """).query(String.class).list();
        });

        assertThat(unwatched)
                .as("where a measure stands, who coordinates and what was told change no light; what a finding says "
                        + "counts from its release, which is one of its steps")
                .containsExactlyInAnyOrder("chapter", "unit", "light_reason", "finding");
    }

    @Test
    void aLockedQuarterIsLeftAloneWhileNothingChanges() {
        var added = undone(() -> {
            forge("GREEN", "");
            var before = rows();
            judging.judgeWhatIsDue();
            return rows() - before;
        });

        assertThat(added).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update progress_entry e set problems = '测试' from reporting_period p where p.id = e.period_id and e.versions = 0"
                        + " and p.quarter = '2020Q2'",
                "insert into obligation_waiver select o.id, '测试', (select min(id) from account), date '2020-10-12', current_timestamp from"
                        + " reporting_obligation o join reporting_period p on p.id = o.period_id where p.quarter = '2020Q2'"
                        + " and o.measure_id = 16 and not exists (select from obligation_waiver w where w.obligation_id = o.id)",
                "update reporting_period set grace_seconds = grace_seconds + 1 where quarter = '2020Q2'",
                "insert into holiday (day, kind, occasion, notice) values (date '2020-05-06', 'OFF', '测试', '测试')",
                "update business_date set set_to = set_to",
                "update light_judgement set voided = true where id = (select max(id) from light_judgement where not voided)",
            })
    void aLockedQuarterIsJudgedAgainAfter(String change) {
        var added = undone(() -> {
            forge("BLUE", "");
            assertThat(database.sql(change).update()).as(change).isPositive();
            var before = rows();
            judging.judgeWhatIsDue();
            var judged = rows();
            judgeAll();
            assertThat(rows()).as("everything that was to be judged had been").isEqualTo(judged);
            return judged - before;
        });

        assertThat(added).isPositive();
    }

    @Test
    void whatIsReportedInTheRunningQuarterLeavesTheLockedOneAlone() {
        var added = undone(() -> {
            forge("GREEN", "");
            assertThat(database.sql("update progress_entry e set problems = '测试' from reporting_period p"
                                    + " where p.id = e.period_id and p.quarter = '2020Q3' and e.state = 'TO_FILL'")
                            .update())
                    .isPositive();
            var before = rows();
            judging.judgeWhatIsDue();
            return rows() - before;
        });

        assertThat(added).isZero();
    }

    @Test
    void theBurdenOfAQuarterIsReadFromItsOwnEntries() {
        undone(() -> {
            database.sql(
                            "set local enable_seqscan = off; analyze reporting_period, reporting_obligation, progress_entry")
                    .update();
            var few = read("progress_entry", this::burden);
            database.sql(CLOSED_QUARTERS).update();

            assertThat(read("progress_entry", this::burden)).isPositive().isEqualTo(few);
            return 0;
        });
    }

    @Test
    void measuresUnderALightAreFoundWithoutReadingHowTheOthersStood() {
        undone(() -> {
            forge("YELLOW", "");
            database.sql("set local enable_seqscan = off; analyze light_judgement")
                    .update();
            var few = read("light_judgement", () -> lights.showing(Light.BLUE, all(), null, TODAY, 31));
            database.sql(CLOSED_QUARTERS).update();
            forge("GREEN", "2020Q2");
            database.sql("analyze light_judgement").update();

            assertThat(read("light_judgement", () -> lights.showing(Light.BLUE, all(), null, TODAY, 31)))
                    .isEqualTo(few);
            assertThat(lights.showing(Light.GREEN, all(), null, TODAY, 31)).hasSize(31);
            return 0;
        });
    }

    @Test
    void measuresUnderALightAreThoseThatShowIt() {
        undone(() -> {
            database.sql(CLOSED_QUARTERS).update();
            database.sql("""
                            insert into light_judgement
                                (period_id, measure_id, basis, light, clause, reasons, rule_id, judged_on, judged_at)
                            select p.id, m.id, 'VERIFIED', (array['YELLOW', 'GREEN', 'BLUE', 'GREY', 'RED'])[(p.id * turn + m.id) % 5 + 1],
                                   'REPORTED', '测试', 1, p.lock_on - 1 + turn, current_timestamp
                            from reporting_period p, measure m, generate_series(1, 3) turn where (p.id + m.number) % 4 <> 0
                            """).update();
            database.sql("""
                            insert into light_override (period_id, measure_id, light, rule_light, reason, set_by, set_on, set_at,
                                                        submit_key)
                            select p.id, m.id, 'YELLOW', 'RED', '测试', (select min(id) from account), date '2020-10-12',
                                   current_timestamp, gen_random_uuid()
                            from reporting_period p, measure m where (p.id + m.number) % 7 = 0
                              and not exists (select from light_override o
                                              where o.period_id = p.id and o.measure_id = m.id and o.withdrawn_on is null)
                            """).update();
            var owed = Set.copyOf(database.sql("""
                            select distinct p.quarter || '/' || m.number
                            from reporting_obligation o
                              join reporting_period p on p.id = o.period_id
                              join measure m on m.id = o.measure_id
                            """).query(String.class).list());
            var opened = lights.opened(null, TODAY);
            for (var light : Light.values()) {
                assertThat(lights.showing(light, all(), null, TODAY, Integer.MAX_VALUE))
                        .as(light.name())
                        .isNotEmpty()
                        .containsExactlyInAnyOrderElementsOf(opened.stream()
                                .filter(one -> one.shown() == light)
                                .map(one -> new MeasureQuarter(one.quarter(), one.number()))
                                .filter(one -> owed.contains(one.toString()))
                                .toList());
            }
            return 0;
        });
    }

    private static LedgerFilter all() {
        return LedgerFilter.read(Map.of("quarter", "all"), new Quarter(2020, 3), TODAY);
    }

    private void forge(String light, String except) {
        database.sql(FORGED).param("light", light).param("except", except).update();
    }

    private void judgeAll() {
        database.sql("insert into light_to_judge (from_day) values (date '0001-01-01')")
                .update();
        judging.judgeWhatIsDue();
    }

    private void burden() {
        database.sql("select count(*) from question_asked((select id from reporting_period where quarter = '2020Q2'))")
                .query(Integer.class)
                .single();
    }

    private int rows() {
        return database.sql("select count(*) from light_judgement where not voided")
                .query(Integer.class)
                .single();
    }

    /** How many rows of the table are read. */
    private long read(String table, Runnable what) {
        var before = readSoFar(table);
        what.run();
        return readSoFar(table) - before;
    }

    private long readSoFar(String table) {
        return database.sql("""
                        select coalesce(sum(seq_tup_read + idx_tup_fetch), 0) from pg_stat_xact_user_tables where relname = ?
                        """).params(table).query(Long.class).single();
    }

    private <T> T undone(Supplier<T> what) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return what.get();
        });
    }
}
