package luoshi.inspection;

import static luoshi.People.AUDITOR;
import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.attachment.TestFiles;
import luoshi.light.LightJudging;
import luoshi.progress.PeriodOpening;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 核查发现 over HTTP, from the record to 销号. */
@WebTest
class FindingPagesTests {

    private static final String SAID = "茶油低产林改造补助已全部兑付到户。";
    private static final int MEASURE = 3;

    @Autowired
    MockMvcTester browser;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    PeriodOpening opening;

    @Autowired
    LightJudging lights;

    private final String place = "测试县" + UUID.randomUUID().toString().substring(0, 8);
    private long unit;
    private long obligation;
    private Actor inspector;
    private Actor leader;
    private Actor coordinator;
    private Actor reporter;
    private Actor approver;
    private Actor neighbour;

    @BeforeEach
    void aUnitHasReported() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
        unit = newUnit();
        reporter = people.join(unit, Role.REPORTER);
        approver = people.join(unit, Role.UNIT_APPROVER);
        neighbour = people.join(People.COMMERCE, Role.UNIT_APPROVER);
        inspector = people.join(DEVELOPMENT_AND_REFORM, Role.INSPECTOR);
        leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        obligation = owe(MEASURE);
        approve(SAID);
    }

    /** What a test found counts for no other one. */
    @AfterEach
    void nothingIsOpenAndTheDateIsReal() {
        database.sql("""
                        with ended as (
                            update finding set state = case when doc_number is null then 'DROPPED' else 'REVOKED' end
                            where state not in ('DROPPED', 'REVOKED') returning id, state)
                        insert into finding_step (finding_id, kind, state, words, taken_by, taken_at, taken_on)
                        select id, state, state, '测试结束', ?, current_timestamp, date '2020-10-01' from ended
                        """).params(inspector.accountId()).update();
        Days.itIsReally(database);
    }

    @Test
    void nobodyButInspectorsAndLeadersKnowsOfItBeforeItIsReleased() {
        var finding = filed(Map.of());

        for (var other : List.of(coordinator, reporter, approver, neighbour)) {
            assertThat(get(other, finding)).as(other.username()).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(get(other, finding + "/history")).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(text(get(other, "/findings"))).doesNotContain(place);
            assertThat(text(get(other, "/findings/list.csv"))).doesNotContain(place);
            assertThat(text(get(other, "/search?q=" + place))).contains("没有找到");
            assertThat(page(other, "/measures/" + MEASURE).select("#findings").text())
                    .doesNotContain(place);
            assertThat(text(get(other, "/notices"))).doesNotContain(place);
        }
        assertThat(page(coordinator, "/periods/2020Q3/assessments?show=inspected")
                        .select("a[href=" + finding + "]"))
                .isEmpty();
        for (var knows : List.of(inspector, leader)) {
            assertThat(page(knows, finding).select("main").text()).contains("尚未反馈", SAID, place);
            assertThat(text(get(knows, "/search?q=" + place))).contains(finding);
        }
        assertThat(get(AUDITOR, "/findings")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page(leader, finding).select("form[method=post][action^=" + finding + "]"))
                .as("leaders read")
                .isEmpty();
    }

    @Test
    void whatIsReleasedReachesTheUnitAndTheCoordinatorsAndNobodyElse() {
        var finding = released(Map.of());

        for (var knows : List.of(coordinator, reporter, approver)) {
            assertThat(page(knows, finding).select("main").text()).contains(place, SAID, "逐户核实", "2020年10月30日");
            assertThat(text(get(knows, "/search?q=" + place))).contains(finding, "核查发现", "整改中");
            assertThat(page(knows, "/notices").select(".inbox-item").text()).contains("核查反馈", "赣落实查〔2020〕");
        }
        assertThat(get(neighbour, finding)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(text(get(neighbour, "/search?q=" + place))).contains("没有找到");
        assertThat(page(reporter, finding).select("ol.history").text())
                .as("how it came about is the inspectors' matter")
                .contains("反馈给被核查单位")
                .doesNotContain("记录");
        var row = page(coordinator, "/periods/2020Q3/assessments?show=differing")
                .select("tr:has(a[href=" + finding + "])");
        assertThat(row.text()).contains("不实", "整改中", "2020年9月28日");
    }

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
    void evidenceIsKnownToNobodyBeforeTheReleaseAndStaysAfterIt() {
        var file = TestFiles.pdf();
        var finding = filed(Map.of());
        assertThat(upload(reporter, finding, file)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(upload(coordinator, finding, file)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(upload(inspector, finding, file)).hasStatus3xxRedirection();
        var evidence = page(inspector, finding)
                .select("#attachments a[href^=/attachments/]")
                .attr("href");
        for (var other : List.of(reporter, approver, coordinator, neighbour)) {
            assertThat(get(other, evidence)).as(other.username()).hasStatus(HttpStatus.NOT_FOUND);
        }
        var entry = "/entries/"
                + database.sql("select id from progress_entry where obligation_id = ?")
                        .params(owe(MEASURE + 1))
                        .query(Long.class)
                        .single();
        assertThat(upload(reporter, entry, file)).hasStatus3xxRedirection();
        assertThat(page(reporter, entry + "/form").select("#attachments").text())
                .contains("照片.pdf")
                .as("the same file among the inspectors' evidence")
                .doesNotContain("另有内容相同");

        release(finding);
        assertThat(get(approver, evidence)).hasStatusOk();
        assertThat(get(neighbour, evidence)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(upload(inspector, finding, TestFiles.pdf())).hasStatus(HttpStatus.CONFLICT);
        assertThat(page(approver, finding + "/history").select(".history").text())
                .contains("反馈核查发现")
                .doesNotContain("记录核查发现", "添加");
        assertThat(page(inspector, finding + "/history").select(".history").text())
                .contains("记录核查发现");
        assertThatThrownBy(() -> database.sql("delete from attachment where subject = ?")
                        .params(finding)
                        .update())
                .as("what was released with it")
                .isNotNull();
    }

    @Test
    void nobodyInspectsTheUnitForWhichHeWrites() {
        var both = people.join(unit, Role.INSPECTOR, Role.UNIT_APPROVER);
        var finding = filed(Map.of());

        assertThat(get(both, finding)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(text(get(both, "/search?q=" + place))).contains("没有找到");
        assertThat(page(both, "/").select("main").text()).doesNotContain("未反馈的核查发现");
        assertThat(text(post(both, "/findings", form(Map.of())))).contains("不能办理对本单位的核查");
        release(finding);
        assertThat(step(both, finding, "reply", Map.of("words", "已补发。"))).hasRedirectedUrl(finding);
        var closing = step(both, finding, "recheck", Map.of("outcome", "close", "words", "自己复核"));
        assertThat(closing).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(closing)).contains("由其他督查员办理", "自己复核");
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

    private String released(Map<String, String> typed) {
        var finding = filed(typed);
        release(finding);
        return finding;
    }

    private void release(String finding) {
        assertThat(post(inspector, finding + "/release", Map.of("revision", revision(finding))))
                .hasRedirectedUrl(finding);
    }

    private String filed(Map<String, String> typed) {
        var result = post(inspector, "/findings", form(typed));
        assertThat(result).as(text(result)).hasStatus3xxRedirection();
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }

    private Map<String, String> form(Map<String, String> typed) {
        var form = new HashMap<>(Map.of(
                "obligation", Long.toString(obligation),
                "submitKey", UUID.randomUUID().toString(),
                "method", "UNANNOUNCED_VISIT",
                "place", place,
                "foundOn", "2020-09-28",
                "verdict", "UNTRUE",
                "severity", "SERIOUS",
                "quote", SAID,
                "demand", "逐户核实，补发到位。",
                "rectifyBy", "2020-10-30"));
        form.put("facts", "抽查30户，4户没有到账。");
        form.putAll(typed);
        return form;
    }

    private MvcTestResult step(Actor actor, String finding, String step, Map<String, String> said) {
        var parameters = new HashMap<>(said);
        parameters.put("revision", revision(finding));
        return post(actor, finding + "/" + step, parameters);
    }

    private String revision(String finding) {
        return database.sql("select version from finding where id = ?")
                .params(id(finding))
                .query(String.class)
                .single();
    }

    private static long id(String finding) {
        return Long.parseLong(finding.substring("/findings/".length()));
    }

    private long newUnit() {
        return database.sql("""
                        insert into unit (code, name, full_name, nature, sort_no, valid_from)
                        values (:code, '测试厅', '江西省测试厅', 'PROVINCIAL_DEPARTMENT', 999, date '2018-10-24')
                        returning id
                        """)
                .param("code", "test" + UUID.randomUUID())
                .query(Long.class)
                .single();
    }

    private long owe(int measure) {
        var owed = database.sql("""
                        insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                          unit_name, established_on)
                        select p.id, m.id, :unit, r.id, 'RESPONSIBLE', 99, '测试厅', date '2020-09-17'
                        from reporting_period p
                          join measure m on m.number = :measure
                          join responsibility r on r.measure_id = m.id and r.position = 1
                        where p.quarter = '2020Q3'
                        returning id
                        """)
                .param("unit", unit)
                .param("measure", measure)
                .query(Long.class)
                .single();
        database.sql("""
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                        select id, period_id, measure_id, unit_id from reporting_obligation where id = ?
                        """).params(owed).update();
        return owed;
    }

    private void approve(String words) {
        var entry = database.sql("select id from progress_entry where obligation_id = ?")
                .params(obligation)
                .query(Long.class)
                .single();
        database.sql("""
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        values (?, 1, ?, '', '', '', '', 'ON_TRACK', false, '', ?, current_timestamp,
                                timestamp '2020-10-10 10:00', gen_random_uuid())
                        """).params(entry, words, reporter.accountId()).update();
        database.sql("""
                        insert into entry_review (entry_id, version_number, level, verdict, reviewed_by, reviewed_at,
                                                  business_time, submit_key)
                        select ?, 1, level, 'PASSED', ?, current_timestamp, timestamp '2020-10-11 10:00', gen_random_uuid()
                        from unnest(array['UNIT', 'PROVINCE']) level
                        """).params(entry, coordinator.accountId()).update();
        database.sql("""
                        update progress_entry
                        set state = 'APPROVED', progress = ?, versions = 1, status = 'ON_TRACK',
                            first_submitted_at = timestamp '2020-10-10 10:00', first_received_at = current_timestamp
                        where id = ?
                        """).params(words, entry).update();
    }

    private MvcTestResult upload(Actor actor, String subject, byte[] file) {
        return browser.post()
                .uri("/attachments")
                .multipart()
                .file(new MockMultipartFile("file", "照片.pdf", "application/pdf", file))
                .param("subject", subject)
                .with(as(actor))
                .with(csrf())
                .exchange();
    }

    private Document page(Actor actor, String uri) {
        var result = get(actor, uri);
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(text(result));
    }

    private MvcTestResult get(Actor actor, String uri) {
        return browser.get().uri(uri).with(as(actor)).exchange();
    }

    private MvcTestResult post(Actor actor, String uri, Map<String, String> parameters) {
        var request = browser.post().uri(uri).with(as(actor)).with(csrf());
        parameters.forEach(request::param);
        return request.exchange();
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
