package luoshi.progress;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which obligations a list shows; each is the condition behind one of the numbers. */
public enum ObligationFilter {
    DUE("true"),
    RECEIVED("s.received"),
    ON_TIME("s.on_time"),
    LATE("s.late", "e.first_submitted_at > p.due_on"),
    MISSING("s.missing"),
    UNTOUCHED("s.missing and s.state = 'TO_FILL'", "e.state = 'TO_FILL'"),
    BEGUN("s.missing and s.state <> 'TO_FILL'", "e.state in ('DRAFT', 'UNIT_REVIEW', 'RETURNED_BY_UNIT', 'WITHDRAWN')"),
    APPROVED("s.approved"),
    IN_REVIEW("s.in_review", "e.state = 'SUBMITTED'"),
    RETURNED(
            "s.returned",
            "e.state in ('DRAFT', 'UNIT_REVIEW', 'RETURNED_BY_UNIT', 'WITHDRAWN', 'RETURNED_BY_PROVINCE')"),
    WITH_PROGRESS("s.approved and not s.no_progress"),
    NO_PROGRESS("s.no_progress"),
    SUMMARY_OWED("s.summary_owed");

    private final String condition;
    private final @Nullable String ofEntries;

    ObligationFilter(String condition) {
        this(condition, null);
    }

    ObligationFilter(String condition, @Nullable String ofEntries) {
        this.condition = condition;
        this.ofEntries = ofEntries;
    }

    String condition() {
        return condition;
    }

    /** What is true of an entry {@code e} in the period {@code p} wherever the condition holds, if it holds seldom. */
    Optional<String> ofEntries() {
        return Optional.ofNullable(ofEntries);
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
