package luoshi.light;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.Map;
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
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 复议: a unit asks that a light be looked at again, somebody else answers, and both stay. */
@WebTest
class LightReviewPagesTests {

    private static final long HUMAN_RESOURCES = 1;
    private static final String PAGE = "/measures/2/light/reviews";

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

    private Actor coordinator;
    private Actor reporter;

    @BeforeEach
    void theLightsAreJudged() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
        judging.judgeWhatIsDue();
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        reporter = people.join(HUMAN_RESOURCES, Role.REPORTER);
    }

    @AfterEach
    void theDateIsReal() {
        Days.itIsReally(database);
    }

    @Test
    void aUnitAsksACoordinatorLetsTheLightStandAndBothStay() {
        assertThat(text(ask(reporter, "", "附件2"))).contains("请写明申请复议的理由和佐证材料", "附件2");
        assertThat(ask(reporter, "数值已更新", "第三季度填报附件2")).hasRedirectedUrl(PAGE);
        assertThat(text(ask(reporter, "再说一次", "附件3"))).contains("正在等待答复");
        var id = database.sql("select max(id) from light_review")
                .query(Long.class)
                .single();
        assertThat(page(coordinator, "/notices").text()).contains("数值已更新");
        assertThat(page(coordinator, "/").text()).contains("待答复的灯色复议");
        assertThat(post(reporter, PAGE + "/" + id, Map.of("outcome", "STAYS", "answer", "不变")))
                .hasStatus(HttpStatus.FORBIDDEN);
        var mistaken = post(coordinator, PAGE + "/" + id, Map.of("outcome", "STAYS", "answer", " "));
        assertThat(mistaken).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);

        Days.itIs(database, "2020-10-14");
        for (var click = 0; click < 2; click++) {
            assertThat(post(coordinator, PAGE + "/" + id, Map.of("outcome", "STAYS", "answer", "附件2尚未审核")))
                    .hasRedirectedUrl(PAGE);
        }
        assertThat(text(post(coordinator, PAGE + "/" + id, Map.of("outcome", "GREEN", "answer", "改"))))
                .contains("已经答复");
        assertThat(page(reporter, PAGE).text()).contains("数值已更新", "第三季度填报附件2", "维持原灯色", "附件2尚未审核");
        assertThat(page(reporter, "/notices").text()).contains("附件2尚未审核");
        Days.itIs(database, "2020-10-16");
        assertThat(page(coordinator, PAGE + "?on=2020-10-11").text()).doesNotContain("数值已更新");
        var asked = page(coordinator, PAGE + "?on=2020-10-13");
        assertThat(asked.select("main").text()).contains("数值已更新", "等待省级协调员答复").doesNotContain("附件2尚未审核");
        assertThat(asked.select("main form[method=post]")).isEmpty();
        assertThat(page(coordinator, PAGE + "?on=2020-10-14").text()).contains("附件2尚未审核");
        assertThat(page(coordinator, "/measures/2/history").text()).contains("申请灯色复议", "答复灯色复议");
    }

    @Test
    void anotherLightIsSetByTheOverrideAndTheRulesLightStays() {
        ask(reporter, "进度已赶上", "赣人社字〔2020〕5号");
        var id = database.sql("select max(id) from light_review")
                .query(Long.class)
                .single();
        var shown = database.sql("select light from light_review where id = ?")
                .params(id)
                .query(String.class)
                .single();
        var other = shown.equals("GREEN") ? "YELLOW" : "GREEN";
        assertThat(post(coordinator, PAGE + "/" + id, Map.of("outcome", other, "answer", "已核对文件")))
                .hasRedirectedUrl(PAGE);
        assertThat(page(coordinator, "/measures/2/light/changes").text()).contains("已核对文件");
        assertThat(page(reporter, PAGE).text()).contains("调整为");
        assertThat(post(coordinator, "/measures/2/light/withdrawal", Map.of("quarter", "2020Q3", "why", "测试结束")))
                .hasStatus(HttpStatus.FOUND);
    }

    @Test
    void onlyAUnitOfTheMeasureAsksAndNobodyAnswersHimself() {
        var stranger = people.join(aUnitBeside(), Role.REPORTER);
        assertThat(ask(stranger, "想问", "没有")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page(stranger, PAGE).select("main form[method=post]")).isEmpty();
        assertThat(ask(people.join(DEVELOPMENT_AND_REFORM, Role.LEADER), "想问", "没有"))
                .hasStatus(HttpStatus.FORBIDDEN);

        var both = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR, Role.REPORTER);
        var own = "/measures/5/light/reviews";
        assertThat(post(both, own, Map.of("quarter", "2020Q3", "reason", "口径不同", "evidence", "附件1")))
                .hasRedirectedUrl(own);
        var id = database.sql("select max(id) from light_review")
                .query(Long.class)
                .single();
        assertThat(text(post(both, own + "/" + id, Map.of("outcome", "STAYS", "answer", "自己答复"))))
                .contains("须由其他协调员答复");
        assertThat(page(both, own).select("#review-" + id + " form")).isEmpty();
        post(coordinator, own + "/" + id, Map.of("outcome", "STAYS", "answer", "口径以文件为准"));
    }

    private long aUnitBeside() {
        return database.sql("select min(id) from unit where nature = 'COUNTY'")
                .query(Long.class)
                .single();
    }

    private MvcTestResult ask(Actor actor, String reason, String evidence) {
        return post(actor, PAGE, Map.of("quarter", "2020Q3", "reason", reason, "evidence", evidence));
    }

    private MvcTestResult post(Actor actor, String path, Map<String, String> fields) {
        var request = browser.post().uri(path).with(as(actor)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private Document page(Actor actor, String path) {
        var answer = browser.get().uri(path).with(as(actor)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(text(answer));
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
