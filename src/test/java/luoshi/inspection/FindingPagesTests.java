package luoshi.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** 核查发现 over HTTP, from the record to 销号. */
@WebTest
class FindingPagesTests extends FindingPages {

    @Test
    void itIsPutRightLookedAtAgainAndClosed() {
        var finding = released(Map.of());

        assertThat(step(reporter, finding, "reply", Map.of("words", "已补发"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(step(neighbour, finding, "reply", Map.of("words", "已补发"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(step(approver, finding, "reply", Map.of("words", " "))).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(page(approver, "/").select("main").text()).contains("待整改的核查发现", "整改期限");
        assertThat(page(approver, "/").select("main a[href=" + finding + "#reply]"))
                .isNotEmpty();
        assertThat(page(reporter, "/").select("main").text()).doesNotContain("待整改的核查发现");
        assertThat(step(approver, finding, "reply", Map.of("words", "已补发2户。"))).hasRedirectedUrl(finding);
        assertThat(page(approver, "/").select("main").text()).doesNotContain("待整改的核查发现");
        assertThat(page(inspector, "/").select("main a[href=" + finding + "#recheck]"))
                .isNotEmpty();
        assertThat(page(inspector, "/notices").select(".inbox-item").text()).contains("整改情况");

        var undated = step(inspector, finding, "recheck", Map.of("outcome", "back", "words", "凭证不全"));
        assertThat(undated).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(undated)).contains("请填写整改期限", "凭证不全");
        assertThat(step(
                        inspector,
                        finding,
                        "recheck",
                        Map.of("outcome", "back", "words", "凭证不全", "rectifyBy", "2020-11-10")))
                .hasRedirectedUrl(finding);
        assertThat(page(approver, finding).select(".facts").text()).contains("2020年11月10日");
        assertThat(step(approver, finding, "reply", Map.of("words", "凭证已补齐。"))).hasRedirectedUrl(finding);
        assertThat(step(inspector, finding, "recheck", Map.of("outcome", "close", "words", "已核实到户。")))
                .hasRedirectedUrl(finding);

        var closed = page(approver, finding);
        assertThat(closed.select("main .badge").text()).contains("已销号");
        assertThat(closed.select("ol.history").text()).containsSubsequence("已补发2户。", "凭证不全", "凭证已补齐。", "已核实到户。");
        assertThat(page(approver, "/notices").select(".inbox-item").text()).contains("复核结果");
        assertThat(step(inspector, finding, "reopening", Map.of("words", "回访又有2户未到账", "rectifyBy", "2020-12-01")))
                .hasRedirectedUrl(finding);
        assertThat(page(approver, finding).select("main .badge").text()).contains("整改中");
    }

    @Test
    void whatWasReleasedIsNeverSaidOtherwise() {
        var finding = released(Map.of());

        assertThat(get(inspector, finding + "/form")).hasRedirectedUrl(finding);
        var again = post(inspector, finding + "/form", form(Map.of("facts", "别的情况", "revision", revision(finding))));
        assertThat(again).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(again)).contains("不能这样办理", "别的情况");
        assertThat(page(inspector, finding).select("main").text()).doesNotContain("别的情况");
        assertThatThrownBy(() -> database.sql("update finding set facts = 'x' where id = ?")
                        .params(id(finding))
                        .update())
                .rootCause()
                .hasMessageContaining("is kept");
        assertThatThrownBy(() -> database.sql("delete from finding_step where finding_id = ?")
                        .params(id(finding))
                        .update())
                .rootCause()
                .hasMessageContaining("stays on record");
        assertThatThrownBy(() -> database.sql("truncate finding_step, finding").update())
                .rootCause()
                .hasMessageContaining("stay on record");

        assertThat(step(inspector, finding, "revocation", Map.of("words", "名单核对有误")))
                .hasRedirectedUrl(finding);
        assertThat(page(approver, finding).select("main").text()).contains("已撤销", "名单核对有误");
        assertThat(page(coordinator, "/periods/2020Q3/assessments?show=inspected")
                        .select("a[href=" + finding + "]"))
                .isEmpty();
    }

    @Test
    void aStaleTabAndASecondPressChangeNothing() {
        var finding = filed(Map.of());
        var seen = revision(finding);

        assertThat(post(inspector, finding + "/form", form(Map.of("facts", "抽查30户，5户未到账。", "revision", seen))))
                .hasRedirectedUrl(finding);
        var stale = post(inspector, finding + "/release", Map.of("revision", seen));
        assertThat(stale).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(stale)).contains("已经被改动");

        var over = post(inspector, finding + "/form", form(Map.of("facts", "另一个窗口写的情况", "revision", seen)));
        assertThat(over).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(over)).contains("另一个窗口写的情况", "现在的内容", "抽查30户，5户未到账。");
        assertThat(post(inspector, finding + "/form", form(Map.of("facts", "抽查30户，5户未到账。", "revision", seen))))
                .as("saved twice")
                .hasRedirectedUrl(finding);

        var now = revision(finding);
        assertThat(post(inspector, finding + "/release", Map.of("revision", now)))
                .hasRedirectedUrl(finding);
        assertThat(post(inspector, finding + "/release", Map.of("revision", now)))
                .as("pressed twice")
                .hasRedirectedUrl(finding);
        assertThat(database.sql("select count(*) from finding_step where finding_id = ? and kind = 'RELEASED'")
                        .params(id(finding))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        var key = Map.of("submitKey", UUID.randomUUID().toString());
        var first = post(inspector, "/findings", form(key));
        assertThat(post(inspector, "/findings", form(key)))
                .hasRedirectedUrl(Objects.requireNonNull(first.getResponse().getRedirectedUrl()));
    }

    @Test
    void whatIsTypedWronglyStaysAndNothingIsFiled() {
        var wrong = post(
                inspector,
                "/findings",
                form(Map.of("quote", "从来没有报过的话", "rectifyBy", "2020-10-12", "foundOn", "2020-10-13", "severity", "")));

        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(wrong)).contains("没有这句话", "整改期限，须晚于今天", "不晚于今天", "请选择问题程度", "从来没有报过的话", place);
        var confirmed = post(inspector, "/findings", form(Map.of("verdict", "CONFIRMED")));
        assertThat(confirmed).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(confirmed)).contains("应当留空");
        assertThat(page(inspector, "/findings").select("tbody").text()).doesNotContain(place);
        assertThat(get(coordinator, "/findings/new")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(coordinator, "/findings", form(Map.of()))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void anUntrueReportMakesTheMeasureRedUntilItIsPutRight() {
        lights.judgeWhatIsDue();
        var finding = filed(Map.of());
        assertThat(clause("2020Q3")).doesNotContain("经核查认定不实（");

        Days.itIs(database, "2020-10-13");
        release(finding);
        assertThat(clause("2020Q3")).contains("所报情况经核查认定不实（赣落实查〔2020〕", "2020年10月13日反馈");
        assertThat(page(neighbour, "/measures/" + MEASURE + "/light")
                        .select("main")
                        .text())
                .as("whose report it was is not for everybody")
                .contains("经核查认定不实（")
                .doesNotContain(place);
        assertThat(page(coordinator, "/measures/" + MEASURE + "/light")
                        .select("tr:has(th:contains(测试厅))")
                        .text())
                .as("nor is it told by the parts, which bear names")
                .doesNotContain("不实（");
        lights.judgeWhatIsDue();

        Days.itIs(database, "2020-10-15");
        step(approver, finding, "reply", Map.of("words", "已补发。"));
        assertThat(clause("2020Q3")).as("as long as it has not been looked at").contains("经核查认定不实（");
        step(inspector, finding, "recheck", Map.of("outcome", "close", "words", "已核实。"));
        assertThat(clause("2020Q3")).doesNotContain("经核查认定不实（");
        Days.itIs(database, "2020-10-16");
        assertThat(page(coordinator, "/measures/" + MEASURE + "/light?quarter=2020Q3&on=2020-10-14")
                        .select("main")
                        .text())
                .contains("经核查认定不实（");
        assertThat(page(coordinator, "/measures/" + MEASURE + "/light?quarter=2020Q3&on=2020-10-12")
                        .select("main")
                        .text())
                .doesNotContain("经核查认定不实（");
    }

    @Test
    void aPastDayShowsWhatStoodThen() {
        var finding = filed(Map.of());
        Days.itIs(database, "2020-10-13");
        release(finding);
        Days.itIs(database, "2020-10-14");
        step(approver, finding, "reply", Map.of("words", "已补发。"));
        step(inspector, finding, "recheck", Map.of("outcome", "back", "words", "凭证不全", "rectifyBy", "2020-11-10"));
        Days.itIs(database, "2020-11-01");

        assertThat(page(approver, "/?on=2020-10-12").select("main").text()).doesNotContain("待整改的核查发现");
        assertThat(page(approver, "/?on=2020-10-13").select("main").text()).contains("待整改的核查发现", "2020年10月30日");
        assertThat(page(inspector, "/?on=2020-10-12").select("main").text()).contains("未反馈的核查发现");
        assertThat(page(inspector, "/?on=2020-10-13").select("main").text()).doesNotContain("未反馈的核查发现");
        assertThat(found(coordinator, "2020-10-12")).doesNotContain(finding);
        assertThat(found(approver, "2020-10-12")).doesNotContain(finding);
        assertThat(found(inspector, "2020-10-12")).contains(finding, "未反馈").doesNotContain("赣落实查");
        assertThat(found(coordinator, "2020-10-13")).contains(finding, "整改中").doesNotContain("凭证不全");
        assertThat(found(approver, "2020-10-14")).contains(finding, "凭证不全");
        assertThat(found(neighbour, "2020-10-14")).doesNotContain(finding);
        assertThat(row(coordinator, "&on=2020-10-12")).isEmpty();
        assertThat(row(inspector, "&on=2020-10-12")).contains("未反馈").doesNotContain("赣落实查");
        assertThat(row(coordinator, "&on=2020-10-13")).contains("整改中", "2020年10月30日", "赣落实查");
        assertThat(row(coordinator, "&on=2020-10-31")).contains("2020年11月10日");
        assertThat(row(coordinator, "&on=2020-10-31")).doesNotContain("整改超期");
        assertThat(row(coordinator, "&show=late")).isEmpty();
        Days.itIs(database, "2020-11-12");
        assertThat(row(coordinator, "&show=late")).contains("整改超期");
        assertThat(text(get(coordinator, "/findings/list.csv?on=2020-10-13&measure=" + MEASURE)))
                .contains(place, "2020年10月30日");
        assertThat(page(inspector, "/findings?on=2020-10-13").select("a[href=/findings/new]"))
                .as("a past day changes nothing")
                .isEmpty();
        var tiles = page(coordinator, "/findings?measure=" + MEASURE);
        for (var tile : tiles.select("a.tile")) {
            assertThat(page(coordinator, tile.attr("href")).select("tbody tr"))
                    .as(tile.attr("href"))
                    .hasSize(Integer.parseInt(tile.select(".tile-count").text()));
        }
    }

    @Test
    void itIsReachedFromTheMeasureAndTheQuarter() {
        var choices = page(inspector, "/findings/new?quarter=2020Q3&measure=" + MEASURE);
        assertThat(choices.select("a[href=/findings/new?obligation=" + obligation + "]")
                        .text())
                .isEqualTo("测试厅");
        assertThat(page(inspector, "/findings/new?obligation=" + obligation)
                        .select("aside")
                        .text())
                .contains(SAID);
        assertThat(page(inspector, "/measures/" + MEASURE).select("#findings a").eachAttr("href"))
                .contains("/findings/new?measure=" + MEASURE, "/findings?measure=" + MEASURE);
        assertThat(page(reporter, "/measures/" + MEASURE).select("#findings a").eachAttr("href"))
                .containsExactly("/findings?measure=" + MEASURE);
        assertThat(get(inspector, "/findings/new?obligation=0")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private String found(Actor actor, String on) {
        return page(actor, "/search?q=" + place + "&on=" + on).select("main").html();
    }

    private String clause(String quarter) {
        return page(coordinator, "/measures/" + MEASURE + "/light?quarter=" + quarter)
                .select("main")
                .text();
    }

    private String row(Actor actor, String more) {
        return page(actor, "/findings?measure=" + MEASURE + more)
                .select("tbody tr:contains(" + place + ")")
                .text();
    }
}
