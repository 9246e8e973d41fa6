package luoshi.search;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.transaction.BeforeTransaction;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;

/** What the search takes in later; nothing of it is committed. */
@WebTest
@Transactional
class SearchBacklogTests {

    private static final String WORD = "㐀㐁";

    @Autowired
    private SearchBacklog backlog;

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    private Actor coordinator;
    private Actor leader;
    private long report;

    @BeforeTransaction
    void theyAreThere() {
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
    }

    @BeforeEach
    void aVeryLongReportIsCompiled() {
        var period = database.sql("""
                        insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                      report_on, lock_on)
                        select document_id, '2097Q1', starts_on, ends_on, opens_on, due_on, review_on, report_on, lock_on
                        from reporting_period where quarter = '2020Q3' returning id
                        """).query(Long.class).single();
        report = database.sql("""
                        insert into roll_up_report (period_id, quarter, state, title, figures, compiled_at, compiled_on,
                                                    compiled_by)
                        values (?, '2097Q1', 'DRAFT', '很长的报告', '{}', current_timestamp, date '2097-04-21', 'system')
                        returning id
                        """).params(period).query(Long.class).single();
        later("on");
        add(1, 30);
        add(31, 50);
        later("off");
    }

    @Test
    void sentencesAreFoundOnceTheyAreTakenIn() {
        assertThat(found()).isEmpty();
        assertThat(backlog.waiting()).isEqualTo(50);

        backlog.takeIn();

        assertThat(backlog.waiting()).isZero();
        assertThat(found()).hasSize(50).isEqualTo(asTheViewSays());
    }

    @Test
    void theCoordinatorIsToldHowManyAreNotFoundYet() {
        assertThat(page(coordinator).text()).contains("季度报告还有50句正在编入检索，几分钟后可以查到。");
        assertThat(page(leader).text()).doesNotContain("编入检索");

        backlog.takeIn();

        assertThat(page(coordinator).text()).doesNotContain("编入检索");
        assertThat(page(coordinator).select(".hits li")).isNotEmpty();
    }

    @Test
    void whatIsRewrittenOrDeletedMeanwhileIsFoundAsItIsNow() {
        database.sql("update report_passage set text = '改写" + WORD + "之后' where report_id = ? and position = 7")
                .params(report)
                .update();
        assertThat(found()).hasSize(1);
        database.sql("delete from report_passage where report_id = ? and position > 10")
                .params(report)
                .update();

        backlog.takeIn();

        assertThat(found()).hasSize(10).isEqualTo(asTheViewSays()).anyMatch(text -> text.startsWith("改写"));
        assertThat(backlog.waiting()).isZero();
    }

    private void later(String setting) {
        database.sql("select set_config('luoshi.search_later', ?, true)")
                .params(setting)
                .query(String.class)
                .single();
    }

    private void add(int from, int to) {
        database.sql("""
                        insert into report_passage (report_id, part, position, kind, text)
                        select ?, 2, n, 'EDITORIAL', '第' || n || '句' || ? from generate_series(?, ?) n
                        """).params(report, WORD, from, to).update();
    }

    private List<String> found() {
        return database.sql("select body from search_text where kind = 'PASSAGE' and report_id = ? order by ref_id")
                .params(report)
                .query(String.class)
                .list();
    }

    private List<String> asTheViewSays() {
        return database.sql("select body from searchable where kind = 'PASSAGE' and report_id = ? order by ref_id")
                .params(report)
                .query(String.class)
                .list();
    }

    private Document page(Actor actor) {
        var uri = URI.create(UriComponentsBuilder.fromPath("/search")
                .queryParam("q", WORD)
                .build()
                .encode(StandardCharsets.UTF_8)
                .toUriString());
        var result = browser.get().uri(uri).with(as(actor)).exchange();
        assertThat(result).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
