package luoshi.undertaking;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.account.DutiesHandedOver;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.audit.Change;
import luoshi.calendar.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * One unit's answer to one measure it is named for (chapter 八: 主动认领任务, 细化实化相关举措). It is taken on with 细化举措, own
 * milestones, 办结标准 and a contact all at once, or declined with a reason, on which the coordinator decides. Nothing is
 * ever claimed by the passing of time.
 */
@Entity
public class Claim extends AbstractAggregateRoot<Claim> {

    /** So many milestones fit one claim. */
    static final int MOST_MILESTONES = 20;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long responsibilityId;
    private long measureId;
    private long unitId;

    @Enumerated(EnumType.STRING)
    private ClaimState state = ClaimState.ASSIGNED;

    private LocalDate waitingSince;
    private int elaborations;
    private @Nullable Long contactId;
    private @Nullable LocalDate closedOn;

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "claim_id", nullable = false, updatable = false)
    @OrderBy("number")
    private List<Milestone> milestones = new ArrayList<>();

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected Claim() {}

    /** A claim that awaits its unit's answer. */
    Claim(long responsibilityId, long measureId, long unitId, LocalDate since) {
        this.responsibilityId = responsibilityId;
        this.measureId = measureId;
        this.unitId = unitId;
        this.waitingSince = since;
    }

    /** 主动认领: nobody asked the unit, it joined by itself. */
    void beginByJoining(Act act) {
        registerEvent(ClaimMoved.of(this, "MeasureJoined", act, ""));
    }

    /** Takes the measure on; a unit that has declined may think better of it until the coordinator has decided. */
    Elaboration take(Commitment commitment, List<PlannedMilestone> plan, Act act, UUID key) {
        if (!state.isOpen()) {
            throw new IllegalStep("undertaking.refused.not-open");
        }
        if (!commitment.isComplete() || plan.isEmpty()) {
            throw new IllegalStep("undertaking.refused.incomplete");
        }
        state = ClaimState.CLAIMED;
        contactId = commitment.contactId();
        registerEvent(ClaimMoved.of(this, "ClaimTaken", act, ""));
        append(plan, act);
        return elaborate(commitment, "", act, key);
    }

    /** Declines the measure; the unit stays responsible until the coordinator has decided. */
    ClaimAnswer decline(String reason, Act act, UUID key) {
        if (state != ClaimState.ASSIGNED) {
            throw new IllegalStep("undertaking.refused.not-assigned");
        }
        state = ClaimState.DECLINED;
        registerEvent(ClaimMoved.of(this, "ClaimDeclined", act, reason));
        return answer(ClaimAnswer.Kind.DECLINED, reason, act, key);
    }

    /** 仍由该单位负责: the unit has to answer again, and its time for that runs anew. */
    ClaimAnswer uphold(String reason, Act act, UUID key) {
        awaitDecision();
        state = ClaimState.ASSIGNED;
        waitingSince = act.on();
        registerEvent(ClaimMoved.of(this, "ClaimUpheld", act, reason));
        return answer(ClaimAnswer.Kind.UPHELD, reason, act, key);
    }

    /** 同意退回: the unit is no longer responsible. */
    ClaimAnswer release(String reason, Act act, UUID key) {
        awaitDecision();
        state = ClaimState.RELEASED;
        registerEvent(ClaimMoved.of(this, "ClaimReleased", act, reason));
        return answer(ClaimAnswer.Kind.RELEASED, reason, act, key);
    }

    /** What made the unit responsible has fallen away, as when another department answers for its industry chain. */
    ClaimAnswer takeOff(String reason, Act act, UUID key) {
        if (state == ClaimState.RELEASED || state == ClaimState.CLOSED) {
            throw new IllegalStep("undertaking.refused.not-open");
        }
        state = ClaimState.RELEASED;
        registerEvent(ClaimMoved.of(this, "ClaimTakenOff", act, reason));
        return answer(ClaimAnswer.Kind.RELEASED, reason, act, key);
    }

    /** The measure, which was taken off the unit, is given to it again: it has to answer anew. */
    void askAgain(String reason, Act act) {
        if (state != ClaimState.RELEASED) {
            throw new IllegalStep("undertaking.refused.not-open");
        }
        state = ClaimState.ASSIGNED;
        waitingSince = act.on();
        registerEvent(ClaimMoved.of(this, "ClaimAskedAgain", act, reason));
    }

    /**
     * 接替牵头: the unit leads the measure from now on. What it has answered and committed itself to stays.
     *
     * @param leadId the responsibility that it has as the lead
     */
    void takeOverLead(long leadId, String reason, Act act) {
        if (state != ClaimState.ASSIGNED && state != ClaimState.CLAIMED) {
            throw new IllegalStep("undertaking.refused.successor");
        }
        responsibilityId = leadId;
        registerEvent(ClaimMoved.of(this, "LeadTakenOver", act, reason));
    }

    /**
     * The unit was named as the lead by mistake: it is what it was before. What it has answered stays.
     *
     * @param ownId the responsibility that it has now
     */
    void giveLeadBack(long ownId, String reason, Act act) {
        if (state != ClaimState.ASSIGNED && state != ClaimState.CLAIMED) {
            throw new IllegalStep("undertaking.refused.lead-acted");
        }
        responsibilityId = ownId;
        registerEvent(ClaimMoved.of(this, "LeadGivenBack", act, reason));
    }

    /**
     * Spells the commitment out anew; what was written before is kept.
     *
     * @param contact the contact before and now, by their names; empty if it is the same
     */
    Elaboration revise(Commitment commitment, List<Change> contact, String reason, Act act, UUID key) {
        refuseUnclaimed();
        if (!commitment.isComplete() || reason.isBlank()) {
            throw new IllegalStep("undertaking.refused.incomplete-revision");
        }
        contactId = commitment.contactId();
        registerEvent(ClaimMoved.revised(this, act, reason, contact));
        return elaborate(commitment, reason, act, key);
    }

    /** Sets further milestones. */
    void plan(List<PlannedMilestone> further, Act act) {
        refuseUnclaimed();
        append(further, act);
    }

    /** Words a milestone anew; its dates stay. */
    void reword(int number, String title, Act act) {
        refuseUnclaimed();
        var milestone = milestone(number);
        var before = milestone.told();
        milestone.reword(title);
        registerEvent(MilestoneMoved.of(this, milestone, "MilestoneReworded", before, act));
    }

    /** Notes that a milestone was reached. */
    void reach(int number, LocalDate on, String note, Act act) {
        refuseUnclaimed();
        var milestone = milestone(number);
        var before = milestone.told();
        milestone.reach(on, note, act.on());
        registerEvent(MilestoneMoved.of(this, milestone, "MilestoneReached", before, act));
    }

    /** Takes back, with a reason, that a milestone was reached. */
    void reopen(int number, String reason, Act act) {
        refuseUnclaimed();
        var milestone = milestone(number);
        var before = milestone.told();
        milestone.reopen(reason);
        registerEvent(MilestoneMoved.of(this, milestone, "MilestoneReopened", before, act));
    }

    /** Puts a milestone off, as an accepted 延期申请 has it; the date promised first is kept. */
    void putOff(int number, LocalDate dueOn, Act act) {
        refuseUnclaimed();
        var milestone = milestone(number);
        var before = milestone.told();
        milestone.putOffTo(dueOn);
        registerEvent(MilestoneMoved.of(this, milestone, "MilestonePutOff", before, act));
    }

    /** Brings the date of a milestone forward that was mistyped; what it was at first is kept. */
    void bringForward(int number, LocalDate dueOn, String reason, Act act) {
        refuseUnclaimed();
        var milestone = milestone(number);
        var before = milestone.told();
        milestone.bringForwardTo(dueOn, reason, act.on());
        registerEvent(MilestoneMoved.of(this, milestone, "MilestoneBroughtForward", before, act));
    }

    /** Voids a milestone that was entered by mistake; one at least has to stand. */
    void voidMilestone(int number, String reason, Act act) {
        refuseUnclaimed();
        var milestone = milestone(number);
        if (milestones.stream().allMatch(one -> one == milestone || one.isVoided())) {
            throw new IllegalStep("undertaking.refused.milestone-last");
        }
        var before = milestone.told();
        milestone.voidIt(reason, act.on());
        registerEvent(MilestoneMoved.of(this, milestone, "MilestoneVoided", before, act));
    }

    /** 办结, as an accepted 办结申请 has it: nothing new is owed from the next period on. */
    void close(Act act) {
        refuseUnclaimed();
        state = ClaimState.CLOSED;
        closedOn = act.on();
        registerEvent(ClaimMoved.of(this, "ClaimClosed", act, ""));
    }

    /** What was closed is open again: it is owed again from the next period on. */
    void reopen(String reason, Act act) {
        if (state != ClaimState.CLOSED) {
            throw new IllegalStep("undertaking.close-out.refused.not-here");
        }
        state = ClaimState.CLAIMED;
        closedOn = null;
        registerEvent(ClaimMoved.of(this, "ClaimReopened", act, reason));
    }

    /** The duties of its contact have passed to somebody else of the unit. */
    void handContactTo(DutiesHandedOver handover) {
        contactId = handover.toAccountId();
        registerEvent(ClaimMoved.contactChanged(this, handover));
    }

    /** The milestone with the number; there is none for everybody else. */
    Milestone milestone(int number) {
        return milestones.stream()
                .filter(one -> one.getNumber() == number)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private Elaboration elaborate(Commitment commitment, String reason, Act act, UUID key) {
        elaborations++;
        return new Elaboration(getId(), elaborations, commitment, reason, act, key);
    }

    private ClaimAnswer answer(ClaimAnswer.Kind kind, String reason, Act act, UUID key) {
        return new ClaimAnswer(getId(), kind, reason, act, key);
    }

    private void append(List<PlannedMilestone> further, Act act) {
        if (milestones.size() + further.size() > MOST_MILESTONES) {
            throw new IllegalStep("undertaking.refused.too-many-milestones", MOST_MILESTONES);
        }
        for (var planned : further) {
            var milestone = new Milestone(milestones.size() + 1, planned);
            milestones.add(milestone);
            registerEvent(MilestoneMoved.of(this, milestone, "MilestonePlanned", Map.of(), act));
        }
    }

    private void awaitDecision() {
        if (state != ClaimState.DECLINED) {
            throw new IllegalStep("undertaking.refused.not-declined");
        }
    }

    private void refuseUnclaimed() {
        if (state != ClaimState.CLAIMED) {
            throw new IllegalStep("undertaking.refused.not-claimed");
        }
    }

    public long getId() {
        return id == null ? 0 : id;
    }

    public long getResponsibilityId() {
        return responsibilityId;
    }

    public long getMeasureId() {
        return measureId;
    }

    public long getUnitId() {
        return unitId;
    }

    public ClaimState getState() {
        return state;
    }

    /** The business date from which the unit's answer is awaited. */
    public LocalDate getWaitingSince() {
        return waitingSince;
    }

    /** How many versions of the elaboration there are; the last one is in force. */
    public int getElaborations() {
        return elaborations;
    }

    /** The account of the contact; null until the measure is taken on. */
    public @Nullable Long getContactId() {
        return contactId;
    }

    /** The business date of 办结; null while it is open. */
    public @Nullable LocalDate getClosedOn() {
        return closedOn;
    }

    public List<Milestone> getMilestones() {
        return List.copyOf(milestones);
    }

    /** Grows with every change; a form that carries an older one is stale. */
    public int getRevision() {
        return revision;
    }
}
