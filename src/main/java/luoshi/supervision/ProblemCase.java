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
import luoshi.supervision.ProblemMoved.About;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * What is done about a problem or a need for coordination that a unit reported: a coordinator names who answers it by when,
 * that unit answers with two people, and the coordinator settles it. A settled one is never changed.
 */
@Entity
class ProblemCase extends AbstractAggregateRoot<ProblemCase> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long obligationId;

    @Enumerated(EnumType.STRING)
    private ProblemKind kind;

    private String words;
    private @Nullable Long ownerId;
    private @Nullable LocalDate dueOn;
    private String note = "";

    @Enumerated(EnumType.STRING)
    private ProblemState state = ProblemState.OPEN;

    private @Nullable UUID together;
    private @Nullable Long assignedBy;
    private @Nullable Instant assignedAt;

    @Embedded
    private Answer answer = new Answer();

    private String closing = "";
    private @Nullable Long closedBy;
    private @Nullable LocalDate closedOn;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected ProblemCase() {}

    /** Takes up what was reported. */
    ProblemCase(About about) {
        this.obligationId = about.obligationId();
        this.kind = about.kind();
        this.words = about.words();
    }

    /** Names the unit that answers by a day ahead, also after another one has answered; the draft of the former goes. */
    void assign(About about, long owner, LocalDate day, String asked, int seen, Act act) {
        if (ownerId != null && ownerId == owner && day.equals(dueOn) && asked.equals(note)) {
            return;
        }
        if (state.isSettled()) {
            throw new IllegalStep("supervision.refused.problem-moved");
        }
        refuseStale(seen);
        if (!day.isAfter(act.on())) {
            throw new IllegalStep("supervision.error.answer-by");
        }
        if (ownerId == null || ownerId != owner || state == ProblemState.ANSWERED) {
            answer = new Answer();
        }
        together = null;
        ownerId = owner;
        dueOn = day;
        note = asked;
        assignedBy = act.by().accountId();
        assignedAt = act.at();
        state = ProblemState.ASSIGNED;
        registerEvent(ProblemMoved.assigned(about, owner, day, asked, act));
    }

    /** One answer is for all that are handled together. */
    void handleWith(UUID others) {
        together = others;
    }

    /** Somebody of the unit that is to answer drafts it. */
    void draft(String text, int seen, Act act) {
        awaitAnswer();
        if (answer.isDraft(text, act)) {
            return;
        }
        refuseStale(seen);
        answer.write(text, act);
    }

    /** An approver sends what another one has drafted; once more by the same person changes nothing. */
    void send(About about, int seen, Act act) {
        if (answer.isSentBy(act)) {
            return;
        }
        awaitAnswer();
        refuseStale(seen);
        answer.send(act);
        state = ProblemState.ANSWERED;
        registerEvent(ProblemMoved.moved(about, "ProblemAnswered", owner(), "", act));
    }

    /** 已解决 or 不予协调; only what was answered may be settled without a word. */
    void settle(About about, boolean resolved, String why, int seen, Act act) {
        var outcome = resolved ? ProblemState.RESOLVED : ProblemState.DECLINED;
        if (state == outcome && closing.equals(why)) {
            return;
        }
        if (state.isSettled()) {
            throw new IllegalStep("supervision.refused.problem-moved");
        }
        refuseStale(seen);
        if (why.isEmpty() && !(resolved && answer.isSent())) {
            throw new IllegalStep("supervision.error.problem-closing");
        }
        state = outcome;
        closing = why;
        closedBy = act.by().accountId();
        closedOn = act.on();
        registerEvent(ProblemMoved.moved(about, resolved ? "ProblemResolved" : "ProblemDeclined", owner(), why, act));
    }

    private void awaitAnswer() {
        if (state != ProblemState.ASSIGNED) {
            throw new IllegalStep("supervision.refused.problem-moved");
        }
    }

    /** What has just been taken up nobody has seen in another state. */
    private void refuseStale(int seen) {
        if (id != null && seen != revision) {
            throw new IllegalStep("supervision.refused.problem-stale");
        }
    }

    boolean isAnswered() {
        return state == ProblemState.ANSWERED;
    }

    boolean isAssignedTo(long unit) {
        return state == ProblemState.ASSIGNED && owner() == unit;
    }

    ProblemKind kind() {
        return kind;
    }

    long obligation() {
        return obligationId;
    }

    int revision() {
        return revision;
    }

    @Nullable
    UUID together() {
        return together;
    }

    /** The unit that is to answer, or 0. */
    long owner() {
        return ownerId == null ? 0 : ownerId;
    }
}
