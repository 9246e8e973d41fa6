package luoshi.light;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import luoshi.calendar.Quarter;

/**
 * The quarter that is judged and the rule it is judged by.
 *
 * @param established whether it is stored what is owed in it
 * @param opensOn the first day on which something is owed in it
 * @param ruleId which version of the rule
 */
record Setting(
        long periodId,
        Quarter quarter,
        boolean established,
        LocalDate opensOn,
        Frame frame,
        long ruleId,
        LightRule rule) {

    /** The same by another rule. */
    Setting under(LightRule other) {
        return new Setting(periodId, quarter, established, opensOn, frame, ruleId, other);
    }

    /** The same, seen from another day. */
    Setting on(LocalDate day) {
        return new Setting(periodId, quarter, established, opensOn, frame.on(day), ruleId, rule);
    }

    /** Whether the quarter has opened by the day. */
    boolean isOpenOn(LocalDate day) {
        return !opensOn.isAfter(day);
    }

    static Setting of(ResultSet row, LocalDate today) throws SQLException {
        return new Setting(
                row.getLong("period_id"),
                Quarter.of(row.getString("quarter")),
                row.getBoolean("established"),
                row.getObject("opens_on", LocalDate.class),
                new Frame(
                        row.getObject("doc_date", LocalDate.class),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("review_on", LocalDate.class),
                        row.getObject("lock_on", LocalDate.class),
                        today),
                row.getLong("rule_id"),
                new LightRule(
                        row.getInt("yellow_points"),
                        row.getInt("red_points"),
                        row.getInt("due_soon_days"),
                        row.getInt("returned_days"),
                        row.getInt("still_quarters")));
    }
}
