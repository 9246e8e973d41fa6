package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

/** Lists and counts of what is owed, as they were on a past day, and their filters. */
@WebTest
class AsAtPagesTests {

    private static final String LIST = "/periods/2020Q3/obligations";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PeriodOpening opening;

    private Actor coordinator;

    @BeforeEach
    void thePeriodIsOpen() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
    }

    @AfterEach
    void theDateIsReal() {
        Days.itIsReally(database);
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "/periods/2020Q3", "/periods/matrix", "/periods/2020Q3/matrix", "/"})
    void aPastDayIsNamedWithTheWayBack(String uri) {
        var banner = page(uri + "?on=2020-10-09").select("main #as-at");
        assertThat(banner.text()).contains("截至2020年10月9日的情况");
        assertThat(banner.select("a").eachAttr("href"))
                .singleElement()
                .asString()
                .matches(Pattern.quote(uri) + "(\\?.*)?")
                .doesNotContain("on=");
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "/periods/2020Q3", "/periods/matrix", "/periods/2020Q3/matrix", "/"})
    void aDayThatHasNotComeIsRefusedWithASentence(String uri) {
        assertThat(page(uri + "?on=2020-10-13").select("main #as-at").text()).contains("还没有到", "以下是今天的情况");
        assertThat(page(uri + "?on=then").select("main #as-at").text()).contains("无法识别");
        assertThat(page(uri + "?on=2020-10-12").select("main #as-at")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ledger",
                "/lights",
                "/indicators",
                "/claims",
                "/task-points",
                "/open-wordings",
                "/supporting-documents",
                "/extensions",
                "/close-outs",
                "/problems",
                "/problems/open",
                "/urges",
                "/instructions",
                "/burden",
                "/burden/2020Q3/asked",
                "/periods",
                "/periods/2020Q3/assessments",
                "/periods/2020Q3/comparison",
                "/periods/2020Q3/next-steps",
                "/policy/chains",
                "/policy/board",
                "/measures/1",
                "/measures/1/light",
                "/measures/1/light/changes",
                "/measures/1/light/reviews",
                "/measures/17/indicators/55",
                "/measures/17/trajectories/55",
                "/lights/rule"
            })
    void everyOtherListSaysSoToo(String uri) {
        for (var refused : Map.of("2020-10-13", "还没有到", "then", "无法识别").entrySet()) {
            assertThat(page(uri + "?on=" + refused.getKey())
                            .select("main #as-at")
                            .text())
                    .contains(refused.getValue(), "以下是今天的情况");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LIST,
                "/periods/2020Q3",
                "/",
                "/ledger",
                "/claims",
                "/problems",
                "/notices",
                "/policy/board",
                "/measures/1",
                "/measures/1/light"
            })
    void aDayOfAYearThatNobodyMeansIsAnsweredByThePageOfBadRequests(String uri) {
        for (var day : List.of(
                "+9999999-01-01",
                "+999999999-12-31",
                "+9999999999-01-01",
                "+10000-01-01",
                "10000-01-01",
                "0000-01-01",
                "-0001-01-01",
                "-999999999-01-01")) {
            var answer = browser.get()
                    .uri(URI.create(uri + "?on=" + URLEncoder.encode(day, StandardCharsets.UTF_8)))
                    .with(as(coordinator))
                    .exchange();
            assertThat(answer).as(uri + " " + day).hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(Jsoup.parse(text(answer)).select("main").text()).contains("请求无法识别", "年份超出范围");
        }
        assertThat(page(uri + "?on=9999-12-31").select("main #as-at").text()).contains("还没有到");
        assertThat(page(uri + "?on=9999-12-30").select("main #as-at").text()).contains("还没有到");
        page(uri + "?on=0001-01-01");
    }

    @Test
    void theLedgerOfADayBeforeTheFirstQuarterIsThatOfTheFirst() {
        var first = database.sql("select min(quarter) from reporting_period")
                .query(String.class)
                .single();

        var ledger = page("/ledger?on=2000-01-01");

        assertThat(ledger.select("select[name=quarter] option[selected]").val()).isEqualTo(first);
        assertThat(ledger.select("table.ledger tbody tr")).isEmpty();
        assertThat(file("/ledger/list.csv?on=2000-01-01")).contains("2000年1月1日");
    }

    @Test
    void theLastingAddressOfTheQuarterHandsARefusedDayOn() {
        assertThat(browser.get()
                        .uri("/periods/current/obligations?show=late&on=2020-10-13")
                        .with(as(coordinator)))
                .hasRedirectedUrl(LIST + "?show=late&on=2020-10-13");
    }

    @Test
    void beforeThePeriodOpenedThereIsNothing() {
        assertThat(page("/periods/2020Q3?on=2019-12-31").select(".empty").text())
                .contains("开放");
        assertThat(page(LIST + "?on=2019-12-31").select(".empty").text()).contains("没有符合条件");
        assertThat(page("/periods/matrix?until=2020Q3&on=2009-12-31")
                        .select("td .meta")
                        .eachText())
                .allMatch("未开放"::equals);
    }

    @Test
    @Transactional
    void whatWasWaivedIsOwedUntilThenAndNotAfterwards() {
        Days.itIs(database, "2020-10-20");
        var obligation = database.sql("""
                        select max(s.obligation_id) from obligation_status s
                          join reporting_period p on p.id = s.period_id where p.quarter = '2020Q3'
                        """).query(Long.class).single();
        var before =
                page(LIST + "?on=2020-10-15").select("table.ledger tbody tr").size();
        database.sql("insert into obligation_waiver values (?, '不再承担', ?, date '2020-10-15', now())")
                .params(obligation, coordinator.accountId())
                .update();

        assertThat(page(LIST + "?on=2020-10-14").select("table.ledger tbody tr"))
                .hasSize(before);
        assertThat(page(LIST + "?on=2020-10-15").select("table.ledger tbody tr"))
                .hasSize(before - 1);
    }

    @Test
    void everyCountOfThePastDayOpensItsList() {
        var links = page("/periods/2020Q3?on=2020-10-11").select("main a.tile");
        assertThat(links).hasSizeGreaterThan(5);
        for (var link : links) {
            assertThat(link.attr("href")).endsWith("&on=2020-10-11");
            assertThat(page(link.attr("href")).select("table.ledger tbody tr"))
                    .as(link.attr("href"))
                    .hasSize(Integer.parseInt(link.select(".tile-count").text()));
        }
    }

    @Test
    void theListIsFilteredByChapterKindAndLight() {
        assertThat(page(LIST + "?chapter=2").select("table.ledger tbody th").eachText())
                .isNotEmpty()
                .allMatch(measure -> measure.matches("（[一二三四五]）.*"));
        var ofKind =
                page(LIST + "?kind=CEILING").select("table.ledger tbody tr").size();
        assertThat(ofKind)
                .isBetween(1, page(LIST).select("table.ledger tbody tr").size() - 1);
        var byLight = 0;
        for (var light : new String[] {"red", "yellow", "green", "blue", "grey"}) {
            byLight += page(LIST + "?light=" + light)
                    .select("table.ledger tbody tr")
                    .size();
        }
        assertThat(byLight).isEqualTo(page(LIST).select("table.ledger tbody tr").size());
    }

    @Test
    void aFilterIsKeptUnderANameAndOpensAgain() {
        assertThat(browser.post()
                        .uri("/saved-views")
                        .param("list", "/periods/current/obligations")
                        .param("quarter", "2020Q3")
                        .param("show", "missing")
                        .param("chapter", "2")
                        .param("name", "就业缺报")
                        .with(as(coordinator))
                        .with(csrf()))
                .hasRedirectedUrl("/periods/current/obligations?chapter=2&quarter=2020Q3&show=missing");

        var link = page(LIST).select(".saved-views a:contains(就业缺报)").attr("href");
        assertThat(browser.get().uri(link).with(as(coordinator))).hasRedirectedUrl(LIST + "?chapter=2&show=missing");
    }

    @Test
    void whatBecameOfAViewIsToldBesideIt() {
        var name = "历史" + System.nanoTime();
        save(name, Map.of("quarter", "2020Q3", "show", "missing"));
        save(name, Map.of("quarter", "2020Q3", "show", "late", "unit", "rst", "shared", "true"));
        var path = page(LIST)
                .select(".saved-views li:contains(" + name + ") a[href$=/history]")
                .attr("href");
        var view = path.replace("/history", "");
        var nameless = send(view + "/name", Map.of("name", " "));
        assertThat(nameless.getMvcResult().getFlashMap().get("problem")).isEqualTo("view.refused.name");
        assertThat(send(view + "/name", Map.of("name", "新" + name))).hasRedirectedUrl("/periods/current/obligations");

        assertThat(page(path).select(".history-line").eachText())
                .satisfiesExactly(
                        line -> assertThat(line).contains("为保存的视图改名，将“视图名称”由“" + name + "”改为“新" + name + "”"),
                        line -> assertThat(line)
                                .contains(
                                        "修改保存的视图",
                                        "将“筛选条件”由“季度：2020年第三季度；状态：缺报”改为“季度：2020年第三季度；状态：逾期；单位：省人力资源社会保障厅”",
                                        "将“共享范围”由“仅自己可见”改为“省级协调员”"),
                        line -> assertThat(line).contains("保存视图，将“视图名称”填为“" + name + "”"));
        var colleague = people.join(People.DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        assertThat(browser.get().uri(path).with(as(colleague))).hasStatusOk();
        assertThat(send(colleague, view + "/name", Map.of("name", "他人的"))).hasStatus(404);

        send(view + "/deletion", Map.of("list", "/periods/current/obligations"));
        assertThat(page(LIST).select(".saved-views").text()).doesNotContain(name);
        var all = page(LIST).select(".saved-views p a[href$=/history]").attr("href");
        assertThat(page(all).select(".history").text()).contains("删除保存的视图", "视图名称：新" + name);
        assertThat(browser.get().uri(path).with(as(people.join(People.COMMERCE, Role.COORDINATOR))))
                .hasStatus(404);
        assertThat(save(name, Map.of("quarter", "2020Q3")))
                .as("the name of a deleted view is free")
                .hasStatus3xxRedirection();
    }

    @Test
    void theDatesAndWhatWasDecidedAreThoseOfTheDay() {
        var unit = aQuarterThatWasPutOff();

        var before = page("/periods/2014Q1?on=2014-04-08");
        assertThat(before.select(".timeline").text())
                .contains("填报截止 2014年4月5日", "所看日期 2014年4月8日")
                .doesNotContain("4月10日", "今天");
        assertThat(before.select("h1").text()).contains("已过截止");
        assertThat(tile(before, "late")).as("late by the date in force").isEqualTo(1);
        assertThat(before.select("#changes")).isEmpty();

        var after = page("/periods/2014Q1?on=2014-04-09");
        assertThat(after.select(".timeline").text()).contains("2014年4月10日").contains("4月5日");
        assertThat(after.select("h1").text()).contains("填报中");
        assertThat(tile(after, "late")).isZero();
        assertThat(after.select("#changes").text()).contains("汛期影响");

        // Of the matrix over quarters the last column: other tests have quarters before it.
        for (var matrix : Map.of(
                        "/periods/2014Q1/matrix%s?on=", "tbody .badge-bad",
                        "/periods/matrix%s?until=2014Q1&on=", "tbody td:last-child .badge-bad")
                .entrySet()) {
            var pages = matrix.getKey().formatted("");
            var files = matrix.getKey().formatted(".csv");
            assertThat(page(pages + "2014-04-08").select(matrix.getValue()).text())
                    .as("what is missing by the date in force: " + pages)
                    .contains("逾期未报");
            assertThat(page(pages + "2014-04-09").select(matrix.getValue()).text())
                    .doesNotContain("逾期未报");
            assertThat(file(files + "2014-04-08")).contains("逾期未报");
            assertThat(file(files + "2014-04-09").lines())
                    .noneMatch(line -> (matrix.getValue().contains("last-child")
                                    ? line.substring(line.lastIndexOf(',') + 1)
                                    : line)
                            .contains("逾期未报"));
        }

        assertThat(page("/periods/2014Q1?on=2014-03-22").select("#waived").text())
                .contains("职能已划转");
        assertThat(page("/periods/2014Q1?on=2014-03-25").select("#waived")).isEmpty();
        assertThat(page("/periods/2014Q1").select("#waived")).isEmpty();

        assertThat(page("/periods/2014Q1?on=2014-04-17")
                        .select("#exceptions tbody tr:contains(" + unit + ")")
                        .text())
                .contains("待");
        assertThat(page("/periods/2014Q1?on=2014-04-18")
                        .select("#exceptions tbody tr:contains(" + unit + ")")
                        .text())
                .doesNotContain("待")
                .contains("2014年4月30日");
        assertThat(page("/periods/2014Q1?on=2014-04-16").select("#exceptions tbody tr"))
                .isEmpty();
    }

    private static int tile(Document page, String show) {
        return Integer.parseInt(
                page.select("a.tile[href*=show=" + show + "] .tile-count").text());
    }

    /** Due on 5 April until on the 9th it was put off to the 10th; one entry of the 7th, one waived for three days, one exception. */
    private String aQuarterThatWasPutOff() {
        var period = database.sql("""
                        insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                      report_on, lock_on, established_on)
                        values (1, '2014Q1', '2014-01-01', '2014-03-31', '2014-03-15', '2014-04-10', '2014-04-11',
                                '2014-04-12', '2014-04-15', '2014-03-15')
                        returning id
                        """).query(Long.class).single();
        database.sql("""
                        insert into period_change (period_id, kind, before, after, reason, set_by, set_on, set_at)
                        values (:period, 'MOVED', '{2014-03-15,2014-04-05,2014-04-11,2014-04-12,2014-04-15}',
                                '{2014-03-15,2014-04-10,2014-04-11,2014-04-12,2014-04-15}', '汛期影响', 'test', date '2014-04-09',
                                now())
                        """).param("period", period).update();
        database.sql("""
                        with owed as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                              unit_name, established_on)
                            select :period, r.measure_id, r.unit_id, r.id, 'RESPONSIBLE', r.position, '测试厅', date '2014-03-15'
                            from (select * from responsibility order by id limit 2) r
                            returning id, period_id, measure_id, unit_id)
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id, held_since, state, progress,
                                                    status, versions, first_submitted_at, first_received_at)
                        select id, period_id, measure_id, unit_id, now(), 'SUBMITTED', '已拨付。', 'ON_TRACK', 1,
                               timestamp '2014-04-07 09:00', now()
                        from owed order by id limit 1
                        """).param("period", period).update();
        database.sql("""
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id, held_since)
                        select o.id, o.period_id, o.measure_id, o.unit_id, now()
                        from reporting_obligation o
                        where o.period_id = :period
                          and not exists (select from progress_entry e where e.obligation_id = o.id)
                        """).param("period", period).update();
        database.sql("""
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        select id, 1, progress, '', '', '', '', status, false, '', :by, now(), first_submitted_at,
                               gen_random_uuid()
                        from progress_entry where period_id = :period and versions = 1
                        """)
                .param("period", period)
                .param("by", coordinator.accountId())
                .update();
        database.sql("""
                        insert into obligation_waiver_taken_back (obligation_id, reason, waived_by, waived_on, waived_at, why_not,
                                                                  taken_back_by, taken_back_on, taken_back_at)
                        select max(id), '职能已划转', :by, date '2014-03-22', now(), '有误', :by, date '2014-03-25', now()
                        from reporting_obligation where period_id = :period
                        """)
                .param("period", period)
                .param("by", coordinator.accountId())
                .update();
        database.sql("""
                        insert into period_exception (period_id, unit_id, state, asked_until, reason, asked_by, asked_at, asked_on,
                                                      ends_on, decided_by, decided_at, decided_on, submit_key)
                        select :period, min(unit_id), 'GRANTED', date '2014-04-30', '系统故障', :by, now(), date '2014-04-17',
                               date '2014-04-30', :other, now(), date '2014-04-18', gen_random_uuid()
                        from reporting_obligation where period_id = :period
                        """)
                .param("period", period)
                .param("by", coordinator.accountId())
                .param(
                        "other",
                        people.join(People.DEVELOPMENT_AND_REFORM, Role.COORDINATOR)
                                .accountId())
                .update();
        return "测试厅";
    }

    private MvcTestResult save(String name, Map<String, String> filter) {
        var typed = new HashMap<>(filter);
        typed.put("list", "/periods/current/obligations");
        typed.put("name", name);
        return send("/saved-views", typed);
    }

    private MvcTestResult send(String uri, Map<String, String> parameters) {
        return send(coordinator, uri, parameters);
    }

    private MvcTestResult send(Actor actor, String uri, Map<String, String> parameters) {
        var request = browser.post().uri(uri).with(as(actor)).with(csrf());
        parameters.forEach(request::param);
        return request.exchange();
    }

    @Test
    void aViewWithoutANameIsRefusedAndAnUnknownListIsNotFound() {
        var refused = browser.post()
                .uri("/saved-views")
                .param("list", "/periods/current/obligations")
                .param("name", " ")
                .with(as(coordinator))
                .with(csrf())
                .exchange();
        assertThat(refused.getMvcResult().getFlashMap().get("problem")).isEqualTo("view.refused.name");
        var led = browser.get()
                .uri(refused.getResponse().getRedirectedUrl())
                .cookie(refused.getResponse().getCookies())
                .with(as(coordinator))
                .exchange();
        assertThat(led.getMvcResult().getFlashMap().get("problem"))
                .as("said on the page that the lasting address leads to")
                .isEqualTo("view.refused.name");
        assertThat(browser.post()
                        .uri("/saved-views")
                        .param("list", "/elsewhere")
                        .param("name", "别处")
                        .with(as(coordinator))
                        .with(csrf()))
                .hasStatus(404);
    }

    private Document page(String uri) {
        return Jsoup.parse(file(uri));
    }

    private String file(String uri) {
        var result = browser.get().uri(uri).with(as(coordinator)).exchange();
        assertThat(result).as(uri).hasStatusOk();
        return text(result);
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
