package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;

/** 送审前自查 over HTTP: what the author sees, what has to be explained, and what nobody else gets to know. */
@WebTest
class EntryChecksTests extends EntryPages {

    private static final String COPIED = "组织网格员逐户核对欠费台账，对1260户困难家庭实行先供后缴，保证冬季取暖不断档。";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Named anew for every test: all tests report on the same measure of one database. */
    private final String thing = "第" + "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉".charAt(NUMBER.getAndIncrement()) + "类标准厂房租赁费";

    private final String theirs = "截至9月底，累计减免" + thing + "26.8亿元。";
    private final String ours = "截至9月底，减免" + thing + "28.4亿元。";

    @Test
    void theSelfCheckStoresNothingAndKeepsWhatWasTyped() {
        var entry = untouched(unit);

        var checked = check(entry, "加强组织领导。压实各方责任。形成强大合力。");

        assertThat(checked.select("#self-check").text()).contains("空话提示", "共3句，其中3句无数字、无时间、无对象");
        assertThat(checked.select("#progress").text()).isEqualTo("加强组织领导。压实各方责任。形成强大合力。");
        assertThat(stateOf(entry)).isEqualTo("TO_FILL");
        assertThat(textOf(entry)).isEmpty();
        assertThat(page(reporter, entry + "/form").select("#self-check")).isEmpty();
    }

    @Test
    void theSelfCheckSaysWhenThereIsNothingToSay() {
        assertThat(check(untouched(unit), "新开工保障房1200套。").select("#self-check").text())
                .contains("没有发现需要留意之处");
    }

    @Test
    void thePageOfADraftShowsItsAuthorTheRemarksAndNobodyElse() {
        approved(theirs);
        var entry = untouched(unit);
        save(reporter, entry, Map.of("progress", ours + "加强组织领导。压实各方责任。形成强大合力。"));

        var shown = page(reporter, entry).select("#self-check-title").parents().first();
        assertThat(shown.text()).contains("送审前自查", "28.4亿元", "26.8亿元", "还没有说明", "空话提示");
        assertThat(shown.select("a[href='" + entry + "/form#progress']")).isNotEmpty();
        assertThat(page(approver, entry).text()).doesNotContain("送审前自查", "26.8亿元");
        assertThat(page(people.join(unit, Role.REPORTER), entry).text()).doesNotContain("送审前自查");

        sendExplained(entry, "我厅含缓缴部分。");
        assertThat(page(reporter, entry).text()).as("handed on").doesNotContain("送审前自查");
    }

    @Test
    void theSelfCheckIsForTheUnitsOwnAuthors() {
        var entry = untouched(unit);
        var stranger = people.join(newUnit(), Role.REPORTER);

        assertThat(post(stranger, entry + "/form", typed(entry, ours, Map.of("check", "self"))))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(coordinator, entry + "/form", typed(entry, ours, Map.of("check", "self"))))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aContradictionIsExplainedBeforeTheTextIsHandedOn() {
        var other = approved(theirs);
        var entry = untouched(unit);

        var refused = post(reporter, entry + "/form", typed(entry, ours, Map.of("send", "review")));

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        var form = Jsoup.parse(text(refused));
        assertThat(form.select(".error-summary a[href='#contradictions0.explanation']")
                        .text())
                .contains("请说明这处数字");
        assertThat(form.select("[id='contradictions0.explanation']").attr("aria-invalid"))
                .isEqualTo("true");
        assertThat(form.select(".contradiction mark").eachText()).containsExactly("28.4亿元", "26.8亿元");
        assertThat(form.select(".contradiction a").attr("href")).isEqualTo(other);
        assertThat(form.select("#progress").text()).isEqualTo(ours);
        assertThat(stateOf(entry)).isEqualTo("TO_FILL");

        var key = form.select("input[name='contradictions[0].key']").val();
        assertThat(post(
                        reporter,
                        entry + "/form",
                        typed(
                                entry,
                                ours,
                                Map.of(
                                        "send",
                                        "review",
                                        "contradictions[0].key",
                                        key,
                                        "contradictions[0].explanation",
                                        "我厅含缓缴部分。"))))
                .hasRedirectedUrl(entry);
        assertThat(stateOf(entry)).isEqualTo("UNIT_REVIEW");
    }

    @Test
    void theExplanationStaysWithTheVersionAndIsShownToTheReviewers() {
        approved(theirs);
        var entry = untouched(unit);
        sendExplained(entry, "我厅含缓缴部分。");

        var review = page(approver, entry);
        assertThat(review.select("main").text()).contains("数字对账及说明", "28.4亿元", "26.8亿元", "我厅含缓缴部分。");
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        assertThat(page(coordinator, entry).select("main").text()).contains("我厅含缓缴部分。");
        post(coordinator, entry + "/approval", full(Map.of("seen", "1", "assessment", "RECOGNISED")));
        assertThat(page(people.join(unit(), Role.REPORTER), entry)
                        .select("main")
                        .text())
                .contains("28.4亿元")
                .doesNotContain("我厅含缓缴部分。");

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql("update entry_version_contradiction set explanation = '改口'")
                        .update())
                .withStackTraceContaining("never changed");
    }

    @Test
    void anExplanationIsKeptWithTheDraftAndHoldsWhileTheNumbersStay() {
        approved(theirs);
        var entry = untouched(unit);
        var key =
                check(entry, ours).select("input[name='contradictions[0].key']").val();

        var explained = Map.of("contradictions[0].key", key, "contradictions[0].explanation", "我厅含缓缴部分。");
        assertThat(post(reporter, entry + "/form", typed(entry, ours, explained)))
                .hasStatus3xxRedirection();

        assertThat(check(entry, "补充一句。" + ours)
                        .select("[id='contradictions0.explanation']")
                        .text())
                .isEqualTo("我厅含缓缴部分。");
        assertThat(post(reporter, entry + "/form", typed(entry, "补充一句。" + ours, Map.of("send", "review"))))
                .hasRedirectedUrl(entry);
    }

    @Test
    void anExplanationIsCarriedAlongWhileAnotherMistakeIsMended() {
        approved(theirs);
        var entry = untouched(unit);
        var key =
                check(entry, ours).select("input[name='contradictions[0].key']").val();
        var typed = typed(
                entry,
                ours,
                Map.of("send", "review", "contradictions[0].key", key, "contradictions[0].explanation", "我厅含缓缴部分。"));
        typed.put("status", "");

        var result = post(reporter, entry + "/form", typed);

        assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(Jsoup.parse(text(result))
                        .select("input[name='contradictions[0].explanation']")
                        .val())
                .isEqualTo("我厅含缓缴部分。");
    }

    @Test
    void anExplanationThatWasTypedAndNotSavedIsThereAgain() {
        approved(theirs);
        var entry = untouched(unit);
        var page = UUID.randomUUID().toString();
        var checked = post(reporter, entry + "/form", typed(entry, ours, Map.of("check", "self", "submitKey", page)));
        var key = Jsoup.parse(text(checked))
                .select("input[name='contradictions[0].key']")
                .val();
        assertThat(post(reporter, entry + "/form", typed(entry, ours, Map.of("submitKey", page))))
                .hasStatus3xxRedirection();
        assertThat(page(reporter, entry + "/form").select(".message-restored")).isEmpty();
        var explained =
                typed(entry, ours, Map.of("contradictions[0].key", key, "contradictions[0].explanation", "我厅含缓缴部分。"));
        explained.put("submitKey", page);

        explained.put("check", "self");
        assertThat(post(reporter, entry + "/form", explained)).hasStatusOk();

        var form = page(reporter, entry + "/form");
        assertThat(form.select(".message-restored")).isNotEmpty();
        assertThat(form.select("input[name='contradictions[0].key']").val()).isEqualTo(key);
        assertThat(form.select("input[name='contradictions[0].explanation']").val())
                .isEqualTo("我厅含缓缴部分。");
        explained.remove("check");
        post(reporter, entry + "/form", explained);
        assertThat(page(reporter, entry + "/form").select(".message-restored")).isEmpty();
    }

    @Test
    void anExplanationDoesNotServeForAnotherNumber() {
        approved(theirs);
        var entry = untouched(unit);
        var key =
                check(entry, ours).select("input[name='contradictions[0].key']").val();

        var other = post(
                reporter,
                entry + "/form",
                typed(
                        entry,
                        ours.replace("28.4", "39.5"),
                        Map.of(
                                "send",
                                "review",
                                "contradictions[0].key",
                                key,
                                "contradictions[0].explanation",
                                "我厅含缓缴部分。")));

        assertThat(other).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void anExplanationThatIsTooLongStaysInTheForm() {
        approved(theirs);
        var entry = untouched(unit);
        var key =
                check(entry, ours).select("input[name='contradictions[0].key']").val();
        var tooLong = "长".repeat(401);

        var result = post(
                reporter,
                entry + "/form",
                typed(entry, ours, Map.of("contradictions[0].key", key, "contradictions[0].explanation", tooLong)));

        assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        var form = Jsoup.parse(text(result));
        assertThat(form.select(".error-summary").text()).contains("超过400字");
        assertThat(form.select("[id='contradictions0.explanation']").text()).isEqualTo(tooLong);
    }

    @Test
    void copiedTextIsPointedOutAndDoesNotStopTheAuthor() {
        var other = approved(COPIED.replace("1260", "1830"));
        var entry = untouched(unit);

        var checked = check(entry, COPIED);
        assertThat(checked.select(".same-texts").text()).contains("疑似照抄", "图例");
        assertThat(checked.select(".same-texts a").eachAttr("href")).contains(other);
        assertThat(checked.select(".same-texts mark.from-other").text()).contains("逐户核对欠费台账");

        assertThat(post(reporter, entry + "/form", typed(entry, COPIED, Map.of("send", "review"))))
                .hasRedirectedUrl(entry);
    }

    @Test
    void remarksAreShownBeforeTheTextIsSentAndOnceOnly() {
        approved(COPIED.replace("1260", "1830"));
        var entry = untouched(unit);
        var typed = typed(entry, COPIED, Map.of("send", "review"));

        var first = postOnce(reporter, entry + "/form", typed);
        assertThat(first).hasStatusOk();
        var page = Jsoup.parse(text(first));
        assertThat(page.select("#self-check [role=status]").text()).contains("还没有送出");
        assertThat(page.select(".same-texts").text()).contains("疑似照抄");
        assertThat(page.select("#progress").text()).isEqualTo(COPIED);
        assertThat(stateOf(entry)).isEqualTo("TO_FILL");

        var shown = page.select("input[name=shown]").val();
        var another = new HashMap<>(typed);
        another.put("progress", COPIED + "加强组织领导。压实各方责任。形成强大合力。");
        another.put("shown", shown);
        assertThat(postOnce(reporter, entry + "/form", another))
                .as("what has not been shown yet")
                .hasStatusOk()
                .bodyText()
                .contains("空话提示");

        typed.put("shown", shown);
        assertThat(postOnce(reporter, entry + "/form", typed)).hasRedirectedUrl(entry);
    }

    @Test
    void whoeverHasAskedForTheCheckHasSeenTheRemarks() {
        approved(COPIED.replace("1260", "1830"));
        var entry = untouched(unit);
        var shown = check(entry, COPIED).select("input[name=shown]").val();

        assertThat(postOnce(reporter, entry + "/form", typed(entry, COPIED, Map.of("send", "review", "shown", shown))))
                .hasRedirectedUrl(entry);
    }

    @Test
    void aTextWithoutRemarksIsSentAtOnce() {
        var entry = untouched(unit);

        assertThat(postOnce(reporter, entry + "/form", typed(entry, "截至9月底，全省渔港视频监控接入率93%。", Map.of("send", "review"))))
                .hasRedirectedUrl(entry);
    }

    @Test
    void whatAnotherUnitHasOnlySubmittedIsNotDisclosed() {
        var waiting = "截至9月底，累计减免" + thing + "26.8亿元，冷链企业协会统一核算后返还到户，船舶码头同步执行。";
        var entry = untouched(unit);
        var other = submitted("测试乙厅", waiting);
        var draft = waiting.replace("26.8", "28.4");

        var checked = check(entry, draft).select("#self-check");
        assertThat(checked.text()).contains("其他单位已报送的内容中有本栏约").doesNotContain("测试乙厅", "26.8亿元");
        assertThat(checked.select("a[href='" + other + "']")).isEmpty();

        post(reporter, entry + "/form", typed(entry, draft, Map.of("send", "review")));
        assertThat(page(approver, entry).select(".same-texts").text()).doesNotContain("测试乙厅");
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        assertThat(page(coordinator, entry).select(".same-texts").text()).contains("测试乙厅", "疑似照抄");
    }

    @Test
    void theProvinceSeesWhatContradictsANumberThatIsOnlySubmitted() {
        var entry = untouched(unit);
        submitted("测试丙厅", theirs);

        post(reporter, entry + "/form", typed(entry, ours, Map.of("send", "review")));
        assertThat(stateOf(entry))
                .as("its author cannot explain what he may not read")
                .isEqualTo("UNIT_REVIEW");
        assertThat(page(approver, entry).select("main").text()).doesNotContain("26.8亿元");
        post(approver, entry + "/submission", full(Map.of("seen", "1")));

        assertThat(page(coordinator, entry)
                        .select("section:has(> h2:containsOwn(已报送的数字不一致))")
                        .text())
                .contains("测试丙厅", "26.8亿元", "28.4亿元");
    }

    @Test
    void twoValuesOfOneThingInOneTextAskWhy() {
        var entry = untouched(unit);
        var text = ours + "受惠企业普遍反映较好。截至9月底，减免" + thing + "31.7亿元。";

        var checked = check(entry, text).select(".contradiction");
        assertThat(checked.text()).contains("本次填报前后不一致", "28.4亿元", "31.7亿元");
        assertThat(post(reporter, entry + "/form", typed(entry, text, Map.of("send", "review"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post(
                        reporter,
                        entry + "/form",
                        typed(
                                entry,
                                text,
                                Map.of(
                                        "send",
                                        "review",
                                        "contradictions[0].key",
                                        checked.select("input").val(),
                                        "contradictions[0].explanation",
                                        "前者为省级，后者含市县。"))))
                .hasRedirectedUrl(entry);
        assertThat(page(approver, entry).select(".contradiction").text()).contains("前者为省级，后者含市县。");
    }

    @Test
    void anotherUnitsDraftIsNotReadAtAll() {
        var colleague = newUnit();
        var draft = untouched(colleague);
        var text = "全省渔船完成北斗终端加装2310艘，渔港视频监控接入率93%，沿岸乡镇全部落实值守。";
        save(people.join(colleague, Role.REPORTER), draft, Map.of("progress", text));

        assertThat(check(untouched(unit), text).select("#self-check").text()).contains("没有发现需要留意之处");
    }

    @Test
    void emptyTalkIsForTheAuthorAlone() {
        var entry = untouched(unit);
        var text = "加强组织领导。压实各方责任。形成强大合力。";

        assertThat(post(reporter, entry + "/form", typed(entry, text, Map.of("send", "review"))))
                .hasRedirectedUrl(entry);
        assertThat(page(approver, entry).select("main").text()).doesNotContain("空话");
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        assertThat(page(coordinator, entry).select("main").text()).doesNotContain("空话");
    }

    private Document check(String entry, String progress) {
        var result = post(reporter, entry + "/form", typed(entry, progress, Map.of("check", "self")));
        assertThat(result).hasStatusOk();
        return Jsoup.parse(text(result));
    }

    private Map<String, String> typed(String entry, String progress, Map<String, String> more) {
        var typed = new HashMap<>(more);
        typed.put("revision", revisionOf(entry));
        typed.put("progress", progress);
        typed.put("status", "ON_TRACK");
        return full(typed);
    }

    private void sendExplained(String entry, String explanation) {
        var key =
                check(entry, ours).select("input[name='contradictions[0].key']").val();
        assertThat(post(
                        reporter,
                        entry + "/form",
                        typed(
                                entry,
                                ours,
                                Map.of(
                                        "send",
                                        "review",
                                        "contradictions[0].key",
                                        key,
                                        "contradictions[0].explanation",
                                        explanation))))
                .hasRedirectedUrl(entry);
    }

    /** Some other department that shares the measure. */
    private long unit() {
        var other = newUnit();
        untouched(other);
        return other;
    }

    private String approved(String progress) {
        var entry = submitted("测试甲厅", progress);
        assertThat(post(coordinator, entry + "/approval", full(Map.of("seen", "1", "assessment", "RECOGNISED"))))
                .hasStatus3xxRedirection();
        return entry;
    }

    private String submitted(String unitName, String progress) {
        var other = newUnit();
        database.sql("update unit set name = ? where id = ?")
                .params(unitName, other)
                .update();
        var entry = untouched(other);
        var author = people.join(other, Role.REPORTER);
        var reviewer = people.join(other, Role.UNIT_APPROVER);
        hand(author, entry, progress);
        assertThat(post(reviewer, entry + "/submission", full(Map.of("seen", "1"))))
                .hasStatus3xxRedirection();
        return entry;
    }

    private void hand(Actor author, String entry, String progress) {
        database.sql("delete from entry_explanation where entry_id = ?")
                .params(id(entry))
                .update();
        assertThat(post(author, entry + "/form", typed(entry, progress, Map.of("send", "review"))))
                .hasRedirectedUrl(entry);
    }
}
