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

/** A node the unit set itself. The date it promised first is kept; a later one comes from an accepted 延期申请 only. */
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

    @SuppressWarnings("NullAway.Init")
    protected Milestone() {}

    Milestone(int number, PlannedMilestone planned) {
        this.number = number;
        this.title = planned.title();
        this.firstDueOn = planned.dueOn();
        this.dueOn = planned.dueOn();
    }

    void reword(String newTitle) {
        title = newTitle;
    }

    void reach(LocalDate on, String remark, LocalDate today) {
        if (doneOn != null) {
            throw new IllegalStep("undertaking.refused.milestone-done");
        }
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
        if (doneOn != null) {
            throw new IllegalStep("undertaking.refused.milestone-done");
        }
        if (!newDueOn.isAfter(dueOn)) {
            throw new IllegalStep("undertaking.refused.milestone-not-later");
        }
        dueOn = newDueOn;
    }

    /** What it says, by the names that the trail has for its fields. */
    Map<String, String> told() {
        var told = new LinkedHashMap<String, String>();
        told.put("milestone", title);
        told.put("milestoneDue", dueOn.toString());
        told.put("doneOn", doneOn == null ? "" : doneOn.toString());
        told.put("note", note);
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
}
