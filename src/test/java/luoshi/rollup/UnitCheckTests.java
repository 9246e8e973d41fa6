package luoshi.rollup;

import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import luoshi.CsvTable;
import luoshi.Days;
import luoshi.People;
import luoshi.TestDatabase;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 核稿: units check the sentences about them for two working days, object, are answered, and everything stays with the report. */
@SpringBootTest(properties = {"db-scheduler.enabled=false", "spring.application.name=unit-check"})
@AutoConfigureMockMvc
@Import({TestDatabase.class, People.class})
@DirtiesContext
class UnitCheckTests {

    private static final long HUMAN_RESOURCES = 1;
    private static final String REPORT = "/reports/2020Q3/1";
    private static final String PAGE = "/unit-check/2020Q3/1";
    private static final String SAID = "资金已拨付365万元。";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private RollUpJob job;

    @Autowired
    private UnitCheckRepository checks;

    private Actor reporter;
    private Actor approver;
    private Actor commerce;
    private Actor coordinator;

    @BeforeEach
    void aDraftOnTheLastDayBeforeTheHolidays() {
        reporter = people.join(HUMAN_RESOURCES, Role.REPORTER);
        approver = people.join(HUMAN_RESOURCES, Role.UNIT_APPROVER);
        commerce = people.join(People.COMMERCE, Role.REPORTER);
        coordinator = people.join(People.DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        Days.itIs(database, "2020-09-30");
        job.compileWhatIsDue(Actor.SYSTEM);
        approve();
        assertThat(post(coordinator, "/reports/2020Q3/compilation")).hasRedirectedUrl(REPORT);
    }

    @Test
    void leadsFromTheDraftToTheAnswersThatStayWithTheReport() {
        assertThat(get(reporter, PAGE)).as("nothing is shown of a draft").hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(coordinator, REPORT + "/unit-check")).hasRedirectedUrl(REPORT);

        eachUnitSeesItsOwn();
        aUnitObjects();
        nothingGoesOnWhileItWaits();
        theAnswerRewritesTheSentence();
        theUnitConfirmsWhatItWasShownAnew();
        whoseSentencesAreTheSameKeepsItsDays();
        whatTheProgramPlacedSendsTheReportBack();
        isTooLateOnceTheDaysAreOver();
        theReportIsHandedInAndAllOfItStays();
        whatWasReplacedWasReplacedThen();
    }

    private void eachUnitSeesItsOwn() {
        var page = page(reporter, PAGE);
        assertThat(page.select("main").text())
                .contains("省人力资源社会保障厅：" + SAID, "缺报的单位和措施为：", "…", "核稿截止2020年10月10日")
                .doesNotContain("省商务厅", "赣州市");
        assertThat(page(commerce, PAGE).select("main").text()).contains("省商务厅").doesNotContain(SAID);
        var stranger = people.join(
                database.sql("select min(id) from unit where nature = 'COUNTY'")
                        .query(Long.class)
                        .single(),
                Role.REPORTER);
        assertThat(get(stranger, PAGE)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(stranger, confirmation(reporter))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(commerce, sentence(reporter, SAID), "reason", "不是我们的"))
                .as("the sentences of another unit")
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(reporter, REPORT).getResponse().getStatus())
                .as("the report itself")
                .isIn(403, 404);
        assertThat(get(people.join(People.DEVELOPMENT_AND_REFORM, Role.LEADER), REPORT))
                .as("leaders read what is handed in")
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(reporter, "/tasks?of=UNIT_CHECK").select("main a[href=" + PAGE + "]"))
                .hasSize(1);
        assertThat(page(reporter, "/notices").text()).contains("季度报告核稿", "2020年10月10日前可以提出异议");
        assertThat(page(reporter, "/unit-check").select("tbody").text()).contains("核稿中");
    }

    private void aUnitObjects() {
        var sentence = sentence(reporter, SAID);
        assertThat(post(reporter, sentence, "reason", " "))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("请写明原因");
        var key = UUID.randomUUID().toString();
        for (var click = 0; click < 2; click++) {
            assertThat(post(reporter, sentence, "reason", "应为356万元。", "submitKey", key))
                    .hasStatus3xxRedirection();
        }
        assertThat(page(reporter, PAGE).select("#objections .card"))
                .as("clicked twice, raised once")
                .hasSize(1);
        assertThat(page(commerce, PAGE).text()).doesNotContain("356万元");
        theListsComeDown();
    }

    private void theListsComeDown() {
        var report = page(coordinator, REPORT);
        var units = file(coordinator, report, "/unit-check/list.csv");
        assertThat(units).contains("\"省人力资源社会保障厅\"", "异议待答复", "2020年10月10日");
        assertThat(CsvTable.of(units).lines())
                .hasSize(report.select("#unit-check tbody tr").size() + 1);
        assertThat(file(coordinator, report, "/objections/list.csv"))
                .contains("\"省人力资源社会保障厅\"", SAID, "应为356万元。", reporter.displayName(), "等待省级协调员答复")
                .contains("\"筛选（报告）\"", "\"行数\",\"1\"");
        assertThat(file(reporter, page(reporter, "/unit-check"), "/unit-check/list.csv"))
                .contains("异议待答复", "2020年10月10日", "\"行数\",\"1\"");
        for (var file : new String[] {"/unit-check/list.xlsx", "/objections/list.xlsx"}) {
            assertThat(get(coordinator, REPORT + file)).hasStatusOk();
            assertThat(get(reporter, REPORT + file).getResponse().getStatus()).isIn(403, 404);
            assertThat(get(people.join(People.DEVELOPMENT_AND_REFORM, Role.LEADER), REPORT + file))
                    .as("leaders read what is handed in")
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(get(coordinator, "/unit-check/list.csv"))
                .as("the province checks nothing of its own here")
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private String file(Actor actor, Document page, String ending) {
        var links = page.select("a.export[href$=" + ending + "]").eachAttr("href");
        assertThat(links).as(ending).hasSize(1);
        return new String(get(actor, links.get(0)).getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private void nothingGoesOnWhileItWaits() {
        assertThat(post(reporter, confirmation(reporter)))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("须由本单位审核人确认");
        assertThat(post(approver, confirmation(reporter)))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("本单位的异议还没有答复");
        assertThat(post(coordinator, REPORT + "/handing-in", "missingReason", "先行报告。"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("还有1条异议没有答复");
        assertThat(page(coordinator, "/").text()).contains("待答复的核稿异议");
        assertThat(page(coordinator, "/notices").text()).contains("核稿异议", "应为356万元。");
        assertThat(page(coordinator, REPORT).select(".report-text a:contains(编辑)"))
                .as("nothing is edited meanwhile")
                .isEmpty();
    }

    private void theAnswerRewritesTheSentence() {
        var answer = REPORT + "/objections/" + objection();
        assertThat(post(coordinator, answer, "outcome", "ACCEPTED", "text", "省人力资源社会保障厅：" + SAID, "answer", "照改"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("与原句相同", "照改");
        for (var click = 0; click < 2; click++) {
            assertThat(post(coordinator, answer, "outcome", "ACCEPTED", "text", "省人力资源社会保障厅：资金已拨付356万元。"))
                    .hasStatus3xxRedirection();
        }
        assertThat(page(coordinator, REPORT).select(".report-text").text())
                .contains("资金已拨付356万元。")
                .doesNotContain(SAID);
        assertThat(page(coordinator, REPORT + "/history").select("main").text()).contains("对报告提出异议", "采纳对报告的异议", SAID);
        assertThat(page(reporter, "/notices").text()).contains("核稿异议的答复", "采纳：省人力资源社会保障厅：资金已拨付356万元。");
        assertThat(page(reporter, PAGE).select("#objections").text()).contains(SAID, "应为356万元。", "采纳", "资金已拨付356万元。");
    }

    private void theUnitConfirmsWhatItWasShownAnew() {
        assertThat(page(reporter, PAGE).select(".sentences").text()).contains("资金已拨付356万元。");
        var confirmation = confirmation(reporter);
        for (var click = 0; click < 2; click++) {
            assertThat(post(approver, confirmation)).hasRedirectedUrl(PAGE);
        }
        assertThat(post(reporter, confirmation.replace("confirmation", "sentences/1"), "reason", "再想一想"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("已确认无异议", "再想一想");
        assertThat(page(reporter, "/").text()).doesNotContain("待核稿的季度报告");
    }

    private void whoseSentencesAreTheSameKeepsItsDays() {
        Days.itIs(database, "2020-10-09");
        assertThat(post(coordinator, REPORT + "/return", "reason", "再核一处")).hasRedirectedUrl(REPORT);
        assertThat(post(commerce, sentencesOf(People.COMMERCE) + "1", "reason", "我们报过了"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("已退回起草", "我们报过了");
        assertThat(post(coordinator, "/reports/2020Q3/compilation")).hasRedirectedUrl(REPORT);
        assertThat(post(coordinator, REPORT + "/unit-check")).hasRedirectedUrl(REPORT);
        assertThat(page(reporter, PAGE).select("main").text()).contains("已确认无异议");
        assertThat(page(commerce, PAGE).select("main").text()).contains("核稿截止2020年10月10日");
    }

    private void whatTheProgramPlacedSendsTheReportBack() {
        var clause = sentence(commerce, "缺报的单位和措施为");
        assertThat(post(commerce, clause, "reason", "已经报过。")).hasStatus3xxRedirection();
        var answer = REPORT + "/objections/" + objection();
        assertThat(post(coordinator, answer, "outcome", "DECLINED")).hasStatus(HttpStatus.CONFLICT);
        assertThat(post(coordinator, answer, "outcome", "ACCEPTED", "answer", "更正数据后重新汇总。"))
                .hasStatus3xxRedirection();
        assertThat(page(coordinator, REPORT).select("h1").text()).contains("起草");
        assertThat(post(coordinator, REPORT + "/unit-check")).hasRedirectedUrl(REPORT);
        assertThat(post(commerce, clause, "reason", "还没有改。")).hasStatus3xxRedirection();
        assertThat(post(
                        coordinator,
                        REPORT + "/objections/" + objection(),
                        "outcome",
                        "DECLINED",
                        "answer",
                        "系统中没有你厅的填报。"))
                .hasStatus3xxRedirection();
        assertThat(page(commerce, PAGE).select("#objections").text()).contains("不采纳", "系统中没有你厅的填报。");
        aUnitTakesItsObjectionBack(clause);
    }

    private void aUnitTakesItsObjectionBack(String clause) {
        assertThat(post(commerce, clause, "reason", "又看错了。")).hasStatus3xxRedirection();
        var withdrawal = PAGE + "/objections/" + objection() + "/withdrawal";
        assertThat(post(reporter, withdrawal)).as("of another unit").hasStatus(HttpStatus.NOT_FOUND);
        for (var click = 0; click < 2; click++) {
            assertThat(post(commerce, withdrawal)).hasRedirectedUrl(PAGE + "#objection-" + objection());
        }
        assertThat(page(commerce, PAGE).select("#objection-" + objection()).text())
                .contains("又看错了。", "单位已撤回", commerce.displayName())
                .doesNotContain("等待省级协调员答复");
        assertThat(post(coordinator, REPORT + "/objections/" + objection(), "outcome", "DECLINED", "answer", "不采纳。"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("本次操作没有生效");
        assertThat(post(commerce, PAGE + "/objections/" + (objection() - 1) + "/withdrawal"))
                .as("what is answered")
                .hasStatus(HttpStatus.CONFLICT);
    }

    private void isTooLateOnceTheDaysAreOver() {
        assertThat(post(coordinator, REPORT + "/handing-in", "missingReason", "先行报告。"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("个单位在核稿", "2020年10月10日核稿截止");
        Days.itIs(database, "2020-10-11");
        assertThat(post(commerce, sentencesOf(People.COMMERCE) + "1", "reason", "迟来的异议"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("核稿已于2020年10月10日截止", "迟来的异议");
        assertThat(page(coordinator, "/").text()).contains("核稿完毕、待送审的季度报告");
        assertThat(page(coordinator, REPORT).select("#unit-check").text()).contains("已确认无异议1个", "期满未提出异议", "异议已答复1个");
    }

    private void theReportIsHandedInAndAllOfItStays() {
        assertThat(post(coordinator, REPORT + "/handing-in", "missingReason", "先行报告。"))
                .hasRedirectedUrl(REPORT);
        assertThat(page(reporter, PAGE).select("main").text()).contains("报告已送审，不能再提出异议", "应为356万元。");
        assertThat(page(people.join(People.DEVELOPMENT_AND_REFORM, Role.LEADER), REPORT)
                        .select("#unit-check")
                        .text())
                .contains("应为356万元。", "系统中没有你厅的填报。");
        assertThatThrownBy(() ->
                        database.sql("update report_objection set answer = 'x'").update())
                .rootCause()
                .hasMessageContaining("is kept");
    }

    private void whatWasReplacedWasReplacedThen() {
        var report = database.sql("select min(id) from roll_up_report where quarter = '2020Q3'")
                .query(Long.class)
                .single();
        var check = checks.last(report).get(0);
        var first = Instant.parse("2020-10-12T01:00:00Z");
        for (var at : new Instant[] {first, first.plusSeconds(60)}) {
            check.replace(at);
            check = checks.saveAndFlush(check);
        }
        assertThat(replacedAt(check.getId())).isEqualTo(first);
    }

    private Instant replacedAt(long check) {
        return database.sql("select replaced_at from report_unit_check where id = ?")
                .params(check)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** One entry of 省人力资源社会保障厅, which the province has approved. */
    private void approve() {
        database.sql("""
                        update progress_entry
                        set state = 'APPROVED', progress = ?, status = 'ON_TRACK', versions = 1,
                            first_submitted_at = timestamp '2020-09-29 09:00', first_received_at = now()
                        where id = (select min(id) from progress_entry where unit_id = ? and period_id = 2 and versions = 0)
                        """).params(SAID, HUMAN_RESOURCES).update();
        database.sql("""
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        select id, 1, progress, '', '', '', '', status, false, '', ?, now(), first_submitted_at,
                               gen_random_uuid()
                        from progress_entry where unit_id = ? and period_id = 2 and versions = 1
                        """).params(reporter.accountId(), HUMAN_RESOURCES).update();
        database.sql("""
                        insert into entry_review (entry_id, version_number, level, verdict, reviewed_by, reviewed_at,
                                                  business_time, submit_key, assessment)
                        select e.id, 1, l.level, 'PASSED', ?, now(), e.first_submitted_at, gen_random_uuid(),
                               case l.level when 'PROVINCE' then 'RECOGNISED' end
                        from progress_entry e cross join (values ('UNIT'), ('PROVINCE')) l (level)
                        where e.unit_id = ? and e.period_id = 2 and e.versions = 1
                        """).params(coordinator.accountId(), HUMAN_RESOURCES).update();
    }

    private long objection() {
        return database.sql("select max(id) from report_objection")
                .query(Long.class)
                .single();
    }

    private String confirmation(Actor of) {
        return sentencesOf(of.unitId()).replace("sentences/", "confirmation");
    }

    private String sentencesOf(long unit) {
        return PAGE + "/"
                + database.sql("select max(id) from report_unit_check where unit_id = ?")
                        .params(unit)
                        .query(Long.class)
                        .single()
                + "/sentences/";
    }

    /** Where one objects to the sentence with the words. */
    private String sentence(Actor actor, String words) {
        return page(actor, PAGE).select(".sentences li:contains(" + words + ") form").stream()
                .map(form -> form.attr("action"))
                .findFirst()
                .orElseThrow();
    }

    private MvcTestResult get(Actor actor, String uri) {
        return browser.get().uri(uri).with(as(actor)).exchange();
    }

    private Document page(Actor actor, String uri) {
        var result = get(actor, uri);
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private MvcTestResult post(Actor actor, String uri, String... parameters) {
        var request = browser.post().uri(uri).with(as(actor)).with(csrf());
        if (uri.startsWith(REPORT) && !uri.contains("/objections/")) {
            request.param(
                    "revision",
                    page(actor, REPORT).select("input[name=revision]").val());
        }
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }
}
