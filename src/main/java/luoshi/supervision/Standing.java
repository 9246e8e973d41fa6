package luoshi.supervision;

import java.time.LocalDate;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with what a unit owes for a quarter, and with what it was last asked about it.
 *
 * @param missing how many of its reports have not come
 * @param measures the measures of these, in words
 * @param lastId the last 催办单 about this quarter; null, as all about it, if there was none
 */
record Standing(
        long unitId,
        String unitName,
        long periodId,
        Quarter quarter,
        LocalDate dueOn,
        LocalDate lockOn,
        @Nullable LocalDate reportedOn,
        int missing,
        String measures,
        @Nullable Long lastId,
        @Nullable UrgeLevel lastLevel,
        @Nullable UrgeState lastState,
        @Nullable LocalDate lastAnswerBy,
        @Nullable String lastNumber) {

    /** How the form names it. */
    public String key() {
        return periodId + "-" + unitId;
    }

    boolean awaitsAnswer() {
        return lastState == UrgeState.ISSUED;
    }

    /** Whether a report can still be asked for: none is there, and the roll-up has not been sent without it. */
    boolean isOwed() {
        return missing > 0 && reportedOn == null;
    }
}
