package luoshi.rollup;

import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.DemoPeople;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells of the demo's 核稿: one unit objects to a sentence, is answered, and confirms; the others let their days pass. */
@Component
@Profile("demo")
class DemoUnitCheck {

    private static final UUID ONCE = UUID.fromString("5b0c7a3e-2f5d-4a1b-9c55-202002000001");
    private static final String OBJECTED = "截至6月底惠及参保企业18.6万户";
    private static final String REASON =
            "18.6万户是2月起实施的减免政策惠及的户数，与一季度降低三项社保费率的减负金额连写在一起，容易误读为两项政策合计。请写明是“该政策”截至6月底惠及的户数。";
    private static final String ANSWER = "已与减免台账核对，按你厅意见改写本句。";

    private final RollUpReportRepository reports;
    private final QuarterlyRollUp rollUp;
    private final ReportDispatch dispatch;
    private final UnitChecks unitChecks;
    private final ObjectionAnswering answering;
    private final DemoPeople people;
    private final JdbcClient database;

    DemoUnitCheck(
            RollUpReportRepository reports,
            QuarterlyRollUp rollUp,
            ReportDispatch dispatch,
            UnitChecks unitChecks,
            ObjectionAnswering answering,
            DemoPeople people,
            JdbcClient database) {
        this.reports = reports;
        this.rollUp = rollUp;
        this.dispatch = dispatch;
        this.unitChecks = unitChecks;
        this.answering = answering;
        this.people = people;
        this.database = database;
    }

    /** One objection and its answer; told again, nothing is added. */
    void object(long reportId) {
        var reporter = people.actor("rst.tianbao");
        database.sql("""
                        select s.check_id, s.position
                        from report_unit_check_sentence s join report_unit_check c on c.id = s.check_id
                        where c.report_id = ? and c.unit_id = ? and c.number = 1 and position(? in s.text) > 0
                        order by s.position limit 1
                        """)
                .params(reportId, reporter.unitId(), OBJECTED)
                .query(At.class)
                .optional()
                .ifPresent(at -> unitChecks.raise(reporter, reportId, at.checkId(), at.position(), REASON, ONCE));
        database.sql("select id, quoted from report_objection where report_id = ? and submit_key = ?")
                .params(reportId, ONCE)
                .query(Raised.class)
                .optional()
                .ifPresent(raised -> answering.accept(
                        people.actor("fgw.xietiao1"),
                        reportId,
                        raised.id(),
                        raised.quoted().replace(OBJECTED, "该政策" + OBJECTED),
                        ANSWER));
    }

    /** 无异议 of the unit that objected, to what it was shown then. */
    void confirm(long reportId) {
        var approver = people.actor("rst.shenhe");
        database.sql("select id from report_unit_check where report_id = ? and unit_id = ? and replaced_at is null")
                .params(reportId, approver.unitId())
                .query(Long.class)
                .optional()
                .ifPresent(check -> unitChecks.confirm(approver, reportId, check));
    }

    /** A wording was refined meanwhile: compiled again, the report is shown again, and every unit has read its sentences already. */
    @Transactional
    public void renew(Actor coordinator, long reportId) {
        var report = reports.lockById(reportId).orElseThrow();
        dispatch.sendBack(coordinator, reportId, report.getRevision(), "有单位在核稿期间细化了文件中的表述，重新汇总后再送审。");
        rollUp.compile(report.getQuarter(), coordinator);
        dispatch.openCheck(coordinator, reportId, report.getRevision());
    }

    private record At(long checkId, int position) {}

    private record Raised(long id, String quoted) {}
}
