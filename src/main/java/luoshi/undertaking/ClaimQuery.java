package luoshi.undertaking;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.calendar.AsAt;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which claims somebody looks at, as it stands in the address; whatever cannot be read there filters nothing.
 *
 * @param show in that state
 * @param unit of the unit of that code, or null
 * @param measure on the measure of that number, or null
 * @param asAt the day at whose end they are shown
 */
record ClaimQuery(
        ClaimFilter show, @Nullable String unit, @Nullable Integer measure, AsAt asAt) {

    static ClaimQuery read(Map<String, String> parameters, LocalDate today) {
        var unit = parameters.getOrDefault("unit", "");
        var measure = parameters.getOrDefault("measure", "");
        return new ClaimQuery(
                ClaimFilter.read(parameters.getOrDefault("show", "")),
                unit.matches("[A-Za-z0-9-]{1,60}") ? unit : null,
                measure.matches("\\d{1,3}") ? Integer.valueOf(measure) : null,
                AsAt.read(parameters.get("on"), today));
    }

    /** Whether the line is shown, its state left aside. */
    boolean covers(ClaimLine line) {
        return (unit == null || unit.equals(line.unitCode())) && (measure == null || measure == line.measureNumber());
    }

    /** What it lets through of the lines. */
    List<ClaimLine> of(List<ClaimLine> lines, LocalDate overdue) {
        return lines.stream()
                .filter(line -> covers(line) && show.takes(line, overdue))
                .toList();
    }

    /** The address of the list, and with an ending that of its file. */
    public String address(String ending) {
        var address = UriComponentsBuilder.fromPath("/claims" + ending);
        parameters().forEach(address::queryParam);
        return address.build().toUriString();
    }

    /** The same as it is today. */
    public String addressToday() {
        return new ClaimQuery(show, unit, measure, AsAt.NOW).address("");
    }

    /** Its parameters by name, for a form that carries it on. */
    public Map<String, Object> parameters() {
        var all = new LinkedHashMap<String, Object>();
        add(all, "show", show == ClaimFilter.ALL ? null : show.code());
        add(all, "unit", unit);
        add(all, "measure", measure);
        add(all, "on", asAt.day());
        return all;
    }

    private static void add(Map<String, Object> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value);
        }
    }
}
