package luoshi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import luoshi.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the trail refuses, and what it finds out about changes that got past the refusal. */
class ChainVerificationTests {

    private final JdbcClient database = JdbcClient.create(TestDatabase.fresh());
    private final ChainVerification verification = new ChainVerification(database, event -> {});

    @BeforeEach
    void fiveRecords() {
        for (var number = 1; number <= 5; number++) {
            append("/entries/" + number);
        }
    }

    @Test
    void anUntouchedTrailIsIntact() {
        assertThat(verification.verify()).satisfies(check -> {
            assertThat(check.isIntact()).isTrue();
            assertThat(check.records()).isEqualTo(5);
            assertThat(check.head()).isEqualTo(headHash());
        });
    }

    @Test
    void anEmptyTrailIsIntact() {
        var empty = JdbcClient.create(TestDatabase.fresh());

        assertThat(new ChainVerification(empty, event -> {}).verify().isIntact())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_record set username = 'x' where seq = 3",
                "delete from audit_record where seq = 3",
                "truncate audit_record",
                "delete from audit_head",
                "truncate audit_head"
            })
    void theDatabaseRefusesToChangeTheTrail(String change) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql(change).update())
                .withRootCauseInstanceOf(SQLException.class)
                .satisfies(refusal -> assertThat(((SQLException) refusal.getRootCause()).getSQLState())
                        .isEqualTo("42501"));
        assertThat(verification.verify().records()).isEqualTo(5);
    }

    @Test
    void namesTheRecordThatWasChanged() {
        tamper("update audit_record set subject = '/entries/99' where seq = 3");

        assertBroken(3, "CHANGED");
    }

    @Test
    void isNotDeceivedByAChangeThatIsMadeInTheCanonicalTextToo() {
        tamper("""
                update audit_record set subject = '/entries/99',
                    canonical = replace(canonical, '/entries/3', '/entries/99') where seq = 3
                """);

        assertBroken(3, "CHANGED");
    }

    @Test
    void isNotDeceivedByANewHashEither() {
        tamper("""
                update audit_record set subject = '/entries/99',
                    canonical = replace(canonical, '/entries/3', '/entries/99') where seq = 3
                """);
        tamper("""
                update audit_record set hash = encode(sha256(convert_to(previous_hash || canonical, 'UTF8')), 'hex')
                where seq = 3
                """);

        assertBroken(4, "RELINKED");
    }

    @Test
    void namesTheRecordThatIsMissing() {
        tamper("delete from audit_record where seq = 3");

        assertBroken(3, "MISSING");
    }

    @Test
    void noticesThatTheEndWasCutOff() {
        tamper("delete from audit_record where seq > 3");

        assertBroken(5, "CUT");
    }

    @Test
    void noticesThatEverythingIsGone() {
        tamper("delete from audit_record");

        assertBroken(5, "CUT");
    }

    private void append(String subject) {
        database.sql("""
                select audit_append(timestamptz '2026-10-12 09:00:00.123456+08', '张三', '', 'EntrySubmitted',
                                    :subject, true, jsonb_build_object('reason', '数据"核实"'))
                """).param("subject", subject).query(Long.class).single();
    }

    /** As somebody who owns the database can. */
    private void tamper(String change) {
        database.sql("alter table audit_record disable trigger user").update();
        database.sql(change).update();
        database.sql("alter table audit_record enable trigger user").update();
    }

    private void assertBroken(long seq, String fault) {
        assertThat(verification.verify()).satisfies(check -> {
            assertThat(check.isIntact()).isFalse();
            assertThat(check.brokenAt()).isEqualTo(seq);
            assertThat(check.fault()).isEqualTo(fault);
        });
    }

    private String headHash() {
        return database.sql("select hash from audit_head").query(String.class).single();
    }
}
