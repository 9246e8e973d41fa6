package luoshi.progress;

import luoshi.policy.CountedFrom;
import org.jspecify.annotations.Nullable;

/**
 * How the values of an indicator count unless they say otherwise.
 *
 * @param usual 口径
 * @param from from when on, where they are cumulative
 */
record Counting(Accumulation usual, @Nullable CountedFrom from) {

    /** Whether a cumulative value may begin anew with the calendar year. */
    boolean mayBeginAnew() {
        return from != CountedFrom.TASK;
    }
}
