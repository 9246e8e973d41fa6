package luoshi.rollup;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The steps a report has taken, each with person and time. */
@Component
class ReportSteps {

    private final JdbcClient database;
    private final Clock clock;
    private final BusinessClock businessClock;

    ReportSteps(JdbcClient database, Clock clock, BusinessClock businessClock) {
        this.database = database;
        this.clock = clock;
        this.businessClock = businessClock;
    }

    void record(long reportId, String step, Actor by, String note) {
        database.sql("""
                        insert into report_step (report_id, step, taken_by, taken_by_name, taken_at, business_time, note)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        reportId,
                        step,
                        by.username(),
                        by.displayName(),
                        OffsetDateTime.now(clock),
                        businessClock.now(),
                        note)
                .update();
    }

    /** Whether that step was the last one and taken by that person. */
    boolean isLast(long reportId, String step, Actor by) {
        return database.sql(
                        "select step = ? and taken_by = ? from report_step where report_id = ? order by id desc limit 1")
                .params(step, by.username(), reportId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    List<Step> of(long reportId) {
        return of(reportId, AsAt.NOW);
    }

    /** The steps until now, or until the end of a past day. */
    List<Step> of(long reportId, AsAt asAt) {
        return database.sql("""
                        select step, taken_by_name, taken_at, note from report_step
                        where report_id = :report and (cast(:day as date) is null or business_time::date <= :day)
                        order by id
                        """)
                .param("report", reportId)
                .param("day", asAt.day(), Types.DATE)
                .query(Step.class)
                .list();
    }

    /** One step: what, who, when by the real clock. */
    record Step(String step, String takenByName, Instant takenAt, String note) {

        /** The message key of the name. */
        public String key() {
            return "rollup.step." + step;
        }
    }
}
