package luoshi.undertaking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One claim in a list.
 *
 * @param waitingSince the business date from which the unit's answer is awaited
 * @param closedOn when the unit was found to be done; null while it is not
 * @param extensions how many 延期申请 were granted
 * @param daysPutOff by how many days in all
 * @param reason why it was last declined, upheld or released; empty where it never was
 * @param nextDue when the next open milestone is due
 * @param nextFirstDue the date that was promised first for it
 * @param sharedToday whether it is taken on today, and open to the unit of the reader, which has a part in the measure today
 */
record ClaimLine(
        long id,
        int measureNumber,
        String measure,
        long unitId,
        String unitCode,
        String unitName,
        String role,
        ClaimState state,
        LocalDate waitingSince,
        String elaboration,
        String contact,
        int milestones,
        int reached,
        @Nullable LocalDate nextDue,
        @Nullable LocalDate nextFirstDue,
        @Nullable LocalDate closedOn,
        int extensions,
        int daysPutOff,
        String reason,
        boolean sharedToday) {

    /** Whether the unit leads the measure. */
    public boolean lead() {
        return "LEAD".equals(role);
    }

    /** Whether the next open milestone should have been reached before the day. */
    public boolean lateOn(LocalDate day) {
        return nextDue != null && nextDue.isBefore(day);
    }
}
