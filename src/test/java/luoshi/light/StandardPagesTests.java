package luoshi.light;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
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

/** 达标, 未达标, 无法判断: every count opens its rows, and nobody is ranked. */
@WebTest
class StandardPagesTests {

    private static final String PAGE = "/periods/2020Q3/standards";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PeriodOpening opening;

    @BeforeEach
    void thePeriodIsOpen() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
    }

    @AfterEach
    void theDateIsReal() {
        Days.itIsReally(database);
    }

    @Test
    void everyCountOpensThatManyRows() {
        var leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        var page = page(leader, PAGE);
        var links = page.select(".tiles a, section td a");
        assertThat(links).hasSizeGreaterThan(20);
        for (var link : links) {
            var number = Integer.parseInt(link.text().replaceAll("\\D", ""));
            assertThat(page(leader, URLDecoder.decode(link.attr("href"), StandardCharsets.UTF_8))
                            .select("#rows tbody tr"))
                    .as(link.attr("href"))
                    .hasSize(number);
        }
    }

    @Test
    void localGovernmentsStandUnderTheirCitiesInTheOfficialOrder() {
        var leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        var page = page(leader, PAGE);
        assertThat(page.select("#on-time tbody th").eachText())
                .startsWith("南昌市", "景德镇市")
                .hasSize(11);
        var governments = page.select("#on-time tbody td").stream()
                .mapToInt(cell -> Integer.parseInt(cell.text()))
                .sum();
        assertThat(governments).isEqualTo(111);
        var rows = page(leader, PAGE + "?standard=on-time&city=南昌市").select("#rows tbody tr");
        assertThat(rows.first().text()).startsWith("南昌市");
        assertThat(page.text()).doesNotContain("%、", "名次", "得分");
    }

    @Test
    void whoCannotBeJudgedSaysWhy() {
        var leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        var rows = page(leader, PAGE + "?standard=on-time&group=unknown").select("#rows tbody tr");
        assertThat(rows).isNotEmpty();
        assertThat(rows.eachText()).allMatch(row -> row.contains("填报截止日未到") || row.contains("没有应报事项"));
        var indicators = page(leader, PAGE + "?standard=target&group=unknown").select("#rows tbody td:last-child");
        assertThat(indicators.eachText()).isNotEmpty().noneMatch(String::isBlank);
    }

    @Test
    void aUnitSeesItsOwnLineAndTheIndicatorsOfItsMeasures() {
        var reporter = people.join(1, Role.REPORTER);
        var page = page(reporter, PAGE);
        assertThat(page.select("#on-time tbody tr, #approved tbody tr")).hasSize(2);
        assertThat(page.select("#on-time tbody th").text()).isEqualTo("省人力资源社会保障厅");
        assertThat(page.select(".tiles")).isEmpty();
        assertThat(page.select("#target tbody tr").eachText()).noneMatch(row -> row.contains("（十七）"));
        assertThat(page(reporter, PAGE + "?standard=on-time&group=met").select("#rows"))
                .isEmpty();
        assertThat(csv(reporter)).contains("省人力资源社会保障厅").doesNotContain("省财政厅", "南昌市");
    }

    @Test
    void aPastDayIsHeldAgainstTheStandardsAsItWasKnownThen() {
        var leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        Days.itIs(database, "2020-10-20");
        var rows = PAGE + "?standard=on-time&group=not-met";
        assertThat(page(leader, rows).select("#rows tbody tr").eachText())
                .as("the due day has passed")
                .anyMatch(row -> row.contains("南昌市"));
        assertThat(page(leader, rows + "&on=2020-10-14").select("#rows tbody tr"))
                .as("on the due day whoever has not reported is not held to be late")
                .isEmpty();
        assertThat(page(leader, PAGE + "?on=2020-10-14").select("#as-at").text())
                .contains("截至2020年10月14日");
        assertThat(page(leader, PAGE + "?on=2020-10-14").select(".tiles a").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.contains("on=2020-10-14"));
        assertThat(page(leader, PAGE + "?on=2020-06-01").text()).contains("尚未开放");
    }

    @Test
    void aQuarterThatHasNotOpenedHasNothingToJudge() {
        var leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        assertThat(page(leader, "/periods/2020Q4/standards").text()).contains("尚未开放");
        assertThat(browser.get()
                        .uri(PAGE)
                        .with(as(people.join(DEVELOPMENT_AND_REFORM, Role.ADMIN)))
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private String csv(Actor actor) {
        return new String(
                browser.get()
                        .uri(PAGE + "/list.csv")
                        .with(as(actor))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    private Document page(Actor actor, String path) {
        var answer = browser.get().uri(path).with(as(actor)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
