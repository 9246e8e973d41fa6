package luoshi.undertaking;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Which claims a list shows; each is what one of the numbers above the list counts. */
enum ClaimFilter {
    ALL(""),
    ASSIGNED(""),
    OVERDUE("bad"),
    DECLINED("warn"),
    CLAIMED("ok"),
    /** Accepted as done. */
    CLOSED("ok"),
    RELEASED("");

    private final String tone;

    ClaimFilter(String tone) {
        this.tone = tone;
    }

    /** Those whose numbers stand above the list. */
    static List<ClaimFilter> tiles() {
        return List.of(ASSIGNED, OVERDUE, DECLINED, CLAIMED);
    }

    /** How the tile with its number looks. */
    public String tone() {
        return tone;
    }

    /**
     * Whether it lets the line through.
     *
     * @param overdue whoever has been asked on this day or before is overdue
     */
    boolean takes(ClaimLine line, LocalDate overdue) {
        return switch (this) {
            case ALL -> line.state() != ClaimState.RELEASED;
            case OVERDUE ->
                line.state() == ClaimState.ASSIGNED && !line.waitingSince().isAfter(overdue);
            default -> line.state().name().equals(name());
        };
    }

    /** The value in a URL. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The message key of the name. */
    public String key() {
        return "undertaking.filter." + name();
    }

    /** Reads the value of a URL; whatever it does not know means all. */
    static ClaimFilter read(String code) {
        for (var one : values()) {
            if (one.code().equals(code)) {
                return one;
            }
        }
        return ALL;
    }
}
