package luoshi.undertaking;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.calendar.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * 办结申请: a unit asks that what it has taken on be accepted as done. It is apart from the quarterly reports: no entry,
 * whatever its 自评, closes anything. It needs evidence, another person of the unit, and a coordinator who holds it against
 * the 办结标准 that were written when the measure was taken on.
 */
@Entity
public class CloseOut extends AbstractAggregateRoot<CloseOut> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long claimId;

    @Enumerated(EnumType.STRING)
    private CloseOutState state = CloseOutState.DRAFT;

    private String account = "";

    @ElementCollection
    @CollectionTable(name = "close_out_milestone", joinColumns = @JoinColumn(name = "close_out_id"))
    @MapKeyColumn(name = "milestone")
    @Column(name = "account")
    private Map<Integer, String> milestones = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "close_out_author", joinColumns = @JoinColumn(name = "close_out_id"))
    @Column(name = "account_id")
    private Set<Long> authors = new HashSet<>();

    private int versions;
    private @Nullable Long unitPassedBy;
    private @Nullable Long firstAcceptedBy;
    private Instant heldSince;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected CloseOut() {}

    /** A request that is being written; only what has been taken on can be closed. */
    CloseOut(Claim claim, Act act) {
        if (claim.getState() != ClaimState.CLAIMED) {
            throw new IllegalStep("undertaking.close-out.refused.not-claimed");
        }
        claimId = claim.getId();
        heldSince = act.at();
        authors.add(act.by().accountId());
    }

    /** Keeps what has been written so far. */
    void write(CloseOutAccount text, Act act) {
        if (!state.isEditable()) {
            throw new IllegalStep("undertaking.close-out.refused.not-editable");
        }
        account = text.criteria();
        milestones.clear();
        milestones.putAll(text.milestones());
        authors.add(act.by().accountId());
    }

    /**
     * Hands it to the unit's approver.
     *
     * @param files how many files stand behind it: this is the one place where there must be one
     * @return the version that is kept
     */
    CloseOutVersion sendToUnitReview(Claim claim, int files, Act act, UUID key) {
        if (!state.isEditable()) {
            throw new IllegalStep("undertaking.close-out.refused.not-editable");
        }
        if (claim.getState() != ClaimState.CLAIMED) {
            throw new IllegalStep("undertaking.close-out.refused.not-claimed");
        }
        if (!getAccount().covers(claim)) {
            throw new IllegalStep("undertaking.close-out.refused.incomplete");
        }
        if (files == 0) {
            throw new IllegalStep("undertaking.close-out.refused.no-evidence");
        }
        versions++;
        unitPassedBy = null;
        firstAcceptedBy = null;
        hold(CloseOutState.UNIT_REVIEW, act);
        registerEvent(CloseOutMoved.of(this, "CloseOutSentToUnitReview", act, ""));
        return new CloseOutVersion(getId(), versions, claim.getElaborations(), getAccount(), act, key);
    }

    /** Passes the unit's review: the province has it from now on. */
    CloseOutStep pass(Act act, UUID key) {
        await(CloseOutState.UNIT_REVIEW);
        refuseAuthor(act.by());
        unitPassedBy = act.by().accountId();
        hold(CloseOutState.SUBMITTED, act);
        registerEvent(CloseOutMoved.of(this, "CloseOutSubmitted", act, ""));
        return step(CloseOutStep.Kind.PASSED, "", act, key);
    }

    /** Goes back to its author within the unit. */
    CloseOutStep sendBack(String reason, Act act, UUID key) {
        await(CloseOutState.UNIT_REVIEW);
        refuseAuthor(act.by());
        hold(CloseOutState.RETURNED, act);
        registerEvent(CloseOutMoved.of(this, "CloseOutReturned", act, reason));
        return step(CloseOutStep.Kind.RETURNED, reason, act, key);
    }

    /**
     * Is accepted, or accepted by the first of two.
     *
     * @param secondNeeded whether two coordinators must agree, as for the coordinating unit itself
     */
    CloseOutStep accept(Act act, boolean secondNeeded, UUID key) {
        await(CloseOutState.SUBMITTED);
        refuseHand(act.by());
        if (firstAcceptedBy != null && firstAcceptedBy == act.by().accountId()) {
            throw new IllegalStep("undertaking.close-out.refused.second-needed");
        }
        if (secondNeeded && firstAcceptedBy == null) {
            firstAcceptedBy = act.by().accountId();
            registerEvent(CloseOutMoved.of(this, "CloseOutAcceptedByFirst", act, ""));
            return step(CloseOutStep.Kind.FIRST_ACCEPTED, "", act, key);
        }
        hold(CloseOutState.ACCEPTED, act);
        registerEvent(CloseOutMoved.of(this, "CloseOutAccepted", act, ""));
        return step(CloseOutStep.Kind.ACCEPTED, "", act, key);
    }

    /** Is refused with a reason; the unit may complete it and ask again. */
    CloseOutStep refuse(String reason, Act act, UUID key) {
        await(CloseOutState.SUBMITTED);
        refuseHand(act.by());
        firstAcceptedBy = null;
        hold(CloseOutState.REFUSED, act);
        registerEvent(CloseOutMoved.of(this, "CloseOutRefused", act, reason));
        return step(CloseOutStep.Kind.REFUSED, reason, act, key);
    }

    /** What was closed is open again, for a reason. */
    CloseOutStep reopen(String reason, Act act, UUID key) {
        await(CloseOutState.ACCEPTED);
        hold(CloseOutState.REOPENED, act);
        registerEvent(CloseOutMoved.of(this, "CloseOutReopened", act, reason));
        return step(CloseOutStep.Kind.REOPENED, reason, act, key);
    }

    private CloseOutStep step(CloseOutStep.Kind kind, String reason, Act act, UUID key) {
        return new CloseOutStep(getId(), versions, kind, reason, act, key);
    }

    private void await(CloseOutState expected) {
        if (state != expected) {
            throw new IllegalStep("undertaking.close-out.refused.not-here");
        }
    }

    private void refuseAuthor(Actor by) {
        if (authors.contains(by.accountId())) {
            throw new IllegalStep("undertaking.close-out.refused.own-text");
        }
    }

    private void refuseHand(Actor by) {
        refuseAuthor(by);
        if (unitPassedBy != null && unitPassedBy == by.accountId()) {
            throw new IllegalStep("undertaking.close-out.refused.passed-by-you");
        }
    }

    private void hold(CloseOutState next, Act act) {
        state = next;
        heldSince = act.at();
    }

    public long getId() {
        return id == null ? 0 : id;
    }

    public long getClaimId() {
        return claimId;
    }

    public CloseOutState getState() {
        return state;
    }

    CloseOutAccount getAccount() {
        return new CloseOutAccount(account, milestones);
    }

    /** How many versions have been handed on. */
    public int getVersions() {
        return versions;
    }

    /** Grows with every change; a form that carries an older one is stale. */
    public int getRevision() {
        return revision;
    }
}
