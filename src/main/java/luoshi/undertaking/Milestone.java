package luoshi.undertaking;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.account.IllegalStep;
import org.jspecify.annotations.Nullable;

/**
 * A node the unit set itself. The date it promised first is kept; a later one comes from an accepted 延期申请 only. What was
 * mistyped is put right with a reason: the date brought forward, or the whole node voided, which then counts nowhere.
 */
@Entity
public class Milestone {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private int number;
    private String title;
    private LocalDate firstDueOn;
    private LocalDate dueOn;
    private @Nullable LocalDate doneOn;
    private String note = "";
    private boolean voided;
    private @Nullable LocalDate correctedOn;
    private String correction = "";

    @SuppressWarnings("NullAway.Init")
    protected Milestone() {}

    Milestone(int number, PlannedMilestone planned) {
        this.number = number;
        this.title = planned.title();
        this.firstDueOn = planned.dueOn();
        this.dueOn = planned.dueOn();
    }

    void reword(String newTitle) {
        refuseVoided();
        title = newTitle;
    }

    void reach(LocalDate on, String remark, LocalDate today) {
        refuseReached();
        refuseVoided();
        if (on.isAfter(today)) {
            throw new IllegalStep("undertaking.refused.milestone-future");
        }
        doneOn = on;
        note = remark;
    }

    void reopen(String reason) {
        if (doneOn == null) {
            throw new IllegalStep("undertaking.refused.milestone-open");
        }
        doneOn = null;
        note = reason;
    }

    void putOffTo(LocalDate newDueOn) {
        refuseReached();
        refuseVoided();
        if (!newDueOn.isAfter(dueOn)) {
            throw new IllegalStep("undertaking.refused.milestone-not-later");
        }
        dueOn = newDueOn;
    }

    void bringForwardTo(LocalDate newDueOn, String reason, LocalDate today) {
        refuseReached();
        refuseVoided();
        if (!newDueOn.isBefore(dueOn)) {
            throw new IllegalStep("undertaking.refused.milestone-not-earlier");
        }
        dueOn = newDueOn;
        correct(reason, today);
    }

    void voidIt(String reason, LocalDate today) {
        refuseReached();
        refuseVoided();
        if (today.isAfter(dueOn)) {
            throw new IllegalStep("undertaking.refused.milestone-past");
        }
        voided = true;
        correct(reason, today);
    }

    private void correct(String reason, LocalDate today) {
        correction = reason;
        correctedOn = today;
    }

    private void refuseReached() {
        if (doneOn != null) {
            throw new IllegalStep("undertaking.refused.milestone-done");
        }
    }

    private void refuseVoided() {
        if (voided) {
            throw new IllegalStep("undertaking.refused.milestone-void");
        }
    }

    /** What it says, by the names that the trail has for its fields. */
    Map<String, String> told() {
        var told = new LinkedHashMap<String, String>();
        told.put("milestone", title);
        told.put("milestoneDue", dueOn.toString());
        told.put("doneOn", doneOn == null ? "" : doneOn.toString());
        told.put("note", note);
        told.put("correction", correction);
        return told;
    }

    public long getId() {
        return id == null ? 0 : id;
    }

    /** 1, 2, … within the claim. */
    public int getNumber() {
        return number;
    }

    public String getTitle() {
        return title;
    }

    /** The date promised when it was set, which never changes. */
    public LocalDate getFirstDueOn() {
        return firstDueOn;
    }

    /** The date it is due on now. */
    public LocalDate getDueOn() {
        return dueOn;
    }

    /** When it was reached; null while it was not. */
    public @Nullable LocalDate getDoneOn() {
        return doneOn;
    }

    public String getNote() {
        return note;
    }

    /** Whether it was voided: it stays on record and counts nowhere. */
    public boolean isVoided() {
        return voided;
    }
}
