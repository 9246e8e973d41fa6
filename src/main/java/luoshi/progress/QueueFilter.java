package luoshi.progress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a queue somebody looks at, as it stands in the address; whatever cannot be read there filters nothing.
 *
 * @param quarter of that quarter, or null
 * @param measure on the measure of that number, or null
 * @param unit of the unit of that code, or null
 * @param holder in whose hands; for the province's queue, which is what the province holds unless one asks otherwise
 * @param days waiting for so many working days or more, or null
 * @param resubmitted only what the province sent back before
 * @param correction only corrections
 * @param asAt the day at whose end the queue is shown
 */
record QueueFilter(
        @Nullable Quarter quarter,
        @Nullable Integer measure,
        @Nullable String unit,
        EntryState.Holder holder,
        @Nullable Integer days,
        boolean resubmitted,
        boolean correction,
        AsAt asAt) {

    /** In whose hands something can be stuck. */
    private static final Set<EntryState.Holder> HOLDERS =
            Set.of(EntryState.Holder.UNIT_AUTHOR, EntryState.Holder.UNIT_APPROVER, EntryState.Holder.PROVINCE);

    static QueueFilter read(Map<String, String> parameters, AsAt asAt) {
        return new QueueFilter(
                quarter(parameters.getOrDefault("quarter", "")),
                number(parameters.getOrDefault("measure", "")),
                code(parameters.getOrDefault("unit", "")),
                holder(parameters.getOrDefault("holder", "")),
                number(parameters.getOrDefault("days", "")),
                "true".equals(parameters.get("resubmitted")),
                "true".equals(parameters.get("correction")),
                asAt);
    }

    private static @Nullable Quarter quarter(String text) {
        return text.matches("20\\d{2}Q[1-4]") ? Quarter.of(text) : null;
    }

    private static @Nullable Integer number(String text) {
        return text.matches("\\d{1,3}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable String code(String text) {
        return text.matches("[A-Za-z0-9-]{1,60}") ? text : null;
    }

    private static EntryState.Holder holder(String text) {
        return HOLDERS.stream()
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElse(EntryState.Holder.PROVINCE);
    }

    /** Whether the row is among them; in whose hands it is has been asked before. */
    boolean lets(ReviewQueues.Waiting row) {
        var line = row.line();
        return (quarter == null || quarter.equals(line.quarter()))
                && (measure == null || measure == line.measureNumber())
                && (unit == null || unit.equals(line.unitCode()))
                && (days == null || row.days() >= days)
                && (!resubmitted || line.resubmitted())
                && (!correction || line.correction());
    }

    /** The filter as it stands in an address; empty if it filters nothing. */
    public String query() {
        return parameters().entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&"));
    }

    /** The address of the queue under the same filter as it is today. */
    public String addressToday(ReviewLevel level) {
        var today = new QueueFilter(quarter, measure, unit, holder, days, resubmitted, correction, AsAt.NOW);
        return today.addressOf(level);
    }

    /** The address of the queue under it. */
    String addressOf(ReviewLevel level) {
        return level.path() + asked();
    }

    /** What follows the path in an address: empty, or the question mark and the filter. */
    public String asked() {
        return query().isEmpty() ? "" : "?" + query();
    }

    /** Whether it leaves anything out; a past day alone does not. */
    public boolean isSet() {
        return parameters().keySet().stream().anyMatch(name -> !name.equals("on"));
    }

    /** Its parameters by name, for a form that carries it on. */
    public Map<String, Object> parameters() {
        var all = new LinkedHashMap<String, Object>();
        add(all, "quarter", quarter);
        add(all, "measure", measure);
        add(all, "unit", unit);
        add(all, "holder", holder == EntryState.Holder.PROVINCE ? null : holder.name());
        add(all, "days", days);
        add(all, "resubmitted", resubmitted ? true : null);
        add(all, "correction", correction ? true : null);
        add(all, "on", asAt.day());
        return all;
    }

    private static void add(Map<String, Object> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value);
        }
    }
}
