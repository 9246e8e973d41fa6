package luoshi.rollup;

import static luoshi.People.COMMERCE;
import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import luoshi.CsvTable;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A report, and what units were shown of it, as they stood at the end of a past day. */
@WebTest
class ReportAsAtTests {

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    private Actor coordinator;
    private Actor leader;
    private Actor inspector;
    private Actor reporter;
    private String quarter;
    private String page;

    /** Compiled on 12 October, shown to a unit, which objects; handed in, sent back, handed in with another text, sent on the 20th. */
    @BeforeEach
    void aReportWithAStory() {
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        inspector = people.join(DEVELOPMENT_AND_REFORM, Role.INSPECTOR);
        reporter = people.join(COMMERCE, Role.REPORTER);
        quarter = database.sql("""
                        select y || 'Q1' from generate_series(2030, 2090) y
                        where not exists (select from reporting_period p where p.quarter = y || 'Q1') order by y limit 1
                        """).query(String.class).single();
        page = "/reports/" + quarter + "/1";
        Days.itIs(database, "2020-10-26");
        var period =
                database.sql("""
                        insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                      report_on, lock_on)
                        select document_id, :quarter, d, d + 89, d + 90, d + 95, d + 98, d + 100, d + 110
                        from reporting_period, cast(left(:quarter, 4) || '-01-01' as date) d where quarter = '2020Q3' returning id
                        """).param("quarter", quarter).query(Long.class).single();
        var report = database.sql("""
                        insert into roll_up_report (period_id, quarter, state, title, figures, compiled_at, compiled_on, compiled_by,
                                                    signatory, sent_on, snapshot_sha256)
                        values (?, ?, 'SENT', '看过去的报告', '{}', current_timestamp, date '2020-10-12', 'system', '某领导',
                                date '2020-10-20', repeat('0', 64))
                        returning id
                        """).params(period, quarter).query(Long.class).single();
        step(report, "COMPILED", "2020-10-12");
        step(report, "UNIT_CHECK_OPENED", "2020-10-13");
        check(report);
        step(report, "HANDED_IN", "2020-10-15");
        keep(report, 1, "惠及企业18.6万户。");
        step(report, "SENT_BACK", "2020-10-16");
        step(report, "HANDED_IN", "2020-10-18");
        keep(report, 2, "惠及企业16.8万户。");
        step(report, "SIGNED", "2020-10-19");
        step(report, "SENT", "2020-10-20");
    }

    @AfterEach
    void theDateIsReal() {
        Days.itIsReally(database);
    }

    @Test
    void aPastDayShowsTheStateTheStepsAndTheTextThatWasHandedInThen() {
        var draft = page(coordinator, page + "?on=2020-10-12");
        assertThat(draft.select("#as-at").text()).contains("截至2020年10月12日的情况", "只看不办");
        assertThat(draft.select("h1").text()).contains("起草");
        assertThat(draft.select("#text").text()).contains("起草中的文字不留记录");
        assertThat(draft.select("ol.history li")).hasSize(1);
        assertThat(draft.select("main form[method=post]")).isEmpty();

        var first = page(coordinator, page + "?on=2020-10-15");
        assertThat(first.select("#text").text()).contains("18.6万户").doesNotContain("16.8万户");
        assertThat(page(coordinator, page + "?on=2020-10-17").select("#text").text())
                .doesNotContain("18.6万户", "16.8万户");
        var sent = page(coordinator, page + "?on=2020-10-20");
        assertThat(sent.select("#text").text()).contains("16.8万户").doesNotContain("18.6万户");
        assertThat(sent.select("dl.facts").text()).contains("某领导", "2020年10月20日");
        assertThat(page(coordinator, page + "?on=2020-10-18").select("main").text())
                .doesNotContain("某领导");
    }

    @Test
    void nobodySeesAReportEarlierThanHeCould() {
        assertThat(page(leader, page + "?on=2020-10-15").select("#text").text()).contains("18.6万户");
        for (var day : new String[] {"2020-10-13", "2020-10-16"}) {
            assertThat(page(leader, page + "?on=" + day).select("#as-at").text())
                    .contains("还不能供您查看");
        }
        assertThat(page(inspector, page + "?on=2020-10-19").select("#as-at").text())
                .contains("还不能供您查看");
        assertThat(page(inspector, page + "?on=2020-10-20").select("#text").text())
                .contains("16.8万户");
        assertThat(page(coordinator, page + "?on=2020-10-11").select("#as-at").text())
                .contains("还没有这份报告");
        assertThat(get(reporter, page + "?on=2020-10-20").getResponse().getStatus())
                .isIn(403, 404);
    }

    @Test
    void whatUnitsSaidIsThatOfTheDayOnThePageAndInItsFiles() {
        var before = page(coordinator, page + "?on=2020-10-13");
        assertThat(before.select("#unit-check tbody tr")).hasSize(1);
        assertThat(before.select("#unit-check").text()).contains("没有提出异议").doesNotContain("应为16.8万户");
        var raised = page(coordinator, page + "?on=2020-10-14");
        assertThat(raised.select("#unit-check").text())
                .contains("应为16.8万户", "异议待答复")
                .doesNotContain("已核实");
        assertThat(page(coordinator, page + "?on=2020-10-15")
                        .select("#unit-check")
                        .text())
                .contains("已核实");
        var files = raised.select("a[href*='list.csv']").eachAttr("href");
        assertThat(files).hasSize(2).allMatch(file -> file.endsWith("?on=2020-10-14"));
        assertThat(files.stream()
                        .map(file ->
                                CsvTable.of(text(get(coordinator, file))).toString() + text(get(coordinator, file))))
                .anyMatch(file -> file.contains("应为16.8万户"))
                .noneMatch(file -> file.contains("已核实"));
        assertThat(get(leader, page + "/objections/list.csv?on=2020-10-14")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theUnitSeesWhatItWasShownAndSaidByThen() {
        var address = "/unit-check/" + quarter + "/1";
        assertThat(page(reporter, address + "?on=2020-10-12").select("#as-at").text())
                .contains("还没有送本单位核对");
        var shown = page(reporter, address + "?on=2020-10-13");
        assertThat(shown.select("main").text()).contains("惠及企业18.6万户。", "没有提出异议");
        assertThat(shown.select("main form[method=post]")).isEmpty();
        assertThat(page(reporter, address + "?on=2020-10-14")
                        .select("#objections")
                        .text())
                .contains("应为16.8万户", "等待省级协调员答复")
                .doesNotContain("已核实");
        assertThat(page(reporter, address + "?on=2020-10-15")
                        .select("#objections")
                        .text())
                .contains("已核实");
        assertThat(page(reporter, "/unit-check?on=2020-10-14").select("a[href='" + address + "?on=2020-10-14']"))
                .hasSize(1);
    }

    private void check(long report) {
        var check = database.sql("""
                        insert into report_unit_check (report_id, unit_id, number, digest, shown_on, due_on)
                        values (?, ?, 1, '', date '2020-10-13', date '2020-10-15') returning id
                        """).params(report, COMMERCE).query(Long.class).single();
        database.sql("""
                        insert into report_unit_check_sentence (check_id, position, heading, place, trace, text)
                        values (?, 1, '1. 稳定就业岗位', '第2部分第1句', gen_random_uuid(), '惠及企业18.6万户。')
                        """).params(check).update();
        database.sql("""
                        insert into report_objection (report_id, unit_id, check_id, place, trace, quoted, reason, raised_by, raised_by_name,
                                                      raised_at, raised_on, submit_key, outcome, answer, answered_by, answered_by_name,
                                                      answered_at, answered_on)
                        values (?, ?, ?, '第2部分第1句', gen_random_uuid(), '惠及企业18.6万户。', '应为16.8万户。', 'r', '张三',
                                current_timestamp, date '2020-10-14', gen_random_uuid(), 'DECLINED', '已核实。', 'c', '李四',
                                current_timestamp, date '2020-10-15')
                        """).params(report, COMMERCE, check).update();
    }

    private void keep(long report, int number, String text) {
        database.sql("""
                        with kept as (
                            insert into report_submission (report_id, number, submitted_by, submitted_at)
                            values (?, ?, '某人', current_timestamp) returning id)
                        insert into report_submission_sentence (submission_id, position, part, kind, trace, text)
                        select k.id, n.position, 2, n.kind, gen_random_uuid(), n.text
                        from kept k, (values (1, 'MEASURE', '1. 稳定就业岗位'), (2, 'EDITORIAL', ?)) n (position, kind, text)
                        """).params(report, number, text).update();
    }

    private void step(long report, String step, String day) {
        database.sql("""
                        insert into report_step (report_id, step, taken_by, taken_by_name, taken_at, business_time)
                        values (?, ?, 'system', ?, current_timestamp, ?::timestamp)
                        """)
                .params(report, step, step.equals("SIGNED") ? "某领导" : "系统", day + " 10:00")
                .update();
    }

    private Document page(Actor actor, String uri) {
        var result = get(actor, uri);
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(text(result));
    }

    private MvcTestResult get(Actor actor, String uri) {
        return browser.get().uri(uri).with(as(actor)).exchange();
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
