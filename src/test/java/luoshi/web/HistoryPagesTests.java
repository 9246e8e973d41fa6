package luoshi.web;

import static luoshi.People.ADMIN;
import static luoshi.People.AUDITOR;
import static luoshi.People.COMMERCE;
import static luoshi.People.COORDINATOR;
import static luoshi.People.REPORTER;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The history of the objects that have nothing to hide from whoever may see them. */
@WebTest
class HistoryPagesTests {

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Test
    void theHistoryOfAnAccountIsToldInSentences() {
        var admin = people.join(People.DEVELOPMENT_AND_REFORM, Role.ADMIN);
        var person = people.join(COMMERCE, Role.UNIT_APPROVER);
        assertThat(browser.post()
                        .uri("/accounts/" + person.accountId())
                        .with(as(admin))
                        .with(csrf())
                        .param("version", "0")
                        .param("displayName", "陈卫平")
                        .param("unitId", Long.toString(COMMERCE))
                        .param("officePhone", "")
                        .param("roles", "UNIT_APPROVER"))
                .hasRedirectedUrl("/accounts/" + person.accountId());

        var page = page(admin, "/accounts/" + person.accountId());
        var history = page(admin, page.select("main a[href$=/history]").attr("href"));

        assertThat(history.select("h1").text()).isEqualTo("陈卫平：变更记录");
        assertThat(history.select(".history li").eachText())
                .singleElement()
                .asString()
                .matches(admin.displayName() + "（省发展改革委） \\d{4}年\\d+月\\d+日 \\d\\d:\\d\\d 修改了用户，将“姓名”由“"
                        + person.displayName() + "”改为“陈卫平”");
    }

    @Test
    void theHistoryOfTheBusinessDateNamesBothDatesAndTheReason() {
        browser.post()
                .uri("/business-date")
                .with(as(ADMIN))
                .with(csrf())
                .param("date", "2020-10-12")
                .param("reason", "演示")
                .exchange();
        try {
            assertThat(page(ADMIN, "/business-date/history")
                            .select(".history li")
                            .first()
                            .text())
                    .contains("修改了业务日期，将“业务日期”由“实际日期”改为“2020年10月12日”", "原因：演示");
        } finally {
            Days.itIsReally(database);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/measures/3", "/periods/2020Q4", "/units/3"})
    void everyObjectHasAHistoryEvenBeforeAnythingHappened(String object) {
        assertThat(page(REPORTER, object + "/history").select("main").text()).containsAnyOf("尚无变更记录。", "年");
    }

    @Test
    void aLongHistoryLeadsOn() {
        for (var number = 1; number <= 60; number++) {
            database.sql("select audit_append(clock_timestamp(), 'system', '', 'PeriodOpened', '/units/5', true, '{}')")
                    .query(Long.class)
                    .single();
        }

        var first = page(REPORTER, "/units/5/history");
        assertThat(first.select(".history li")).hasSize(50);
        var second = page(REPORTER, first.select("a[rel=next]").attr("href"));
        assertThat(second.select(".history li")).hasSize(10);
        assertThat(second.select("a[rel=next]")).isEmpty();
        assertThat(second.select(".pager a").attr("href")).isEqualTo("/units/5/history");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/measures/99",
                "/periods/2019Q1",
                "/units/99999999",
                "/accounts/99999999",
                "/task-points/99999999",
                "/supporting-documents/99999999",
                "/open-wordings/99999999"
            })
    void whatDoesNotExistHasNoHistory(String object) {
        var reader = object.startsWith("/accounts") ? ADMIN : COORDINATOR;
        assertThat(browser.get().uri(object + "/history").with(as(reader))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aMomentThatIsNoneIsABadRequest() {
        assertThat(browser.get().uri("/units/3/history?before=gestern").with(as(REPORTER)))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void historiesFollowThePermissionOfTheirObject() {
        assertThat(browser.get().uri("/accounts/1/history").with(as(REPORTER))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.get().uri("/business-date/history").with(as(COORDINATOR)))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.get().uri("/periods/2020Q3/history").with(as(ADMIN))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.get().uri("/measures/1/history").with(as(AUDITOR))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task-points/1", "/supporting-documents/1", "/open-wordings/1"})
    void whoMayNotSeeWhatUnitsDoMayNotSeeItsHistory(String object) {
        for (var stranger : List.of(ADMIN, AUDITOR)) {
            assertThat(browser.get().uri(object).with(as(stranger))).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(browser.get().uri(object + "/history").with(as(stranger)))
                    .hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    private Document page(Actor actor, String uri) {
        var result = browser.get().uri(URI.create(uri)).with(as(actor)).exchange();
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
