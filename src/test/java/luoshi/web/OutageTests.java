package luoshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class OutageTests {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "53300", "57P01", "57P03", "55P03", "57014"})
    void isToldByTheStateThatTheDatabaseReports(String state) {
        assertThat(Outage.isBehind(new IllegalStateException(new SQLException("", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "42501", "22001"})
    void isNotBehindAnAnswerOfTheDatabase(String state) {
        assertThat(Outage.isBehind(new DataIntegrityViolationException("", new SQLException("", state))))
                .isFalse();
    }

    @Test
    void isFoundBehindWhatWrapsIt() {
        assertThat(Outage.isBehind(new ServletException(new CannotCreateTransactionException(""))))
                .isTrue();
        assertThat(Outage.isBehind(new DataAccessResourceFailureException(""))).isTrue();
        assertThat(Outage.isBehind(new QueryTimeoutException(""))).isTrue();
        assertThat(Outage.isBehind(new RuntimeException(new SQLTransientConnectionException())))
                .isTrue();
    }

    @Test
    void isBehindARollbackThatFailsButNotBehindACommitThatIsRefused() {
        assertThat(Outage.isBehind(new TransactionSystemException("", new SQLException("connection closed"))))
                .isTrue();
        assertThat(Outage.isBehind(new TransactionSystemException("", new SQLException("", "23514"))))
                .isFalse();
    }

    @Test
    void isNotBehindAMistakeOrAnEditByAnother() {
        assertThat(Outage.isBehind(new NullPointerException())).isFalse();
        assertThat(Outage.isBehind(new OptimisticLockingFailureException(""))).isFalse();
    }
}
