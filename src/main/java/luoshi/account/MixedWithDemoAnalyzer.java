package luoshi.account;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the sentence of {@link MixedWithDemo} instead of a stack trace. */
final class MixedWithDemoAnalyzer extends AbstractFailureAnalyzer<MixedWithDemo> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MixedWithDemo cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
