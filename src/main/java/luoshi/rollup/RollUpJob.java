package luoshi.rollup;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import luoshi.account.Actor;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.progress.PeriodOpening;
import luoshi.undertaking.ClaimAssignment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what is due: opens periods, and compiles the report of every period whose report date has come by the business
 * date and that has no successful run yet. What is due follows from the data, not from when the job happens to run, so a
 * downtime is made up for, and running it twice or on two nodes does no harm.
 */
@Component
class RollUpJob {

    static final String NAME = "quarterly-roll-up";

    private static final Logger log = LoggerFactory.getLogger(RollUpJob.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(10);
    private static final String NODE = ManagementFactory.getRuntimeMXBean().getName();

    private final ClaimAssignment assignment;
    private final PeriodOpening opening;
    private final QuarterlyRollUp rollUp;
    private final BusinessClock businessClock;
    private final Clock clock;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    RollUpJob(
            ClaimAssignment assignment,
            PeriodOpening opening,
            QuarterlyRollUp rollUp,
            BusinessClock businessClock,
            Clock clock,
            JdbcClient database,
            PlatformTransactionManager transactions) {
        this.assignment = assignment;
        this.opening = opening;
        this.rollUp = rollUp;
        this.businessClock = businessClock;
        this.clock = clock;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Opens and compiles what is due.
     *
     * @param by the person who started it by hand, or {@link Actor#SYSTEM}
     * @return how many reports were compiled, and for how many that failed
     */
    Outcome compileWhatIsDue(Actor by) {
        if (!isInstalled()) {
            return new Outcome(0, 0);
        }
        assignment.assignWhatIsDue();
        opening.openWhatIsDue();
        var compiled = 0;
        var failed = 0;
        for (var quarter : due()) {
            if (by.equals(Actor.SYSTEM) && failedJustNow(quarter)) {
                continue;
            }
            switch (run(quarter, by)) {
                case COMPILED -> compiled++;
                case FAILED -> failed++;
                case DONE_BY_ANOTHER -> {}
            }
        }
        return new Outcome(compiled, failed);
    }

    /** What one look at what is due came to. */
    record Outcome(int compiled, int failed) {}

    private enum Run {
        COMPILED,
        DONE_BY_ANOTHER,
        FAILED
    }

    /**
     * A business date set back makes the runs of later days void: what they did becomes due again in its time.
     *
     * @param today the business date from now on
     */
    void voidRunsAfter(LocalDate today) {
        database.sql("update job_run set outcome = 'VOIDED' where outcome = 'SUCCEEDED' and business_day > ?")
                .params(today)
                .update();
    }

    /** Until somebody can sign in, nothing is due: the installation may be told its business date first. */
    private boolean isInstalled() {
        return database.sql("select exists (select from account)")
                .query(Boolean.class)
                .single();
    }

    private List<Quarter> due() {
        return database.sql("""
                        select p.quarter from reporting_period p
                        where p.report_on <= :today and p.established_on is not null
                          and not exists (select from job_run r
                                          where r.job = :job and r.subject = p.quarter and r.outcome = 'SUCCEEDED')
                        order by p.starts_on
                        """)
                .param("today", businessClock.today())
                .param("job", NAME)
                .query((row, n) -> Quarter.of(row.getString(1)))
                .list();
    }

    private boolean failedJustNow(Quarter quarter) {
        return database.sql(
                        "select exists (select from job_run where job = ? and subject = ? and outcome = 'FAILED' and finished_at > ?)")
                .params(NAME, quarter.toString(), time(clock.instant().minus(PAUSE_AFTER_FAILURE)))
                .query(Boolean.class)
                .single();
    }

    /** The report and the record of the run are one transaction: there is no run without its report. */
    private Run run(Quarter quarter, Actor by) {
        var started = clock.instant();
        try {
            transaction.executeWithoutResult(status -> {
                var message = compile(quarter, by);
                record(quarter, started, "SUCCEEDED", message, by);
            });
            return Run.COMPILED;
        } catch (DuplicateKeyException doneByAnotherNode) {
            return Run.DONE_BY_ANOTHER;
        } catch (RuntimeException failure) {
            log.error("The roll-up of {} failed", quarter, failure);
            record(quarter, started, "FAILED", "rollup.run.failed", by);
            return Run.FAILED;
        }
    }

    /** A draft that somebody compiled early is renewed; a report that has left the draft is left alone. */
    private String compile(Quarter quarter, Actor by) {
        if (rollUp.hasLeftTheDraft(quarter)) {
            return "rollup.run.exists";
        }
        rollUp.compile(quarter, by);
        return "rollup.run.compiled";
    }

    private void record(Quarter quarter, Instant started, String outcome, String message, Actor by) {
        database.sql("""
                        insert into job_run
                            (job, subject, started_at, finished_at, outcome, message, node, triggered_by, business_day)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        NAME,
                        quarter.toString(),
                        time(started),
                        time(clock.instant()),
                        outcome,
                        message,
                        NODE,
                        by.username(),
                        businessClock.today())
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
