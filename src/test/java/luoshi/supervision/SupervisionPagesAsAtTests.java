package luoshi.supervision;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Single problems, 催办单, 申请催办 and 批示 as they stood on past days: each past day says what that day said. */
@WebTest
class SupervisionPagesAsAtTests extends SupervisionPages {

    private static final String WORDS = "竹下经济加工企业缺少周转资金，恳请协调。";

    private final Map<String, String> said = new LinkedHashMap<>();
    private String today = "2020-10-12";

    @Test
    void aProblemStandsAsItStoodOnEachDay() {
        reported(unit, 1, WORDS, "2020-10-13");
        var need = need(unit);
        day("2020-10-13");
        say(need);
        var first = newUnit();
        day("2020-10-14");
        assign(need, first, "2020-10-16");
        say(need);
        day("2020-10-16");
        answer(need, first, "不属我厅职责。");
        say(need);
        day("2020-10-19");
        reported(unit, 2, "竹下经济加工企业缺少周转资金，已影响收购。", "2020-10-19");
        say(need);
        var second = newUnit();
        day("2020-10-20");
        assign(need, second, "2020-10-30");
        say(need);
        day("2020-10-22");
        answer(need, second, "已协调银行展期。");
        say(need);
        day("2020-10-26");
        assertThat(post(
                        coordinator,
                        need + "/closing",
                        Map.of("outcome", "RESOLVED", "reason", "已办妥", "revision", revision(coordinator, need))))
                .hasRedirectedUrl(need);
        say(need);

        day("2020-11-02");
        assertThat(said.get("2020-10-13")).contains("待明确", WORDS).doesNotContain("2020年10月16日");
        assertThat(said.get("2020-10-16")).contains("已答复", "不属我厅职责。").doesNotContain("此前的答复");
        assertThat(said.get("2020-10-19")).contains("已影响收购", "交办时的内容");
        assertThat(said.get("2020-10-20")).contains("此前的答复", "2020年10月30日").doesNotContain("银行展期");
        assertThat(said.get("2020-10-26")).contains("已解决", "已办妥");
        said.forEach((on, then) ->
                assertThat(seen(coordinator, need + "?on=" + on)).as(on).isEqualTo(then));

        var past = page(coordinator, need + "?on=2020-10-14");
        isOfAPastDay(past, need, "2020-10-14");
        assertThat(past.select("#as-at").text()).contains("截至2020年10月14日", "草拟的答复不留记录");
        assertThat(page(coordinator, "/problems?quarter=2020Q3&on=2020-10-14")
                        .select("tbody a[href~=^" + need + "\\b]")
                        .attr("href"))
                .isEqualTo(need + "?on=2020-10-14");
        assertThat(page(coordinator, "/problems/open?quarter=2020Q3&on=2020-10-14")
                        .select("tbody a[href~=^" + need + "\\b]")
                        .attr("href"))
                .isEqualTo(need + "?on=2020-10-14");
        assertThat(page(coordinator, need + "?on=2020-10-12").select("#as-at").text())
                .contains("这一天看不到", "以下是今天的情况");
        assertThat(page(coordinator, need + "?on=2020-11-03").select("#as-at").text())
                .contains("还没有到");
        assertThat(page(coordinator, need + "?on=gestern").select("#as-at").text())
                .contains("无法识别");
    }

    @Test
    void ofAProblemNobodySeesMoreThanHeSeesNowOrCouldSeeThen() {
        reported(unit, 1, WORDS, "2020-10-13");
        var need = need(unit);
        var former = newUnit();
        day("2020-10-14");
        assign(need, former, "2020-10-16");
        day("2020-10-20");
        var owner = newUnit();
        assign(need, owner, "2020-10-30");
        day("2020-11-02");

        assertThat(get(people.join(former, Role.REPORTER), need + "?on=2020-10-15"))
                .as("who is to answer no more")
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(people.join(newUnit(), Role.REPORTER), need + "?on=2020-10-15"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(people.join(DEVELOPMENT_AND_REFORM, Role.LEADER), need + "?on=2020-10-15"))
                .as("not approved")
                .hasStatus(HttpStatus.NOT_FOUND);
        var newer = people.join(owner, Role.REPORTER);
        assertThat(page(newer, need + "?on=2020-10-15").select("main").text())
                .as("who was not to answer then")
                .contains("这一天看不到", "2020年10月30日");
        var then = page(newer, need + "?on=2020-10-20");
        assertThat(then.select("main").text()).contains(WORDS, "办理中");
        isOfAPastDay(then, need, "2020-10-20");
        assertThat(page(reporter, need + "?on=2020-10-15").select(".facts").text())
                .as("who reported it")
                .contains("2020年10月16日");
    }

    @Test
    void aProblemThatIsReportedNoMoreIsFoundOnThePastDayAlone() {
        reported(unit, 1, WORDS, "2020-10-13");
        var need = need(unit);
        reported(unit, 2, "", "2020-10-19");
        day("2020-11-02");

        assertThat(get(coordinator, need)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(coordinator, need + "?on=2020-10-20")).hasStatus(HttpStatus.NOT_FOUND);
        var past = page(coordinator, need + "?on=2020-10-13");
        assertThat(past.select("main").text()).contains(WORDS, "待明确");
        assertThat(past.select("#as-at a").attr("href")).isEqualTo("/problems?quarter=2020Q3");
        assertThat(past.select("a[href$=/history]")).isEmpty();
        assertThat(page(reporter, need + "?on=2020-10-13").select("main").text())
                .contains(WORDS);
        assertThat(get(people.join(newUnit(), Role.REPORTER), need + "?on=2020-10-13"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whatWasToBeAnsweredTogetherIsKept() {
        reported(unit, 1, WORDS, "2020-10-12");
        var other = newUnit();
        oweAReport(other);
        reported(other, 1, "竹下经济烘干企业缺少周转资金。", "2020-10-12");
        var owner = newUnit();
        day("2020-10-14");
        var request = browser.post()
                .uri("/problems/assignments")
                .with(as(coordinator))
                .with(csrf())
                .param("which", obligation(unit) + "-need--1", obligation(other) + "-need--1")
                .param("quarter", "2020Q3")
                .param("assignee", code(owner))
                .param("dueOn", "2020-10-30")
                .param("note", "请一并研究。");
        assertThat(request.exchange()).hasStatus3xxRedirection();
        day("2020-10-20");
        assign(need(other), newUnit(), "2020-10-30");
        day("2020-11-02");

        assertThat(page(coordinator, need(unit)).select("#with")).isEmpty();
        var past = page(coordinator, need(unit) + "?on=2020-10-14");
        assertThat(past.select("#with a").eachAttr("href")).containsExactly(need(other) + "?on=2020-10-14");
        assertThat(page(people.join(owner, Role.REPORTER), need(unit) + "?on=2020-10-14")
                        .select("#with"))
                .as("what was taken from the unit since")
                .isEmpty();
        assertThat(page(coordinator, need(unit) + "?on=2020-10-20").select("#with"))
                .isEmpty();
    }

    @Test
    void aNoticeStandsAsItStoodOnEachDay() {
        day("2020-10-15");
        var urge = urged("BLUE", "请报送。");
        day("2020-10-16");
        post(reporter, urge + "/draft", Map.of("revision", revision(reporter, urge), "answer", "因会审推迟。"));
        say(urge);
        day("2020-10-17");
        post(approver, urge + "/answer", Map.of("revision", revision(approver, urge)));
        say(urge);
        day("2020-10-19");
        post(coordinator, urge + "/closing", Map.of("reason", "已报送。"));
        say(urge);
        day("2020-11-02");

        assertThat(said.get("2020-10-16")).contains("待答复").doesNotContain("因会审推迟。");
        assertThat(said.get("2020-10-17")).contains("已答复", "因会审推迟。").doesNotContain("已报送。");
        said.forEach((on, then) ->
                assertThat(seen(coordinator, urge + "?on=" + on)).as(on).isEqualTo(then));
        isOfAPastDay(page(approver, urge + "?on=2020-10-16"), urge, "2020-10-16");
        assertThat(page(reporter, urge + "?on=2020-10-16").select("main").text())
                .as("drafts leave no record")
                .doesNotContain("因会审推迟。");
        assertThat(page(coordinator, urge + "?on=2020-10-14").select("#as-at").text())
                .contains("还没有签发");
        assertThat(get(people.join(newUnit(), Role.REPORTER), urge + "?on=2020-10-16"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(coordinator, "/urges?on=2020-10-16")
                        .select("tbody a[href~=^" + urge + "\\b]")
                        .attr("href"))
                .isEqualTo(urge + "?on=2020-10-16");

        var next = urged("RED", "请再次报送。");
        day("2020-11-04");
        assertThat(page(coordinator, next + "?on=2020-11-02").select(".facts a").eachAttr("href"))
                .as("the one before, on the same day")
                .contains(urge + "?on=2020-11-02");
    }

    @Test
    void aRequestStandsAsItStoodOnEachDay() {
        day("2020-10-15");
        var lead = people.join(
                database.sql("select id from unit where code = 'fpb'")
                        .query(Long.class)
                        .single(),
                Role.REPORTER);
        var path = post(
                        lead,
                        "/urges/requests",
                        Map.of("obligation", obligation(unit), "reason", "影响牵头汇总", "submitKey", key()))
                .getResponse()
                .getRedirectedUrl();
        day("2020-10-19");
        var urge = urged("YELLOW", "请报送。");
        day("2020-11-02");

        var before = page(coordinator, path + "?on=2020-10-18");
        assertThat(before.select("main").text()).contains("待办理", "影响牵头汇总").doesNotContain("已催办", "赣落实催");
        isOfAPastDay(before, path, "2020-10-18");
        var after = page(coordinator, path + "?on=2020-10-19");
        assertThat(after.select("main").text()).contains("已催办", "赣落实催");
        assertThat(after.select("a[href^=" + urge + "]").attr("href")).isEqualTo(urge + "?on=2020-10-19");
        isOfAPastDay(page(lead, path + "?on=2020-10-18"), path, "2020-10-18");
        assertThat(page(lead, path + "?on=2020-10-14").select("#as-at").text()).contains("还没有这项申请");
        assertThat(get(reporter, path + "?on=2020-10-19"))
                .as("whom it is about")
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(lead, "/urges/requests?on=2020-10-18")
                        .select("tbody a[href~=^" + path + "\\b]")
                        .attr("href"))
                .isEqualTo(path + "?on=2020-10-18");
    }

    @Test
    void anInstructionStandsAsItStoodOnEachDay() {
        var report = signedReport();
        var path = post(
                        coordinator,
                        "/instructions",
                        Map.of(
                                "report",
                                Long.toString(report),
                                "leader",
                                "李省长",
                                "office",
                                "省长",
                                "instructedOn",
                                "2020-10-12",
                                "body",
                                "请专题研究。",
                                "submitKey",
                                key()))
                .getResponse()
                .getRedirectedUrl();
        day("2020-10-13");
        say(path);
        day("2020-10-14");
        give(path, unit, "提出办法。");
        say(path);
        day("2020-10-16");
        post(reporter, path + "/tasks/1/draft", Map.of("revision", "0", "answer", "办法已印发。"));
        post(approver, path + "/tasks/1/answer", Map.of("revision", "1"));
        give(path, newUnit(), "另一个单位的任务。");
        say(path);
        day("2020-10-26");
        database.sql(
                        "update roll_up_report set state = 'SENT', sent_on = date '2020-10-20', snapshot_sha256 = repeat('0', 64) where id = ?")
                .params(report)
                .update();

        assertThat(said.get("2020-10-14")).contains("提出办法。", "待答复").doesNotContain("办法已印发。");
        said.forEach((on, then) ->
                assertThat(seen(coordinator, path + "?on=" + on)).as(on).isEqualTo(then));
        isOfAPastDay(page(reporter, path + "?on=2020-10-14"), path, "2020-10-14");
        assertThat(page(coordinator, path + "?on=2020-10-11").select("#as-at").text())
                .contains("这一天还看不到");
        assertThat(page(reporter, path + "?on=2020-10-13").select("#as-at").text())
                .as("before the unit had a task")
                .contains("这一天还看不到");
        assertThat(page(reporter, path + "?on=2020-10-16").select("main").text())
                .contains("办法已印发。")
                .doesNotContain("另一个单位的任务。");
        var inspector = people.join(DEVELOPMENT_AND_REFORM, Role.INSPECTOR);
        assertThat(page(inspector, path + "?on=2020-10-16").select("#as-at").text())
                .as("before the report was sent")
                .contains("这一天还看不到");
        assertThat(page(inspector, "/instructions?on=2020-10-16").select("tbody a[href~=^" + path + "\\b]"))
                .isEmpty();
        isOfAPastDay(page(inspector, path + "?on=2020-10-20"), path, "2020-10-20");
        assertThat(get(people.join(newUnit(), Role.REPORTER), path + "?on=2020-10-16"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(coordinator, "/instructions?on=2020-10-14")
                        .select("tbody a[href~=^" + path + "\\b]")
                        .attr("href"))
                .isEqualTo(path + "?on=2020-10-14");
    }

    /** Keeps what the page says to the coordinator on the day. */
    private void say(String path) {
        said.put(today, seen(coordinator, path));
    }

    private void day(String on) {
        today = on;
        Days.itIs(database, on);
    }

    /** What a page tells, without what can be done on it. */
    private String seen(Actor reader, String uri) {
        var main = page(reader, uri).select("main");
        main.select("form, section:has(form), #as-at").remove();
        return main.text();
    }

    /** A past day is named, leads back to today, changes nothing and leads on to past days alone. */
    private static void isOfAPastDay(Document past, String path, String on) {
        assertThat(past.select("#as-at a").attr("href")).isEqualTo(path);
        assertThat(past.select("#on").attr("value")).isEqualTo(on);
        assertThat(past.select("main form[method=post], main textarea")).isEmpty();
        assertThat(past.select("main a").eachAttr("href"))
                .filteredOn(href -> !href.equals(path) && !href.endsWith("/history") && !href.startsWith("/reports/"))
                .isNotEmpty()
                .allMatch(href -> href.contains("on=" + on));
    }

    private String need(long of) {
        return "/problems/" + obligation(of) + "/need";
    }

    private String obligation(long of) {
        return database.sql("select id from reporting_obligation where unit_id = ?")
                .params(of)
                .query(String.class)
                .single();
    }

    private String code(long of) {
        return database.sql("select code from unit where id = ?")
                .params(of)
                .query(String.class)
                .single();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private String revision(Actor actor, String path) {
        return page(actor, path).select("input[name=revision]").attr("value");
    }

    private void assign(String need, long owner, String dueOn) {
        assertThat(post(
                        coordinator,
                        need + "/assignment",
                        Map.of(
                                "owner",
                                code(owner),
                                "dueOn",
                                dueOn,
                                "note",
                                "请研究。",
                                "revision",
                                revision(coordinator, need))))
                .hasRedirectedUrl(need);
    }

    private void answer(String need, long owner, String words) {
        var writes = people.join(owner, Role.REPORTER);
        post(writes, need + "/draft", Map.of("revision", revision(writes, need), "answer", words));
        var sends = people.join(owner, Role.UNIT_APPROVER);
        assertThat(post(sends, need + "/answer", Map.of("revision", revision(sends, need))))
                .hasRedirectedUrl(need);
    }

    private String urged(String level, String body) {
        var period = database.sql("select period_id from reporting_obligation where unit_id = ?")
                .params(unit)
                .query(Long.class)
                .single();
        var by = LocalDate.parse(today).plusDays(4).toString();
        assertThat(post(
                        coordinator,
                        "/urges",
                        Map.of(
                                "level",
                                level,
                                "chosen",
                                period + "-" + unit,
                                "body",
                                body,
                                "answerBy",
                                by,
                                "submitKey",
                                key())))
                .hasRedirectedUrl("/urges");
        return "/urges/"
                + database.sql("select max(id) from urge_notice where unit_id = ?")
                        .params(unit)
                        .query(Long.class)
                        .single();
    }

    private void give(String instruction, long to, String task) {
        assertThat(post(
                        coordinator,
                        instruction + "/tasks",
                        Map.of("unit", code(to), "body", task, "answerBy", "2020-10-30", "submitKey", key())))
                .hasRedirectedUrl(instruction);
    }

    /** Of a far quarter of its own, because one report of a quarter is in the making at a time. */
    private long signedReport() {
        return database.sql("""
                        with period as (
                            insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                          report_on, lock_on)
                            select document_id, '2090Q1', day, day, day, day, day, day, day
                            from reporting_period, (values (date '2090-01-01')) as v (day)
                            where quarter = '2020Q3'
                            returning id)
                        insert into roll_up_report (period_id, quarter, state, title, figures, compiled_at, compiled_on,
                                                    compiled_by, signatory)
                        select id, '2090Q1', 'SIGNED', '测试报告2090', cast(:figures as jsonb), current_timestamp,
                               date '2020-10-12', 'system', '吴建中'
                        from period returning id
                        """)
                .param("figures", InstructionPagesTests.FIGURES)
                .query(Long.class)
                .single();
    }

    /** The unit's approver passes a version with these words, and the province has it. */
    private void reported(long who, int version, String words, String on) {
        var entry = database.sql("select id from progress_entry where unit_id = ?")
                .params(who)
                .query(Long.class)
                .single();
        database.sql("""
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        values (?, ?, '进展', '', '', '', ?, 'ON_TRACK', false, '', ?, current_timestamp, ?::timestamp,
                                gen_random_uuid())
                        """)
                .params(entry, version, words, reporter.accountId(), on + " 10:00")
                .update();
        database.sql("""
                        insert into entry_review (entry_id, version_number, level, verdict, reviewed_by, reviewed_at,
                                                  business_time, submit_key)
                        values (?, ?, 'UNIT', 'PASSED', ?, current_timestamp, ?::timestamp, gen_random_uuid())
                        """)
                .params(entry, version, approver.accountId(), on + " 11:00")
                .update();
        database.sql("""
                        update progress_entry
                        set state = 'SUBMITTED', progress = '进展', coordination_needs = ?, versions = ?, status = 'ON_TRACK',
                            first_submitted_at = timestamp '2020-10-13 10:00', first_received_at = current_timestamp
                        where id = ?
                        """).params(words, version, entry).update();
    }
}
