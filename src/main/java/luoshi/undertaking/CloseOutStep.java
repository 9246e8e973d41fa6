package luoshi.undertaking;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import luoshi.calendar.Act;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A step of a 办结申请 from one hand to the next. Never changed. */
@Entity
@Immutable
class CloseOutStep {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long closeOutId;
    private int version;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String reason;
    private long takenBy;
    private Instant takenAt;
    private LocalDate takenOn;
    private UUID submitKey;

    @SuppressWarnings("NullAway.Init")
    protected CloseOutStep() {}

    CloseOutStep(long closeOutId, int version, Kind kind, String reason, Act act, UUID submitKey) {
        this.closeOutId = closeOutId;
        this.version = version;
        this.kind = kind;
        this.reason = reason;
        this.takenBy = act.by().accountId();
        this.takenAt = act.at();
        this.takenOn = act.on();
        this.submitKey = submitKey;
    }

    /** What somebody did with it. */
    enum Kind {
        PASSED(CloseOutState.UNIT_REVIEW, CloseOutState.SUBMITTED),
        RETURNED(CloseOutState.UNIT_REVIEW, CloseOutState.RETURNED),
        FIRST_ACCEPTED(CloseOutState.SUBMITTED, CloseOutState.SUBMITTED),
        ACCEPTED(CloseOutState.SUBMITTED, CloseOutState.ACCEPTED),
        REFUSED(CloseOutState.SUBMITTED, CloseOutState.REFUSED),
        REOPENED(CloseOutState.ACCEPTED, CloseOutState.REOPENED);

        private final CloseOutState from;
        private final CloseOutState to;

        Kind(CloseOutState from, CloseOutState to) {
            this.from = from;
            this.to = to;
        }

        /** The state it is taken in. */
        CloseOutState from() {
            return from;
        }

        /** The state it leads to. */
        CloseOutState to() {
            return to;
        }

        /** Whether the unit's own approver takes it. */
        boolean isOfTheUnit() {
            return from == CloseOutState.UNIT_REVIEW;
        }
    }
}
