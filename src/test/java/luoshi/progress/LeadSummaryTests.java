package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The lead of a joint measure. （十六） and （十七） have no lead of their own, so the test's department leads them. */
@WebTest
class LeadSummaryTests extends EntryPages {

    private static final String PART =
            "截至9月底，新建5G基站20842个，累计开通23728个，覆盖全部县城城区和重点乡镇。" + "组织基础电信企业与产业园区对接32场，签约工业互联网示范项目57个，带动上下游企业投资18.6亿元。";
    private static final String OWN_PART = "牵头建设产业链供应链对接平台，全年开展银企、产销、用工对接42场。";
    private static final String SUMMARY = "产业链各项工程总体按计划推进，基础设施建设快于序时；南昌市尚未报送，其进展未计入。";

    @Autowired
    private ApprovedProgress approved;

    @Test
    void integratesThePartsThatHavePassedTheirUnits() {
        var lead = owed(unit, "LEAD", 2, 17);
        var other = newUnit();
        var others = people.join(other, Role.REPORTER);
        var part = owed(other, "RESPONSIBLE", 2, 17);
        assertThat(page(reporter, lead + "/form").select(".joint h2").text()).contains("已到0个，共2个");

        save(others, part, Map.of("send", "review", "progress", PART, "status", "ON_TRACK"));
        assertThat(page(reporter, lead + "/form").select(".joint").text())
                .as("the other unit still has it")
                .doesNotContain(PART);
        post(people.join(other, Role.UNIT_APPROVER), part + "/submission", full(Map.of("seen", "1")));
        assertThat(page(reporter, lead + "/form").select(".joint").text())
                .contains(PART, "待审", "尚缺： 省通信管理局", "已到1个，共2个");
        assertThat(get(reporter, part)).as("the entry itself is not open to it").hasStatus(HttpStatus.NOT_FOUND);

        var telecom = obligationOf(entryOf(28, 17));
        assertThat(errors(summary(lead, "总体按计划推进，各项工程快于序时进度。", "", "")))
                .containsExactly("省通信管理局尚未报送，请在汇总中说明并勾选，或待其报送后再送审。");
        assertThat(errors(summary(lead, "测试厅：" + PART, "", telecom)))
                .singleElement()
                .asString()
                .contains("只是把各部分的内容放在一起");
        var hardlyMore = "总体上看进度快于序时，乡镇覆盖不足。" + PART;
        assertThat(errors(summary(lead, hardlyMore, "", telecom)))
                .singleElement()
                .asString()
                .contains("请在“牵头研判”中写明");
        assertThat(stateOf(lead)).isEqualTo("TO_FILL");

        assertThat(summary(lead, hardlyMore, "下一步重点补齐乡镇覆盖，建议统筹电力接入。", telecom)).hasRedirectedUrl(lead);
        var seen = page(approver, lead);
        assertThat(seen.select(".integration mark .mark-unit").eachText()).containsExactly("测试厅");
        assertThat(seen.select(".integration h3").text()).matches(".*与各部分原文相同的占\\d+%");
        assertThat(seen.select(".entry-text").text()).contains("牵头汇总", "牵头研判", "汇总时尚未报送的单位：省通信管理局");

        approve(lead);
        assertThat(approved.of(2).stream().filter(line -> line.entryId() != null && line.entryId() == id(lead)))
                .singleElement()
                .matches(line -> line.summary().startsWith("总体上看进度快于序时"))
                .matches(line -> line.judgement().startsWith("下一步重点"))
                .matches(line -> line.missingParts().equals("省通信管理局"));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        database.sql("delete from entry_version_missing_part").update());
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql("delete from entry_version_part").update());
        assertThat(page(people.join(28, Role.REPORTER), lead).select(".joint"))
                .as("others of the measure read the approved summary, not the parts")
                .isEmpty();
    }

    @Test
    void theLeadIsShownHowMuchIsPastedBeforeTheSummaryIsSent() {
        var lead = owed(unit, "LEAD", 2, 16);
        var request = new LinkedHashMap<>(typed("总体看各项工程快于序时，区域不平衡。" + OWN_PART, ""));
        request.put("progress", OWN_PART);

        var shown = sendNamingAll(lead, request);

        assertThat(shown).hasStatusOk();
        var check = Jsoup.parse(text(shown)).select("#self-check");
        assertThat(check.text()).contains("还没有送出", "牵头整合度").containsPattern("与各部分原文相同的占\\d+%，其中本单位部分\\d+%");
        assertThat(check.select("a[href='#summary']")).hasSize(1);
        assertThat(stateOf(lead)).isEqualTo("TO_FILL");
        request.put("shown", check.select("input[name=shown]").val());
        assertThat(sendNamingAll(lead, request)).hasRedirectedUrl(lead);
        assertThat(page(approver, lead).select(".integration mark .mark-unit").eachText())
                .containsExactly("本单位");
    }

    @Test
    void puttingTheOwnPartAndTheOthersTogetherIsNoSummary() {
        var lead = owed(unit, "LEAD", 2, 16);
        var request = new LinkedHashMap<>(typed("汇总如下：" + OWN_PART, ""));
        request.put("progress", OWN_PART);

        assertThat(errors(sendNamingAll(lead, request)))
                .singleElement()
                .asString()
                .contains("只是把各部分的内容放在一起");
    }

    private MvcTestResult sendNamingAll(String lead, Map<String, String> typed) {
        var request = new LinkedHashMap<>(typed);
        request.put("revision", revisionOf(lead));
        var missing = page(reporter, lead + "/form").select("input[name=missing]");
        return postNaming(lead, request, missing.eachAttr("value").toArray(String[]::new));
    }

    @Test
    void owesTheSummaryUntilItComes() {
        var lead = owed(unit, "LEAD", 2, 16);
        send(lead);
        assertThat(database.sql("select count(*) from open_task(timestamp '2020-10-12 09:00')"
                                + " where account_id = ? and kind = 'SUMMARY_OWED'")
                        .params(reporter.accountId())
                        .query(Integer.class)
                        .single())
                .as("somebody reviews it just now")
                .isZero();
        approve(lead);

        assertThat(page(coordinator, "/periods/2020Q3/obligations?show=summary-owed")
                        .select("a[href=" + lead + "]"))
                .hasSize(1);
        assertThat(page(reporter, lead).select("h1 + p").text()).contains("牵头汇总未报");
        assertThat(page(reporter, "/").select(".tasks").text()).contains("牵头汇总未报，请补报 1项");
        assertThat(page(reporter, "/").select(".tasks a[href$=#correct]").attr("href"))
                .isEqualTo(lead + "#correct");
        assertThat(page(reporter, lead).select("#correct")).hasSize(1);
        assertThat(page(reporter, lead).select(".actions button").eachText()).contains("补报牵头汇总");

        var later = post(reporter, lead + "/correction", full(Map.of()))
                .getResponse()
                .getRedirectedUrl()
                .replace("/form", "");
        assertThat(page(reporter, "/").select(".tasks a[href=" + later + "/form#summary]"))
                .hasSize(1);
        assertThat(page(reporter, later + "/form").select("#summary")).hasSize(1);
        var missing = page(reporter, later + "/form").select("input[name=missing]");
        assertThat(missing).isNotEmpty();
        var typed = typed("开放平台建设总体平稳，退税时限较上期缩短，有关单位进展待报。", "");
        var request = new LinkedHashMap<>(typed);
        request.put("revision", revisionOf(later));
        assertThat(postNaming(later, request, missing.eachAttr("value").toArray(String[]::new)))
                .hasRedirectedUrl(later);
        assertThat(page(reporter, lead).select("h1 + p").text()).doesNotContain("牵头汇总未报");
        approve(later);

        assertThat(page(coordinator, "/periods/2020Q3/obligations?show=summary-owed")
                        .select("a[href=" + lead + "]"))
                .isEmpty();
    }

    /** All that the messages tell about fields is shown somewhere, and a lead sees all of it. */
    @Test
    void whatBelongsInTheFieldsIsFoldedBesideThem() {
        owed(2, 5);
        var form = page(reporter, owed(unit, "LEAD", 2, 16) + "/form");

        assertThat(form.select(".field-helped > .help summary").eachText())
                .containsExactlyInAnyOrder(
                        "怎样填写：共用内容",
                        "怎样填写：进展情况",
                        "怎样填写：主要做法",
                        "怎样填写：存在问题",
                        "怎样填写：下一步打算",
                        "怎样填写：需协调事项",
                        "怎样填写：自评",
                        "怎样填写：指标值",
                        "怎样填写：牵头汇总",
                        "怎样填写：牵头研判",
                        "怎样填写：原因");
        assertThat(form.select(".help p").eachText()).allMatch(help -> help.contains("例："));
        assertThat(form.select(".help[open]")).isEmpty();
    }

    @Test
    void nobodyElseWritesASummary() {
        var entry = owed(2, 5);

        assertThat(page(reporter, entry + "/form").select("#summary")).isEmpty();
        assertThat(save(reporter, entry, Map.of("progress", "x", "summary", SUMMARY)))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("只有牵头单位填写牵头汇总");
    }

    private List<String> errors(MvcTestResult result) {
        assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return Jsoup.parse(text(result)).select(".error-summary li").eachText();
    }

    private MvcTestResult summary(String lead, String summary, String judgement, String named) {
        var typed = typed(summary, judgement);
        if (!named.isEmpty()) {
            typed.put("missing", named);
        }
        return save(reporter, lead, typed);
    }

    private static Map<String, String> typed(String summary, String judgement) {
        return new LinkedHashMap<>(Map.of(
                "send", "review",
                "progress", "牵头推进各项工程。",
                "status", "ON_TRACK",
                "summary", summary,
                "judgement", judgement));
    }

    private MvcTestResult postNaming(String entry, Map<String, String> parameters, String... missing) {
        var request =
                browser.post().uri(entry + "/form").with(People.as(reporter)).with(csrf());
        full(parameters).forEach(request::param);
        request.param("missing", missing);
        return request.exchange();
    }
}
