package luoshi.progress;

import java.time.LocalDate;
import java.util.List;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reporting periods with their dates and where they stand, now or at the end of a past day. */
@Component
class PeriodList {

    private final ReportingStatus status;
    private final PeriodChanges changes;
    private final BusinessClock businessClock;

    PeriodList(ReportingStatus status, PeriodChanges changes, BusinessClock businessClock) {
        this.status = status;
        this.changes = changes;
        this.businessClock = businessClock;
    }

    /** All that there were, earliest first. */
    List<Line> of(AsAt asAt) {
        var day = asAt.dayOr(businessClock.today());
        return changes.inForce(status.periods(), asAt).stream()
                .map(one -> {
                    var period = one.period();
                    var reportedOn = period.getReportedOn();
                    return new Line(
                            one.quarter(),
                            period.stageOn(day, one.dates()),
                            one.dates(),
                            reportedOn == null || reportedOn.isAfter(day) ? null : reportedOn);
                })
                .toList();
    }

    /** A quarter. */
    record Line(
            Quarter quarter,
            PeriodStage stage,
            PeriodDates dates,
            @Nullable LocalDate reportedOn) {}
}
