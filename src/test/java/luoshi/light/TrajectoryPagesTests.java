package luoshi.light;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.Quarter;
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

@WebTest
class TrajectoryPagesTests {

    private static final String STATIONS = "/measures/17/trajectories/55";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Settings settings;

    @Autowired
    private IndicatorReading indicators;

    private Actor coordinator;

    @BeforeEach
    void itIsJune() {
        Days.itIs(database, "2020-06-12");
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
    }

    @AfterEach
    void theDateIsReal() {
        Days.itIsReally(database);
    }

    @Test
    void eachVersionStaysAndTheLastOneCounts() {
        var first = form("2020-06-30 8000\n2020-12-31　20000");
        assertThat(post(coordinator, first)).hasRedirectedUrl(STATIONS);
        assertThat(post(coordinator, first)).as("the same once more").hasRedirectedUrl(STATIONS);
        assertThat(waypoints("2020-06-12")).isEqualTo(2);
        assertThat(waypoints("2020-06-11")).as("not before it was entered").isZero();
        assertThat(post(coordinator, with(form(""), "seen", "0")))
                .as("a form that has not seen the first")
                .hasStatus(HttpStatus.CONFLICT);

        Days.itIs(database, "2020-06-15");
        assertThat(post(coordinator, form(""))).hasRedirectedUrl(STATIONS);
        assertThat(waypoints("2020-06-15")).isZero();
        var page = page(coordinator, STATIONS);
        assertThat(page.select("tbody tr").eachText())
                .hasSizeGreaterThanOrEqualTo(2)
                .first()
                .asString()
                .contains("按直线");
        assertThat(page.text()).contains("2020年6月30日 8000个，2020年12月31日 20000个");
        assertThat(page(coordinator, "/measures/17/history").text()).contains("填写推进曲线");

        var then = page(coordinator, STATIONS + "?on=2020-06-12");
        assertThat(then.select("tbody tr").first().text()).contains("2020年6月30日 8000个");
        assertThat(then.select("main form[method=post]")).isEmpty();
        assertThat(page(coordinator, STATIONS + "?on=2020-06-11").text()).doesNotContain("2020年6月30日 8000个");
    }

    @Test
    void whatCannotBeReadIsPointedOutAndKept() {
        for (var wrong : new String[] {"九月底 15000", "2020-09-30", "2020-09-30 -1", "2020-09-30 1\n2020-09-30 2"}) {
            var answer = post(coordinator, form(wrong));
            assertThat(answer).as(wrong).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            assertThat(Jsoup.parse(text(answer)).select("#path").val().strip()).isEqualTo(wrong);
        }
        assertThat(post(coordinator, with(form("2020-09-30 1"), "reason", "")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void onlyACoordinatorEntersOneAndOnlyForAnIndicatorOfTheMeasure() {
        var reporter = people.join(DEVELOPMENT_AND_REFORM, Role.REPORTER);
        assertThat(post(reporter, form("2020-09-30 1"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page(reporter, STATIONS).select("main form[method=post]")).isEmpty();
        assertThat(browser.get().uri("/measures/16/trajectories/55").with(as(coordinator)))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private int waypoints(String day) {
        var setting = settings.of(new Quarter(2020, 3), LocalDate.parse(day));
        return indicators
                .read(17, setting, luoshi.calendar.AsAt.NOW)
                .facts()
                .get(0)
                .waypoints()
                .size();
    }

    private Map<String, String> form(String path) {
        var form = new LinkedHashMap<String, String>();
        form.put("seen", page(coordinator, STATIONS).select("input[name=seen]").val());
        form.put("path", path);
        form.put("reason", "按建设计划掌握");
        form.put("submitKey", UUID.randomUUID().toString());
        return form;
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        form.put(field, value);
        return form;
    }

    private MvcTestResult post(Actor actor, Map<String, String> form) {
        var request = browser.post().uri(STATIONS).with(as(actor)).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private Document page(Actor actor, String uri) {
        var result = browser.get().uri(uri).with(as(actor)).exchange();
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(text(result));
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
