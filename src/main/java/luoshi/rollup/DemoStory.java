package luoshi.rollup;

import java.time.LocalDate;
import javax.sql.DataSource;
import luoshi.account.Actor;
import luoshi.account.DemoPeople;
import luoshi.calendar.Quarter;
import luoshi.light.LightJudging;
import luoshi.progress.DemoEvidence;
import luoshi.progress.PeriodOpening;
import luoshi.progress.ReportingStatus;
import luoshi.undertaking.DemoRequests;
import org.flywaydb.core.Flyway;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the demo before the first page is asked for: people, the entries of two quarters, and the report of 2020Q2 made
 * by the program itself, checked by the units and sent; then files, and what units have asked about what they took on. Started again, it goes on where it was interrupted.
 */
@Component
@Profile("demo")
class DemoStory implements SmartLifecycle {

    private static final Quarter REPORTED = new Quarter(2020, 2);
    private static final String REPORT_DAY = "2020-07-14";
    private static final String OBJECTED = "2020-07-15";
    private static final String CONFIRMED = "2020-07-16";
    private static final String SENT = "2020-07-17";
    private static final String LOCKED = "2020-07-22";
    private static final String TODAY = "2020-10-12";

    private final DataSource dataSource;
    private final DemoPeople people;
    private final PeriodOpening opening;
    private final ReportingStatus status;
    private final RollUpJob job;
    private final RollUpReportRepository reports;
    private final ReportDispatch dispatch;
    private final DemoUnitCheck unitCheck;
    private final DemoEvidence evidence;
    private final DemoRequests requests;
    private final LightJudging lights;
    private final JdbcClient database;
    private boolean told;

    DemoStory(
            DataSource dataSource,
            DemoPeople people,
            PeriodOpening opening,
            ReportingStatus status,
            RollUpJob job,
            RollUpReportRepository reports,
            ReportDispatch dispatch,
            DemoUnitCheck unitCheck,
            DemoEvidence evidence,
            DemoRequests requests,
            LightJudging lights,
            JdbcClient database) {
        this.dataSource = dataSource;
        this.people = people;
        this.opening = opening;
        this.status = status;
        this.job = job;
        this.reports = reports;
        this.dispatch = dispatch;
        this.unitCheck = unitCheck;
        this.evidence = evidence;
        this.requests = requests;
        this.lights = lights;
        this.database = database;
    }

    @Override
    public void start() {
        scripts("1");
        openThePeriods();
        scripts("latest");
        people.givePasswords();
        if (status.period(REPORTED).getReportedOn() == null) {
            sendTheReport();
            itIs(LOCKED);
            lights.judgeWhatIsDue();
        }
        itIs(TODAY);
        evidence.tell();
        requests.tell();
        lights.judgeWhatIsDue();
        told = true;
    }

    /** Each on its own day, as the job would have done. */
    private void openThePeriods() {
        for (var period : status.periods()) {
            if (period.getEstablishedOn() == null && !period.getOpensOn().isAfter(LocalDate.parse(TODAY))) {
                itIs(period.getOpensOn().toString());
                opening.openWhatIsDue();
            }
        }
    }

    /** The scripts of the demo have a history of their own, so that they never mix with the migrations. */
    private void scripts(String upTo) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/demo")
                .table("demo_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(upTo)
                .load()
                .migrate();
    }

    private void sendTheReport() {
        itIs(REPORT_DAY);
        job.compileWhatIsDue(Actor.SYSTEM);
        var coordinator = people.actor("fgw.xietiao1");
        var report = reports.findByPeriodIdOrderByNumberDesc(
                        status.period(REPORTED).getId())
                .get(0);
        if (report.getState() == ReportState.DRAFT) {
            dispatch.openCheck(coordinator, report.getId(), revision(report));
        }
        if (report.getState().isInTheMaking()) {
            itIs(OBJECTED);
            unitCheck.object(report.getId());
            itIs(CONFIRMED);
            unitCheck.confirm(report.getId());
        }
        itIs(SENT);
        if (report.getState().isInTheMaking()) {
            unitCheck.renew(coordinator, report.getId());
            dispatch.handIn(coordinator, report.getId(), revision(report), "部分设区市处于防汛应急响应期间，缺报事项并入第三季度报送。");
        }
        if (report.getState() != ReportState.SIGNED) {
            dispatch.sign(people.actor("fgw.lingdao"), report.getId(), revision(report));
        }
        dispatch.send(coordinator, report.getId(), revision(report));
    }

    private int revision(RollUpReport report) {
        return reports.findById(report.getId()).orElseThrow().getRevision();
    }

    /** Leaves a date alone that a visitor has set. */
    private void itIs(String day) {
        database.sql("update business_date set set_to = ?::date where set_by = 'demo'")
                .params(day)
                .update();
    }

    @Override
    public void stop() {
        told = false;
    }

    @Override
    public boolean isRunning() {
        return told;
    }

    /** Before the web server opens its port. */
    @Override
    public int getPhase() {
        return 0;
    }
}
