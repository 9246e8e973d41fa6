package luoshi.supervision;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
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

/** What one unit is asked to do about a 领导批示, and its 反馈. */
@Entity
class InstructionTask extends AbstractAggregateRoot<InstructionTask> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long instructionId;
    private int number;
    private long unitId;
    private String body;
    private LocalDate answerBy;
    private long assignedBy;
    private Instant assignedAt;
    private LocalDate assignedOn;

    @Embedded
    private Answer answer = new Answer();

    private UUID submitKey;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected InstructionTask() {}

    /** Gives it to the unit; the date of the answer lies ahead. */
    InstructionTask(
            long instructionId, int number, long unitId, String body, LocalDate answerBy, Act act, UUID submitKey) {
        if (!answerBy.isAfter(act.on())) {
            throw new IllegalStep("supervision.error.answer-by");
        }
        this.instructionId = instructionId;
        this.number = number;
        this.unitId = unitId;
        this.body = body;
        this.answerBy = answerBy;
        this.assignedBy = act.by().accountId();
        this.assignedAt = act.at();
        this.assignedOn = act.on();
        this.submitKey = submitKey;
        registerEvent(InstructionMoved.of(this, "InstructionTaskAssigned", act));
    }

    /** Somebody of the unit drafts the answer. */
    void draft(String words, int seen, Act act) {
        if (answer.isDraft(words, act)) {
            return;
        }
        refuseStale(seen);
        answer.write(words, act);
    }

    /** An approver sends what another one has drafted; once more by the same person changes nothing. */
    void send(int seen, Act act) {
        if (answer.isSentBy(act)) {
            return;
        }
        refuseStale(seen);
        answer.send(act);
        registerEvent(InstructionMoved.of(this, "InstructionTaskAnswered", act));
    }

    private void refuseStale(int seen) {
        if (!answer.isSent() && seen != revision) {
            throw new IllegalStep("supervision.refused.stale");
        }
    }

    public long getInstructionId() {
        return instructionId;
    }

    public int getNumber() {
        return number;
    }

    public long getUnitId() {
        return unitId;
    }

    public String getBody() {
        return body;
    }

    public LocalDate getAnswerBy() {
        return answerBy;
    }
}
