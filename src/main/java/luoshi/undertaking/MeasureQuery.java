package luoshi.undertaking;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.calendar.AsAt;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which lines of a list somebody looks at, as it stands in the address; whatever cannot be read there filters nothing.
 *
 * @param path the address of the list
 * @param show which lines, by a code of the list; empty for those it shows by itself
 * @param measure of the measure of that number, or null
 * @param asAt the day at whose end they are shown
 */
record MeasureQuery(String path, String show, @Nullable Integer measure, AsAt asAt) {

    static MeasureQuery read(String path, Map<String, String> parameters, LocalDate today) {
        var show = parameters.getOrDefault("show", "");
        var measure = parameters.getOrDefault("measure", "");
        return new MeasureQuery(
                path,
                show.matches("[a-z_]{1,20}") ? show : "",
                measure.matches("\\d{1,3}") ? Integer.valueOf(measure) : null,
                AsAt.read(parameters.get("on"), today));
    }

    /** The address of the list, and with an ending that of its file. */
    public String address(String ending) {
        var address = UriComponentsBuilder.fromPath(path + ending);
        parameters().forEach(address::queryParam);
        return address.build().toUriString();
    }

    /** The same as it is today. */
    public String addressToday() {
        return new MeasureQuery(path, show, measure, AsAt.NOW).address("");
    }

    /** Its parameters by name, for a form that carries it on. */
    public Map<String, Object> parameters() {
        var all = new LinkedHashMap<String, Object>();
        if (!show.isEmpty()) {
            all.put("show", show);
        }
        if (measure != null) {
            all.put("measure", measure);
        }
        if (asAt.day() != null) {
            all.put("on", asAt.day());
        }
        return all;
    }
}
