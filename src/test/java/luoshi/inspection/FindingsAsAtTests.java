package luoshi.inspection;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
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

/** A single 核查发现 as it stood on past days. */
@WebTest
class FindingsAsAtTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    PeriodOpening opening;

    private final String place = "测试县" + UUID.randomUUID().toString().substring(0, 8);
    private long unit;
    private Actor inspector;
    private Actor leader;
    private Actor coordinator;
    private Actor approver;
    private String finding;

    /** Filed on the 12th with evidence, released on the 13th, answered on the 14th, sent back on the 15th. */
    @BeforeEach
    void aFindingTookItsWay() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
        unit = newUnit();
        approver = people.join(unit, Role.UNIT_APPROVER);
        inspector = people.join(DEVELOPMENT_AND_REFORM, Role.INSPECTOR);
        leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        finding = filed();
        assertThat(browser.post()
                        .uri("/attachments")
                        .multipart()
                        .file(new MockMultipartFile("file", "照片.pdf", "application/pdf", TestFiles.pdf()))
                        .param("subject", finding)
                        .with(as(inspector))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        Days.itIs(database, "2020-10-13");
        step(inspector, "release", Map.of());
        Days.itIs(database, "2020-10-14");
        step(approver, "reply", Map.of("words", "已补发2户。"));
        Days.itIs(database, "2020-10-15");
        step(inspector, "recheck", Map.of("outcome", "back", "words", "凭证不全", "rectifyBy", "2020-11-10"));
        Days.itIs(database, "2020-11-02");
    }

    /** What a test found counts for no other one. */
    @AfterEach
    void nothingIsOpenAndTheDateIsReal() {
        database.sql("""
                        with ended as (
                            update finding set state = 'REVOKED' where id = ? returning id, state)
                        insert into finding_step (finding_id, kind, state, words, taken_by, taken_at, taken_on)
                        select id, state, state, '测试结束', ?, current_timestamp, date '2020-11-02' from ended
                        """).params(id(), inspector.accountId()).update();
        Days.itIsReally(database);
    }

    @Test
    void itStandsAsItStoodOnEachDay() {
        var filed = page(inspector, "2020-10-12");
        assertThat(filed.select("main").text())
                .contains("截至2020年10月12日", "未反馈", "反馈以前改过的内容按最后一次列出", "2020年10月30日")
                .doesNotContain("赣落实查", "已补发2户。");
        assertThat(filed.select("ol.history li")).hasSize(1);

        var released = page(coordinator, "2020-10-13");
        assertThat(released.select("main").text())
                .contains("整改中", "赣落实查〔2020〕", "2020年10月30日", "照片.pdf")
                .doesNotContain("已补发2户。", "凭证不全", "2020年11月10日");
        var answered = page(approver, "2020-10-14");
        assertThat(answered.select("main .badge").text()).contains("待复核");
        assertThat(answered.select("ol.history").text()).contains("已补发2户。").doesNotContain("凭证不全");
        assertThat(page(approver, "2020-10-15").select("main").text()).contains("整改中", "凭证不全", "2020年11月10日");

        for (var past : List.of(filed, released, answered)) {
            assertThat(past.select("main form[method=post], main textarea")).isEmpty();
            assertThat(past.select("#as-at a").attr("href")).isEqualTo(finding);
            assertThat(past.select("main a").eachAttr("href"))
                    .filteredOn(href ->
                            !href.equals(finding) && !href.endsWith("/history") && !href.startsWith("/attachments/"))
                    .isNotEmpty()
                    .allMatch(href -> href.contains("?on=2020-10-1"));
        }
        assertThat(get(coordinator, "/findings?on=2020-10-13"))
                .bodyText()
                .contains("href=\"" + finding + "?on=2020-10-13\"");
        assertThat(get(coordinator, "/search?q=" + place + "&on=2020-10-13"))
                .bodyText()
                .contains("href=\"" + finding + "?on=2020-10-13\"");
    }

    @Test
    void beforeItsReleaseItIsForInspectorsAndLeadersAlone() {
        assertThat(page(leader, "2020-10-12").select("main").text()).contains("未反馈");
        for (var other : List.of(coordinator, approver)) {
            var page = page(other, "2020-10-12");
            assertThat(page.select("#as-at").text()).contains("这一天还看不到", "以下是今天的情况");
            assertThat(page.select("main").text()).contains("凭证不全").doesNotContain("未反馈");
        }
        assertThat(page(inspector, "2020-10-11").select("#as-at").text()).contains("这一天还看不到");
        assertThat(page(inspector, "2020-11-03").select("#as-at").text()).contains("还没有到");
        var neighbour = people.join(newUnit(), Role.UNIT_APPROVER);
        assertThat(get(neighbour, finding + "?on=2020-10-14")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(neighbour, finding + "?on=2020-10-12")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(people.join(unit, Role.INSPECTOR, Role.UNIT_APPROVER), finding + "?on=2020-10-12"))
                .bodyText()
                .as("nobody inspects the unit for which he writes")
                .contains("这一天还看不到");
    }

    private String filed() {
        var obligation = database.sql("""
                        with owed as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                              unit_name, established_on)
                            select p.id, m.id, :unit, r.id, 'RESPONSIBLE', 99, '测试厅', date '2020-09-17'
                            from reporting_period p
                              join measure m on m.number = 3
                              join responsibility r on r.measure_id = m.id and r.position = 1
                            where p.quarter = '2020Q3'
                            returning id, period_id, measure_id, unit_id),
                        entry as (
                            insert into progress_entry (obligation_id, period_id, measure_id, unit_id, state, progress, versions,
                                                        status, first_submitted_at, first_received_at)
                            select id, period_id, measure_id, unit_id, 'APPROVED', '补助已兑付。', 1, 'ON_TRACK',
                                   timestamp '2020-10-10 10:00', current_timestamp
                            from owed returning id),
                        version as (
                            insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                       coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                       written_at, business_time, submit_key)
                            select id, 1, '补助已兑付。', '', '', '', '', 'ON_TRACK', false, '', :by, current_timestamp,
                                   timestamp '2020-10-10 10:00', gen_random_uuid()
                            from entry),
                        review as (
                            insert into entry_review (entry_id, version_number, level, verdict, reviewed_by, reviewed_at,
                                                      business_time, submit_key)
                            select id, 1, level, 'PASSED', :by, current_timestamp, timestamp '2020-10-11 10:00', gen_random_uuid()
                            from entry, unnest(array['UNIT', 'PROVINCE']) level)
                        select id from owed
                        """)
                .param("unit", unit)
                .param("by", coordinator.accountId())
                .query(Long.class)
                .single();
        var form = new HashMap<>(Map.of(
                "obligation", Long.toString(obligation),
                "submitKey", UUID.randomUUID().toString(),
                "method", "UNANNOUNCED_VISIT",
                "place", place,
                "foundOn", "2020-09-28",
                "verdict", "PARTLY",
                "severity", "SERIOUS",
                "quote", "",
                "demand", "逐户核实，补发到位。",
                "rectifyBy", "2020-10-30"));
        form.put("facts", "抽查30户，4户没有到账。");
        var result = post(inspector, "/findings", form);
        assertThat(result).hasStatus3xxRedirection();
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }

    private void step(Actor actor, String step, Map<String, String> said) {
        var parameters = new HashMap<>(said);
        parameters.put(
                "revision",
                database.sql("select version from finding where id = ?")
                        .params(id())
                        .query(String.class)
                        .single());
        assertThat(post(actor, finding + "/" + step, parameters)).hasRedirectedUrl(finding);
    }

    private long id() {
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

    private Document page(Actor actor, String on) {
        var result = get(actor, finding + "?on=" + on);
        assertThat(result).as(on).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private MvcTestResult get(Actor actor, String uri) {
        return browser.get().uri(uri).with(as(actor)).exchange();
    }

    private MvcTestResult post(Actor actor, String uri, Map<String, String> parameters) {
        var request = browser.post().uri(uri).with(as(actor)).with(csrf());
        parameters.forEach(request::param);
        return request.exchange();
    }
}
