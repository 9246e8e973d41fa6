package luoshi.light;

import static luoshi.People.COMMERCE;
import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.Quarter;
import luoshi.progress.PeriodOpening;
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

/** Nobody reports in this database, so that all quarters turn red at their lock. */
@WebTest
class LightPagesTests {

    private static final Quarter SECOND = new Quarter(2020, 2);
    private static final int MEASURE = 16;

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PeriodOpening opening;

    @Autowired
    private LightJudging judging;

    @Autowired
    private Lights lights;

    private Actor coordinator;

    @BeforeEach
    void theSecondQuarterIsOpen() {
        Days.itIs(database, "2020-07-08");
        opening.openWhatIsDue();
        judging.judgeWhatIsDue();
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
    }

    @AfterEach
    void nothingHoldsAndTheDateIsReal() {
        database.sql("update light_override set withdrawn_by = set_by, withdrawn_on = set_on, withdrawn_at = set_at,"
                        + " withdrawn_why = '测试' where withdrawn_on is null")
                .update();
        judging.voidAfter(LocalDate.parse("2020-01-01"));
        Days.itIsReally(database);
    }

    @Test
    void aMissingReportIsRedFromTheLockOn() {
        assertThat(light("2020-07-08").shown()).isEqualTo(Light.GREY);
        judgeOn("2020-07-21");
        assertThat(light("2020-07-21").shown()).isEqualTo(Light.GREY);
        judgeOn("2020-07-22");
        assertThat(light("2020-07-22").shown()).isEqualTo(Light.RED);
        assertThat(light("2020-07-21").shown()).as("as it was known then").isEqualTo(Light.GREY);
    }

    @Test
    void judgingAgainAddsNothingAndABusinessDateSetBackVoidsWhatWasLater() {
        judgeOn("2020-07-22");
        var before = rows();
        judging.judgeWhatIsDue();
        assertThat(rows()).isEqualTo(before);

        judging.voidAfter(LocalDate.parse("2020-07-10"));
        assertThat(light("2020-07-22").shown()).isEqualTo(Light.GREY);
    }

    @Test
    void whatWasOnceRedStaysRedAndIsShownAsMadeGood() {
        judgeOn("2020-07-22");
        keep("GREEN", "2020-07-30");

        var light = light("2020-07-30");
        assertThat(light.light()).isEqualTo(Light.GREEN);
        assertThat(light.shown()).isEqualTo(Light.RED);
        assertThat(light.key()).isEqualTo("light.made-good.RED");
        assertThat(page(coordinator, "/measures/16/light/changes").text()).contains("2020年7月22日", "到2020年7月21日仍未报送");
    }

    @Test
    void whatIsKeptRedAlthoughItIsYellowByNowSaysBoth() {
        judgeOn("2020-07-22");
        keep("YELLOW", "2020-07-30");
        Days.itIs(database, "2020-07-30");

        for (var uri : new String[] {"/lights?quarter=2020Q2", "/?quarter=2020Q2", "/measures/16"}) {
            assertThat(page(coordinator, uri).text())
                    .as(uri)
                    .containsOnlyOnce("红灯 本季度亮过红灯，历史上保留，转为绿灯或者办结才算补上；按规则判定为 ▲黄灯");
        }
    }

    @Test
    void whatALightIsHeldAgainstIsToldAnewEveryDayWithoutBeingAChange() {
        judgeOn("2020-07-08");
        var first = light("2020-07-08").reasons();
        database.sql(
                        "insert into light_reason (judgement_id, reasons, told_on, told_at) select j.id, '还有五天', date '2020-07-08',"
                                + " current_timestamp from light_judgement j where not j.voided")
                .update();
        assertThat(light("2020-07-08").reasons()).isEqualTo("还有五天");
        var before = rows();

        judgeOn("2020-07-09");
        assertThat(light("2020-07-09").reasons()).isEqualTo(first);
        assertThat(light("2020-07-09").judgedOn()).isEqualTo(LocalDate.parse("2020-07-08"));
        assertThat(light("2020-07-08").reasons()).as("as it was told then").isEqualTo("还有五天");
        assertThat(rows()).as("no change of a light").isEqualTo(before);
        assertThat(text(get(coordinator, "/lights/list.csv?quarter=2020Q2&on=2020-07-08")))
                .contains("还有五天");

        judging.voidAfter(LocalDate.parse("2020-07-08"));
        assertThat(light("2020-07-09").reasons()).as("still to come again").isEqualTo("还有五天");
    }

    @Test
    void theLightOfTheLockNeverTurnsSilentlyGreen() {
        keep("YELLOW", "2020-07-22");
        keep("GREEN", "2020-08-03");

        assertThat(light("2020-08-03").shown()).isEqualTo(Light.YELLOW);
        assertThat(light("2020-08-03").key()).isEqualTo("light.made-good.YELLOW");
    }

    @Test
    void beforeTheLockALightMayImprove() {
        keep("YELLOW", "2020-07-09");
        keep("GREEN", "2020-07-10");

        assertThat(light("2020-07-10").shown()).isEqualTo(Light.GREEN);
    }

    @Test
    void thePageAnswersWhy() {
        Days.itIs(database, "2020-07-22");
        var page = page(coordinator, "/measures/16/light?quarter=2020Q2");

        assertThat(page.select("h1 .light-red").text()).contains("红灯");
        assertThat(page.select("h2").eachText()).contains("为什么是红灯", "逐款对照", "各单位的部分");
        assertThat(page.select("main").text()).contains("符合第5款", "到2020年7月21日仍未报送");
        assertThat(page.select("section table").first().select("tbody tr")).hasSize(14);
        assertThat(page.select("a[href='/measures/16#indicator-52']")).isNotEmpty();
    }

    @Test
    void thePageOfAPastDayAnswersWhyAsItStoodThen() {
        judgeOn("2020-07-21");
        judgeOn("2020-07-22");
        var calculation = "/measures/16/light?quarter=2020Q2&basis=verified";
        assertThat(page(coordinator, calculation).select("h1 .light-red")).isNotEmpty();

        var past = page(coordinator, calculation + "&on=2020-07-21");
        assertThat(past.select("h1 .light").text()).contains("灰灯");
        assertThat(past.select("main").text())
                .contains("截至2020年7月21日的情况", "按2020年7月21日的情况判定")
                .doesNotContain("符合第5款", "到2020年7月21日仍未报送");
        assertThat(past.select("#unrecorded, #recorded, #holidays-now, main form[method=post]"))
                .isEmpty();
        assertThat(past.select("#as-at a").attr("href")).isEqualTo(calculation);
        assertThat(past.select("nav.subnav a, a[href*='/light/changes'], a[href^='/claims?']")
                        .eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.contains("on=2020-07-21"));

        var before = page(coordinator, calculation + "&on=2020-06-10");
        assertThat(before.select("h1 .light").text()).contains("尚未判定");
        assertThat(before.select("#unrecorded").text()).contains("没有判定的记录");
    }

    @Test
    void thePageOfTheMeasureShowsTheLightOfThePastDayInTheQuarterThatWasOpenThen() {
        keep("RED", "2020-07-09");
        Days.itIs(database, "2020-10-12");
        var past = page(coordinator, "/measures/16?on=2020-07-10");
        assertThat(past.select(".standing").text()).contains("红灯", "2020年第二季度");
        assertThat(past.select(".standing a").attr("href"))
                .isEqualTo("/measures/16/light?quarter=2020Q2&on=2020-07-10");
        assertThat(page(coordinator, "/measures/16?on=2020-07-08")
                        .select(".standing")
                        .text())
                .contains("2020年第二季度")
                .doesNotContain("红灯");
        assertThat(page(coordinator, "/ledger?on=2020-07-10&measure=16")
                        .select("td.col-light a")
                        .eachAttr("href"))
                .isNotEmpty()
                .containsOnly("/measures/16/light?quarter=2020Q2&on=2020-07-10");
        assertThat(page(coordinator, "/measures/16/light?quarter=2020Q2&on=2020-07-10")
                        .select(
                                "main a[href^='/lights/rule'], main a[href*='/reviews'], main a[href='/measures/16?on=2020-07-10']")
                        .eachAttr("href"))
                .hasSize(3)
                .allMatch(href -> href.contains("on=2020-07-10"));
    }

    @Test
    void aPastDayHasTheRecordedLightAlsoWhereWhatIsOnRecordGivesAnother() {
        keep("RED", "2020-07-09");
        Days.itIs(database, "2020-07-13");
        var past = page(coordinator, "/measures/16/light?quarter=2020Q2&on=2020-07-10");
        assertThat(past.select("h1 .light-red")).isNotEmpty();
        assertThat(past.select("#recorded").text()).contains("红灯", "以当时记录的为准", "测试");
    }

    @Test
    void whatWasSetByHandAndWithdrawnLaterStandsOnAPastDay() {
        judgeOn("2020-07-22");
        assertThat(override(coordinator, Map.of("light", "YELLOW", "reason", "报送系统故障")))
                .hasStatus(HttpStatus.FOUND);
        Days.itIs(database, "2020-07-24");
        assertThat(withdraw("已补报")).hasStatus(HttpStatus.FOUND);
        Days.itIs(database, "2020-07-27");

        assertThat(page(coordinator, "/measures/16/light?quarter=2020Q2")
                        .select("h1 .light")
                        .eachText())
                .doesNotContain("黄灯");
        var past = page(coordinator, "/measures/16/light?quarter=2020Q2&on=2020-07-23");
        assertThat(past.select("h1 .light").first().text()).contains("黄灯");
        assertThat(past.select("main").text()).contains("报送系统故障");
        assertThat(page(coordinator, "/measures/16/light/changes?on=2020-07-23").text())
                .contains("报送系统故障")
                .doesNotContain("已补报");
        assertThat(page(coordinator, "/measures/16/light/changes?on=2020-07-21").text())
                .doesNotContain("报送系统故障");
    }

    @Test
    void theListOfAPastDayShowsTheQuarterThatWasOpenThenUnlessAnotherIsAskedFor() {
        Days.itIs(database, "2020-10-12");
        assertThat(page(coordinator, "/lights").select("tbody th a").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.contains("quarter=2020Q3"));
        assertThat(page(coordinator, "/lights?on=2020-09-10")
                        .select("tbody th a")
                        .eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.contains("quarter=2020Q2"));
        assertThat(page(coordinator, "/lights?quarter=2020Q3&on=2020-09-10")
                        .select("tbody th a")
                        .eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.contains("quarter=2020Q3"));
    }

    @Test
    void theListOfAPastDayLeadsToItsCalculationAndBackToTodayWithTheRestOfTheFilter() {
        judgeOn("2020-07-22");
        var list = page(coordinator, "/lights?quarter=2020Q2&chapter=2&basis=reported&on=2020-07-21");
        assertThat(list.select("tbody th a").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.endsWith("?quarter=2020Q2&basis=reported&on=2020-07-21"));
        assertThat(list.select("#as-at a").attr("href")).isEqualTo("/lights?quarter=2020Q2&basis=reported&chapter=2");
        assertThat(page(coordinator, "/?quarter=2020Q2&on=2020-07-21")
                        .select(".light-chapter li > a")
                        .eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.endsWith("&on=2020-07-21"));
    }

    @Test
    void onlyWhoeverHasToDoWithTheMeasureSeesItsNumbers() {
        var stranger = people.join(COMMERCE, Role.REPORTER);
        var page = page(stranger, "/measures/20/light?quarter=2020Q2&basis=reported");

        assertThat(page.text()).contains("数值，只供本措施的责任单位和省级查看", "核实口径：");
        assertThat(page.select("h2").eachText()).doesNotContain("各单位的部分", "人工调整灯色");
    }

    @Test
    void theMatrixShowsTheLightOfEachPartAsTheCalculationDoes() {
        Days.itIs(database, "2020-07-22");
        var matrix = page(coordinator, "/periods/2020Q2/matrix?show=lights");
        assertThat(matrix.select("a.matrix-light")).isNotEmpty().hasSameSizeAs(matrix.select("tbody td:has(a.badge)"));

        var calculation = "/measures/16/light?quarter=2020Q2";
        var parts = page(coordinator, calculation).select("section:has(h2:contains(各单位的部分)) tbody tr");
        assertThat(matrix.select("tr:has(a[href='" + calculation + "'])")).hasSameSizeAs(parts);
        for (var part : parts) {
            var unit = part.select("th span").first().text();
            assertThat(matrix.select("tr:has(th:containsOwn(" + unit + ")) a[href='" + calculation + "'] .light")
                            .eachText())
                    .as(unit)
                    .contains(part.select(".light").text());
        }
    }

    @Test
    void theMatrixShowsNoLightsUnaskedAndThoseOfAPastDayAsItsCalculationDoes() {
        judgeOn("2020-07-22");
        assertThat(page(coordinator, "/periods/2020Q2/matrix").select(".matrix-light"))
                .isEmpty();
        assertThat(page(coordinator, "/periods/2020Q2/matrix?on=2020-07-20")
                        .select("a[href*='show=lights']")
                        .attr("href"))
                .endsWith("?show=lights&on=2020-07-20");
        var past = page(coordinator, "/periods/2020Q2/matrix?show=lights&on=2020-07-20");
        assertThat(past.select("main").text()).contains("不逐日存档", "重新计算");
        assertThat(past.select("#as-at a").attr("href")).isEqualTo("/periods/2020Q2/matrix?show=lights");
        var calculation = "/measures/16/light?quarter=2020Q2&on=2020-07-20";
        assertThat(past.select("a.matrix-light[href='" + calculation + "'] .light-grey"))
                .as("before the lock; other tests have plans of their own on other measures")
                .hasSameSizeAs(past.select("a.matrix-light[href='" + calculation + "']"))
                .isNotEmpty();
        assertThat(page(coordinator, calculation).select("section:has(h2:contains(各单位的部分)) tbody tr"))
                .hasSameSizeAs(past.select("a.matrix-light[href='" + calculation + "']"));
        assertThat(page(coordinator, "/periods/2020Q2/matrix?show=lights").select(".matrix-light .light-red"))
                .as("today")
                .isNotEmpty();
    }

    @Test
    void theMatrixShowsAUnitTheLightsOfItsOwnMeasuresAlone() {
        var stranger = people.join(COMMERCE, Role.REPORTER);
        var matrix = page(stranger, "/periods/2020Q2/matrix?show=lights");
        var own = matrix.select("tr:has(th:containsOwn(省商务厅)) a.matrix-light");
        assertThat(own).isNotEmpty();
        assertThat(own.eachAttr("href"))
                .containsAll(matrix.select("a.matrix-light").eachAttr("href"));
        assertThat(matrix.select("a[href='/measures/20/light?quarter=2020Q2']")).isEmpty();
    }

    @Test
    void aMeasureOrQuarterThatIsNotThereIsNotFound() {
        assertThat(get(coordinator, "/measures/21/light")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(coordinator, "/measures/1/light?quarter=2035Q1")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(People.ADMIN, "/measures/1/light")).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void anOverrideKeepsBothLightsAndNeedsAReason() {
        judgeOn("2020-07-22");
        var refused = override(coordinator, Map.of("light", "YELLOW", "reason", " "));
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(refused)).contains("请写明理由");
        assertThat(override(coordinator, Map.of("light", "RED", "reason", "没有不同")))
                .hasStatus(HttpStatus.CONFLICT);

        var key = UUID.randomUUID().toString();
        var form = Map.of("light", "YELLOW", "reason", "报送系统故障，材料已到", "submitKey", key);
        assertThat(override(coordinator, form)).hasRedirectedUrl("/measures/16/light?quarter=2020Q2");
        assertThat(override(coordinator, form)).as("the same once more").hasStatus(HttpStatus.FOUND);

        assertThat(light("2020-07-22").shown()).isEqualTo(Light.YELLOW);
        assertThat(light("2020-07-22").held()).isEqualTo(Light.RED);
        var page = page(coordinator, "/measures/16/light?quarter=2020Q2");
        assertThat(page.select("main .card").first().text()).contains("人工调整", "当时规则判定为红灯", "报送系统故障");
        assertThat(page.select("h1").text()).as("beside each other").contains("黄灯", "人工调整", "规则判定", "红灯");
        for (var shown : List.of(
                page.select(".subnav a[aria-current]").text(),
                page(people.join(COMMERCE, Role.REPORTER), "/lights?quarter=2020Q2")
                        .select("tbody tr")
                        .get(MEASURE - 1)
                        .text())) {
            assertThat(shown).contains("黄灯", "人工调整", "规则判定", "红灯");
        }
        assertThat(page(coordinator, "/ledger?quarter=2020Q2&measure=16")
                        .select("tbody")
                        .text())
                .contains("黄灯（人工调整，规则判定红灯）");
        assertThat(page(coordinator, "/measures/16/history").text()).contains("人工调整红黄绿灯", "将“灯色”由“红灯”改为“黄灯”");
        assertThat(override(coordinator, Map.of("light", "GREEN", "reason", "再调一次")))
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void redStaysBesideALightThatWasSetByHandAlsoOnceItIsMadeGood() {
        judgeOn("2020-07-22");
        override(coordinator, Map.of("light", "YELLOW", "reason", "报送系统故障"));
        Days.itIs(database, "2020-07-23");
        keep("GREEN", "2020-07-23");

        assertThat(light("2020-07-23").light()).isEqualTo(Light.GREEN);
        assertThat(page(coordinator, "/lights?quarter=2020Q2&light=yellow")
                        .select("tbody tr:contains(人工调整)")
                        .text())
                .contains("黄灯", "规则判定", "红→补");
        var file = get(coordinator, "/lights/list.csv?quarter=2020Q2&light=yellow");
        assertThat(new String(file.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains("\"黄灯\",\"红→补\"");
    }

    @Test
    void withdrawingAnOverrideKeepsItsRecord() {
        judgeOn("2020-07-24");
        override(coordinator, Map.of("light", "YELLOW", "reason", "报送系统故障"));
        assertThat(withdraw(" ")).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        Days.itIs(database, "2020-07-25");
        assertThat(withdraw("核对后并无故障")).hasRedirectedUrl("/measures/16/light?quarter=2020Q2");

        assertThat(light("2020-07-24").shown()).as("as it was known then").isEqualTo(Light.YELLOW);
        assertThat(light("2020-07-25").shown()).isEqualTo(Light.RED);
        assertThat(page(coordinator, "/measures/16/light/changes").text()).contains("报送系统故障", "核对后并无故障");
        assertThat(withdraw("再撤一次")).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void onlyACoordinatorSetsALight() {
        for (var role : new Role[] {Role.REPORTER, Role.LEADER, Role.INSPECTOR}) {
            assertThat(override(people.join(DEVELOPMENT_AND_REFORM, role), Map.of("light", "GREEN", "reason", "理由")))
                    .hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    void theDatabaseKeepsWhatWasJudged() {
        assertThatThrownBy(() -> database.sql("update light_judgement set light = 'GREEN'")
                        .update())
                .hasStackTraceContaining("is kept");
        assertThatThrownBy(() -> database.sql("delete from light_rule").update())
                .hasStackTraceContaining("stays on record");
    }

    private void judgeOn(String day) {
        Days.itIs(database, day);
        judging.judgeWhatIsDue();
    }

    private void keep(String light, String day) {
        database.sql("""
                        insert into light_judgement
                            (period_id, measure_id, basis, light, clause, reasons, rule_id, judged_on, judged_at)
                        select p.id, m.id, 'VERIFIED', :light, 'REPORTED', '测试', 1, :day::date, current_timestamp
                        from reporting_period p, measure m where p.quarter = '2020Q2' and m.number = :measure
                        """)
                .param("light", light)
                .param("day", day)
                .param("measure", MEASURE)
                .update();
    }

    private MeasureLight light(String day) {
        return lights.of(SECOND, Basis.VERIFIED, LocalDate.parse(day)).get(MEASURE - 1);
    }

    private int rows() {
        return database.sql("select count(*) from light_judgement where not voided")
                .query(Integer.class)
                .single();
    }

    private MvcTestResult override(Actor actor, Map<String, String> form) {
        return post(actor, "/measures/16/light/override", form);
    }

    private MvcTestResult withdraw(String why) {
        return post(coordinator, "/measures/16/light/withdrawal", Map.of("why", why));
    }

    private MvcTestResult post(Actor actor, String uri, Map<String, String> form) {
        var request = browser.post().uri(uri).with(as(actor)).with(csrf()).param("quarter", "2020Q2");
        form.forEach(request::param);
        return request.exchange();
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
