package luoshi.progress;

import java.util.Locale;

/** Which obligations a list shows; each is the condition behind one of the numbers. */
public enum ObligationFilter {
    DUE("true"),
    RECEIVED("s.received"),
    ON_TIME("s.on_time"),
    LATE("s.late"),
    MISSING("s.missing"),
    UNTOUCHED("s.missing and s.state = 'TO_FILL'"),
    BEGUN("s.missing and s.state <> 'TO_FILL'"),
    APPROVED("s.approved"),
    IN_REVIEW("s.in_review"),
    RETURNED("s.returned"),
    NO_PROGRESS("s.no_progress"),
    SUMMARY_OWED("s.summary_owed");

    private final String condition;

    ObligationFilter(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }

    /** The value in a URL: {@code on-time}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The message key of the name. */
    public String key() {
        return "progress.filter." + name();
    }

    /** Reads the value of a URL; whatever it does not know means all. */
    static ObligationFilter read(String code) {
        for (var one : values()) {
            if (one.code().equals(code)) {
                return one;
            }
        }
        return DUE;
    }
}
