package luoshi.supervision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import luoshi.account.IllegalStep;
import luoshi.calendar.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * 申请催办: a unit asks that another one's missing part of a measure they share be urged. A coordinator issues a 催办单 or
 * declines; nothing is issued by asking.
 */
@Entity
class UrgeRequest extends AbstractAggregateRoot<UrgeRequest> {

    /** 待办理、已催办、不予催办、已撤回. */
    enum State {
        OPEN("warn"),
        ISSUED("ok"),
        DECLINED("muted"),
        WITHDRAWN("muted");

        private final String tone;

        State(String tone) {
            this.tone = tone;
        }

        /** The message key of the state. */
        public String key() {
            return "supervision.request.state." + name();
        }

        /** How its badge looks. */
        public String tone() {
            return tone;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long obligationId;
    private long periodId;
    private long unitId;
    private String reason;
    private long requestingUnit;
    private long requestedBy;
    private Instant requestedAt;
    private LocalDate requestedOn;

    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;

    private @Nullable Long noticeId;
    private @Nullable Long decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable LocalDate decidedOn;
    private String verdict = "";
    private UUID submitKey;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected UrgeRequest() {}

    /** Asks that the part be urged. */
    UrgeRequest(MissingPart part, String reason, Act act, UUID submitKey) {
        this.obligationId = part.obligationId();
        this.periodId = part.periodId();
        this.unitId = part.unitId();
        this.reason = reason;
        this.requestingUnit = act.by().unitId();
        this.requestedBy = act.by().accountId();
        this.requestedAt = act.at();
        this.requestedOn = act.on();
        this.submitKey = submitKey;
    }

    /** A 催办单 has gone to the unit about that quarter, from this request or otherwise. */
    void follow(UrgeNotice notice, Act act) {
        decide(State.ISSUED, act);
        noticeId = notice.getId();
        registerEvent(UrgeRequestMoved.of(this, "UrgeRequestIssued", act, notice.getDocNumber()));
    }

    /** No 催办单 follows, for a reason. */
    void decline(String why, Act act) {
        decide(State.DECLINED, act);
        verdict = why;
        registerEvent(UrgeRequestMoved.of(this, "UrgeRequestDeclined", act, why));
    }

    /** Whoever asked takes it back, for a reason. */
    void withdraw(String why, Act act) {
        decide(State.WITHDRAWN, act);
        verdict = why;
        registerEvent(UrgeRequestMoved.of(this, "UrgeRequestWithdrawn", act, why));
    }

    private void decide(State decision, Act act) {
        if (state != State.OPEN) {
            throw new IllegalStep("supervision.request.refused.decided");
        }
        state = decision;
        decidedBy = act.by().accountId();
        decidedAt = act.at();
        decidedOn = act.on();
    }

    public long getId() {
        return id == null ? 0 : id;
    }

    public long getRequestingUnit() {
        return requestingUnit;
    }

    public long getRequestedBy() {
        return requestedBy;
    }

    public String getReason() {
        return reason;
    }

    /**
     * Another unit's part that has not come.
     *
     * @param label the unit, the measure and the quarter, in words
     */
    record MissingPart(long obligationId, long periodId, long unitId, String label) {

        /** How the form names it. */
        public String key() {
            return Long.toString(obligationId);
        }
    }
}
