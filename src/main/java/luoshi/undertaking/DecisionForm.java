package luoshi.undertaking;

import java.util.List;
import java.util.UUID;
import luoshi.account.Typed;
import luoshi.undertaking.RunningQuarters.Owed;
import org.jspecify.annotations.Nullable;

/** What the coordinator decides about a declined measure. */
record DecisionForm(
        @Nullable String submitKey,
        @Nullable String verdict,
        @Nullable Long successor,
        @Nullable String running,
        @Nullable Boolean successorOwes,
        @Nullable String reason) {

    static final DecisionForm EMPTY = new DecisionForm(null, "", null, "", false, "");

    private static final String UPHOLD = "uphold";
    private static final String RELEASE = "release";
    private static final String WAIVED = "waived";
    private static final String STAYS = "stays";
    private static final int LONGEST = 400;

    boolean isValid() {
        var why = Typed.text(reason);
        return (upholds() || RELEASE.equals(verdict)) && !why.isEmpty() && why.length() <= LONGEST;
    }

    boolean upholds() {
        return UPHOLD.equals(verdict);
    }

    /** Whether it says what becomes of the running quarters, where anything is missing in one. */
    boolean settles(List<Owed> owed) {
        return upholds() || owed.stream().allMatch(Owed::received) || waives() || STAYS.equals(running);
    }

    /** Whether the successor owes a report in the running quarters already. */
    public boolean owesNow() {
        return Boolean.TRUE.equals(successorOwes);
    }

    boolean waives() {
        return WAIVED.equals(running);
    }

    String why() {
        return Typed.text(reason);
    }

    UUID key() {
        return SubmitKeys.read(submitKey);
    }
}
