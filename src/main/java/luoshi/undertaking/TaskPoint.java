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
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.calendar.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** 任务点: a part of a measure, tied to the words of the sentence it rests on. Units propose, the coordinator decides. */
@Entity
public class TaskPoint extends AbstractAggregateRoot<TaskPoint> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long measureId;
    private long clauseId;
    private String title;
    private String words;
    private int startOffset;
    private int endOffset;
    private @Nullable LocalDate dueOn;

    @ElementCollection
    @CollectionTable(name = "task_point_unit", joinColumns = @JoinColumn(name = "task_point_id"))
    @Column(name = "unit_id")
    private Set<Long> units = new TreeSet<>();

    @Enumerated(EnumType.STRING)
    private TaskPointState state = TaskPointState.PROPOSED;

    private long proposedBy;
    private Instant proposedAt;
    private @Nullable Long decidedBy;
    private @Nullable Instant decidedAt;
    private String decisionReason = "";
    private UUID submitKey;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected TaskPoint() {}

    /** A task point as it is proposed; what a coordinator sets is accepted at once. */
    TaskPoint(long measureId, MarkedWords marked, Task task, Act act, UUID submitKey) {
        this.measureId = measureId;
        this.clauseId = marked.clauseId();
        this.words = marked.words();
        this.startOffset = marked.startOffset();
        this.endOffset = marked.startOffset() + marked.words().length();
        this.title = task.title();
        this.dueOn = task.dueOn();
        this.units.addAll(task.units());
        this.proposedBy = act.by().accountId();
        this.proposedAt = act.at();
        this.submitKey = submitKey;
        if (act.by().is(Role.COORDINATOR)) {
            decide(TaskPointState.ACCEPTED, "", act);
        }
    }

    /**
     * The words a task point is tied to.
     *
     * @param startOffset where they begin in the official text
     */
    record MarkedWords(long clauseId, String words, int startOffset) {}

    /**
     * What is to be done.
     *
     * @param units the ids of the units that do it, all of them responsible for the measure
     */
    record Task(String title, @Nullable LocalDate dueOn, Set<Long> units) {}

    void accept(Act act) {
        awaitDecision();
        decide(TaskPointState.ACCEPTED, "", act);
        registerEvent(TaskPointMoved.decided(this, "TaskPointAccepted", act, "", TaskPointState.PROPOSED));
    }

    void reject(String reason, Act act) {
        awaitDecision();
        decide(TaskPointState.REJECTED, reason, act);
        registerEvent(TaskPointMoved.decided(this, "TaskPointRejected", act, reason, TaskPointState.PROPOSED));
    }

    /** Takes back one that was accepted. */
    void drop(String reason, Act act) {
        if (state != TaskPointState.ACCEPTED) {
            throw new IllegalStep("undertaking.refused.task-point-state");
        }
        decide(TaskPointState.DROPPED, reason, act);
        registerEvent(TaskPointMoved.decided(this, "TaskPointDropped", act, reason, TaskPointState.ACCEPTED));
    }

    /** The date it is due by, if it is one of the measure's tasks and has a date; only such a date can be put off. */
    LocalDate openDueOn() {
        if (state != TaskPointState.ACCEPTED || dueOn == null) {
            throw new IllegalStep("undertaking.extension.refused.point-not-open");
        }
        return dueOn;
    }

    /** Whether the unit is one of those that do it. */
    boolean isOf(long unitId) {
        return units.contains(unitId);
    }

    /** Puts it off, as an accepted 延期申请 has it; the date set first is kept. */
    void putOff(LocalDate later, Act act) {
        var before = openDueOn();
        dueOn = later;
        registerEvent(TaskPointMoved.putOff(this, act, before, later));
    }

    private void awaitDecision() {
        if (state != TaskPointState.PROPOSED) {
            throw new IllegalStep("undertaking.refused.task-point-state");
        }
    }

    private void decide(TaskPointState next, String reason, Act act) {
        state = next;
        decidedBy = act.by().accountId();
        decidedAt = act.at();
        decisionReason = reason;
    }

    public long getId() {
        return id == null ? 0 : id;
    }

    public long getMeasureId() {
        return measureId;
    }

    public String getTitle() {
        return title;
    }

    public TaskPointState getState() {
        return state;
    }

    /** The verbatim words it is tied to. */
    public String getWords() {
        return words;
    }
}
