package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

/** Units by quarter and by measure. */
@WebTest
class MatrixPagesTests {

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PeriodOpening opening;

    private Actor leader;

    @BeforeEach
    void thePeriodIsOpen() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
        leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
    }

    @AfterEach
    void theDateIsReal() {
        Days.itIsReally(database);
    }

    @Test
    void everyNumberOfAUnitOpensAListOfThatManyRows() {
        var row = page("/periods/matrix?until=2021Q2")
                .select("tbody tr:contains(省发展改革委)")
                .first();
        var links = row.select("td a");
        assertThat(links).hasSizeGreaterThan(2);
        for (var link : links) {
            var number = Integer.parseInt(link.text().replaceAll("\\D", ""));
            assertThat(page(link.attr("href")).select("tbody tr"))
                    .as(link.attr("href"))
                    .hasSize(number);
        }
    }

    @Test
    void thePartsOfACellAddUpToWhatIsOwed() {
        for (var cell : page("/periods/matrix?until=2021Q2").select("td:has(.matrix-due)")) {
            var parts = cell.select(".badge:not([href*=show=late])").eachText().stream()
                    .mapToInt(text -> Integer.parseInt(text.replaceAll("\\D", "")))
                    .sum();
            assertThat("应报" + parts).isEqualTo(cell.select(".matrix-due").text());
        }
        assertThat(Arrays.stream(MatrixState.values()).map(MatrixState::filter)).doesNotHaveDuplicates();
    }

    @Test
    void onceTheDueDayIsOverWhatIsMissingIsOverdue() {
        Days.itIs(database, "2020-10-16");
        var row =
                page("/periods/2020Q3/matrix").select("tbody tr:contains(南昌市)").first();
        assertThat(row.select(".badge-bad").eachText()).contains("逾期未报");
        assertThat(page("/periods/2020Q3/matrix?on=2020-10-12")
                        .select("tbody .badge")
                        .eachText())
                .as("before it was")
                .doesNotContain("逾期未报");
    }

    @Test
    void aQuarterThatIsNotOpenSaysSo() {
        assertThat(page("/periods/matrix?until=2021Q2")
                        .select("td[data-label=2021年第二季度] .meta")
                        .eachText())
                .isNotEmpty()
                .containsOnly("未开放");
        assertThat(page("/periods/2021Q2/matrix").select(".empty").text()).contains("2021年6月16日");
    }

    @Test
    void earlierQuartersAreAPageAway() {
        var page = page("/periods/matrix?until=2020Q2");
        assertThat(page.select("thead th").eachText()).contains("2020年第二季度").doesNotContain("2020年第三季度");
        assertThat(page.select(".pager a").eachAttr("href")).contains("/periods/matrix");
    }

    /** Nothing of it is committed. */
    @Test
    @Transactional
    void quartersLaidDownLongAheadHideNoneThatIsOpen() {
        var newest = database.sql("select max(quarter) from reporting_period where established_on is not null")
                .query(String.class)
                .single();
        for (int year = 2092; year <= 2096; year++) {
            database.sql("""
                            insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                          report_on, lock_on)
                            select document_id, :year || right(quarter, 2), starts_on + past, ends_on + past, opens_on + past,
                                   due_on + past, review_on + past, report_on + past, lock_on + past
                            from reporting_period, make_interval(years => :year - 2021) past where quarter like '2021Q_'
                            """).param("year", year).update();
        }

        var page = page("/periods/matrix");
        assertThat(page.select("thead th a").eachAttr("href"))
                .contains("/periods/" + newest + "/matrix")
                .doesNotContain("/periods/2096Q2/matrix");
        assertThat(page.select("tbody tr")).isNotEmpty();

        var later = page("/periods/matrix?until=2096Q2");
        assertThat(later.select("thead th a").last().attr("href")).isEqualTo("/periods/2096Q2/matrix");
        assertThat(later.select(".pager").text()).contains("更早的季度", "最近的季度").doesNotContain("更晚的季度");
        assertThat(page.select(".pager a:contains(更晚的季度)")).hasSize(1);
    }

    @Test
    void unitsByMeasureLeadToTheOneObligation() {
        var row =
                page("/periods/2020Q3/matrix").select("tbody tr:contains(南昌市)").first();
        var cell = row.select("td:has(a)");
        assertThat(cell).hasSize(5);
        assertThat(page(cell.select("a").attr("href")).select("tbody tr")).hasSize(1);
    }

    @Test
    void citiesStandBehindDepartmentsInTheOfficialOrder() {
        assertThat(page("/periods/2020Q3/matrix").select("tbody th").eachText())
                .containsSubsequence("省发展改革委", "省教育厅", "南昌市", "赣州市");
    }

    private Document page(String uri) {
        var result = browser.get().uri(uri).with(as(leader)).exchange();
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
