package luoshi.progress;

import java.time.LocalDate;
import java.util.List;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import org.springframework.stereotype.Component;

/** The period that is being reported on just now. */
@Component
public class OpenPeriods {

    private final ReportingPeriodRepository periods;
    private final PeriodChanges changes;
    private final BusinessClock businessClock;

    OpenPeriods(ReportingPeriodRepository periods, PeriodChanges changes, BusinessClock businessClock) {
        this.periods = periods;
        this.changes = changes;
        this.businessClock = businessClock;
    }

    /** The latest period that has opened by the business date, or the first one if none has. */
    public ReportingPeriod current() {
        return current(businessClock.today());
    }

    /** The latest period that has opened, or had opened by the end of a past day. */
    public ReportingPeriod current(AsAt asAt) {
        return current(asAt.dayOr(businessClock.today()));
    }

    /** The latest period that has opened by the day, or the first one if none has. */
    public ReportingPeriod current(LocalDate today) {
        var opened = opened(today);
        return opened.get(opened.size() - 1);
    }

    /** The dates of the period, or those that were in force on a past day. */
    public PeriodDates dates(ReportingPeriod period, AsAt asAt) {
        return changes.inForce(period, asAt);
    }

    /** The periods that have opened by the day, the earliest first; the first one if none has. */
    public List<ReportingPeriod> opened(LocalDate today) {
        var all = periods.findAllByOrderByStartsOn();
        var opened = all.stream()
                .filter(period -> period.stageOn(today) != PeriodStage.PLANNED)
                .toList();
        return opened.isEmpty() ? all.subList(0, 1) : opened;
    }
}
