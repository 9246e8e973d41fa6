package luoshi.progress;

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
import java.util.UUID;
import luoshi.account.IllegalStep;
import luoshi.calendar.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * 例外: a locked quarter takes reports of one unit again until a day. A unit asks for it and a coordinator grants or
 * declines it, or a coordinator grants it of his own accord. What was decided stays; a later day is another exception.
 */
@Entity
public class PeriodException extends AbstractAggregateRoot<PeriodException> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long periodId;
    private long unitId;
    private @Nullable Long measureId;

    @Enumerated(EnumType.STRING)
    private ExceptionState state = ExceptionState.REQUESTED;

    private LocalDate askedUntil;
    private String reason;
    private long askedBy;
    private Instant askedAt;
    private LocalDate askedOn;
    private @Nullable LocalDate endsOn;
    private boolean afterReport;
    private String verdict = "";
    private @Nullable Long decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable LocalDate decidedOn;
    private @Nullable Long endedBy;
    private @Nullable Instant endedAt;
    private @Nullable LocalDate endedOn;
    private String endReason = "";
    private UUID submitKey;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected PeriodException() {}

    /**
     * Asks that the locked quarter take reports of the unit until the day.
     *
     * @param measureId the one measure it is about, or null for everything the unit owes
     */
    PeriodException(
            ReportingPeriod period,
            long unitId,
            @Nullable Long measureId,
            LocalDate until,
            String reason,
            Act act,
            UUID submitKey) {
        refuseUnlocked(period, act);
        refusePast(until, act);
        this.periodId = period.getId();
        this.unitId = unitId;
        this.measureId = measureId;
        this.askedUntil = until;
        this.reason = reason;
        this.askedBy = act.by().accountId();
        this.askedAt = act.at();
        this.askedOn = act.on();
        this.submitKey = submitKey;
    }

    /** A coordinator lets the unit in of his own accord. */
    void letIn(ReportingPeriod period, Act act) {
        decide(ExceptionState.GRANTED, "", act);
        endsOn = askedUntil;
        afterReport = period.getReportedOn() != null;
    }

    /** 同意, until the day the coordinator sets; nobody grants what he asked for. */
    void grant(ReportingPeriod period, LocalDate until, String remark, Act act) {
        refuseUnlocked(period, act);
        refusePast(until, act);
        refuseDecidedOrOwn(act);
        decide(ExceptionState.GRANTED, remark, act);
        endsOn = until;
        afterReport = period.getReportedOn() != null;
    }

    /** 不同意, for a reason. */
    void decline(String why, Act act) {
        refuseDecidedOrOwn(act);
        decide(ExceptionState.DECLINED, why, act);
    }

    /** Ends what was granted before its day: from today on nothing is taken any more. */
    void end(String why, Act act) {
        if (state != ExceptionState.GRANTED || endedOn != null || endsOn == null || endsOn.isBefore(act.on())) {
            throw new IllegalStep("progress.exception.refused.over");
        }
        endedBy = act.by().accountId();
        endedAt = act.at();
        endedOn = act.on();
        endReason = why;
    }

    private void decide(ExceptionState decided, String why, Act act) {
        state = decided;
        verdict = why;
        decidedBy = act.by().accountId();
        decidedAt = act.at();
        decidedOn = act.on();
    }

    private void refuseDecidedOrOwn(Act act) {
        if (state != ExceptionState.REQUESTED) {
            throw new IllegalStep("progress.exception.refused.decided");
        }
        if (askedBy == act.by().accountId()) {
            throw new IllegalStep("progress.exception.refused.own");
        }
    }

    private static void refuseUnlocked(ReportingPeriod period, Act act) {
        if (!period.stageOn(act.on()).isLocked()) {
            throw new IllegalStep(
                    "progress.exception.refused.not-locked", period.getQuarter().chinese());
        }
    }

    private static void refusePast(LocalDate until, Act act) {
        if (until.isBefore(act.on())) {
            throw new IllegalStep("progress.exception.refused.past");
        }
    }

    public long getId() {
        return id == null ? 0 : id;
    }

    public long getPeriodId() {
        return periodId;
    }

    public long getUnitId() {
        return unitId;
    }

    /** The one measure it is about, or null for everything the unit owes. */
    public @Nullable Long getMeasureId() {
        return measureId;
    }

    public ExceptionState getState() {
        return state;
    }

    public String getReason() {
        return reason;
    }

    public LocalDate getAskedUntil() {
        return askedUntil;
    }

    /** The last day on which something is taken, null while it is not granted. */
    public @Nullable LocalDate getEndsOn() {
        return endsOn;
    }

    /** Whether it was granted after the report was sent: what comes in is told as 更正 in the next one. */
    public boolean isAfterReport() {
        return afterReport;
    }

    /** Whether it was ended before its day. */
    public boolean isEnded() {
        return endedOn != null;
    }

    /** Why it was ended before its day; empty if it was not. */
    public String getEndReason() {
        return endReason;
    }

    public String getVerdict() {
        return verdict;
    }
}
