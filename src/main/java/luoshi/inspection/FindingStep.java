package luoshi.inspection;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import luoshi.calendar.Act;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What somebody did with a finding, and what was said. Never changed. */
@Entity
@Immutable
class FindingStep {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long findingId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private FindingState state;

    private String words;
    private @Nullable LocalDate rectifyBy;
    private long takenBy;
    private Instant takenAt;
    private LocalDate takenOn;

    @SuppressWarnings("NullAway.Init")
    protected FindingStep() {}

    /** The step that has just led the finding to its state. */
    FindingStep(Finding finding, Kind kind, String words, @Nullable LocalDate rectifyBy, Act act) {
        this.findingId = finding.getId();
        this.kind = kind;
        this.state = finding.getState();
        this.words = words;
        this.rectifyBy = rectifyBy;
        this.takenBy = act.by().accountId();
        this.takenAt = act.at();
        this.takenOn = act.on();
    }

    /** What can be done with a finding; each name is that of the event without {@code Finding}. */
    enum Kind {
        FILED("Filed"),
        DROPPED("Dropped"),
        RELEASED("Released"),
        REPLIED("Replied"),
        SENT_BACK("SentBack"),
        CLOSED("Closed"),
        REOPENED("Reopened"),
        REVOKED("Revoked");

        private final String event;

        Kind(String event) {
            this.event = event;
        }

        String event() {
            return "Finding" + event;
        }

        /** The message key of what was done. */
        public String key() {
            return "inspection.step." + name();
        }
    }
}
