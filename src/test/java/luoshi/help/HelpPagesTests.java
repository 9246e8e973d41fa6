package luoshi.help;

import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
class HelpPagesTests {

    @Autowired
    private MockMvcTester browser;

    @Test
    void showsTheOwnChapterFirstAndAllOthersBelow() {
        var page = get("/help", People.REPORTER);

        assertThat(page.select("main .card h2").eachText()).containsExactly("填报人");
        assertThat(page.select("main section:last-of-type a").eachText()).contains("省级协调员", "审计员", "词语表");
    }

    @ParameterizedTest
    @EnumSource(Chapter.class)
    void explainsEveryTopicOfAChapterInStepsAndEachPictureIsThere(Chapter chapter) {
        var page = get("/help/" + chapter.path(), People.REPORTER);

        assertThat(page.select("section.topic")).hasSameSizeAs(chapter.topics());
        for (var topic : page.select("section.topic")) {
            assertThat(topic.select("ol.howto li").eachText())
                    .as(topic.id())
                    .isNotEmpty()
                    .doesNotContain("");
            assertThat(page.select("nav a[href=#" + topic.id() + "]")).hasSize(1);
        }
        for (var picture : page.select("a[href^=/help-pictures]")) {
            var small = picture.select("img[width][height][loading=lazy]");
            assertThat(small.attr("alt")).isNotBlank();
            assertThat(getClass().getResource("/static" + small.attr("src")))
                    .as(small.attr("src"))
                    .isNotNull();
            assertThat(getClass().getResource("/static" + picture.attr("href")))
                    .as(picture.attr("href"))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REPORTER, /, /help/reporter#tasks",
        "REPORTER, /entries/12/form, /help/reporter#form",
        "REPORTER, /measures/3, /help/reporter#document",
        "UNIT_APPROVER, /entries/12, /help/unit-approver#unit-review",
        "COORDINATOR, /entries/12, /help/coordinator#province-review",
        "COORDINATOR, /policy/chains/2/department, /help/coordinator#open-units",
        "COORDINATOR, /urges/rule, /help/coordinator#set-urges",
        "COORDINATOR, /lights/rule, /help/coordinator#set-lights",
        "REPORTER, /urges/requests/new, /help/reporter#ask-urge",
        "REPORTER, /measures/3/light, /help/reporter#lights",
        "LEADER, /reports/2020Q3/1, /help/leader#sign",
        "ADMIN, /accounts/7, /help/admin#accounts",
        "AUDITOR, /audit, /help/auditor#audit",
        "REPORTER, /nowhere, /help"
    })
    void leadsFromAPageToWhereItIsExplained(String who, String page, String place) throws ReflectiveOperationException {
        var actor = (Actor) People.class.getField(who).get(null);

        assertThat(browser.get().uri("/help?page=" + page).with(as(actor))).hasRedirectedUrl(place);
    }

    @Test
    void everyPageLeadsToItsHelp() {
        assertThat(get("/policy", People.REPORTER).select("header a[href='/help?page=/policy']"))
                .hasSize(1);
    }

    @Test
    void saysWhatTheWordsMean() {
        var page = get("/help/glossary", People.AUDITOR);

        assertThat(page.select("dt").eachText()).contains("填报截止", "缺报", "进展情况", "已冻结", "省级协调员");
        assertThat(page.select("dt").size()).isEqualTo(page.select("dd").size());
        assertThat(page.select("dd").eachText()).noneMatch(String::isBlank);
    }

    @Test
    void hasNoChapterOfAnotherName() {
        assertThat(browser.get().uri("/help/governor").with(as(People.REPORTER)))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private Document get(String path, Actor actor) {
        var answer = browser.get().uri(path).with(as(actor)).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
