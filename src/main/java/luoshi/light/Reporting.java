package luoshi.light;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How whoever answers for a measure or a part has reported in the quarter.
 *
 * @param owed whether a report is owed at all
 * @param received whether one has reached the province
 * @param late whether the first one came after the due day
 * @param counts whether there is one that counts by the basis: approved, or submitted
 * @param returnedOn the day on which the province sent it back, while it is not back; otherwise null
 * @param quartersStill how many quarters, this one the last, say 无新进展 in a row
 */
record Reporting(
        boolean owed,
        boolean received,
        boolean late,
        boolean counts,
        @Nullable LocalDate returnedOn,
        int quartersStill) {

    /** Nothing is owed. */
    static final Reporting NOTHING_OWED = new Reporting(false, false, false, false, null, 0);
}
