package luoshi.progress;

import java.time.LocalDate;
import java.util.Optional;
import luoshi.account.IllegalStep;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether something is taken just now: by the dates of the quarter, or by an exception for the unit. */
@Component
class Acceptance {

    private final ReportingPeriodRepository periods;
    private final Waivers waivers;
    private final JdbcClient database;

    Acceptance(ReportingPeriodRepository periods, Waivers waivers, JdbcClient database) {
        this.periods = periods;
        this.waivers = waivers;
        this.database = database;
    }

    /** Refuses an entry whose time is over or has not come, or that is waived; a correction is not bound to the dates of the quarter. */
    void refuseOutOfTime(ProgressEntry entry, Moment moment) {
        if (entry.getCorrectsId() != null) {
            return;
        }
        var period = periods.findById(entry.getPeriodId()).orElseThrow();
        if (!period.takesEntriesAt(moment.business())
                && !period.takesEntriesAt(moment.business(), exceptedUntil(entry))) {
            throw new IllegalStep("progress.refused.locked", period.getQuarter().chinese());
        }
        waivers.refuse(entry);
    }

    private @Nullable LocalDate exceptedUntil(ProgressEntry entry) {
        return database.sql("select excepted_until(:period, :unit, :measure) as until")
                .param("period", entry.getPeriodId())
                .param("unit", entry.getUnitId())
                .param("measure", entry.getMeasureId())
                .query((row, n) -> Optional.ofNullable(row.getObject("until", LocalDate.class)))
                .single()
                .orElse(null);
    }
}
