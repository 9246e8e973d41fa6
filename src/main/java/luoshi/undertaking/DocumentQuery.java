package luoshi.undertaking;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.calendar.AsAt;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which supporting documents somebody looks at, as it stands in the address; whatever cannot be read there filters nothing.
 *
 * @param missing the units that have none, instead of the documents
 * @param unit of the unit of that code, or null
 * @param measure for the measure of that number, or null
 * @param asAt the day at whose end they are shown
 */
record DocumentQuery(
        boolean missing, @Nullable String unit, @Nullable Integer measure, AsAt asAt) {

    private static final String MISSING = "missing";

    static DocumentQuery read(Map<String, String> parameters, LocalDate today) {
        var unit = parameters.getOrDefault("unit", "");
        var measure = parameters.getOrDefault("measure", "");
        return new DocumentQuery(
                MISSING.equals(parameters.get("show")),
                unit.matches("[A-Za-z0-9-]{1,60}") ? unit : null,
                measure.matches("\\d{1,3}") ? Integer.valueOf(measure) : null,
                AsAt.read(parameters.get("on"), today));
    }

    /** The address of the list, and with an ending that of its file. */
    public String address(String ending) {
        var address = UriComponentsBuilder.fromPath("/supporting-documents" + ending);
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("show", missing ? MISSING : "");
        parameters.put("unit", unit == null ? "" : unit);
        parameters.put("measure", measure == null ? "" : measure);
        parameters.put("on", asAt.day() == null ? "" : asAt.day());
        parameters.forEach((name, value) -> {
            if (!value.toString().isEmpty()) {
                address.queryParam(name, value);
            }
        });
        return address.build().toUriString();
    }

    /** The same as it is today. */
    public String addressToday() {
        return new DocumentQuery(missing, unit, measure, AsAt.NOW).address("");
    }
}
