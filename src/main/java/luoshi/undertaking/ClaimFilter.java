package luoshi.undertaking;

import java.util.List;
import java.util.Locale;

/** Which claims a list shows; each is the condition behind one of the numbers above the list. */
enum ClaimFilter {
    ALL("c.state <> 'RELEASED'", ""),
    ASSIGNED("c.state = 'ASSIGNED'", ""),
    OVERDUE("c.state = 'ASSIGNED' and c.waiting_since <= :overdue", "bad"),
    DECLINED("c.state = 'DECLINED'", "warn"),
    CLAIMED("c.state = 'CLAIMED'", "ok"),
    /** Accepted as done. */
    CLOSED("c.state = 'CLOSED'", "ok"),
    RELEASED("c.state = 'RELEASED'", "");

    private final String condition;
    private final String tone;

    ClaimFilter(String condition, String tone) {
        this.condition = condition;
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

    String condition() {
        return condition;
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
