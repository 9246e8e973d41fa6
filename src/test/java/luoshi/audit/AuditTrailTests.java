package luoshi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import luoshi.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@WebTest
class AuditTrailTests {

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient database;

    @Test
    void aChangeAndItsTraceAreCommittedTogether() {
        change("/test/committed", false);

        assertThat(changes("/test/committed")).isOne();
        assertThat(tracesOf("/test/committed")).containsExactly("ThingHappened");
    }

    @Test
    void aChangeThatIsRolledBackLeavesNoTrace() {
        change("/test/rolled-back", true);

        assertThat(changes("/test/rolled-back")).isZero();
        assertThat(tracesOf("/test/rolled-back")).isEmpty();
    }

    @Test
    void aTraceThatCannotBeWrittenTakesTheChangeBack() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> inTransaction(() -> {
                    insert("/test/untraceable");
                    events.publishEvent(new ThingHappened("/test/untraceable", null));
                }));

        assertThat(changes("/test/untraceable")).isZero();
    }

    @Test
    void anEventOutsideATransactionIsRecordedAtOnce() {
        events.publishEvent(new ThingHappened("/test/at-once", "tester"));

        assertThat(tracesOf("/test/at-once")).containsExactly("ThingHappened");
    }

    @Test
    void whatCannotBeStoredIsMadeStorable() {
        events.publishEvent(new ThingHappened("/test/\u0000\r" + "x".repeat(5_000), "tester"));

        assertThat(database.sql("select length(subject) from audit_record where subject like '/test/\uFFFD\uFFFDx%'")
                        .query(Integer.class)
                        .list())
                .containsExactly(4_000);
    }

    private void change(String subject, boolean failing) {
        try {
            inTransaction(() -> {
                insert(subject);
                events.publishEvent(new ThingHappened(subject, "tester"));
                if (failing) {
                    throw new IllegalStateException("after the event");
                }
            });
        } catch (IllegalStateException expected) {
            assertThat(failing).isTrue();
        }
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    private void insert(String name) {
        database.sql("insert into unit_group (code, name, full_name, kind) values (:name, :name, :name, 'OPEN_LIST')")
                .param("name", name)
                .update();
    }

    private int changes(String name) {
        return database.sql("select count(*) from unit_group where code = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private List<String> tracesOf(String subject) {
        return database.sql("select action from audit_record where subject = ? and detail ->> 'reason' = '试'")
                .param(subject)
                .query(String.class)
                .list();
    }

    /** Without a name it cannot be recorded. */
    private record ThingHappened(String subject, String by) implements Audited {

        @Override
        public String by() {
            return by == null ? throwing() : by;
        }

        @Override
        public Map<String, String> detail() {
            return Map.of("reason", "试");
        }

        private static String throwing() {
            throw new DataIntegrityViolationException("nobody did it");
        }
    }
}
