package luoshi.progress;

import java.time.LocalDate;
import luoshi.calendar.BusinessClock;
import org.springframework.stereotype.Component;

/** The period that is being reported on just now. */
@Component
public class OpenPeriods {

    private final ReportingPeriodRepository periods;
    private final BusinessClock businessClock;

    OpenPeriods(ReportingPeriodRepository periods, BusinessClock businessClock) {
        this.periods = periods;
        this.businessClock = businessClock;
    }

    /** The latest period that has opened by the business date, or the first one if none has. */
    public ReportingPeriod current() {
        return current(businessClock.today());
    }

    /** The latest period that has opened by the day, or the first one if none has. */
    public ReportingPeriod current(LocalDate today) {
        var all = periods.findAllByOrderByStartsOn();
        return all.stream()
                .filter(period -> period.stageOn(today) != PeriodStage.PLANNED)
                .reduce((earlier, later) -> later)
                .orElseGet(() -> all.get(0));
    }
}
