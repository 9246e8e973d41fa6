package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import luoshi.Days;
import luoshi.People;
import luoshi.TestDatabase;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.Quarter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** The connection breaks before each statement of 报送 in turn, and before its commit: everything is as it was, until it is sent. */
@SpringBootTest(
        properties = {
            "db-scheduler.enabled=false",
            "spring.application.name=faults",
            "logging.level.org.springframework.transaction.interceptor=off"
        })
@Import({TestDatabase.class, People.class, SendingFaultTests.Breaking.class})
@DirtiesContext
class SendingFaultTests {

    /** How many more statements of this thread go through before one breaks; below 0 none does. */
    private static final ThreadLocal<AtomicInteger> LEFT = ThreadLocal.withInitial(() -> new AtomicInteger(-1));

    private static final Quarter QUARTER = new Quarter(2020, 2);

    /** What is no part of the business: migrations, sessions, the scheduler's own. */
    private static final Set<String> NOT_ASKED = Set.of("flyway_schema_history", "scheduled_tasks");

    @Autowired
    private RollUpJob job;

    @Autowired
    private ReportDispatch dispatch;

    @Autowired
    private Reproduction reproduction;

    @Autowired
    private RollUpReportRepository reports;

    @Autowired
    private JdbcClient database;

    @Autowired
    private People people;

    @Test
    void leavesTheOldOrTheNewAndNothingBetween() {
        var coordinator = people.join(People.DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        signed(coordinator, people.join(People.DEVELOPMENT_AND_REFORM, Role.LEADER));
        var before = everything();

        var broken = 0;
        while (breaksAfter(broken, coordinator)) {
            assertThat(everything()).as("broken at statement " + broken).isEqualTo(before);
            broken++;
        }

        assertThat(broken).as("statements of 报送").isGreaterThan(20);
        assertThat(report().getState()).isEqualTo(ReportState.SENT);
        assertThat(reproduction.of(coordinator, report().getId()).values())
                .hasSizeGreaterThan(4)
                .containsOnly(true);
        assertThat(database.sql("select distinct state from progress_entry where versions = 1")
                        .query(String.class)
                        .list())
                .containsExactly("FROZEN");
        var sent = everything();
        dispatch.send(coordinator, report().getId(), report().getRevision());
        assertThat(everything()).as("pressed again, since no answer came").isEqualTo(sent);
    }

    private void signed(Actor coordinator, Actor leader) {
        Days.itIs(database, "2020-06-15");
        job.compileWhatIsDue(Actor.SYSTEM);
        approve(coordinator.accountId(), leader.accountId());
        Days.itIs(database, "2020-07-14");
        job.compileWhatIsDue(Actor.SYSTEM);
        dispatch.openCheck(coordinator, report().getId(), report().getRevision());
        Days.itIs(database, "2020-07-17");
        dispatch.handIn(coordinator, report().getId(), report().getRevision(), "先行报告。");
        dispatch.sign(leader, report().getId(), report().getRevision());
    }

    /** Three entries, which 报送 freezes. */
    private void approve(long author, long reviewer) {
        database.sql("""
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id, state, progress, status,
                                                    versions, held_since, first_submitted_at, first_received_at)
                        select id, period_id, measure_id, unit_id, 'APPROVED', '资金已拨付' || id || '万元。', 'ON_TRACK', 1,
                               now(), timestamp '2020-07-01 09:00', now()
                        from reporting_obligation order by id limit 3
                        on conflict (obligation_id) where corrects_id is null do update
                        set state = excluded.state, progress = excluded.progress, status = excluded.status,
                            versions = 1, first_submitted_at = excluded.first_submitted_at,
                            first_received_at = excluded.first_received_at
                        """).update();
        database.sql("""
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        select id, 1, progress, '', '', '', '', status, false, '', ?, now(), first_submitted_at,
                               gen_random_uuid()
                        from progress_entry where state = 'APPROVED'
                        """).params(author).update();
        database.sql("""
                        insert into entry_review (entry_id, version_number, level, verdict, reviewed_by, reviewed_at,
                                                  business_time, submit_key, assessment)
                        select e.id, 1, l.level, 'PASSED', ?, now(), e.first_submitted_at, gen_random_uuid(),
                               case l.level when 'PROVINCE' then 'RECOGNISED' end
                        from progress_entry e cross join (values ('UNIT'), ('PROVINCE')) l (level)
                        where e.state = 'APPROVED'
                        """).params(reviewer).update();
    }

    private boolean breaksAfter(int statements, Actor coordinator) {
        var report = report();
        LEFT.get().set(statements);
        var thrown = catchThrowable(() -> dispatch.send(coordinator, report.getId(), report.getRevision()));
        var reached = LEFT.get().getAndSet(-1) < 0;
        assertThat(thrown != null).as("what breaks is told: " + thrown).isEqualTo(reached);
        return reached;
    }

    private RollUpReport report() {
        return reports.findAllByOrderByNumberDesc().stream()
                .filter(one -> one.getQuarter().equals(QUARTER))
                .findFirst()
                .orElseThrow();
    }

    /** Every row of every table, as one text. */
    private String everything() {
        List<String> tables = database.sql(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
        return tables.stream()
                .filter(table -> !NOT_ASKED.contains(table) && !table.startsWith("spring_session"))
                .sorted()
                .map(table -> table + " "
                        + database.sql("select md5(string_agg(t::text, '|' order by t::text)) from " + table + " t")
                                .query(String.class)
                                .optional()
                                .orElse(""))
                .collect(Collectors.joining("\n"));
    }

    /** Puts itself before the statements of every connection. */
    @TestConfiguration
    static class Breaking {

        @Bean
        static BeanPostProcessor breaksConnections() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? proxy(DataSource.class, source, null) : bean;
                }
            };
        }

        private static <T> T proxy(Class<T> type, T target, Connection of) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                        if (of != null
                                && (method.getName().startsWith("execute")
                                        || method.getName().equals("commit"))) {
                            passOrBreak(of);
                        }
                        try {
                            var answer = method.invoke(target, args);
                            if (answer instanceof Connection connection && type == DataSource.class) {
                                return proxy(Connection.class, connection, connection);
                            }
                            if (answer instanceof PreparedStatement statement && of != null) {
                                return proxy(PreparedStatement.class, statement, of);
                            }
                            return answer instanceof Statement statement && of != null
                                    ? proxy(Statement.class, statement, of)
                                    : answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }

        private static void passOrBreak(Connection connection) throws SQLException {
            var left = LEFT.get();
            if (left.get() >= 0 && left.getAndDecrement() == 0) {
                connection.abort(Runnable::run);
                throw new SQLException("The server is gone", "08006");
            }
        }
    }
}
