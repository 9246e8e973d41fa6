package luoshi.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import luoshi.Days;
import luoshi.People;
import luoshi.TestDatabase;
import luoshi.account.Role;
import luoshi.progress.PeriodOpening;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/**
 * What a quarter costs the desk of a unit with four measures: every click and every field is counted on the real pages,
 * and the count turned into the time of a practised hand by the Keystroke-Level Model (Card, Moran and Newell 1980). The
 * texts are at hand and put in; thinking them out is nobody's to measure.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "db-scheduler.enabled=false")
@Import({TestDatabase.class, People.class})
@DirtiesContext
class QuarterInMinutesTests {

    /** 省商务厅: （一） （三） （七） （十二）. */
    private static final long UNIT = People.COMMERCE;

    private static final List<String> MEASURES = List.of("（一）", "（三）", "（七）", "（十二）");

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PeriodOpening opening;

    private Visitor reporter;
    private int clicks;
    private int fields;

    @BeforeAll
    static void startTheBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void theThirdQuarterIsOpen() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
        reporter = chromium.visitor("http://localhost:" + port).signsIn(people.join(UNIT, Role.REPORTER));
    }

    @Test
    void fourMeasuresAreReportedInLessThanTenMinutesOfHandling() {
        for (var measure : MEASURES) {
            report(measure);
        }
        assertThat(database.sql("""
                        select count(*) from progress_entry e join reporting_period p on p.id = e.period_id
                        where e.unit_id = ? and p.quarter = '2020Q3' and e.state = 'UNIT_REVIEW'
                        """).params(UNIT).query(Integer.class).single()).isEqualTo(MEASURES.size());

        var time = handling();
        System.out.printf(
                "A quarter of four measures: %d clicks, %d fields, %d s of handling%n",
                clicks, fields, time.toSeconds());
        assertThat(clicks).isLessThanOrEqualTo(3 * MEASURES.size());
        assertThat(time).isLessThan(Duration.ofMinutes(10));
        assertThat(reporter.complaints()).isEmpty();
        reporter.close();
    }

    /** From the first page to the entry that has been handed on, and back. */
    private void report(String measure) {
        reporter.takesUp("待填报", measure);
        clicks++;
        put("进展情况", measure + "截至9月底，开展线下对接活动9场，签约项目履约资金0.4亿元，惠及商贸企业320家。");
        put("主要做法", "一是建立省市县三级联系机制，二是逐户走访重点企业。");
        put("存在问题", "部分产地供货不稳定，冷链配套不足，涉及3个县。");
        put("下一步打算", "12月底前组织年货节专场2场。");
        reporter.chooses("自评", "正常推进");
        fields++;
        for (var figure : reporter.at(".figure:visible").all()) {
            figure.locator("input[type=text]").first().fill("12");
            figure.locator("input[type=date]").fill("2020-09-30");
            reporter.types(figure, "数据来源", "省商务厅");
            fields += 3;
        }
        reporter.presses("送单位审核");
        clicks++;
        reporter.isTold("已送本单位审核");
        reporter.follows("我的任务");
        clicks++;
    }

    private void put(String label, String text) {
        reporter.types(label, text);
        fields++;
    }

    /**
     * A click: think 1.35 s, point 1.1 s, press 0.2 s, and 1 s until the page is there. A field: think 1.35 s, point 1.1
     * s, press 0.2 s, put in what is at hand 0.56 s.
     */
    private Duration handling() {
        return Duration.ofMillis(clicks * 3_650L + fields * 3_210L);
    }
}
