package luoshi.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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

/** 申请催办, and the rule of the ladder that a coordinator sets. */
@WebTest
class UrgeRequestPagesTests extends SupervisionPages {

    private Actor lead;

    @BeforeEach
    void theLeadOfTheMeasureWaits() {
        Days.itIs(database, "2020-10-15");
        lead = people.join(
                database.sql("select id from unit where code = 'fpb'")
                        .query(Long.class)
                        .single(),
                Role.REPORTER);
    }

    @Test
    void theLeadAsksAndACoordinatorIssuesFromIt() {
        assertThat(page(lead, "/urges/requests/new")
                        .select("#obligation option")
                        .eachAttr("value"))
                .contains(Long.toString(obligation()));
        var asked = ask(lead, UUID.randomUUID().toString());
        var path = asked.getResponse().getRedirectedUrl();
        assertThat(page(lead, path).select("main").text()).contains("申请催办测试厅", "待办理", "（三）", "影响牵头汇总");
        assertThat(page(coordinator, "/").select(".tasks a[href=" + path + "]")).hasSize(1);

        var request = page(coordinator, path);
        assertThat(request.select("main").text()).contains("仍未报送", "省扶贫办");
        var form = page(
                coordinator, request.select("a[href^=/urges/new]").attr("href").replace("&amp;", "&"));
        assertThat(form.select("input[checked]").eachAttr("value")).containsExactly(key());
        assertThat(issue()).hasRedirectedUrl("/urges");

        var notice = database.sql("select doc_number from urge_notice where unit_id = ?")
                .params(unit)
                .query(String.class)
                .single();
        assertThat(page(lead, path).select("main").text()).contains("已催办", "已签发" + notice);
        assertThat(page(lead, path).select("a[href^=/urges/1]"))
                .as("the notice is between the province and the unit")
                .isEmpty();
        assertThat(page(lead, "/notices").text()).contains("申请已同意", "测试厅：（三）");
        assertThat(page(lead, path + "/history").text()).contains("申请催办", "应申请签发催办单", notice);
        assertThat(page(coordinator, "/").select(".tasks a[href=" + path + "]")).isEmpty();
    }

    @Test
    void aCoordinatorDeclinesWithAReason() {
        var path = ask(lead, UUID.randomUUID().toString()).getResponse().getRedirectedUrl();
        assertThat(post(coordinator, path + "/refusal", Map.of())).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post(coordinator, path + "/refusal", Map.of("reason", "该单位已来电说明")))
                .hasRedirectedUrl(path);

        assertThat(page(lead, path).select("main").text()).contains("不予催办", "该单位已来电说明");
        assertThat(page(lead, "/notices").text()).contains("申请未同意");
        var late = post(coordinator, path + "/refusal", Map.of("reason", "再说一次"));
        assertThat(late).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(late)).contains("这项申请已经办理");
    }

    @Test
    void aPastDayShowsWhatHadBeenAskedAndHowItStoodThen() {
        var path = ask(lead, UUID.randomUUID().toString()).getResponse().getRedirectedUrl();
        Days.itIs(database, "2020-10-19");
        post(coordinator, path + "/refusal", Map.of("reason", "该单位已书面说明原因"));
        Days.itIs(database, "2020-10-20");

        var row = "tbody tr:has(a[href~=^" + path + "\\b])";
        assertThat(page(coordinator, "/urges/requests?on=2020-10-14").select(row))
                .isEmpty();
        assertThat(page(coordinator, "/urges/requests?on=2020-10-18")
                        .select(row)
                        .text())
                .contains("待办理");
        assertThat(page(coordinator, "/urges/requests?on=2020-10-19")
                        .select(row)
                        .text())
                .contains("不予催办");
        assertThat(text(get(coordinator, "/urges/requests/list.csv?on=2020-10-18")))
                .contains("待办理", "2020年10月18日")
                .doesNotContain("该单位已书面说明原因");
        assertThat(page(people.join(unit, Role.REPORTER), "/urges/requests?on=2020-10-18")
                        .select(row))
                .as("a unit never sees that others ask about it")
                .isEmpty();
        var past = page(lead, "/urges/requests?on=2020-10-18");
        assertThat(past.select("#as-at").text()).contains("截至2020年10月18日的情况");
        assertThat(past.select(row)).hasSize(1);
        assertThat(past.select("main a[href=/urges/requests/new]")).isEmpty();
        assertThat(page(lead, "/urges/requests?on=2020-10-21").select("#as-at").text())
                .contains("还没有到");
    }

    @Test
    void whoAskedTakesItBackWithAReasonWhileNobodyHasDecided() {
        var path = ask(lead, UUID.randomUUID().toString()).getResponse().getRedirectedUrl();
        assertThat(page(coordinator, path).select("#withdraw")).isEmpty();
        assertThat(post(lead, path + "/withdrawal", Map.of("reason", " "))).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post(reporter, path + "/withdrawal", Map.of("reason", "与我有关")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(coordinator, path + "/withdrawal", Map.of("reason", "代为撤回")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(lead, path + "/withdrawal", Map.of("reason", "对方已来电说明")))
                .hasRedirectedUrl(path);

        assertThat(page(lead, path).select("main").text()).contains("已撤回", "对方已来电说明");
        assertThat(page(lead, path + "/history").text()).contains("撤回催办申请", "原因：对方已来电说明");
        assertThat(page(coordinator, "/").select(".tasks a[href=" + path + "]")).isEmpty();
        assertThat(post(coordinator, path + "/refusal", Map.of("reason", "不必再催")))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(ask(lead, UUID.randomUUID().toString()).getResponse().getRedirectedUrl())
                .as("it can be asked again")
                .isNotEqualTo(path);
    }

    @Test
    void whatIsDecidedIsNotTakenBack() {
        var path = ask(lead, UUID.randomUUID().toString()).getResponse().getRedirectedUrl();
        post(coordinator, path + "/refusal", Map.of("reason", "该单位已来电说明"));

        var late = post(lead, path + "/withdrawal", Map.of("reason", "不必再催"));
        assertThat(late).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(late)).contains("这项申请已经办理");
    }

    @Test
    void theListComesDownAsAFileWithWhatThePersonSees() {
        ask(lead, UUID.randomUUID().toString());
        var file = text(get(lead, "/urges/requests/list.csv"));
        assertThat(file).contains("\"申请催办的单位\"", "测试厅", "影响牵头汇总", "待办理");
        assertThat(page(lead, "/urges/requests").select("a.export")).hasSize(2);
        assertThat(text(get(reporter, "/urges/requests/list.csv"))).doesNotContain("影响牵头汇总");
        assertThat(get(coordinator, "/urges/requests/list.xlsx")).hasStatusOk();
    }

    @Test
    void aSecondPressAsksOnceAndWhatWasAskedIsNotAskedAgain() {
        var key = UUID.randomUUID().toString();
        var first = ask(lead, key).getResponse().getRedirectedUrl();
        assertThat(ask(lead, key)).hasRedirectedUrl(first);
        var again = ask(lead, UUID.randomUUID().toString());
        assertThat(again).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(again)).contains("本单位已经申请过催办", "影响牵头汇总");
    }

    @Test
    void onlyWhoSharesTheMeasureAsksAndOnlyPastTheDueDay() {
        var path = ask(lead, UUID.randomUUID().toString()).getResponse().getRedirectedUrl();
        assertThat(get(reporter, path)).as("whom it is about").hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(reporter, "/urges/requests").select("a[href=" + path + "]"))
                .isEmpty();
        assertThat(post(reporter, path + "/refusal", Map.of("reason", "不同意"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(coordinator, "/urges/requests/new")).hasStatus(HttpStatus.FORBIDDEN);

        var stranger = people.join(newUnit(), Role.UNIT_APPROVER);
        assertThat(page(stranger, "/urges/requests/new").select("main").text()).contains("目前没有可以申请催办的单位");
        assertThat(ask(stranger, UUID.randomUUID().toString())).hasStatus(HttpStatus.CONFLICT);
        var wrong = post(lead, "/urges/requests", Map.of("submitKey", "x"));
        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(wrong)).contains("请选择尚未报送的单位和措施", "请写明理由");

        Days.itIs(database, "2020-10-14");
        assertThat(page(lead, "/urges/requests/new").select("#obligation option[value=" + obligation() + "]"))
                .isEmpty();
    }

    @Test
    void theRuleIsChangedOnceItsEffectWasShown() {
        var form = Map.of("blueAfter", "2", "yellowAfter", "4", "answerDays", "5", "reason", "给单位留出补报时间");
        var shown = post(coordinator, "/urges/rule", form);
        assertThat(shown).hasStatusOk();
        assertThat(text(shown)).contains("测试厅 2020年第三季度", "蓝：首次催办 → 不建议", "保存规则");
        assertThat(page(coordinator, "/urges/rule").select("main").text())
                .as("looking changes nothing")
                .contains("第1个工作日仍未报送的建议首次催办");

        assertThat(post(coordinator, "/urges/rule", seen(form, 2, 4, 5))).hasRedirectedUrl("/urges/rule");
        try {
            assertThat(page(coordinator, "/urges/new?level=BLUE")
                            .select("fieldset")
                            .text())
                    .contains("今天在这一级没有建议");
            assertThat(page(reporter, "/urges/rule").select("main").text())
                    .contains("第2个工作日", "给单位留出补报时间")
                    .doesNotContain("保存规则");
            assertThat(page(coordinator, "/urges/rule/history").text())
                    .contains("修改催办规则", "将“首次催办（工作日）”由“1”改为“2”", "原因：给单位留出补报时间");
            var same = post(coordinator, "/urges/rule", seen(form, 2, 4, 5));
            assertThat(same).hasStatus(HttpStatus.CONFLICT);
        } finally {
            post(
                    coordinator,
                    "/urges/rule",
                    seen(Map.of("blueAfter", "1", "yellowAfter", "3", "answerDays", "3", "reason", "恢复"), 1, 3, 3));
        }
    }

    @Test
    void aRuleThatMakesNoSenseIsRefused() {
        var wrong = post(
                coordinator,
                "/urges/rule",
                Map.of("blueAfter", "5", "yellowAfter", "4", "answerDays", "0", "reason", ""));
        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(wrong)).contains("请填写1至60之间的整数", "请写明理由");
        assertThat(text(post(
                        coordinator,
                        "/urges/rule",
                        Map.of("blueAfter", "5", "yellowAfter", "4", "answerDays", "3", "reason", "试一试"))))
                .contains("再次催办不能早于首次催办");
        assertThat(post(reporter, "/urges/rule", Map.of())).hasStatus(HttpStatus.FORBIDDEN);
    }

    private static Map<String, String> seen(Map<String, String> form, int blue, int yellow, int answer) {
        var all = new HashMap<>(form);
        all.put("seen", new UrgeRule(blue, yellow, answer).toString());
        return all;
    }

    private MvcTestResult ask(Actor actor, String key) {
        return post(
                actor,
                "/urges/requests",
                Map.of("obligation", Long.toString(obligation()), "reason", "影响牵头汇总", "submitKey", key));
    }

    private MvcTestResult issue() {
        return post(
                coordinator,
                "/urges",
                Map.of(
                        "level",
                        "BLUE",
                        "chosen",
                        key(),
                        "body",
                        "请报送。",
                        "answerBy",
                        "2020-10-20",
                        "submitKey",
                        UUID.randomUUID().toString()));
    }

    private long obligation() {
        return database.sql("select id from reporting_obligation where unit_id = ?")
                .params(unit)
                .query(Long.class)
                .single();
    }

    private String key() {
        return database.sql("select period_id || '-' || unit_id from reporting_obligation where unit_id = ?")
                .params(unit)
                .query(String.class)
                .single();
    }
}
