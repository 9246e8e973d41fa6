package luoshi.progress;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import luoshi.progress.Ledger.MeasureQuarter;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the ledger somebody looks at, as it stands in the address; whatever cannot be read there filters nothing.
 *
 * @param quarter of that quarter, or null for all
 * @param chapter of the chapter of that number, or null
 * @param measure on the measure of that number, or null
 * @param unit of the unit of that code, or null
 * @param show where the obligation stands
 * @param status what the unit itself says of it, or null
 * @param kind only measures with an indicator of that kind, or null: TARGET, CEILING, DEADLINE or COMPLETION
 * @param light only measures with the light of that code, or empty
 * @param on as it was at the end of that day, or null for now
 */
public record LedgerFilter(
        @Nullable Quarter quarter,
        @Nullable Integer chapter,
        @Nullable Integer measure,
        @Nullable String unit,
        ObligationFilter show,
        @Nullable ProgressStatus status,
        @Nullable String kind,
        String light,
        @Nullable LocalDate on) {

    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private static final String ALL = "all";

    /**
     * Reads an address.
     *
     * @param current the quarter that is shown unless one asks for another, or for {@code all}
     * @param today a day from then on is now
     */
    public static LedgerFilter read(Map<String, String> parameters, Quarter current, LocalDate today) {
        return new LedgerFilter(
                quarter(parameters.getOrDefault("quarter", ""), current),
                number(parameters.getOrDefault("chapter", "")),
                number(parameters.getOrDefault("measure", "")),
                matching(parameters.getOrDefault("unit", ""), "[A-Za-z0-9-]{1,60}"),
                ObligationFilter.read(parameters.getOrDefault("show", "")),
                status(parameters.getOrDefault("status", "")),
                matching(parameters.getOrDefault("kind", ""), "TARGET|CEILING|DEADLINE|COMPLETION"),
                parameters.getOrDefault("light", "").matches("[a-z]{3,6}") ? parameters.get("light") : "",
                AsAt.read(parameters.get("on"), today).day());
    }

    /** The same in that quarter alone. */
    LedgerFilter in(Quarter one) {
        return new LedgerFilter(one, chapter, measure, unit, show, status, kind, light, on);
    }

    private static @Nullable Quarter quarter(String text, Quarter current) {
        if (text.equals(ALL)) {
            return null;
        }
        return text.matches("20\\d{2}Q[1-4]") ? Quarter.of(text) : current;
    }

    private static @Nullable Integer number(String text) {
        return text.matches("\\d{1,3}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable String matching(String text, String pattern) {
        return text.matches(pattern) ? text : null;
    }

    private static @Nullable ProgressStatus status(String text) {
        return Arrays.stream(ProgressStatus.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElse(null);
    }

    /** The day as lists take it. */
    AsAt asAt() {
        return new AsAt(on, null);
    }

    /** Its parameters by name, for a form that carries it on. */
    public Map<String, Object> parameters() {
        var all = new LinkedHashMap<String, Object>();
        add(all, "quarter", quarter == null ? ALL : quarter);
        add(all, "chapter", chapter);
        add(all, "measure", measure);
        add(all, "unit", unit);
        add(all, "show", show == ObligationFilter.DUE ? null : show.code());
        add(all, "status", status);
        add(all, "kind", kind);
        add(all, "light", light.isEmpty() ? null : light);
        add(all, "on", on);
        return all;
    }

    private static void add(Map<String, Object> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    /**
     * What it asks for as conditions on a measure {@code m}, its chapter {@code c}, a unit {@code u}, a period {@code p} and a status
     * {@code s}, which its {@link #show} is a condition on as well. What it does not ask for is left out: a condition that may be
     * none looks to the planner as if it let few lines through, which it then looks up one by one.
     *
     * @param shown the measures that the light asked for lets through, or null if none is asked for
     */
    String conditions(@Nullable List<MeasureQuarter> shown) {
        return " and " + show.condition()
                + (chapter == null ? "" : " and c.number = :chapter")
                + (measure == null ? "" : " and m.number = :measure")
                + (unit == null ? "" : " and u.code = :unit")
                + (status == null ? "" : " and s.status = :status")
                + (kind == null
                        ? ""
                        : " and exists (select from indicator i where i.measure_id = m.id and i.kind = :kind)")
                + (shown == null ? "" : " and p.quarter || '/' || m.number = any (:lit)");
    }

    /**
     * The values of its conditions, and the day.
     *
     * @param shown the measures that the light asked for lets through, or null if none is asked for
     */
    Map<String, @Nullable Object> sql(@Nullable List<MeasureQuarter> shown) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("quarter", quarter == null ? null : quarter.toString());
        values.put("chapter", chapter);
        values.put("measure", measure);
        values.put("unit", unit);
        values.put("status", status == null ? null : status.name());
        values.put("kind", kind);
        values.put(
                "lit",
                shown == null
                        ? null
                        : shown.stream().map(MeasureQuarter::toString).toArray(String[]::new));
        values.put("day", on == null ? NEVER : on);
        return values;
    }

    /** As it stands in an address. */
    public String query() {
        return query("");
    }

    /** The same as it is today. */
    public String queryToday() {
        return query("on");
    }

    private String query(String without) {
        return parameters().entrySet().stream()
                .filter(one -> !one.getKey().equals(without))
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&"));
    }
}
