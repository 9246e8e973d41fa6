package luoshi.audit;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What recomputing the chain found.
 *
 * @param records how many records there are
 * @param head the hash the chain ends with; whoever wrote it down elsewhere can tell whether the end was replaced
 * @param brokenAt the first record that does not fit, or null if all do
 * @param fault what is wrong there: MISSING, CHANGED, RELINKED or CUT; null if nothing is
 */
record ChainCheck(
        long records,
        String head,
        @Nullable Long brokenAt,
        @Nullable String fault) implements Serializable {

    /** Whether every record is as it was written and none is missing. */
    public boolean isIntact() {
        return fault == null;
    }
}
