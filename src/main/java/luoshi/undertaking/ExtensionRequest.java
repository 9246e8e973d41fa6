package luoshi.undertaking;

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
import java.util.Objects;
import java.util.UUID;
import luoshi.account.IllegalStep;
import luoshi.calendar.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * 延期申请: a unit asks for a later date of one of its milestones or of a task point. Another person of the unit sends it
 * on, a coordinator decides. What is asked is never changed, and the date promised first stays on record.
 */
@Entity
public class ExtensionRequest extends AbstractAggregateRoot<ExtensionRequest> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long claimId;
    private @Nullable Integer milestone;
    private @Nullable Long taskPointId;
    private LocalDate dueOn;
    private LocalDate askedFor;
    private String reason;

    @Enumerated(EnumType.STRING)
    private ExtensionState state = ExtensionState.UNIT_REVIEW;

    private long askedBy;
    private Instant askedAt;
    private LocalDate askedOn;
    private @Nullable Long passedBy;
    private @Nullable Instant passedAt;
    private @Nullable LocalDate passedOn;
    private @Nullable Long decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable LocalDate decidedOn;
    private String verdict = "";
    private UUID submitKey;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected ExtensionRequest() {}

    /** Asks for a later date; the present one must lie before it, and so must the day of asking. */
    ExtensionRequest(Claim claim, int milestone, LocalDate askedFor, String reason, Act act, UUID submitKey) {
        this(claim, claim.milestone(milestone).getDueOn(), askedFor, reason, act, submitKey);
        if (claim.milestone(milestone).getDoneOn() != null
                || claim.milestone(milestone).isVoided()) {
            throw new IllegalStep("undertaking.extension.refused.not-open");
        }
        this.milestone = milestone;
    }

    /** The same for a task point, by a unit that has taken on the measure. */
    ExtensionRequest(Claim claim, TaskPoint point, LocalDate askedFor, String reason, Act act, UUID submitKey) {
        this(claim, point.openDueOn(), askedFor, reason, act, submitKey);
        this.taskPointId = point.getId();
    }

    private ExtensionRequest(Claim claim, LocalDate dueOn, LocalDate askedFor, String reason, Act act, UUID submitKey) {
        refuseUnclaimed(claim);
        if (!askedFor.isAfter(dueOn) || !askedFor.isAfter(act.on())) {
            throw new IllegalStep("undertaking.extension.refused.not-later");
        }
        this.claimId = claim.getId();
        this.dueOn = dueOn;
        this.askedFor = askedFor;
        this.reason = reason;
        this.askedBy = act.by().accountId();
        this.askedAt = act.at();
        this.askedOn = act.on();
        this.submitKey = submitKey;
    }

    /** The unit's approver sends it on to the province. */
    void pass(Act act) {
        await(ExtensionState.UNIT_REVIEW);
        refuseAsker(act);
        passedBy = act.by().accountId();
        passedAt = act.at();
        passedOn = act.on();
        state = ExtensionState.SUBMITTED;
        registerEvent(ExtensionMoved.of(this, "ExtensionSubmitted", act, ""));
    }

    /** The unit itself does not ask for it. */
    void drop(String why, Act act) {
        await(ExtensionState.UNIT_REVIEW);
        decide(ExtensionState.DROPPED, why, act);
        registerEvent(ExtensionMoved.of(this, "ExtensionDropped", act, why));
    }

    /** 同意: the milestone has the later date from now on. */
    void grant(Claim claim, String why, Act act) {
        refuseUnclaimed(claim);
        grant(why, act, () -> claim.putOff(Objects.requireNonNull(milestone), askedFor, act));
    }

    /** 同意: the task point has the later date from now on. */
    void grant(Claim claim, TaskPoint point, String why, Act act) {
        refuseUnclaimed(claim);
        grant(why, act, () -> point.putOff(askedFor, act));
    }

    /** It ends undecided, because what it is about was accepted as done. */
    void lapse(String why, Act act) {
        decide(ExtensionState.LAPSED, why, act);
        registerEvent(ExtensionMoved.of(this, "ExtensionLapsed", act, why));
    }

    private void grant(String why, Act act, Runnable putOff) {
        await(ExtensionState.SUBMITTED);
        refuseHand(act);
        putOff.run();
        decide(ExtensionState.GRANTED, why, act);
        registerEvent(ExtensionMoved.of(this, "ExtensionGranted", act, why));
    }

    /** 不同意: the date stays. */
    void refuse(String why, Act act) {
        await(ExtensionState.SUBMITTED);
        refuseHand(act);
        decide(ExtensionState.REFUSED, why, act);
        registerEvent(ExtensionMoved.of(this, "ExtensionRefused", act, why));
    }

    private void decide(ExtensionState verdictState, String why, Act act) {
        state = verdictState;
        verdict = why;
        decidedBy = act.by().accountId();
        decidedAt = act.at();
        decidedOn = act.on();
    }

    private static void refuseUnclaimed(Claim claim) {
        if (claim.getState() != ClaimState.CLAIMED) {
            throw new IllegalStep("undertaking.extension.refused.not-open");
        }
    }

    private void await(ExtensionState expected) {
        if (state != expected) {
            throw new IllegalStep("undertaking.extension.refused.not-here");
        }
    }

    private void refuseAsker(Act act) {
        if (askedBy == act.by().accountId()) {
            throw new IllegalStep("undertaking.extension.refused.own");
        }
    }

    private void refuseHand(Act act) {
        refuseAsker(act);
        if (passedBy != null && passedBy == act.by().accountId()) {
            throw new IllegalStep("undertaking.extension.refused.own");
        }
    }

    public long getId() {
        return id == null ? 0 : id;
    }

    public long getClaimId() {
        return claimId;
    }

    /** The milestone it is about; null if it is about a task point. */
    public @Nullable Integer getMilestone() {
        return milestone;
    }

    /** The task point it is about; null if it is about a milestone. */
    public @Nullable Long getTaskPointId() {
        return taskPointId;
    }

    /** The date in force when it was asked. */
    public LocalDate getDueOn() {
        return dueOn;
    }

    public LocalDate getAskedFor() {
        return askedFor;
    }

    public ExtensionState getState() {
        return state;
    }
}
