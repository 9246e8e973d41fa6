package luoshi.light;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.CsvTable;
import luoshi.Days;
import luoshi.People;
import luoshi.TestDatabase;
import luoshi.account.Actor;
import luoshi.account.DemoPeople;
import luoshi.account.Role;
import luoshi.calendar.Quarter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The rule and its change over the lights of the demo; a rule that was set cannot be unset, so the order counts. */
@SpringBootTest(properties = "db-scheduler.enabled=false")
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@Import({TestDatabase.class, People.class})
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RulePagesTests {

    private static final Quarter SECOND = new Quarter(2020, 2);
    private static final Quarter THIRD = new Quarter(2020, 3);
    private static final LocalDate TODAY = LocalDate.parse("2020-10-12");

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private DemoPeople demo;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Lights lights;

    @Autowired
    private Settings settings;

    private Actor coordinator;

    @BeforeEach
    void aCoordinator() {
        Days.itIs(database, "2020-10-12");
        coordinator = demo.actor("fgw.xietiao1");
    }

    @Test
    @Order(1)
    void everybodyOfTheBusinessReadsTheRuleAndOnlyACoordinatorChangesIt() {
        var reporter = people.join(DEVELOPMENT_AND_REFORM, Role.REPORTER);
        var page = page(reporter, "/lights/rule");

        assertThat(page.select("table").first().select("tbody tr").eachText())
                .hasSize(14)
                .contains("3. 落后超过30个百分点 ✖红灯", "7. 落后10至30个百分点 ▲黄灯");
        assertThat(page.select("main form[method=post]")).isEmpty();
        assertThat(post(reporter, Map.of())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.get().uri("/lights/rule").with(as(People.ADMIN)).exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    @Order(2)
    void whatCannotBeIsPointedOutAndKept() {
        var answer = post(coordinator, Map.of("yellowPoints", "40", "reason", ""));

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(answer)).contains("红灯的百分点不能低于黄灯的百分点", "请写明理由");
        assertThat(Jsoup.parse(text(answer)).select("#yellowPoints").val()).isEqualTo("40");
        assertThat(post(coordinator, Map.of("dueSoonDays", "三"))).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(rules()).isEqualTo(1);
    }

    @Test
    @Order(3)
    void theEffectIsShownBeforeAnythingIsSaved() {
        var answer = post(coordinator, Map.of("redPoints", "60"));

        assertThat(answer).hasStatusOk();
        var page = Jsoup.parse(text(answer));
        assertThat(page.select("#effects").text()).contains("处灯色会改变");
        var effects = page.select("form table.ledger");
        assertThat(effects.select("thead th").eachText()).containsExactly("措施", "从哪一天起", "口径", "现在", "保存后");
        assertThat(effects.select("tbody tr").eachText())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("（二）")
                        .contains("2020年10月12日（2020年第三季度）", "核实口径")
                        .endsWith("✖红灯 ▲黄灯"));
        assertThat(page.select("main form[method=post] button").text()).isEqualTo("保存新规则");
        assertThat(rules()).isEqualTo(1);
    }

    @Test
    @Order(4)
    void aLockedQuarterCannotBeJudgedAnew() {
        var form = Map.of("redPoints", "60", "fromQuarter", "2020Q2");
        var answer = post(coordinator, form);
        assertThat(answer).as("not even shown").hasStatus(HttpStatus.CONFLICT);
        assertThat(text(answer)).contains("这个季度已经锁定").doesNotContain("处灯色会改变");
        assertThat(post(coordinator, seen(form))).hasStatus(HttpStatus.CONFLICT);
        assertThat(rules()).isEqualTo(1);
    }

    @Test
    @Order(5)
    void afterSavingOpenQuartersFollowAndLockedOnesKeepTheirs() {
        var secondBefore = lights.of(SECOND, Basis.VERIFIED, TODAY);
        assertThat(post(coordinator, seen(Map.of("redPoints", "60")))).hasRedirectedUrl("/lights/rule");

        assertThat(lights.of(THIRD, Basis.VERIFIED, TODAY).get(1).light()).isEqualTo(Light.YELLOW);
        assertThat(lights.of(SECOND, Basis.VERIFIED, TODAY)).isEqualTo(secondBefore);
        assertThat(page(coordinator, "/lights/rule").text()).contains("3. 落后超过60个百分点", "汛期影响较大");
        assertThat(page(coordinator, "/lights/rule/history").text()).contains("修改红黄绿灯规则", "将“红灯百分点”由“30”改为“60”");
        Days.itIs(database, "2020-10-13");
        var before = page(coordinator, "/lights/rule?on=2020-10-11");
        assertThat(before.select("main").text())
                .contains("截至2020年10月11日的情况", "3. 落后超过30个百分点")
                .doesNotContain("汛期影响较大");
        assertThat(before.select("main form[method=post]")).isEmpty();
        assertThat(page(coordinator, "/lights/rule?on=2020-10-12").text()).contains("3. 落后超过60个百分点", "汛期影响较大");
        Days.itIs(database, "2020-10-12");
        assertThat(post(coordinator, seen(Map.of("redPoints", "60"))))
                .as("nothing is different")
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    @Order(6)
    void theListShowsAColourAndAnEarlierDay() {
        var green = page(coordinator, "/lights?quarter=2020Q3&light=green");
        var expected = lights.of(THIRD, Basis.VERIFIED, TODAY).stream()
                .filter(one -> one.shown() == Light.GREEN)
                .count();
        assertThat(green.select("tbody tr")).hasSize((int) expected);
        assertThat(green.select("h1 .badge").text()).isEqualTo(expected + "项");

        assertThat(page(coordinator, "/lights?quarter=2020Q2&on=2020-07-13").select("tbody .light"))
                .hasSize(20)
                .allSatisfy(light -> assertThat(light.text()).contains("尚未判定"));
        assertThat(text(get(coordinator, "/lights/list.csv?quarter=2020Q3&light=green")))
                .contains("绿灯")
                .doesNotContain("灰灯");
        assertThat(get(coordinator, "/lights/list.xlsx")).hasStatusOk();
    }

    @Test
    @Order(6)
    void theListIsFilteredByChapterAndKindOfIndicator() {
        var second = page(coordinator, "/lights?quarter=2020Q3&chapter=2");
        assertThat(second.select("tbody th").eachText()).isNotEmpty().allMatch(one -> one.matches("（[一二三四五]）.*"));
        assertThat(second.select(".actions a").eachAttr("href")).allMatch(href -> href.contains("chapter=2"));
        var kinds = page(coordinator, "/lights?quarter=2020Q3&kind=CEILING");
        assertThat(kinds.select("tbody tr")).hasSizeBetween(1, 19);
        assertThat(CsvTable.of(text(get(coordinator, "/lights/list.csv?quarter=2020Q3&kind=CEILING")))
                        .lines())
                .hasSize(kinds.select("tbody tr").size() + 1);
    }

    @Test
    @Order(7)
    void theFirstPageOfTheProvincesOfficesShowsAllLights() {
        for (var username : new String[] {"fgw.xietiao1", "fgw.lingdao", "ducha"}) {
            var page = page(demo.actor(username), "/");
            assertThat(page.select("main > section").eachAttr("id")).startsWith("tasks", "lights");
            assertThat(page.select(".light-chapter h3").eachText())
                    .containsExactly("二、保居民就业", "三、保基本民生", "四、保市场主体", "五、保粮食能源安全", "六、保产业链供应链稳定", "七、保基层运转");
            assertThat(page.select(".light-chapter li .light-here > .light")).hasSize(20);
            assertThat(page.select(".light-chapter a[href='/measures/17/light?quarter=2020Q3&basis=verified']"))
                    .hasSize(1);
        }
        assertThat(page(demo.actor("rst.tianbao"), "/").select("#lights")).isEmpty();
    }

    @Test
    @Order(8)
    void everyCountOpensAListWithThatManyMeasures() {
        for (var board : new String[] {"/", "/?quarter=2020Q2", "/?quarter=2020Q3&basis=reported"}) {
            var counts = page(coordinator, board).select("#lights a.tile");
            assertThat(counts).hasSize(5);
            var sum = 0;
            for (var count : counts) {
                var number = Integer.parseInt(count.select(".tile-count").text());
                assertThat(page(coordinator, count.attr("href")).select("tbody tr"))
                        .as(count.attr("href"))
                        .hasSize(number);
                sum += number;
            }
            assertThat(sum).isEqualTo(20);
        }
    }

    @Test
    @Order(9)
    void theSwitchShowsWhatWasSubmitted() {
        var reported = page(coordinator, "/?quarter=2020Q3&basis=reported");
        assertThat(reported.select("#lights .hint").text()).contains("填报口径");
        assertThat(reported.select("#lights .light-green").size())
                .isGreaterThan(page(coordinator, "/?quarter=2020Q3")
                        .select("#lights .light-green")
                        .size());
    }

    @Test
    @Order(10)
    void aRuleHoldsUntilTheNextQuarterThatHasOneOfItsOwn() {
        assertThat(post(coordinator, seen(Map.of("redPoints", "50", "fromQuarter", "2020Q4"))))
                .hasRedirectedUrl("/lights/rule");
        assertThat(post(coordinator, seen(Map.of("redPoints", "70")))).hasRedirectedUrl("/lights/rule");

        assertThat(settings.of(THIRD, TODAY).rule().redPoints()).isEqualTo(70);
        assertThat(settings.of(new Quarter(2020, 4), TODAY).rule().redPoints())
                .as("has its own")
                .isEqualTo(50);
        assertThat(page(coordinator, "/lights/rule")
                        .select("tbody")
                        .last()
                        .select("tr th")
                        .eachText())
                .containsExactly("仅2020年第三季度", "2020年第四季度起", "2020年第三季度起，已由同一季度起的新规则替代", "2020年第一季度至2020年第二季度");
    }

    @Test
    @Order(11)
    void aLockedQuarterKeepsTheRuleItWasJudgedBy() {
        database.sql("""
                        insert into light_rule (from_quarter, yellow_points, red_points, due_soon_days, returned_days,
                                                still_quarters, reason, set_by, set_on, set_at)
                        values ('2020Q3', 10, 90, 10, 3, 2, '测试', 'system', '2020-10-12', current_timestamp)
                        """).update();

        assertThat(settings.of(THIRD, TODAY).rule().redPoints()).isEqualTo(90);
        assertThat(settings.of(THIRD, LocalDate.parse("2020-10-29")).rule().redPoints())
                .isEqualTo(70);
        Days.itIs(database, "2020-10-29");
        assertThat(page(coordinator, "/lights/rule").text()).contains("2020年第三季度锁定以前按此判定，沿用");
    }

    @Test
    @Order(12)
    void theSameFormTwiceIsOneVersionAndWhoeverIsOvertakenIsTold() {
        var before = rules();
        var one = seen(Map.of("redPoints", "40"));
        var other = seen(Map.of("redPoints", "45"));
        for (var click = 0; click < 2; click++) {
            assertThat(post(coordinator, one)).hasRedirectedUrl("/lights/rule");
        }
        assertThat(rules()).isEqualTo(before + 1);
        var overtaken = post(coordinator, other);
        assertThat(overtaken).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(overtaken)).containsAnyOf("已有人修改", "情况在您查看影响后有变化");

        var yesterday = seen(Map.of("redPoints", "35"));
        yesterday.put("seen", yesterday.get("seen") + "0");
        var changed = post(coordinator, yesterday);
        assertThat(changed).as("what it would do is another thing by now").hasStatus(HttpStatus.CONFLICT);
        assertThat(text(changed)).contains("情况在您查看影响后有变化");
        assertThat(rules()).isEqualTo(before + 1);
    }

    private Map<String, String> seen(Map<String, String> changed) {
        var form = new LinkedHashMap<>(changed);
        form.put("submitKey", UUID.randomUUID().toString());
        var page = Jsoup.parse(text(post(coordinator, form)));
        for (var field : List.of("seen", "versions", "submitKey")) {
            form.put(field, page.select("#change input[name=" + field + "]").val());
        }
        return form;
    }

    private MvcTestResult post(Actor actor, Map<String, String> changed) {
        var form = new LinkedHashMap<>(Map.of(
                "yellowPoints", "10",
                "redPoints", "30",
                "dueSoonDays", "10",
                "returnedDays", "3",
                "stillQuarters", "2",
                "fromQuarter", "2020Q3",
                "reason", "汛期影响较大"));
        form.putAll(changed);
        var request = browser.post().uri("/lights/rule").with(as(actor)).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private int rules() {
        return database.sql("select count(*) from light_rule")
                .query(Integer.class)
                .single();
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
