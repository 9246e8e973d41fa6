package luoshi.progress;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.LocalDateTime;
import luoshi.account.IllegalStep;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * A quarter for which units report. Its dates are stored, never derived on reading; its stage follows from them and the
 * business date, so that no job has to run for a deadline to hold.
 */
@Entity
public class ReportingPeriod {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long documentId;
    private String quarter;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private LocalDate opensOn;
    private LocalDate dueOn;
    private LocalDate reviewOn;
    private LocalDate reportOn;
    private LocalDate lockOn;
    private int graceSeconds;
    private @Nullable LocalDate establishedOn;
    private @Nullable LocalDate reportedOn;
    private @Nullable LocalDate amendedOn;
    private boolean byRule = true;

    @Version
    @Column(name = "version")
    private int revision;

    @SuppressWarnings("NullAway.Init")
    protected ReportingPeriod() {}

    /** A period of a document with its five dates in order. */
    @SuppressWarnings("NullAway.Init") // set() assigns the dates
    ReportingPeriod(Quarter quarter, PeriodDates dates) {
        this.documentId = 1;
        this.quarter = quarter.toString();
        this.startsOn = quarter.firstDay();
        this.endsOn = quarter.lastDay();
        this.graceSeconds = 60;
        set(dates);
    }

    /**
     * A quarter to come.
     *
     * @param byRule whether its dates are those that the rule proposes, and follow it until it opens
     * @throws IllegalStep if the dates are out of order or lie in the past
     */
    static ReportingPeriod planned(Quarter quarter, PeriodDates dates, boolean byRule, LocalDate today) {
        var period = new ReportingPeriod(quarter, dates);
        period.refuseDisorder(dates);
        if (dates.opensOn().isBefore(today)) {
            throw new IllegalStep("progress.refused.period-past");
        }
        period.byRule = byRule;
        return period;
    }

    /**
     * Sets other dates by hand. What has passed stays: nobody is late for a date that was set afterwards, and a quarter
     * that has opened or whose report was sent keeps what others have relied on.
     */
    void move(PeriodDates wanted, LocalDate today) {
        if (reportedOn != null) {
            throw new IllegalStep(
                    "progress.refused.period-reported", getQuarter().chinese());
        }
        if (wanted.equals(dates())) {
            throw new IllegalStep("progress.refused.period-same");
        }
        refuseDisorder(wanted);
        if (establishedOn != null && !wanted.opensOn().equals(opensOn)) {
            throw new IllegalStep("progress.refused.period-opened", getQuarter().chinese());
        }
        for (var i = 0; i < PeriodDates.FIELDS.size(); i++) {
            var date = wanted.inOrder().get(i);
            if (!date.equals(dates().inOrder().get(i)) && date.isBefore(today)) {
                throw new IllegalStep("progress.refused.period-past");
            }
        }
        set(wanted);
        byRule = false;
    }

    /** Takes the dates that the rule proposes, while it has not opened and nobody has set them by hand. */
    boolean follow(PeriodDates proposed, LocalDate today) {
        var follows = byRule
                && establishedOn == null
                && opensOn.isAfter(today)
                && !proposed.equals(dates())
                && !proposed.opensOn().isBefore(today);
        if (follows) {
            set(proposed);
        }
        return follows;
    }

    private void refuseDisorder(PeriodDates dates) {
        if (!dates.areInOrder() || dates.opensOn().isBefore(startsOn)) {
            throw new IllegalStep("progress.refused.period-order");
        }
    }

    private void set(PeriodDates dates) {
        opensOn = dates.opensOn();
        dueOn = dates.dueOn();
        reviewOn = dates.reviewOn();
        reportOn = dates.reportOn();
        lockOn = dates.lockOn();
    }

    /** Its five dates. */
    public PeriodDates dates() {
        return new PeriodDates(opensOn, dueOn, reviewOn, reportOn, lockOn);
    }

    /** Where the period stands on the day. */
    public PeriodStage stageOn(LocalDate today) {
        return stageOn(today, dates());
    }

    /**
     * Where the period stood at the end of a day.
     *
     * @param dates those in force on that day
     */
    public PeriodStage stageOn(LocalDate day, PeriodDates dates) {
        if (day.isBefore(dates.opensOn())) {
            return PeriodStage.PLANNED;
        }
        if (!day.isAfter(dates.dueOn())) {
            return PeriodStage.OPEN;
        }
        if (!day.isAfter(dates.lockOn())) {
            return PeriodStage.DUE_PASSED;
        }
        if (amendedOn != null && !amendedOn.isAfter(day)) {
            return PeriodStage.AMENDED;
        }
        return reportedOn == null || reportedOn.isAfter(day) ? PeriodStage.LOCKED : PeriodStage.REPORTED;
    }

    /** Whether entries are taken at that moment: from the opening day to the end of the lock day, grace included. */
    public boolean takesEntriesAt(LocalDateTime now) {
        return !now.toLocalDate().isBefore(opensOn) && !endsAfter(lockOn, now);
    }

    /** Whether entries of a unit are taken at that moment that it lets in until a day, null for one it does not. */
    boolean takesEntriesAt(LocalDateTime now, @Nullable LocalDate exceptedUntil) {
        return takesEntriesAt(now)
                || exceptedUntil != null && exceptedUntil.isAfter(lockOn) && !endsAfter(exceptedUntil, now);
    }

    /** Whether something received at that moment is on time. */
    public boolean isOnTime(LocalDateTime received) {
        return !endsAfter(dueOn, received);
    }

    private boolean endsAfter(LocalDate lastDay, LocalDateTime moment) {
        return moment.minusSeconds(graceSeconds).toLocalDate().isAfter(lastDay);
    }

    /** Its obligations are stored; that happens once. */
    void establish(LocalDate today) {
        if (establishedOn != null || today.isBefore(opensOn)) {
            throw new IllegalStateException("The obligations of " + quarter + " cannot be stored on " + today);
        }
        establishedOn = today;
    }

    void report(LocalDate today) {
        if (reportedOn == null) {
            reportedOn = today;
        } else {
            amendedOn = today;
        }
    }

    public long getId() {
        return id == null ? 0 : id;
    }

    /** The quarter the period reports on. */
    public Quarter getQuarter() {
        return Quarter.of(quarter);
    }

    public LocalDate getEndsOn() {
        return endsOn;
    }

    /** 开放. */
    public LocalDate getOpensOn() {
        return opensOn;
    }

    /** 填报截止, the whole day. */
    public LocalDate getDueOn() {
        return dueOn;
    }

    /** 审核截止. */
    public LocalDate getReviewOn() {
        return reviewOn;
    }

    /** 报告日. */
    public LocalDate getReportOn() {
        return reportOn;
    }

    /** 锁定: the last day on which a late entry is taken. */
    public LocalDate getLockOn() {
        return lockOn;
    }

    public @Nullable LocalDate getEstablishedOn() {
        return establishedOn;
    }

    public @Nullable LocalDate getReportedOn() {
        return reportedOn;
    }

    /** Whether its dates follow the rule until it opens. */
    public boolean isByRule() {
        return byRule;
    }

    /** Whether other dates can be set: until its report has been sent. */
    public boolean isMovable() {
        return reportedOn == null;
    }

    /** Grows with every change; a form that carries an older one is stale. */
    public int getRevision() {
        return revision;
    }

    /** The message key of why a unit has nothing in the quarter: it had not opened, or the unit owes nothing. */
    public String absenceKey(AsAt asAt) {
        return wasEstablishedBy(asAt) ? "progress.matrix.owes-nothing" : "progress.matrix.not-open";
    }

    /** Whether it is stored what units owe in it, now or at the end of a past day. */
    public boolean wasEstablishedBy(AsAt asAt) {
        return establishedOn != null && !establishedOn.isAfter(asAt.dayOr(establishedOn));
    }
}
