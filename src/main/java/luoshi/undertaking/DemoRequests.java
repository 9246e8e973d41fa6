package luoshi.undertaking;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.DemoPeople;
import luoshi.attachment.Attachments;
import luoshi.attachment.DemoFiles;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What units of the demo ask about what they have taken on: one 办结申请 accepted and one waiting, one 延期申请 granted and one
 * waiting, and one for a task point still in its unit. The program's own steps make them.
 */
@Component
@Profile("demo")
public class DemoRequests {

    private final DemoPeople people;
    private final ClosingOut closing;
    private final PuttingOff puttingOff;
    private final Attachments attachments;
    private final JdbcClient database;

    DemoRequests(
            DemoPeople people,
            ClosingOut closing,
            PuttingOff puttingOff,
            Attachments attachments,
            JdbcClient database) {
        this.people = people;
        this.closing = closing;
        this.puttingOff = puttingOff;
        this.attachments = attachments;
        this.database = database;
    }

    /** Tells it once, for the claims of which all milestones are reached or one is not. */
    public void tell() {
        var told = database.sql("select exists (select from close_out) or exists (select from extension_request)")
                .query(Boolean.class)
                .single();
        if (told) {
            return;
        }
        var coordinator = people.actor("fgw.xietiao1");
        var done = claims("not exists (select from milestone s where s.claim_id = c.id and s.done_on is null)");
        for (int i = 0; i < Math.min(2, done.size()); i++) {
            var request = askToClose(done.get(i));
            if (i == 0) {
                closing.accept(coordinator, request, 1, UUID.randomUUID());
            }
        }
        var late = claims("exists (select from milestone s where s.claim_id = c.id and s.done_on is null)");
        for (int i = 0; i < Math.min(2, late.size()); i++) {
            var request = askForTime(late.get(i));
            if (i == 0) {
                puttingOff.grant(coordinator, request, "7月汛情影响属实，同意延期，请倒排工期，不再顺延。");
            }
        }
        askForTimeOfAPoint();
    }

    /** The first task point with a date that its unit can ask about; it has not left the unit. */
    private void askForTimeOfAPoint() {
        database.sql("""
                        select p.id, p.due_on, c.id as claim,
                               (select min(a.username) from account a join account_role r on r.account_id = a.id
                                where a.demo and a.unit_id = c.unit_id and r.role = 'REPORTER') as reporter
                        from task_point p
                          join task_point_unit t on t.task_point_id = p.id
                          join claim c on c.measure_id = p.measure_id and c.unit_id = t.unit_id and c.state = 'CLAIMED'
                          join unit u on u.id = c.unit_id and not u.coordinates
                        where p.state = 'ACCEPTED' and p.due_on > (select coalesce(set_to, current_date) from business_date)
                          and exists (select from account a join account_role r on r.account_id = a.id
                                      where a.demo and a.unit_id = c.unit_id and r.role = 'REPORTER')
                        order by p.due_on, p.id limit 1
                        """)
                .query(DemoPoint.class)
                .optional()
                .ifPresent(point -> puttingOff.askForPoint(
                        people.actor(point.reporter()),
                        point.claim(),
                        point.id(),
                        point.dueOn().plusDays(31),
                        "大部分已按计划办结，剩余部分须待部门间数据核对完毕，预计推迟一个月；其余工作按原定时限完成。",
                        UUID.randomUUID()));
    }

    private long askToClose(DemoClaim claim) {
        var reporter = reporter(claim);
        var id = closing.begin(reporter, claim.id());
        var milestones = new HashMap<Integer, String>();
        milestonesOf(claim).forEach(number -> milestones.put(number, "已按期完成，成效见附件。"));
        var text = new CloseOutAccount("对照办结标准：" + claim.criteria() + "以上各项均已完成，有关文件和统计表附后。", milestones);
        closing.write(reporter, id, revision(id), text);
        attachments.add(
                reporter,
                CloseOutFiles.path(id),
                "完成情况说明.pdf",
                new ByteArrayInputStream(DemoFiles.pdf(
                        "完成情况说明", claim.unitName() + "（演示文件）", "任务：" + claim.measure(), "各项任务已按办结标准完成。")));
        closing.send(reporter, id, revision(id), text, UUID.randomUUID());
        closing.pass(approver(claim), id, 1, UUID.randomUUID());
        return id;
    }

    private long askForTime(DemoClaim claim) {
        var key = UUID.randomUUID();
        var open =
                database.sql("""
                        select number, greatest(due_on, (select coalesce(set_to, current_date) from business_date)) as due_on
                        from milestone where claim_id = ? and done_on is null order by due_on, number limit 1
                        """).params(claim.id()).query(OpenMilestone.class).single();
        puttingOff.ask(
                reporter(claim),
                claim.id(),
                open.number(),
                open.dueOn().plusDays(45),
                "7月以来受鄱阳湖流域汛情影响，现场工作停工约一个月，已完成方案和招标；将增加力量、倒排工期，确保在新的时限内完成。",
                key);
        var id = database.sql("select id from extension_request where submit_key = ?")
                .params(key)
                .query(Long.class)
                .single();
        puttingOff.pass(approver(claim), id);
        return id;
    }

    private Actor reporter(DemoClaim claim) {
        return people.actor(claim.reporter());
    }

    private Actor approver(DemoClaim claim) {
        return people.actor(claim.approver());
    }

    private int revision(long id) {
        return database.sql("select version from close_out where id = ?")
                .params(id)
                .query(Integer.class)
                .single();
    }

    private List<Integer> milestonesOf(DemoClaim claim) {
        return database.sql("select number from milestone where claim_id = ?")
                .params(claim.id())
                .query(Integer.class)
                .list();
    }

    /** Claims of units other than the coordinating one, the first of each unit. */
    private List<DemoClaim> claims(String condition) {
        return database.sql("""
                        select distinct on (u.sort_no) c.id, u.name as unit_name,
                               '（' || m.numeral || '）' || m.title as measure, e.acceptance_criteria as criteria,
                               (select min(a.username) from account a join account_role r on r.account_id = a.id
                                where a.demo and a.unit_id = c.unit_id and r.role = 'REPORTER') as reporter,
                               (select min(a.username) from account a join account_role r on r.account_id = a.id
                                where a.demo and a.unit_id = c.unit_id and r.role = 'UNIT_APPROVER') as approver
                        from claim c
                          join unit u on u.id = c.unit_id
                          join measure m on m.id = c.measure_id
                          join elaboration e on e.claim_id = c.id and e.number = c.elaborations
                        where c.state = 'CLAIMED' and not u.coordinates and %s
                          and exists (select from account a where a.demo and a.unit_id = c.unit_id)
                        order by u.sort_no, m.number
                        """.formatted(condition)).query(DemoClaim.class).list();
    }

    record DemoClaim(long id, String unitName, String measure, String criteria, String reporter, String approver) {}

    record DemoPoint(long id, LocalDate dueOn, long claim, String reporter) {}

    record OpenMilestone(int number, LocalDate dueOn) {}
}
