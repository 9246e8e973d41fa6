package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
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

/** What an entry goes through over HTTP, and above all what it refuses. Each test takes an entry of its own. */
@WebTest
class EntryWorkflowTests {

    private static final long HUMAN_RESOURCES = 1;
    private static final long FINANCE = 3;

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PeriodOpening opening;

    private long unit;
    private Actor reporter;
    private Actor approver;
    private Actor coordinator;

    @BeforeEach
    void thePeriodIsOpen() {
        unit = newUnit();
        reporter = people.join(unit, Role.REPORTER);
        approver = people.join(unit, Role.UNIT_APPROVER);
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
    }

    @AfterEach
    void theDateIsReal() {
        Days.itIsReally(database);
    }

    @Test
    void anotherUnitsEntryDoesNotExist() {
        var entry = untouched(unit);
        var stranger = people.join(HUMAN_RESOURCES, Role.REPORTER, Role.UNIT_APPROVER);
        save(reporter, entry, Map.of("progress", "秘密草稿"));

        assertThat(get(stranger, entry))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .doesNotContain("秘密草稿");
        assertThat(get(stranger, entry + "/form")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(save(stranger, entry, Map.of("progress", "x"))).hasStatus(HttpStatus.NOT_FOUND);
        for (var step : Stream.of("submission", "unit-return", "no-progress", "withdrawal", "correction")
                .toList()) {
            assertThat(post(stranger, entry + "/" + step, full(Map.of("seen", "1", "noProgressReason", "x"))))
                    .as(step)
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(textOf(entry)).isEqualTo("秘密草稿");
    }

    @Test
    void aDraftIsSeenByNobodyOutsideTheUnit() {
        var entry = untouched(unit);
        save(reporter, entry, Map.of("progress", "未成熟的数字"));

        assertThat(get(coordinator, entry)).hasStatusOk().bodyText().doesNotContain("未成熟的数字");
        for (var role : new Role[] {Role.LEADER, Role.INSPECTOR}) {
            assertThat(get(people.join(DEVELOPMENT_AND_REFORM, role), entry))
                    .as("%s", role)
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        for (var role : new Role[] {Role.ADMIN, Role.AUDITOR}) {
            assertThat(get(people.join(DEVELOPMENT_AND_REFORM, role), entry))
                    .as("%s", role)
                    .hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndWhatWasTypedStays() {
        var entry = untouched(unit);
        var indicator = page(reporter, entry + "/form")
                .select("input[name='figures[0].indicatorId']")
                .val();

        var result = save(
                reporter,
                entry,
                Map.of(
                        "send", "review",
                        "progress", " ",
                        "problems", "资金拨付偏慢",
                        "figures[0].indicatorId", indicator,
                        "figures[0].amount", "十六",
                        "figures[0].asOf", "9月底"));

        assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        var form = Jsoup.parse(text(result));
        assertThat(form.select(".error-summary li").eachText())
                .anyMatch(line -> line.contains("请填写进展情况"))
                .anyMatch(line -> line.contains("请选择自评状态"))
                .anyMatch(line -> line.contains("请填写数字"))
                .anyMatch(line -> line.contains("截至日期"));
        assertThat(form.select("#problems").text()).isEqualTo("资金拨付偏慢");
        assertThat(form.select("input[name='figures[0].amount']").val()).isEqualTo("十六");
        assertThat(stateOf(entry)).isEqualTo("TO_FILL");
    }

    @Test
    void aTextThatIsTooLongStaysInTheFormAndIsNotStored() {
        var entry = untouched(unit);
        var tooLong = "长".repeat(2001);

        var result = save(reporter, entry, Map.of("progress", tooLong));

        assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(result)).contains("进展情况超过2000字");
        assertThat(Jsoup.parse(text(result)).select("#progress").text()).isEqualTo(tooLong);
        assertThat(stateOf(entry)).isEqualTo("TO_FILL");
    }

    @Test
    void theIndicatorOfAnotherMeasureIsRefused() {
        var entry = untouched(unit);

        var result = save(
                reporter,
                entry,
                Map.of(
                        "progress",
                        "x",
                        "figures[0].indicatorId",
                        "69",
                        "figures[0].amount",
                        "1",
                        "figures[0].asOf",
                        "2020-09-30"));

        assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY).bodyText().contains("该指标不属于本措施");
    }

    @Test
    void fieldsThatNoPageOffersAreABadRequestAtMost() {
        var entry = untouched(unit);

        for (var field : new String[] {"figures[300].amount", "figures[5000].amount", "figures[abc].amount"}) {
            assertThat(save(reporter, entry, Map.of("progress", "x", field, "1"))
                            .getResponse()
                            .getStatus())
                    .as(field)
                    .isLessThan(500);
        }
        var foreign = page(reporter, entry + "/form")
                .select("input[name='figures[0].indicatorId']")
                .val();
        assertThat(save(
                        reporter,
                        entry,
                        Map.of(
                                "progress", "x\u0000y",
                                "figures[0].indicatorId", foreign,
                                "figures[0].amount", "1",
                                "figures[0].asOf", "+999999999-01-01")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void lookingWithoutReadingDoesNotOpenAnEntry() {
        var entry = untouched(unit);
        send(entry);

        assertThat(browser.head().uri(entry).with(as(approver))).hasStatusOk();
        assertThat(post(reporter, entry + "/withdrawal", full(Map.of()))).hasRedirectedUrl(entry);
    }

    @Test
    void theSecondClickOnSaveIsNoConflict() {
        var entry = untouched(unit);
        var parameters = full(Map.of("revision", revisionOf(entry), "progress", "点了两次"));

        assertThat(post(reporter, entry + "/form", parameters)).hasStatus3xxRedirection();
        assertThat(post(reporter, entry + "/form", parameters)).hasStatus3xxRedirection();
    }

    @Test
    void aStaleFormShowsBothTextsAndChangesNothing() {
        var entry = untouched(unit);
        var colleague = people.join(unit, Role.REPORTER);
        var stale = revisionOf(entry);
        save(reporter, entry, Map.of("progress", "先保存的内容"));

        var result = post(colleague, entry + "/form", full(Map.of("revision", stale, "progress", "后填写的内容")));

        assertThat(result).hasStatus(HttpStatus.CONFLICT);
        var form = Jsoup.parse(text(result));
        assertThat(form.select("main").text()).contains("他人已保存过这份填报", "先保存的内容");
        assertThat(form.select("#progress").text()).isEqualTo("后填写的内容");
        assertThat(textOf(entry)).isEqualTo("先保存的内容");

        var again = post(
                colleague,
                entry + "/form",
                full(Map.of("revision", form.select("input[name=revision]").val(), "progress", "后填写的内容")));
        assertThat(again).hasStatus3xxRedirection();
        assertThat(textOf(entry)).isEqualTo("后填写的内容");
    }

    @Test
    void twentyEqualRequestsMakeOneVersion() throws Exception {
        var entry = untouched(unit);
        var parameters = full(Map.of(
                "revision", revisionOf(entry),
                "submitKey", UUID.randomUUID().toString(),
                "send", "review",
                "progress", "直达资金已全部下达。",
                "status", "ON_TRACK"));
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<String> click = () ->
                    post(reporter, entry + "/form", parameters).getResponse().getRedirectedUrl();
            var answers = threads.invokeAll(java.util.Collections.nCopies(20, click));
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(entry);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.sql("select count(*) from entry_version where entry_id = ?")
                        .params(id(entry))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aLockedPeriodTakesNothingButLosesNothingThatWasTyped() {
        var entry = untouched(unit);
        var revision = revisionOf(entry);
        Days.itIs(database, "2020-10-30");

        var result = post(reporter, entry + "/form", full(Map.of("revision", revision, "progress", "迟到的内容")));

        assertThat(result).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(result)).contains("已锁定");
        assertThat(Jsoup.parse(text(result)).select("#progress").text()).isEqualTo("迟到的内容");
        assertThat(stateOf(entry)).isEqualTo("TO_FILL");
    }

    @Test
    void anEntryAfterTheDueDayIsTakenAsLate() {
        var entry = untouched(unit);
        Days.itIs(database, "2020-10-15");
        send(entry);
        post(approver, entry + "/submission", full(Map.of("seen", "1")));

        assertThat(page(coordinator, entry).select(".badge").eachText()).contains("逾期报送");
        assertThat(page(coordinator, "/periods/2020Q3/obligations?show=late").select("a[href=" + entry + "]"))
                .hasSize(1);
    }

    @Test
    void noStepCanBeSkipped() {
        var entry = untouched(unit);

        assertThat(post(approver, entry + "/submission", full(Map.of("seen", "0"))))
                .hasStatus(HttpStatus.CONFLICT);
        send(entry);
        assertThat(post(coordinator, entry + "/approval", full(Map.of("seen", "1"))))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(stateOf(entry)).isEqualTo("UNIT_REVIEW");
    }

    @Test
    void nobodyReviewsWhatHeWrote() {
        var both = people.join(unit, Role.REPORTER, Role.UNIT_APPROVER);
        var entry = untouched(unit);
        send(both, entry);

        assertThat(post(both, entry + "/submission", full(Map.of("seen", "1"))))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("不能由您审核");
        assertThat(stateOf(entry)).isEqualTo("UNIT_REVIEW");
    }

    @Test
    void aReviewerJudgesOnlyTheVersionHeHasSeen() {
        var entry = untouched(unit);
        send(entry);

        assertThat(post(approver, entry + "/submission", full(Map.of("seen", "7"))))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("有了新版本");
    }

    @Test
    void aReturnNeedsAReasonAndMarksItsFields() {
        var entry = untouched(unit);
        send(entry);
        post(approver, entry + "/submission", full(Map.of("seen", "1")));

        var unreasoned =
                post(coordinator, entry + "/province-return", full(Map.of("seen", "1", "category", "MISSING_DATA")));
        assertThat(unreasoned).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(unreasoned)).contains("请选择退回类别并写明理由");
        assertThat(stateOf(entry)).isEqualTo("SUBMITTED");

        post(
                coordinator,
                entry + "/province-return",
                full(Map.of("seen", "1", "category", "MISSING_DATA", "reason", "请补充截至日期", "fields", "progress")));
        assertThat(stateOf(entry)).isEqualTo("RETURNED_BY_PROVINCE");
        var form = page(reporter, entry + "/form");
        assertThat(form.select(".card-warn").text()).contains("请补充截至日期", "缺数据");
        assertThat(form.select(".card-warn a[href=#progress]")).hasSize(1);
    }

    @Test
    void theCompilingUnitsOwnEntryNeedsTwoReviewers() {
        var writer = people.join(DEVELOPMENT_AND_REFORM, Role.REPORTER);
        var head = people.join(DEVELOPMENT_AND_REFORM, Role.UNIT_APPROVER);
        var second = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        var entry = untouched(DEVELOPMENT_AND_REFORM);
        send(writer, entry);
        post(head, entry + "/submission", full(Map.of("seen", "1")));

        post(coordinator, entry + "/approval", full(Map.of("seen", "1")));
        assertThat(stateOf(entry)).isEqualTo("SUBMITTED");
        assertThat(post(coordinator, entry + "/approval", full(Map.of("seen", "1"))))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(page(second, entry).select(".badge").eachText()).contains("牵头汇总单位自报");

        post(second, entry + "/approval", full(Map.of("seen", "1")));
        assertThat(stateOf(entry)).isEqualTo("APPROVED");
    }

    @Test
    void nothingNewIsAnAnswerInOneClick() {
        var entry = untouched(unit);

        assertThat(post(
                        reporter,
                        entry + "/no-progress",
                        full(Map.of("revision", revisionOf(entry), "noProgressReason", "按既定安排推进"))))
                .hasRedirectedUrl(entry);
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        post(coordinator, entry + "/approval", full(Map.of("seen", "1")));

        assertThat(page(coordinator, "/periods/2020Q3/obligations?show=no-progress")
                        .select("a[href=" + entry + "]"))
                .hasSize(1);
        assertThat(page(coordinator, "/periods/2020Q3/obligations?show=missing").select("a[href=" + entry + "]"))
                .isEmpty();
    }

    @Test
    void whatIsApprovedIsCorrectedByALinkedEntryOfItsOwn() {
        var entry = untouched(unit);
        send(entry);
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        post(coordinator, entry + "/approval", full(Map.of("seen", "1")));
        assertThat(save(reporter, entry, Map.of("progress", "改写"))).hasStatus(HttpStatus.CONFLICT);

        var correction = post(reporter, entry + "/correction", full(Map.of()))
                .getResponse()
                .getRedirectedUrl()
                .replace("/form", "");
        assertThat(page(reporter, correction).select("a[href=" + entry + "]")).isNotEmpty();
        assertThat(page(reporter, entry).select("a[href=" + correction + "]")).isNotEmpty();
        assertThat(post(reporter, entry + "/correction", full(Map.of())))
                .as("one correction at a time")
                .hasStatus(HttpStatus.CONFLICT);

        Days.itIs(database, "2020-11-20");
        send(reporter, correction);
        post(approver, correction + "/submission", full(Map.of("seen", "1")));
        post(coordinator, correction + "/approval", full(Map.of("seen", "1")));
        assertThat(stateOf(correction)).isEqualTo("APPROVED");
        assertThat(database.sql("select entry_id from effective_entry where obligation_id = "
                                + "(select obligation_id from progress_entry where id = ?)")
                        .params(id(entry))
                        .query(Long.class)
                        .single())
                .isEqualTo(id(correction));
    }

    @Test
    void anEntryIsWithdrawnUntilTheReviewerHasOpenedIt() {
        var entry = untouched(unit);
        send(entry);
        assertThat(post(reporter, entry + "/withdrawal", full(Map.of()))).hasRedirectedUrl(entry);
        assertThat(stateOf(entry)).isEqualTo("WITHDRAWN");

        send(entry);
        page(approver, entry);
        assertThat(post(reporter, entry + "/withdrawal", full(Map.of()))).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void unitsOfTheMeasureReadEachOthersApprovedEntriesOnly() {
        reporter = people.join(FINANCE, Role.REPORTER);
        approver = people.join(FINANCE, Role.UNIT_APPROVER);
        var entry = entryOf(FINANCE, 1);
        var other = people.join(HUMAN_RESOURCES, Role.REPORTER);
        assertThat(get(other, entry)).hasStatus(HttpStatus.NOT_FOUND);
        send(entry);
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        assertThat(get(other, entry)).hasStatus(HttpStatus.NOT_FOUND);
        post(coordinator, entry + "/approval", full(Map.of("seen", "1")));

        assertThat(get(other, entry)).hasStatusOk().bodyText().contains("直达资金");
        assertThat(get(people.join(29, Role.REPORTER), entry)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void everyNumberOfAPeriodHasAListOfThatLength() {
        var overview = page(coordinator, "/periods/2020Q3");
        var links = overview.select("a.tile, td.numeric a");
        assertThat(links).hasSizeGreaterThan(100);
        for (var link : links) {
            if (link.attr("href").contains("unit=") && !link.attr("href").matches(".*show=(due|missing)")) {
                continue;
            }
            var shown = link.hasClass("tile") ? link.select(".tile-count").text() : link.text();
            var list = page(coordinator, link.attr("href"));
            assertThat(list.select("tbody tr")).as(link.attr("href")).hasSize(Integer.parseInt(shown));
        }
    }

    @Test
    void listsComeDownUnderTheirFilter() {
        var csv = get(coordinator, "/periods/2020Q3/obligations.csv?show=missing&unit=czt");

        assertThat(csv).hasStatusOk();
        assertThat(text(csv)).startsWith("\uFEFF\"措施\"").contains("省财政厅").doesNotContain("省教育厅");
        assertThat(get(coordinator, "/periods/2020Q3/obligations.xlsx?show=due"))
                .hasStatusOk();
    }

    private void send(String entry) {
        send(reporter, entry);
    }

    private void send(Actor writer, String entry) {
        var result = save(writer, entry, Map.of("send", "review", "progress", "直达资金已全部下达。", "status", "ON_TRACK"));
        assertThat(result).hasRedirectedUrl(entry);
    }

    private MvcTestResult save(Actor writer, String entry, Map<String, String> typed) {
        var parameters = new LinkedHashMap<>(typed);
        parameters.put("revision", revisionOf(entry));
        return post(writer, entry + "/form", full(parameters));
    }

    /** A department of the test's own, so that no test meets another one's entries. */
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

    /** An entry of the unit that no test has touched yet. */
    private String untouched(long unit) {
        return "/entries/"
                + database.sql("""
                                select e.id from progress_entry e join reporting_period p on p.id = e.period_id
                                where p.quarter = '2020Q3' and e.unit_id = ? and e.state = 'TO_FILL' and e.version = 0
                                  and exists (select from indicator i where i.measure_id = e.measure_id
                                              and i.kind in ('TARGET', 'CEILING'))
                                order by e.id desc limit 1
                                """).params(unit).query(Long.class).optional().orElseGet(() -> fresh(unit));
    }

    /** When the unit has no untouched entry left: one more, owed on a measure it has nothing to do with. */
    private long fresh(long unit) {
        var obligation = database.sql("""
                        insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                          unit_name, established_on)
                        select 2, m.id, :unit, r.id, 'RESPONSIBLE', 99, u.name, date '2020-09-17'
                        from measure m
                          join responsibility r on r.measure_id = m.id and r.position = 1
                          join unit u on u.id = :unit
                        where exists (select from indicator i where i.measure_id = m.id and i.kind in ('TARGET', 'CEILING'))
                          and not exists (select from reporting_obligation o
                                          where o.period_id = 2 and o.measure_id = m.id and o.unit_id = :unit)
                        order by m.number limit 1
                        returning id
                        """).param("unit", unit).query(Long.class).single();
        return database.sql("""
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                        select id, period_id, measure_id, unit_id from reporting_obligation where id = ? returning id
                        """).params(obligation).query(Long.class).single();
    }

    private String entryOf(long unit, int measure) {
        return "/entries/"
                + database.sql(
                                "select id from progress_entry where period_id = 2 and unit_id = ? and measure_id = ? and corrects_id is null")
                        .params(unit, measure)
                        .query(Long.class)
                        .single();
    }

    private String revisionOf(String entry) {
        return database.sql("select version from progress_entry where id = ?")
                .params(id(entry))
                .query(String.class)
                .single();
    }

    private String stateOf(String entry) {
        return database.sql("select state from progress_entry where id = ?")
                .params(id(entry))
                .query(String.class)
                .single();
    }

    private String textOf(String entry) {
        return database.sql("select progress from progress_entry where id = ?")
                .params(id(entry))
                .query(String.class)
                .single();
    }

    private static long id(String entry) {
        return Long.parseLong(entry.substring("/entries/".length()));
    }

    private static Map<String, String> full(Map<String, String> parameters) {
        var all = new LinkedHashMap<>(parameters);
        all.putIfAbsent("submitKey", UUID.randomUUID().toString());
        return all;
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
