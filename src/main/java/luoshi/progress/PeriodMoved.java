package luoshi.progress;

import java.util.List;
import java.util.Map;
import luoshi.audit.Audited;
import luoshi.audit.Change;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * A quarter was created, or dates of it are other ones.
 *
 * @param quarter the quarter
 * @param change the number of the change on record
 * @param created whether it is new
 * @param before its dates before, null if it is new
 * @param after its dates from now on
 * @param reason why
 * @param by the user name of whoever changed them
 */
public record PeriodMoved(
        Quarter quarter,
        long change,
        boolean created,
        @Nullable PeriodDates before,
        PeriodDates after,
        String reason,
        String by)
        implements Audited {

    @Override
    public String action() {
        return created ? "PeriodCreated" : "PeriodMoved";
    }

    @Override
    public String subject() {
        return "/periods/" + quarter;
    }

    @Override
    public List<Change> changes() {
        return Change.between(before == null ? Map.of() : before.facts(), after.facts());
    }

    @Override
    public Map<String, String> detail() {
        return Map.of("reason", reason);
    }
}
