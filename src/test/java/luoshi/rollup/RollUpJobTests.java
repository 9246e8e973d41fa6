package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import luoshi.Days;
import luoshi.People;
import luoshi.TestDatabase;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.calendar.Quarter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** One installation over half a year; the tests are its months, hence their order. */
@SpringBootTest(properties = {"db-scheduler.enabled=false", "spring.application.name=job"})
@Import({TestDatabase.class, People.class})
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RollUpJobTests {

    @Autowired
    private RollUpJob job;

    @Autowired
    private QuarterlyRollUp rollUp;

    @Autowired
    private JdbcClient database;

    @Autowired
    private People people;

    private Actor coordinator;

    @BeforeEach
    void somebodyIsThere() {
        coordinator = new Actor(0, "nobody-yet", "", People.DEVELOPMENT_AND_REFORM, java.util.Set.of(Role.COORDINATOR));
    }

    @Test
    @Order(1)
    void doesNothingBeforeTheInstallationIsSetUp() {
        Days.itIs(database, "2021-12-31");

        assertThat(job.compileWhatIsDue(Actor.SYSTEM).compiled()).isZero();
        assertThat(database.sql("select count(*) from reporting_obligation")
                        .query(Integer.class)
                        .single())
                .isZero();
        people.join(People.DEVELOPMENT_AND_REFORM, Role.ADMIN);
    }

    @Test
    @Order(2)
    void opensAPeriodOnItsDayAndNotBefore() {
        Days.itIs(database, "2020-06-14");
        job.compileWhatIsDue(Actor.SYSTEM);
        assertThat(obligations("2020Q2")).isZero();

        Days.itIs(database, "2020-06-15");
        job.compileWhatIsDue(Actor.SYSTEM);
        assertThat(obligations("2020Q2"))
                .as("87 of single units and 5 measures on 11 cities")
                .isEqualTo(142);
        assertThat(obligations("2020Q3")).isZero();
    }

    @Test
    @Order(3)
    void compilesOnTheReportDateOnceHoweverManyNodesRun() throws Exception {
        Days.itIs(database, "2020-07-14");
        var nodes = Executors.newFixedThreadPool(6);
        try {
            Callable<RollUpJob.Outcome> node = () -> job.compileWhatIsDue(Actor.SYSTEM);
            var compiled = 0;
            for (var answer : nodes.invokeAll(Collections.nCopies(12, node))) {
                compiled += answer.get().compiled();
            }
            assertThat(compiled).isEqualTo(1);
        } finally {
            nodes.shutdownNow();
        }
        assertThat(runs("2020Q2")).containsExactly("SUCCEEDED");
        assertThat(reports("2020Q2")).isEqualTo(1);
    }

    @Test
    @Order(4)
    void renewsADraftThatSomebodyCompiledEarly() {
        Days.itIs(database, "2020-10-01");
        job.compileWhatIsDue(Actor.SYSTEM);
        rollUp.compile(new Quarter(2020, 3), coordinator);
        assertThat(runs("2020Q3")).isEmpty();

        Days.itIs(database, "2020-10-21");
        assertThat(job.compileWhatIsDue(Actor.SYSTEM)).isEqualTo(new RollUpJob.Outcome(1, 0));
        assertThat(reports("2020Q3")).isEqualTo(1);
        assertThat(runs("2020Q3")).containsExactly("SUCCEEDED");
    }

    @Test
    @Order(5)
    void catchesUpWithWhatFellDueWhileItWasDown() {
        Days.itIs(database, "2021-05-01");

        assertThat(job.compileWhatIsDue(Actor.SYSTEM)).isEqualTo(new RollUpJob.Outcome(2, 0));
        assertThat(runs("2020Q4")).containsExactly("SUCCEEDED");
        assertThat(runs("2021Q1")).containsExactly("SUCCEEDED");
        assertThat(runs("2021Q2")).isEmpty();
    }

    @Test
    @Order(6)
    void leavesAReportAloneThatHasBeenHandedInEarly() {
        Days.itIs(database, "2021-06-20");
        job.compileWhatIsDue(Actor.SYSTEM);
        var report = rollUp.compile(new Quarter(2021, 2), coordinator);
        database.sql("update roll_up_report set state = 'FOR_SIGNATURE' where id = ?")
                .params(report.getId())
                .update();
        Days.itIs(database, "2021-07-14");

        assertThat(job.compileWhatIsDue(Actor.SYSTEM)).isEqualTo(new RollUpJob.Outcome(1, 0));
        assertThat(database.sql("select message from job_run where subject = '2021Q2'")
                        .query(String.class)
                        .single())
                .isEqualTo("rollup.run.exists");
    }

    @Test
    @Order(7)
    void runsAgainWhenTheBusinessDateHasBeenSetBack() {
        Days.itIs(database, "2021-04-01");
        job.voidRunsAfter(LocalDate.of(2021, 4, 1));
        assertThat(job.compileWhatIsDue(Actor.SYSTEM)).isEqualTo(new RollUpJob.Outcome(1, 0));

        Days.itIs(database, "2021-04-15");
        assertThat(job.compileWhatIsDue(Actor.SYSTEM)).isEqualTo(new RollUpJob.Outcome(1, 0));
        assertThat(runs("2021Q1")).containsExactly("VOIDED", "SUCCEEDED");
    }

    @Test
    @Order(8)
    void isNotCompiledBeforeThePeriodHasOpened() {
        database.sql("update reporting_period set established_on = null where quarter = '2021Q1'")
                .update();

        assertThatExceptionOfType(IllegalStep.class)
                .isThrownBy(() -> rollUp.compile(new Quarter(2021, 1), coordinator))
                .withMessage("rollup.refused.not-open");
    }

    private int obligations(String quarter) {
        return count(
                "select count(*) from reporting_obligation o join reporting_period p on p.id = o.period_id where p.quarter = ?",
                quarter);
    }

    private int reports(String quarter) {
        return count(
                "select count(*) from roll_up_report r join reporting_period p on p.id = r.period_id where p.quarter = ?",
                quarter);
    }

    private int count(String sql, String quarter) {
        return database.sql(sql).params(quarter).query(Integer.class).single();
    }

    private List<String> runs(String quarter) {
        return database.sql("select outcome from job_run where subject = ? order by id")
                .params(quarter)
                .query(String.class)
                .list();
    }
}
