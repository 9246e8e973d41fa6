package luoshi.inspection;

import java.time.LocalDate;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.DemoPeople;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was found in the demo of the reports on its first quarter: one is confirmed, one has something to put right, and one is not
 * released. The program's own steps make them, after the story of the reports is told.
 */
@Component
@Profile("demo")
class DemoInspection implements SmartLifecycle {

    private static final LocalDate FOUND_ON = LocalDate.of(2020, 9, 22);

    private final DemoPeople people;
    private final Inspecting inspecting;
    private final ReportsToInspect reports;
    private final JdbcClient database;
    private boolean told;

    DemoInspection(DemoPeople people, Inspecting inspecting, ReportsToInspect reports, JdbcClient database) {
        this.people = people;
        this.inspecting = inspecting;
        this.reports = reports;
        this.database = database;
    }

    @Override
    public void start() {
        if (!database.sql("select exists (select from finding)")
                .query(Boolean.class)
                .single()) {
            tell(people.actor("ducha"));
        }
        told = true;
    }

    private void tell(Actor inspector) {
        var confirmed = file(
                inspector,
                4,
                "360100",
                "全部到卡",
                found(
                        Method.RANDOM_CHECK,
                        "南昌市东湖区、青山湖区",
                        Verdict.CONFIRMED,
                        "随机抽取两个区低保、特困对象40户，核对3至6月价格临时补贴发放记录和银行卡流水，均按提高后的标准足额到卡。"));
        var partly = file(
                inspector,
                1,
                "rst",
                "稳岗返还提速扩面",
                found(
                        Method.UNANNOUNCED_VISIT,
                        "南昌市高新技术产业开发区",
                        Verdict.PARTLY,
                        "走访中小微企业20户，17户已收到失业保险稳岗返还；3户符合条件、5月已提交申请，至核查之日没有到账，经办窗口未告知原因。"));
        file(
                inspector,
                2,
                "fgw",
                "开工率79%",
                found(Method.UNANNOUNCED_VISIT, "以工代赈项目现场3处", Verdict.PARTLY, "列为已开工的项目中，1处现场没有人员和设备，施工合同尚未签订。"));
        if (confirmed != null && partly != null) {
            inspecting.release(inspector, confirmed, 0);
            inspecting.release(inspector, partly, 0);
        }
    }

    private static Found found(Method method, String place, Verdict verdict, String facts) {
        var differs = verdict.differs();
        return new Found(
                method,
                place,
                FOUND_ON,
                verdict,
                differs ? Severity.MINOR : null,
                facts,
                "",
                null,
                differs ? "逐项核实原因，符合条件的尽快办理，并说明同类情况是否存在。附办理凭证。" : "",
                differs ? LocalDate.of(2020, 10, 30) : null);
    }

    private @Nullable Long file(Actor inspector, int measure, String unit, String quote, Found found) {
        var obligation =
                database.sql("""
                        select o.id from reporting_obligation o
                          join reporting_period p on p.id = o.period_id and p.quarter = '2020Q2'
                          join measure m on m.id = o.measure_id and m.number = ?
                          join unit u on u.id = o.unit_id and u.code = ?
                        """).params(measure, unit).query(Long.class).optional();
        if (obligation.isEmpty()) {
            return null;
        }
        var report = reports.one(obligation.get());
        var quoted = report.says(quote) ? new Quoted(quote, report.versionId()) : new Quoted("", null);
        return inspecting.file(
                inspector,
                report.obligationId(),
                new Found(
                        found.method(),
                        found.place(),
                        found.on(),
                        found.verdict(),
                        found.severity(),
                        found.facts(),
                        quoted.words(),
                        quoted.version(),
                        found.demand(),
                        found.rectifyBy()),
                UUID.randomUUID());
    }

    private record Quoted(String words, @Nullable Long version) {}

    @Override
    public void stop() {
        told = false;
    }

    @Override
    public boolean isRunning() {
        return told;
    }

    /** After the story of the reports, before the web server opens its port. */
    @Override
    public int getPhase() {
        return 1;
    }
}
