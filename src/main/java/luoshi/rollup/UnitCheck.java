package luoshi.rollup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import luoshi.account.IllegalStep;
import luoshi.calendar.Act;
import org.jspecify.annotations.Nullable;

/** 核稿: what a unit was shown of a report before 送审, and until when it can object. Silence is kept as silence. */
@Entity
@Table(name = "report_unit_check")
public class UnitCheck {

    /** How many working days a unit has, behind the day on which it is shown its sentences. */
    static final int WORKING_DAYS = 2;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long reportId;
    private long unitId;
    private int number;
    private String digest;
    private LocalDate shownOn;
    private LocalDate dueOn;
    private @Nullable String confirmedBy;
    private String confirmedByName = "";
    private @Nullable Instant confirmedAt;
    private @Nullable LocalDate confirmedOn;
    private @Nullable Instant replacedAt;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected UnitCheck() {}

    /** Shows a unit its sentences, for the how many-th time they are others. */
    UnitCheck(long reportId, long unitId, int number, String digest, LocalDate shownOn, LocalDate dueOn) {
        this.reportId = reportId;
        this.unitId = unitId;
        this.number = number;
        this.digest = digest;
        this.shownOn = shownOn;
        this.dueOn = dueOn;
    }

    /** 无异议; said once. */
    void confirm(Act act) {
        expectOpen(act.on());
        confirmedBy = act.by().username();
        confirmedByName = act.by().displayName();
        confirmedAt = act.at();
        confirmedOn = act.on();
    }

    /** Refuses what can be said only until the unit has confirmed, or its days are over. */
    void expectOpen(LocalDate today) {
        if (replacedAt != null) {
            throw new IllegalStep("rollup.refused.check-replaced");
        }
        if (confirmedBy != null) {
            throw new IllegalStep("rollup.refused.check-confirmed");
        }
        if (isOver(today)) {
            throw new IllegalStep("rollup.refused.check-over", ReportText.DAY.format(dueOn));
        }
    }

    /** The unit's sentences are others now; that they went before they came back as others changes nothing. */
    void replace(Instant at) {
        if (replacedAt == null) {
            replacedAt = at;
        }
    }

    /** Whether its days are over. */
    boolean isOver(LocalDate today) {
        return today.isAfter(dueOn);
    }

    boolean isReplaced() {
        return replacedAt != null;
    }

    boolean isConfirmed() {
        return confirmedBy != null;
    }

    long getId() {
        return id == null ? 0 : id;
    }

    long getReportId() {
        return reportId;
    }

    long getUnitId() {
        return unitId;
    }

    int getNumber() {
        return number;
    }

    String getDigest() {
        return digest;
    }

    LocalDate getDueOn() {
        return dueOn;
    }
}
