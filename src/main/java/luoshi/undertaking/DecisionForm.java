package luoshi.undertaking;

import java.util.UUID;
import luoshi.account.Typed;
import org.jspecify.annotations.Nullable;

/** What the coordinator decides about a declined measure. */
record DecisionForm(
        @Nullable String submitKey,
        @Nullable String verdict,
        @Nullable Long successor,
        @Nullable String reason) {

    static final DecisionForm EMPTY = new DecisionForm(null, "", null, "");

    private static final String UPHOLD = "uphold";
    private static final String RELEASE = "release";
    private static final int LONGEST = 400;

    boolean isValid() {
        var why = Typed.text(reason);
        return (upholds() || RELEASE.equals(verdict)) && !why.isEmpty() && why.length() <= LONGEST;
    }

    boolean upholds() {
        return UPHOLD.equals(verdict);
    }

    String why() {
        return Typed.text(reason);
    }

    UUID key() {
        return SubmitKeys.read(submitKey);
    }
}
