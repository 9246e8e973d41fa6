package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import luoshi.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What a signed report says stays in it, whatever is tried in SQL; nothing of it is committed. */
@WebTest
@Transactional
class ReportContentTests {

    @Autowired
    private JdbcClient database;

    private long draft;
    private long signed;

    @BeforeEach
    void oneReportIsSignedAndOneIsDrafted() {
        draft = report("2098Q1");
        signed = report("2098Q2");
        sentence(draft);
        sentence(signed);
        database.sql("update roll_up_report set state = 'SIGNED', signatory = '李四' where id = ?")
                .params(signed)
                .update();
    }

    @Test
    void aSentenceIsNotMovedOutOfASignedReport() {
        refused("update report_passage set report_id = %d, position = 9 where report_id = %d".formatted(draft, signed));
    }

    @Test
    void aSentenceIsNotMovedIntoASignedReport() {
        refused("update report_passage set report_id = %d, position = 9 where report_id = %d".formatted(signed, draft));
    }

    @Test
    void aSentenceOfADraftIsChanged() {
        database.sql("update report_passage set text = '改过的。' where report_id = ?")
                .params(draft)
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report_passage", "report_line"})
    void whatASignedReportSaysIsNeverEmptied(String table) {
        refused("truncate " + table + " cascade");
    }

    private void refused(String statement) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql(statement).update())
                .havingRootCause()
                .withMessageMatching("(?s).*(content cannot be changed|what reports that were sent say).*");
    }

    private long report(String quarter) {
        var period = database.sql("""
                        insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                      report_on, lock_on)
                        select document_id, ?, starts_on, ends_on, opens_on, due_on, review_on, report_on, lock_on
                        from reporting_period where quarter = '2020Q3' returning id
                        """).params(quarter).query(Long.class).single();
        return database.sql("""
                        insert into roll_up_report (period_id, quarter, state, title, figures, compiled_at, compiled_on,
                                                    compiled_by)
                        values (?, ?, 'DRAFT', '报告', '{}', current_timestamp, date '2098-04-21', 'system')
                        returning id
                        """).params(period, quarter).query(Long.class).single();
    }

    private void sentence(long report) {
        database.sql("""
                        insert into report_passage (report_id, part, position, kind, text)
                        values (?, 1, 1, 'PROGRAM', '总体情况。')
                        """).params(report).update();
    }
}
