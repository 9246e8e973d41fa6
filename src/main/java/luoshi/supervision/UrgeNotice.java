package luoshi.supervision;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
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
 * A 催办单, or on the red rung a 督办通知单: numbered, issued to one unit by a person, to be answered by a date. What it says
 * never changes.
 */
@Entity
class UrgeNotice extends AbstractAggregateRoot<UrgeNotice> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Enumerated(EnumType.STRING)
    private UrgeLevel level;

    private String docNumber;
    private long unitId;
    private long periodId;
    private String body;
    private LocalDate answerBy;
    private @Nullable Long previousId;

    @Enumerated(EnumType.STRING)
    private UrgeState state = UrgeState.ISSUED;

    private long issuedBy;
    private Instant issuedAt;
    private LocalDate issuedOn;

    @Embedded
    private Answer answer = new Answer();

    private @Nullable Long closedBy;
    private @Nullable LocalDate closedOn;
    private String closing = "";
    private UUID submitKey;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected UrgeNotice() {}

    /** Issues it; the date of the answer lies ahead. */
    UrgeNotice(
            UrgeLevel level,
            String docNumber,
            Standing standing,
            String body,
            LocalDate answerBy,
            Act act,
            UUID submitKey) {
        if (!answerBy.isAfter(act.on())) {
            throw new IllegalStep("supervision.error.answer-by");
        }
        this.level = level;
        this.docNumber = docNumber;
        this.unitId = standing.unitId();
        this.periodId = standing.periodId();
        this.previousId = standing.lastId();
        this.body = body;
        this.answerBy = answerBy;
        this.issuedBy = act.by().accountId();
        this.issuedAt = act.at();
        this.issuedOn = act.on();
        this.submitKey = submitKey;
    }

    /** Somebody of the unit drafts the answer. */
    void draft(String words, int seen, Act act) {
        awaitAnswer();
        if (answer.isDraft(words, act)) {
            return;
        }
        if (seen != revision) {
            throw new IllegalStep("supervision.refused.stale");
        }
        answer.write(words, act);
    }

    /** An approver sends what another one has drafted; once more by the same person changes nothing. */
    void send(int seen, Act act) {
        if (answer.isSentBy(act)) {
            return;
        }
        awaitAnswer();
        if (seen != revision) {
            throw new IllegalStep("supervision.refused.stale");
        }
        answer.send(act);
        state = UrgeState.ANSWERED;
        registerEvent(UrgeMoved.of(this, "UrgeAnswered", act, ""));
    }

    /** The next rung has taken its place. */
    void followUp(Act act) {
        awaitAnswer();
        state = UrgeState.FOLLOWED_UP;
        registerEvent(UrgeMoved.of(this, "UrgeFollowedUp", act, ""));
    }

    /** 了结; without an answer only for a reason. */
    void close(String why, Act act) {
        if (state != UrgeState.ISSUED && state != UrgeState.ANSWERED) {
            throw new IllegalStep("supervision.refused.not-open");
        }
        if (!answer.isSent() && why.isEmpty()) {
            throw new IllegalStep("supervision.error.closing");
        }
        state = UrgeState.CLOSED;
        closing = why;
        closedBy = act.by().accountId();
        closedOn = act.on();
        registerEvent(UrgeMoved.of(this, "UrgeClosed", act, why));
    }

    private void awaitAnswer() {
        if (state != UrgeState.ISSUED) {
            throw new IllegalStep("supervision.refused.not-open");
        }
    }

    public long getId() {
        return id == null ? 0 : id;
    }

    public UrgeLevel getLevel() {
        return level;
    }

    public String getDocNumber() {
        return docNumber;
    }

    public long getUnitId() {
        return unitId;
    }

    public LocalDate getAnswerBy() {
        return answerBy;
    }

    public UrgeState getState() {
        return state;
    }
}
