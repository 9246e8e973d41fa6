package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luoshi.TestDatabase;
import luoshi.account.DemoPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(properties = "db-scheduler.enabled=false")
@ActiveProfiles("demo")
@Import(TestDatabase.class)
@DirtiesContext
class DemoStoryTests {

    @Autowired
    private DemoStory story;

    @Autowired
    private DemoPeople people;

    @Autowired
    private Reproduction reproduction;

    @Autowired
    private JdbcClient database;

    @Test
    void leavesTheSecondQuarterSentAndTheThirdInEveryState() {
        assertThat(query("select state || ' ' || sent_on from roll_up_report")).containsExactly("SENT 2020-07-14");
        assertThat(
                        query(
                                "select established_on::text from reporting_period where established_on is not null order by 1"))
                .containsExactly("2020-06-15", "2020-09-17");
        assertThat(query("select set_to::text from business_date")).containsExactly("2020-10-12");
        assertThat(query("select distinct e.state from progress_entry e where e.period_id = 2"))
                .contains(
                        "TO_FILL",
                        "DRAFT",
                        "UNIT_REVIEW",
                        "RETURNED_BY_UNIT",
                        "WITHDRAWN",
                        "SUBMITTED",
                        "RETURNED_BY_PROVINCE",
                        "APPROVED");
        assertThat(query("select outcome from job_run")).containsExactly("SUCCEEDED");
    }

    @Test
    void canBeReproduced() {
        var report =
                database.sql("select id from roll_up_report").query(Long.class).single();

        assertThat(reproduction.of(people.actor("fgw.lingdao"), report).values())
                .hasSize(6)
                .containsOnly(true);
    }

    @Test
    void unitsHaveAskedAboutWhatTheyTookOn() {
        assertThat(query("select state from close_out order by state")).containsExactly("ACCEPTED", "SUBMITTED");
        assertThat(query("select state from extension_request order by state"))
                .containsExactly("GRANTED", "SUBMITTED", "UNIT_REVIEW");
        assertThat(query("select state from extension_request where task_point_id is not null"))
                .containsExactly("UNIT_REVIEW");
        assertThat(query("select count(*)::text from attachment a join attached_version v on v.attachment_id = a.id "
                        + "where a.subject like '/close-outs/%'"))
                .containsExactly("2");
    }

    @Test
    void peopleAreToldOfWhatTheReportRestsOnAndOfEachThingOnce() {
        assertThat(query("select min(title) from notice_item group by notice_id, title having count(*) > 1"))
                .isEmpty();
        assertThat(query("""
                        select i.title from notice_item i join notice n on n.id = i.notice_id and n.kind = 'USED'
                          join progress_entry e on i.href = '/entries/' || e.id and e.corrects_id is not null
                        order by i.href
                        """)).containsExactly("2020年第二季度（一）稳定就业岗位（更正，含牵头汇总）", "2020年第二季度（二）抓好重点行业重点群体就业（更正，含牵头汇总）");
        assertThat(query("""
                        select i.href from notice_item i join notice n on n.id = i.notice_id and n.kind = 'USED'
                          join progress_entry e on i.href = '/entries/' || e.id
                        where not exists (select from report_line l where l.entry_id = e.id)
                        """)).isEmpty();
    }

    @Test
    void isToldOnce() {
        var before = query("select count(*)::text from entry_version union all select count(*)::text from report_step");

        story.start();

        assertThat(query("select count(*)::text from entry_version union all select count(*)::text from report_step"))
                .isEqualTo(before);
    }

    private List<String> query(String sql) {
        return database.sql(sql).query(String.class).list();
    }
}
