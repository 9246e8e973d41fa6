package luoshi.inspection;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which findings are shown; what an address says wrongly counts as not said.
 *
 * @param quarter of reports on that quarter, or null for all
 * @param chapter of that chapter by number, or null
 * @param measure of that measure by number, or null
 * @param unit of the unit with that code, or null
 * @param verdict with that result, or null
 * @param show in that state, or overdue
 * @param asAt the day at whose end they are shown
 */
record FindingFilter(
        @Nullable Quarter quarter,
        @Nullable Integer chapter,
        @Nullable Integer measure,
        @Nullable String unit,
        @Nullable Verdict verdict,
        Show show,
        AsAt asAt) {

    static FindingFilter read(Map<String, String> parameters, LocalDate today) {
        var quarter = parameters.getOrDefault("quarter", "");
        var unit = parameters.getOrDefault("unit", "");
        return new FindingFilter(
                quarter.matches("20\\d{2}Q[1-4]") ? Quarter.of(quarter) : null,
                number(parameters.get("chapter")),
                number(parameters.get("measure")),
                unit.matches("[A-Za-z0-9-]{1,60}") ? unit : null,
                verdict(parameters.getOrDefault("verdict", "")),
                Show.read(parameters.getOrDefault("show", "")),
                AsAt.read(parameters.get("on"), today));
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("\\d{1,4}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable Verdict verdict(String code) {
        for (var verdict : Verdict.values()) {
            if (verdict.code().equals(code)) {
                return verdict;
            }
        }
        return null;
    }

    /** Whether the line is shown, its state left aside. */
    boolean covers(FindingLine line) {
        return (quarter == null || quarter.equals(line.quarter()))
                && (chapter == null || chapter == line.chapter())
                && (measure == null || measure == line.measureNumber())
                && (unit == null || unit.equals(line.unitCode()))
                && (verdict == null || verdict == line.verdict());
    }

    /** The same with another state. */
    public FindingFilter showing(Show other) {
        return new FindingFilter(quarter, chapter, measure, unit, verdict, other, asAt);
    }

    /** The address of the list, and with an ending that of its file. */
    public String address(String ending) {
        var address = UriComponentsBuilder.fromPath("/findings" + ending);
        parameters().forEach(address::queryParam);
        return address.build().toUriString();
    }

    /** The same as it is today. */
    public String addressToday() {
        return new FindingFilter(quarter, chapter, measure, unit, verdict, show, AsAt.NOW).address("");
    }

    /** Its parameters by name, for a form that carries it on. */
    public Map<String, Object> parameters() {
        var parts = new LinkedHashMap<String, Object>();
        add(parts, "quarter", quarter);
        add(parts, "chapter", chapter);
        add(parts, "measure", measure);
        add(parts, "unit", unit);
        add(parts, "verdict", verdict == null ? null : verdict.code());
        add(parts, "show", show == Show.ALL ? null : show.code());
        add(parts, "on", asAt.day());
        return parts;
    }

    private static void add(Map<String, Object> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.put(name, value);
        }
    }

    /** Which states are shown. */
    enum Show {
        ALL(""),
        FILED("warn"),
        RELEASED("ok"),
        RECTIFYING("warn"),
        LATE("bad"),
        RECHECK("warn"),
        CLOSED("ok"),
        VOID("muted");

        private final String tone;

        Show(String tone) {
            this.tone = tone;
        }

        private static Show read(String code) {
            for (var show : values()) {
                if (show.code().equals(code)) {
                    return show;
                }
            }
            return ALL;
        }

        /** Whether it takes the line. */
        boolean takes(FindingLine line) {
            return switch (this) {
                case ALL -> true;
                case LATE -> line.late();
                case VOID -> line.state() == FindingState.REVOKED || line.state() == FindingState.DROPPED;
                default -> line.state().name().equals(name());
            };
        }

        /** Whether only those see such lines who see what is not released. */
        boolean isOfInspectors() {
            return this == FILED;
        }

        /** As it stands in the address. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The message key of the name. */
        public String key() {
            return "inspection.show." + name();
        }

        /** The tone of the tile that counts them, where there are any. */
        public String tone() {
            return tone;
        }
    }
}
