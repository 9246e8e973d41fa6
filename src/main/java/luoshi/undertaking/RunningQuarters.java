package luoshi.undertaking;

import java.util.List;
import luoshi.calendar.Act;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/** What a change of who is responsible means for quarters that are being reported on; those who keep the reports know it. */
public interface RunningQuarters {

    /** What the unit owes on the measure in the quarters that take reports now, the earliest first. */
    List<Owed> owed(long measureId, long unitId);

    /** Has the running quarters follow the decision; the measure is held by the caller. */
    void follow(Decision decision);

    /**
     * A report that a unit owes.
     *
     * @param quarter the quarter
     * @param received whether it has reached the province, so that it cannot be waived any more
     * @param summary whether the unit also owes the summary of all parts and has handed none on
     */
    record Owed(Quarter quarter, boolean received, boolean summary) {}

    /**
     * A measure was taken off a unit.
     *
     * @param successorId the unit that is responsible in its place, or null
     * @param waives whether what the unit has not reported is not owed any more
     * @param successorOwes whether the successor owes a report in these quarters already
     */
    record Decision(
            long measureId,
            long unitId,
            @Nullable Long successorId,
            boolean waives,
            boolean successorOwes,
            String reason,
            Act act) {}
}
