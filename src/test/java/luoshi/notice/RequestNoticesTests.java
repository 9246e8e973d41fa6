package luoshi.notice;

import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.attachment.TestFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;

/** What people are told of 办结申请 and 延期申请, and where these stand among their tasks. */
@WebTest
class RequestNoticesTests extends InboxPages {

    @Autowired
    private Digest digest;

    private String claim;

    @BeforeEach
    void theUnitHasTakenAMeasureOn() {
        claim = "/claims/"
                + database.sql("""
                                insert into claim (responsibility_id, measure_id, unit_id, waiting_since)
                                select r.id, r.measure_id, :unit, date '2020-10-09'
                                from responsibility r join measure m on m.id = r.measure_id
                                where m.number = 4 and r.position = 1 returning id
                                """).param("unit", unit).query(Long.class).single();
        assertThat(post(
                        reporter,
                        claim + "/form",
                        Map.of(
                                "revision", "0",
                                "elaboration", "一是印发实施办法。",
                                "acceptanceCriteria", "办法印发。",
                                "contactId", Long.toString(reporter.accountId()),
                                "milestones[0].title", "印发实施办法",
                                "milestones[0].dueOn", "2020-10-31")))
                .hasRedirectedUrl(claim);
    }

    @Test
    void aCloseOutIsToldToWhoeverHasTheNextStepAndItsResultToTheUnit() {
        var request = sentCloseOut();
        assertThat(told(approver)).contains("待单位审核", "（四）", "办结申请").doesNotContain("测试厅：");
        assertThat(links(approver)).containsExactly(request);
        assertThat(told(reporter)).as("nobody is told what he did himself").isEmpty();

        post(approver, request + "/submission", Map.of("seen", "1"));
        assertThat(told(coordinator)).contains("待省级审核", "测试厅：（四）");
        assertThat(links(coordinator)).containsExactly(request);

        post(coordinator, request + "/acceptance", Map.of("seen", "1"));
        assertThat(told(reporter)).contains("申请已同意", "办结申请：已办结");
        assertThat(unreadMark(reporter)).isEqualTo("1");

        post(coordinator, request + "/reopening", Map.of("reason", "复核发现未完成"));
        assertThat(told(reporter)).contains("已办结事项恢复办理", "复核发现未完成");
        assertThat(told(approver)).contains("申请已同意", "已办结事项恢复办理");
    }

    @Test
    void aCloseOutThatComesBackIsToldWithItsReason() {
        var request = sentCloseOut();
        post(approver, request + "/unit-return", Map.of("seen", "1", "reason", "请附印发稿"));

        assertThat(told(reporter)).contains("申请未同意、退回", "办结申请：单位审核退回", "请附印发稿");
        assertThat(told(coordinator)).as("it has never left the unit").isEmpty();
        assertThat(task(reporter, "被退回、待补充的办结申请").text()).contains("（四）", "请附印发稿");
        assertThat(task(reporter, "被退回、待补充的办结申请").select(".task-things a").attr("href"))
                .isEqualTo(request + "#account");
        assertThat(tasks(approver)).isEmpty();
    }

    @Test
    void anExtensionIsToldToWhoeverHasTheNextStepAndItsResultToTheUnit() {
        var request = askedExtension();
        assertThat(told(approver)).contains("待单位审核", "（四）", "节点1延期申请");
        assertThat(links(approver)).containsExactly(request);

        post(approver, request + "/submission", Map.of());
        assertThat(told(coordinator)).contains("待省级审核", "测试厅：（四）", "节点1延期申请");

        post(coordinator, request + "/decision", Map.of("verdict", "no", "reason", "请按期完成"));
        for (var person : List.of(reporter, approver)) {
            assertThat(told(person)).contains("申请未同意、退回", "节点1延期申请：不同意延期", "请按期完成");
        }
    }

    @Test
    void anExtensionThatTheUnitKeepsBackOrTheProvinceGrantsIsTold() {
        var dropped = askedExtension();
        post(approver, dropped + "/decision", Map.of("verdict", "no", "reason", "可以按期完成"));
        assertThat(told(reporter)).contains("单位未同意", "可以按期完成");
        assertThat(told(coordinator)).isEmpty();

        var granted = askedExtension();
        post(approver, granted + "/submission", Map.of());
        post(coordinator, granted + "/decision", Map.of("verdict", "yes", "reason", "属实"));
        assertThat(told(reporter)).contains("申请已同意", "节点1延期申请：同意延期");
    }

    @Test
    void requestsAreTasksOfWhoeverCanActAndStandThereOnce() {
        var both = people.join(unit, Role.REPORTER, Role.UNIT_APPROVER);
        var request = askedExtension(both);
        assertThat(tasks(both)).as("asked by the same person").isEmpty();
        assertThat(page(approver, "/").select(".tasks a[href=" + request + "]")).hasSize(1);
        assertThat(task(approver, "待单位审核的延期申请").text()).contains("1项", "（四）", "节点1");

        post(approver, request + "/submission", Map.of());
        assertThat(tasks(approver)).isEmpty();
        assertThat(openTo(coordinator, "EXTENSION_DECISION")).contains(request);

        var closeOut = sentCloseOut();
        assertThat(task(both, "待单位审核的办结申请").select(".task-things a").eachAttr("href"))
                .containsExactly(closeOut);
        post(approver, closeOut + "/submission", Map.of("seen", "1"));
        assertThat(openTo(coordinator, "CLOSE_OUT_ACCEPTANCE")).contains(closeOut);
        assertThat(openTo(people.join(newUnit(), Role.UNIT_APPROVER), "%")).isEmpty();
    }

    @Test
    void theReminderListsThemWithoutWhatAnybodyWrote() {
        var request = askedExtension();
        untouched(unit);
        send(untouched(unit));
        Days.itIs(database, "2020-10-13");
        digest.sendWhatIsDue();

        var reminder = lines(approver).select(".inbox-item:contains(到期提醒)");
        assertThat(reminder.select("a").eachAttr("href")).contains(request);
        assertThat(reminder.text()).contains("延期申请待单位审核：（四）", "无截止日期").doesNotContain("受汛情影响", "印发实施办法");
    }

    @Test
    void aRequestAboutWhatTheUnitNoLongerCarriesWaitsForNobody() {
        var request = askedExtension();
        assertThat(openTo(approver, "EXTENSION_REVIEW")).containsExactly(request);
        database.sql("update claim set state = 'CLOSED', closed_on = date '2020-10-12' where '/claims/' || id = ?")
                .params(claim)
                .update();
        assertThat(openTo(approver, "EXTENSION_REVIEW")).isEmpty();
    }

    @Test
    void aMilestoneIsATaskOfItsContactFromTenWorkingDaysBeforeItsDay() {
        Days.itIs(database, "2020-10-16");
        assertThat(tasks(reporter)).isEmpty();
        Days.itIs(database, "2020-10-19");
        var task = task(reporter, "临近或已过时限的节点");
        assertThat(task.text()).contains("完成时限 2020年10月31日", "还剩9个工作日", "（四）", "节点1", "印发实施办法");
        assertThat(task.select(".task-things a").attr("href")).isEqualTo(claim + "#milestone-1");
        assertThat(page(reporter, claim).select("#milestone-1").text()).contains("印发实施办法");
        assertThat(tasks(approver)).isEmpty();

        Days.itIs(database, "2020-10-26");
        digest.sendWhatIsDue();
        assertThat(told(reporter)).contains("临近或已过时限的节点：（四）", "完成时限2020年10月31日").doesNotContain("印发实施办法");

        var successor = people.join(unit, Role.REPORTER);
        database.sql("update account set disabled_at = now(), disabled_by = 'test' where id = ?")
                .params(reporter.accountId())
                .update();
        assertThat(task(successor, "临近或已过时限的节点").text()).contains("节点1");
        assertThat(tasks(approver)).as("a reporter is there").isEmpty();
        assertThat(post(successor, claim + "/milestones/1/completion", Map.of("doneOn", "2020-10-26", "note", "已印发")))
                .hasRedirectedUrl(claim + "#milestones");
        assertThat(tasks(successor)).isEmpty();
    }

    @Test
    void aTaskPointIsATaskToo() {
        database.sql("""
                        with point as (
                            insert into task_point (measure_id, clause_id, title, words, start_offset, end_offset, due_on, state,
                                                    proposed_by, proposed_at, decided_by, decided_at, submit_key)
                            select c.measure_id, c.id, '印发办法', left(c.text, 4), c.start_offset, c.start_offset + 4,
                                   date '2020-10-23', 'ACCEPTED', :by, now(), :by, now(), gen_random_uuid()
                            from clause c join claim on claim.measure_id = c.measure_id
                            where '/claims/' || claim.id = :claim order by c.number limit 1
                            returning id)
                        insert into task_point_unit (task_point_id, unit_id) select id, :unit from point
                        """)
                .param("by", coordinator.accountId())
                .param("claim", claim)
                .param("unit", unit)
                .update();

        var task = task(reporter, "临近或已过时限的任务点");
        assertThat(task.text()).contains("完成时限 2020年10月23日", "（四）", "印发办法");
        assertThat(task.select(".task-things a").attr("href")).matches("/task-points/\\d+");
    }

    private String sentCloseOut() {
        var request =
                post(reporter, claim + "/close-outs", Map.of()).getResponse().getRedirectedUrl();
        var form = browser.post()
                .uri(request + "/form")
                .multipart()
                .file(new MockMultipartFile("file", "批复.pdf", "application/pdf", TestFiles.pdf()))
                .with(as(reporter))
                .with(csrf())
                .param("attach", "file");
        written(request).forEach(form::param);
        assertThat(form.exchange()).hasRedirectedUrl(request + "#attachments");
        var typed = written(request);
        typed.put("send", "review");
        assertThat(post(reporter, request + "/form", typed)).hasRedirectedUrl(request);
        return request;
    }

    private Map<String, String> written(String request) {
        var form = new LinkedHashMap<String, String>();
        form.put("account", "办法已印发。");
        form.put("milestones[0]", "9月28日印发。");
        form.put(
                "revision",
                database.sql("select version from close_out where '/close-outs/' || id = ?")
                        .params(request)
                        .query(String.class)
                        .single());
        return form;
    }

    private String askedExtension() {
        return askedExtension(reporter);
    }

    private String askedExtension(Actor asker) {
        assertThat(post(
                        asker,
                        claim + "/milestones/1/extension",
                        Map.of("askedFor", "2020-12-30", "reason", "受汛情影响，印发推迟。")))
                .hasRedirectedUrl(claim + "#requests");
        return "/extensions/"
                + database.sql("select max(id) from extension_request where '/claims/' || claim_id = ?")
                        .params(claim)
                        .query(Long.class)
                        .single();
    }

    private String told(Actor actor) {
        return lines(actor).text();
    }

    private List<String> links(Actor actor) {
        return lines(actor).select(".inbox-things a").eachAttr("href");
    }

    private org.jsoup.select.Elements tasks(Actor actor) {
        return page(actor, "/").select(".tasks > li");
    }

    private org.jsoup.nodes.Element task(Actor actor, String name) {
        var task = page(actor, "/").select(".tasks > li:contains(" + name + ")").first();
        assertThat(task).as(name).isNotNull();
        return task;
    }

    private List<String> openTo(Actor actor, String kind) {
        return database.sql("""
                        select href from open_task(timestamp '2020-10-12 09:00')
                        where account_id = ? and kind like ? and kind <> 'CLAIM'
                        """)
                .params(actor.accountId(), kind)
                .query(String.class)
                .list();
    }
}
