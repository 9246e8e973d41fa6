package luoshi.light;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import luoshi.calendar.Quarter;

/**
 * The quarter that is judged and the rule it is judged by.
 *
 * @param established whether it is stored what is owed in it
 * @param ruleId which version of the rule
 */
record Setting(long periodId, Quarter quarter, boolean established, Frame frame, long ruleId, LightRule rule) {

    /** The same by another rule. */
    Setting under(LightRule other) {
        return new Setting(periodId, quarter, established, frame, ruleId, other);
    }

    static Setting of(ResultSet row, LocalDate today) throws SQLException {
        return new Setting(
                row.getLong("period_id"),
                Quarter.of(row.getString("quarter")),
                row.getBoolean("established"),
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
