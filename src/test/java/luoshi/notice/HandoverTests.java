package luoshi.notice;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody leaves: everything open goes to the successor in one step, and the successor is told where to begin. */
@WebTest
class HandoverTests extends InboxPages {

    private Actor admin;
    private Actor successor;

    @BeforeEach
    void somebodyLeaves() {
        admin = people.join(DEVELOPMENT_AND_REFORM, Role.ADMIN);
        successor = people.join(unit, Role.REPORTER);
    }

    @Test
    void everythingOpenMovesInOneStepWithARecord() {
        var returned = submitted(untouched(unit));
        post(
                coordinator,
                returned + "/province-return",
                Map.of("seen", "1", "category", "COPIED", "reason", "与上季度相同", "fields", "problems"));
        database.sql("update notice set read_at = current_timestamp where recipient_id = ?")
                .params(successor.accountId())
                .update();
        var begun = untouched(unit);
        save(reporter, begun, Map.of("progress", "直达资金已全部下达。"));
        var counts = page(admin, handoverOf(reporter)).select("main").text();
        assertThat(counts).contains("未读消息1项", "正在填写的填报2项").doesNotContain("直达资金", "与上季度相同");

        assertThat(handOver(reporter, successor, "轮岗", true)).hasRedirectedUrl("/accounts/" + reporter.accountId());

        assertThat(unreadMark(reporter))
                .as("the former has nothing unread any more")
                .isEmpty();
        assertThat(lines(reporter)).as("and keeps what was received").isNotEmpty();
        var told = lines(successor).first();
        assertThat(told.text()).contains("工作交接", "您已接手" + reporter.displayName() + "的工作", "轮岗");
        assertThat(told.select("a").eachAttr("href"))
                .contains("/unit/onboarding", begun + "/form#status", returned + "/form#problems");
        assertThat(lines(successor).text()).contains("照抄：与上季度相同");
        assertThat(database.sql("select items || ' ' || reason from handover where to_id = ?")
                        .params(successor.accountId())
                        .query(String.class)
                        .list())
                .containsExactly("未读消息1项、正在填写的填报2项 轮岗");
        assertThat(trace("/accounts/" + reporter.accountId())).containsExactly("DutiesHandedOver", "AccountDisabled");
        assertThat(page(admin, "/accounts/" + reporter.accountId())
                        .select("dl.facts")
                        .text())
                .contains("已停用");
    }

    @Test
    void theSuccessorFindsOnOnePageWhatIsDueWhatWasSaidAndWhatCameBack() {
        var returned = submitted(untouched(unit));
        post(
                coordinator,
                returned + "/province-return",
                Map.of("seen", "1", "category", "COPIED", "reason", "与上季度相同", "fields", "problems"));
        approvedLastQuarter(returned, "二季度已下达资金五十亿元。");
        handOver(reporter, successor, "退休", false);

        var page = page(successor, "/unit/onboarding");
        assertThat(page.select("main").text())
                .contains("填报截止2020年10月14日", "还剩2个工作日")
                .contains("照抄", "与上季度相同")
                .contains("2020年第二季度", "二季度已下达资金五十亿元。")
                .contains(approver.displayName(), coordinator.displayName())
                .contains("2020年10月12日接手" + reporter.displayName() + "的工作（退休）");
        assertThat(page.select("#due ~ .onboarding-task a").eachAttr("href"))
                .containsExactly(returned + "/form#problems");
        assertThat(page.select("details:not([open])").text())
                .as("folded, so that it stays one page")
                .contains("二季度已下达资金五十亿元。");
        assertThat(page(people.join(newUnit(), Role.REPORTER), "/unit/onboarding")
                        .text())
                .doesNotContain("二季度已下达", reporter.displayName());
    }

    @Test
    void aSecondPressChangesNothing() {
        deliver(new NoticeDelivery.Item("Once", "标题", "", "/entries/1"));
        var form = form(reporter, successor, "轮岗", false);
        post(admin, handoverOf(reporter), form);
        assertThat(post(admin, handoverOf(reporter), form)).hasRedirectedUrl("/accounts/" + reporter.accountId());

        assertThat(database.sql("select count(*) from handover where from_id = ?")
                        .params(reporter.accountId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(lines(successor).text()).containsOnlyOnce("工作交接");
    }

    @Test
    void onlySomebodyOfTheSameUnitWithTheSameRolesCanTakeOver() {
        var stranger = people.join(newUnit(), Role.REPORTER);
        var offered = page(admin, handoverOf(reporter)).select("select option").eachAttr("value");
        assertThat(offered).containsExactly("", Long.toString(successor.accountId()));

        for (var wrong : List.of(stranger, approver, reporter)) {
            assertThat(handOver(reporter, wrong, "轮岗", true))
                    .hasStatus(HttpStatus.CONFLICT)
                    .bodyText()
                    .contains("接手人须与此人同一单位并具备其全部角色");
        }
        database.sql("update account set disabled_at = current_timestamp, disabled_by = 'test' where id = ?")
                .params(successor.accountId())
                .update();
        assertThat(handOver(reporter, successor, "轮岗", true)).hasStatus(HttpStatus.CONFLICT);
        assertThat(page(admin, handoverOf(reporter)).select("main").text()).contains("本单位没有其他在用的");
        assertThat(trace("/accounts/" + reporter.accountId())).isEmpty();
        assertThat(page(admin, "/accounts/" + reporter.accountId())
                        .select("dl.facts")
                        .text())
                .as("nothing was changed")
                .contains("正常");
    }

    @Test
    void officesHaveNothingToHandOver() {
        var other = people.join(DEVELOPMENT_AND_REFORM, Role.ADMIN);

        assertThat(handOver(admin, other, "轮岗", false))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("无须交接");
    }

    @Test
    void aReasonAndASuccessorAreNeededAndWhatWasTypedStays() {
        var form = form(reporter, successor, "", true);
        form.remove("successorId");
        assertThat(post(admin, handoverOf(reporter), form))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("请填写交接原因", "请选择接手人", "error-summary");
        form.put("reason", "借调到省里");
        assertThat(post(admin, handoverOf(reporter), form)).bodyText().contains("借调到省里");
    }

    @Test
    void nobodyButAnAdministratorHandsOver() {
        assertThat(post(coordinator, handoverOf(reporter), form(reporter, successor, "轮岗", true)))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(admin, "/accounts/987654321/handover")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(handOver(new Actor(987654321, "x", "x", unit, java.util.Set.of()), successor, "轮岗", true))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theAddressForRemindersIsKeptByTheAdministrator() {
        var account = "/accounts/" + reporter.accountId();
        assertThat(post(admin, account, account("liu@example.cn"))).hasRedirectedUrl(account);
        assertThat(page(admin, account).select("input[name=email]").val()).isEqualTo("liu@example.cn");
        assertThat(page(reporter, "/notices/mail").text()).contains("liu@example.cn", "未配置邮件");
        assertThat(page(admin, "/mail").text()).contains("未配置邮件", "spring.mail.host");
        for (var wrong : List.of(
                "liu", "liu@example.cn\r\nBcc: x@example.cn", "a@b", "刘@example.cn", "x".repeat(70) + "@example.cn")) {
            assertThat(post(admin, account, account(wrong)))
                    .as(wrong)
                    .bodyText()
                    .contains("请填写正确的电子邮箱");
        }
        assertThat(database.sql("select detail::text from audit_record where subject = ?")
                        .params(account)
                        .query(String.class)
                        .list())
                .as("the trail has no address")
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("l…@example.cn")
                .doesNotContain("liu@");
    }

    private Map<String, String> account(String email) {
        return Map.of(
                "displayName",
                reporter.displayName(),
                "unitId",
                Long.toString(unit),
                "roles",
                "REPORTER",
                "officePhone",
                "",
                "email",
                email,
                "version",
                database.sql("select version from account where id = ?")
                        .params(reporter.accountId())
                        .query(String.class)
                        .single());
    }

    /** As if the unit had reported on the same measure in the quarter before. */
    private void approvedLastQuarter(String entry, String text) {
        var id = Long.parseLong(entry.substring("/entries/".length()));
        Days.itIs(database, "2020-07-01");
        var obligation = database.sql("""
                        insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                          unit_name, established_on)
                        select 1, measure_id, unit_id, responsibility_id, role, 98, unit_name, date '2020-06-15'
                        from reporting_obligation
                        where id = (select obligation_id from progress_entry where id = ?) returning id
                        """).params(id).query(Long.class).single();
        var former = "/entries/"
                + database.sql("""
                                insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                                select id, period_id, measure_id, unit_id from reporting_obligation where id = ?
                                returning id
                                """).params(obligation).query(Long.class).single();
        save(reporter, former, Map.of("send", "review", "progress", text, "status", "ON_TRACK"));
        post(approver, former + "/submission", Map.of("seen", "1"));
        post(coordinator, former + "/approval", Map.of("seen", "1", "assessment", "RECOGNISED"));
        Days.itIs(database, "2020-10-12");
    }

    private MvcTestResult handOver(Actor from, Actor to, String reason, boolean disabling) {
        return post(admin, handoverOf(from), form(from, to, reason, disabling));
    }

    private Map<String, String> form(Actor from, Actor to, String reason, boolean disabling) {
        var form = new LinkedHashMap<String, String>();
        form.put("successorId", Long.toString(to.accountId()));
        form.put("reason", reason);
        form.put("version", "0");
        form.put("submitKey", UUID.randomUUID().toString());
        form.put("_disabling", "on");
        if (disabling) {
            form.put("disabling", "true");
        }
        return form;
    }

    private static String handoverOf(Actor actor) {
        return "/accounts/" + actor.accountId() + "/handover";
    }

    private List<String> trace(String subject) {
        return database.sql("select action from audit_record where subject = ? order by seq")
                .params(subject)
                .query(String.class)
                .list();
    }
}
