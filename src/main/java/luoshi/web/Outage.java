package luoshi.web;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that is away or overloaded, which a later attempt may find well again, from a mistake of ours. */
final class Outage {

    /** No connection, no resources, going down or starting, lock not available, statement timed out. */
    private static final Pattern SQL_STATES = Pattern.compile("08...|53...|57P..|55P03|57014");

    private Outage() {}

    /** Whether an outage lies behind the failure. */
    static boolean isBehind(Throwable failure) {
        var databaseAnswered = causes(failure).anyMatch(cause -> isAnswer(cause));
        return causes(failure).anyMatch(cause -> isOutage(cause, databaseAnswered));
    }

    private static boolean isOutage(Throwable cause, boolean databaseAnswered) {
        if (cause instanceof OptimisticLockingFailureException) {
            return false;
        }
        return cause instanceof CannotCreateTransactionException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessException
                || cause instanceof SQLTransientException
                || cause instanceof SQLException sql && hasStateOfOutage(sql)
                || cause instanceof TransactionSystemException && !databaseAnswered;
    }

    /** A commit can also fail because the database refuses the data; that is no outage. */
    private static boolean isAnswer(Throwable cause) {
        return cause instanceof SQLException sql && sql.getSQLState() != null && !hasStateOfOutage(sql);
    }

    private static boolean hasStateOfOutage(SQLException failure) {
        return failure.getSQLState() != null
                && SQL_STATES.matcher(failure.getSQLState()).matches();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50);
    }
}
