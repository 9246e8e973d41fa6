package luoshi.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the sentence of an {@link UnusableDatabase} instead of a stack trace. */
final class UnusableDatabaseAnalyzer extends AbstractFailureAnalyzer<UnusableDatabase> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableDatabase cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
