package luoshi.supervision;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import luoshi.account.IllegalStep;
import luoshi.calendar.Act;
import org.jspecify.annotations.Nullable;

/** 领导批示: what a leader wrote on a report, word for word. It never changes. */
@Entity
class LeaderInstruction {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long reportId;
    private String leader;
    private String office;
    private LocalDate instructedOn;
    private String body;
    private long recordedBy;
    private Instant recordedAt;
    private LocalDate recordedOn;
    private UUID submitKey;

    @SuppressWarnings("NullAway.Init")
    protected LeaderInstruction() {}

    /** Records what was written; nobody instructs tomorrow. */
    LeaderInstruction(
            long reportId, String leader, String office, LocalDate instructedOn, String body, Act act, UUID submitKey) {
        if (instructedOn.isAfter(act.on())) {
            throw new IllegalStep("supervision.error.instructed-on");
        }
        this.reportId = reportId;
        this.leader = leader;
        this.office = office;
        this.instructedOn = instructedOn;
        this.body = body;
        this.recordedBy = act.by().accountId();
        this.recordedAt = act.at();
        this.recordedOn = act.on();
        this.submitKey = submitKey;
    }

    public long getId() {
        return id == null ? 0 : id;
    }

    public String getLeader() {
        return leader;
    }
}
