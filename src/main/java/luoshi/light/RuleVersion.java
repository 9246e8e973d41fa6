package luoshi.light;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * One version of the rule. It holds from its quarter to the last one before a quarter that has a rule of its own; of two for the
 * same quarter the later one holds.
 *
 * @param until the last quarter it holds for, or null where no later one has a rule of its own
 * @param replaced whether a later version was set for the same quarter
 * @param kept locked quarters that were judged by it although another version would hold for them now
 */
record RuleVersion(
        long id,
        Quarter from,
        @Nullable Quarter until,
        boolean replaced,
        List<Quarter> kept,
        LightRule rule,
        String reason,
        String by,
        LocalDate on) {

    static RuleVersion of(ResultSet row) throws SQLException {
        return new RuleVersion(
                row.getLong("id"),
                Quarter.of(row.getString("from_quarter")),
                null,
                false,
                List.of(),
                new LightRule(
                        row.getInt("yellow_points"),
                        row.getInt("red_points"),
                        row.getInt("due_soon_days"),
                        row.getInt("returned_days"),
                        row.getInt("still_quarters")),
                row.getString("reason"),
                row.getString("by"),
                row.getObject("set_on", LocalDate.class));
    }

    /**
     * The versions with the quarters for which they hold.
     *
     * @param judged which version judges each quarter
     */
    static List<RuleVersion> withSpans(List<RuleVersion> versions, Map<Quarter, Long> judged) {
        return versions.stream()
                .map(one -> {
                    var until = next(one.from, versions).map(Quarter::previous).orElse(null);
                    var replaced =
                            versions.stream().anyMatch(other -> other.id > one.id && other.from.equals(one.from));
                    var kept = judged.entrySet().stream()
                            .filter(entry -> entry.getValue() == one.id)
                            .map(Map.Entry::getKey)
                            .filter(quarter -> replaced || !isWithin(quarter, one.from, until))
                            .toList();
                    return new RuleVersion(
                            one.id, one.from, until, replaced, kept, one.rule, one.reason, one.by, one.on);
                })
                .toList();
    }

    /** The first quarter after this one that has a rule of its own. */
    static Optional<Quarter> next(Quarter from, List<RuleVersion> versions) {
        return versions.stream()
                .map(RuleVersion::from)
                .filter(quarter -> quarter.compareTo(from) > 0)
                .min(Comparator.naturalOrder());
    }

    /** The message key of for which quarters it holds. */
    public String spanKey() {
        if (replaced) {
            return "light.rule.span.replaced";
        }
        return until == null ? "light.rule.span.on" : until.equals(from) ? "light.rule.span.one" : "light.rule.span";
    }

    /** Its quarters as that message takes them. */
    public Object[] span() {
        return new Object[] {from.chinese(), until == null ? "" : until.chinese()};
    }

    private static boolean isWithin(Quarter quarter, Quarter from, @Nullable Quarter until) {
        return quarter.compareTo(from) >= 0 && (until == null || quarter.compareTo(until) <= 0);
    }
}
