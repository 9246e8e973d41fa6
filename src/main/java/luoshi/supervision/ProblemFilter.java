package luoshi.supervision;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which problems of a quarter are shown; what an address says wrongly counts as not said.
 *
 * @param quarter the quarter that was reported on
 * @param chapter of that chapter by number, or null
 * @param unit reported by the unit of that code, or null
 * @param owner to be answered by the unit of that code, or null
 * @param kind only problems or only needs, or null
 * @param show in that state, or overdue
 * @param alike whether similar ones stand together
 * @param asAt the day at whose end they are shown
 */
record ProblemFilter(
        Quarter quarter,
        @Nullable Integer chapter,
        @Nullable String unit,
        @Nullable String owner,
        @Nullable ProblemKind kind,
        Show show,
        boolean alike,
        AsAt asAt) {

    static ProblemFilter read(Map<String, String> parameters, Quarter current, LocalDate today) {
        var quarter = parameters.getOrDefault("quarter", "");
        var chapter = parameters.getOrDefault("chapter", "");
        return new ProblemFilter(
                quarter.matches("20\\d{2}Q[1-4]") ? Quarter.of(quarter) : current,
                chapter.matches("\\d{1,2}") ? Integer.valueOf(chapter) : null,
                code(parameters.get("unit")),
                code(parameters.get("owner")),
                kind(parameters.getOrDefault("kind", "")),
                Show.read(parameters.getOrDefault("show", "")),
                "true".equals(parameters.get("alike")),
                AsAt.read(parameters.get("on"), today));
    }

    private static @Nullable String code(@Nullable String text) {
        return text != null && text.matches("[A-Za-z0-9-]{1,60}") ? text : null;
    }

    private static @Nullable ProblemKind kind(String text) {
        for (var kind : ProblemKind.values()) {
            if (kind.code().equals(text)) {
                return kind;
            }
        }
        return null;
    }

    /** Whether the line is shown, its state left aside. */
    boolean covers(ProblemLine line) {
        return (chapter == null || chapter == line.chapter())
                && (unit == null || unit.equals(line.unitCode()))
                && (owner == null || owner.equals(line.ownerCode()))
                && (kind == null || kind == line.kind());
    }

    /** The same with another state. */
    public ProblemFilter showing(Show other) {
        return new ProblemFilter(quarter, chapter, unit, owner, kind, other, alike, asAt);
    }

    /** The address of the list, and with an ending that of its file. */
    public String address(String ending) {
        var address = UriComponentsBuilder.fromPath("/problems" + ending);
        parameters().forEach(address::queryParam);
        return address.build().toUriString();
    }

    /** The same as it is today. */
    public String addressToday() {
        return new ProblemFilter(quarter, chapter, unit, owner, kind, show, alike, AsAt.NOW).address("");
    }

    /** Its parameters by name, for a form that carries it on. */
    public Map<String, Object> parameters() {
        var parts = new LinkedHashMap<String, Object>();
        add(parts, "quarter", quarter);
        add(parts, "chapter", chapter);
        add(parts, "unit", unit);
        add(parts, "owner", owner);
        add(parts, "kind", kind == null ? null : kind.code());
        add(parts, "show", show == Show.ALL ? null : show.code());
        add(parts, "alike", alike ? true : null);
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
        ALL,
        OPEN,
        ASSIGNED,
        LATE,
        ANSWERED,
        RESOLVED,
        DECLINED;

        private static Show read(String code) {
            for (var show : values()) {
                if (show.code().equals(code)) {
                    return show;
                }
            }
            return ALL;
        }

        /** Whether it takes the line. */
        boolean takes(ProblemLine line) {
            return switch (this) {
                case ALL -> true;
                case LATE -> line.late() && !line.state().isSettled();
                default -> line.state().name().equals(name());
            };
        }

        /** As it stands in the address. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** The message key of the name. */
        public String key() {
            return "supervision.problem.show." + name();
        }

        /** The tone of the tile that counts them. */
        public String tone() {
            return switch (this) {
                case OPEN -> "warn";
                case LATE -> "bad";
                case RESOLVED -> "ok";
                case DECLINED -> "muted";
                default -> "";
            };
        }
    }
}
