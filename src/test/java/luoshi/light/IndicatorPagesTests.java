package luoshi.light;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.progress.PeriodOpening;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.transaction.BeforeTransaction;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

/** What units report here is rolled back, as it can never be taken away from the database that tests share. */
@WebTest
@TestPropertySource(properties = "spring.application.name=indicators")
@DirtiesContext
@Transactional
class IndicatorPagesTests {

    private static final String STATIONS = "/measures/17/indicators/55";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PeriodOpening opening;

    private Actor coordinator;
    private Actor reporter;
    private Actor stranger;
    private long unit;

    /** Two quarters have opened, as for other tests, and the people are there; both stay. */
    @BeforeTransaction
    void whatStays() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
        Days.itIsReally(database);
        unit = database.sql("""
                        select o.unit_id from reporting_obligation o join measure m on m.id = o.measure_id
                        where m.number = 17 order by o.role = 'LEAD' desc, o.position limit 1
                        """).query(Long.class).single();
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        reporter = people.join(unit, Role.REPORTER);
        stranger = people.join(newUnit(), Role.REPORTER);
    }

    @BeforeEach
    void itIsJanuary() {
        Days.itIs(database, "2021-01-12");
    }

    @Test
    void thePictureAndTheTableShowTheSameValues() {
        report("2020Q2", "2020-06-30", 5000, "FROZEN", "演示数据：六月月报");
        var third = report("2020Q3", "2020-09-30", 9000, "APPROVED", "演示数据：九月月报");
        var page = page(coordinator, STATIONS);

        assertThat(page.select("svg[role=img] title").first().text()).contains("5G基站建成数");
        assertThat(page.select("svg desc").text()).contains("目标20000个", "截至2020年9月30日的数值为9000个", "数据不足");
        assertThat(page.select("svg .chart-value").eachText()).containsExactly("5000", "9000");
        assertThat(page.select("svg polyline.chart-line")).hasSize(1);
        assertThat(page.select("svg polyline.chart-expected"))
                .as("two values make no trend")
                .isEmpty();
        var rows = page.select("tbody tr");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).text())
                .contains("2020年第三季度", "9000个", "2020年9月30日", "45.0%", "75.0%", "落后30个百分点", "九月月报");
        assertThat(rows.get(1).select("a").attr("href")).isEqualTo("/entries/" + third);
        assertThat(page.select(".findings").text()).contains("数据不足：只有2个时点的数值，至少要有三个");
    }

    @Test
    void threeValuesMakeATrendWithItsRange() {
        report("2020Q2", "2020-06-30", 5000, "FROZEN", "月报");
        report("2020Q3", "2020-09-30", 9600, "APPROVED", "月报");
        report("2020Q4", "2020-12-31", 12360, "APPROVED", "月报");
        var page = page(coordinator, STATIONS);

        assertThat(page.select(".findings").text())
                .as("50 a day over 92 days, then 30; all in all 40")
                .contains("约2021年7月10日达到目标；最早2021年6月2日，最迟2021年9月12日", "晚于时限2020年12月31日", "每30天增加1200个，范围900至1500个");
        assertThat(page.select("svg polyline.chart-expected, svg polygon.chart-range"))
                .hasSize(2);
        assertThat(page(coordinator, "/indicators?type=cumulative")
                        .select("tr:contains(5G基站建成数)")
                        .text())
                .contains("12360个", "61.8%", "100.0%", "约2021年7月10日");
    }

    @Test
    void twelveQuartersAreShownAndEarlierValuesStandInTheLedger() {
        report("2020Q2", "2017-12-31", 400, "FROZEN", "月报");
        report("2020Q3", "2018-01-01", 500, "FROZEN", "月报");
        report("2020Q4", "2020-12-31", 600, "APPROVED", "月报");
        var page = page(coordinator, STATIONS);

        assertThat(page.select("tbody tr td:nth-child(3)").eachText()).containsExactly("500个", "600个");
        assertThat(page.select("a:contains(更早的数值见台账)").attr("href")).isEqualTo("/ledger?quarter=all&measure=17");
    }

    @Test
    void theCorrectedValueTakesThePlaceOfTheOther() {
        var wrong = report("2020Q2", "2020-06-30", 5000, "FROZEN", "月报");
        correct(wrong, "2020-06-30", 6100);
        var row = page(coordinator, STATIONS).select("tbody tr");

        assertThat(row).hasSize(1);
        assertThat(row.text()).contains("6100个", "更正").doesNotContain("5000");
        assertThat(page(coordinator, STATIONS).select("svg polygon.chart-mark")).isNotEmpty();
    }

    @Test
    void whatIsNotApprovedYetCountsByTheOtherBasisOnlyAndForTheProvinceAlone() {
        report("2020Q2", "2020-06-30", 5000, "FROZEN", "月报");
        report("2020Q3", "2020-09-30", 9000, "SUBMITTED", "月报");

        assertThat(page(coordinator, STATIONS).select("tbody tr")).hasSize(1);
        assertThat(page(coordinator, STATIONS + "?basis=reported").select("tbody tr"))
                .hasSize(2);
        var own = page(reporter, STATIONS + "?basis=reported");
        assertThat(own.select("tbody tr")).as("a unit sees what is approved").hasSize(1);
        assertThat(own.text()).contains("核实口径：");
    }

    @Test
    void onlyWhoeverHasToDoWithTheMeasureSeesItsNumbers() {
        report("2020Q2", "2020-06-30", 5000, "FROZEN", "月报");
        var page = page(stranger, STATIONS);

        assertThat(page.text()).contains("数值，只供本措施的责任单位和省级查看").doesNotContain("5000");
        assertThat(page.select("svg, tbody")).isEmpty();
        assertThat(page(stranger, "/indicators").text()).contains("5G基站建成数").doesNotContain("5000个");
        assertThat(text(get(stranger, "/indicators/list.csv")))
                .contains("5G基站建成数")
                .doesNotContain("5000个");
    }

    @Test
    void withoutANumberTheTableStandsAloneAndSaysWhy() {
        var page = page(coordinator, "/measures/1/indicators/2");

        assertThat(page.select("figure svg")).isEmpty();
        assertThat(page.text()).contains("目标没有数量，不作图");
    }

    @Test
    void thePageSaysFromWhenACumulativeValueCounts() {
        assertThat(page(coordinator, STATIONS).select("main").text()).contains("自当年1月1日起累计，跨年重新计算");
        assertThat(page(coordinator, "/measures/5/indicators/21").select("main").text())
                .contains("自任务开始（文件成文之日）起累计，跨年不重新计算");
        assertThat(page(coordinator, "/measures/1/indicators/1").select("main").text())
                .doesNotContain("起累计");
    }

    @Test
    void theListFollowsTheDocumentAndItsFilters() {
        report("2020Q2", "2020-06-30", 5000, "FROZEN", "月报");
        var all = page(coordinator, "/indicators");
        assertThat(all.select("tbody tr")).hasSize(69);
        assertThat(all.select("h2:not(.saved-views h2)").eachText())
                .first()
                .asString()
                .startsWith("二、");

        var limits = page(coordinator, "/indicators?chapter=4&type=limit");
        assertThat(limits.select("tbody tr").eachText()).isNotEmpty().allMatch(row -> row.contains("上限、禁止性"));
        assertThat(limits.select("h2:not(.saved-views h2)").eachText()).containsExactly("四、保市场主体");
        assertThat(page(coordinator, "/indicators?light=blue").text()).contains("没有符合条件的指标");
        assertThat(text(get(coordinator, "/indicators/list.csv?type=cumulative")))
                .contains("5G基站建成数", "5000个", "25.0%")
                .doesNotContain("出口退（免）税办理时间");
    }

    @Test
    void otherPagesLeadThere() {
        assertThat(page(coordinator, "/measures/17").select("a[href=" + STATIONS + "]"))
                .isNotEmpty();
        assertThat(page(coordinator, "/measures/17/light").select("a[href^=" + STATIONS + "]"))
                .isNotEmpty();
        assertThat(page(coordinator, "/policy").select("a[href=/indicators]")).isNotEmpty();
    }

    @Test
    void onlyIndicatorsOfTheMeasureAreThereAndOnlyForThoseWhoWorkWithIt() {
        assertThat(get(coordinator, "/measures/16/indicators/55")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(People.ADMIN, STATIONS)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(People.ADMIN, "/indicators")).hasStatus(HttpStatus.FORBIDDEN);
    }

    /** The value as the unit has reported it; the entry is in the state. */
    @Test
    void aPastDayShowsTheValuesThatWereKnownThen() {
        owe("2020Q3");
        var entry = database.sql("""
                        update progress_entry e set state = 'APPROVED', versions = 2, status = 'ON_TRACK', first_received_at = now(),
                                                    first_submitted_at = timestamp '2020-10-11 09:00'
                        from reporting_period p, measure m
                        where p.id = e.period_id and p.quarter = '2020Q3' and m.id = e.measure_id and m.number = 17
                          and e.unit_id = ? and e.corrects_id is null
                        returning e.id
                        """).params(unit).query(Long.class).single();
        handedOn(entry, 1, 7000, "2020-10-10");
        reviewed(entry, 1, "UNIT", "PASSED", "2020-10-11");
        reviewed(entry, 1, "PROVINCE", "RETURNED", "2020-10-13");
        handedOn(entry, 2, 9500, "2020-10-15");
        reviewed(entry, 2, "UNIT", "PASSED", "2020-10-16");
        reviewed(entry, 2, "PROVINCE", "PASSED", "2020-10-20");

        assertThat(known("reported", "2020-10-10")).isEqualTo("—");
        assertThat(known("reported", "2020-10-11")).isEqualTo("7000个");
        assertThat(known("reported", "2020-10-13")).as("sent back").isEqualTo("—");
        assertThat(known("reported", "2020-10-16")).isEqualTo("9500个");
        assertThat(known("verified", "2020-10-19")).isEqualTo("—");
        assertThat(known("verified", "2020-10-20")).isEqualTo("9500个");
        var then = page(coordinator, STATIONS + "?basis=verified&on=2020-10-20");
        var now = page(coordinator, STATIONS + "?basis=verified");
        assertThat(then.select("tbody tr").eachText())
                .isEqualTo(now.select("tbody tr").eachText())
                .hasSize(1);
        assertThat(then.select("#as-at").text()).contains("截至2020年10月20日的情况");
        assertThat(page(coordinator, STATIONS + "?basis=verified&on=2020-10-19").select("tbody tr"))
                .isEmpty();
        assertThat(text(get(coordinator, "/indicators/list.csv?basis=reported&on=2020-10-11")))
                .contains("7000个");
    }

    /** The latest value in the list. */
    private String known(String basis, String on) {
        return page(coordinator, "/indicators?basis=" + basis + "&on=" + on)
                .select("tr:has(a[href^=" + STATIONS + "]) td:nth-child(3) .nowrap")
                .text();
    }

    private void handedOn(long entry, int number, int amount, String on) {
        carry(entry, number, "2020-09-30", amount, "演示数据：九月月报", on + " 10:00");
    }

    private void reviewed(long entry, int number, String level, String verdict, String on) {
        database.sql("""
                        insert into entry_review (entry_id, version_number, level, verdict, reason, category, reviewed_by,
                                                  reviewed_at, business_time, submit_key)
                        values (?, ?, ?, ?, ?, ?, ?, now(), ?::timestamp, gen_random_uuid())
                        """)
                .params(
                        entry,
                        number,
                        level,
                        verdict,
                        verdict.equals("RETURNED") ? "请补充" : "",
                        verdict.equals("RETURNED") ? "OTHER" : null,
                        coordinator.accountId(),
                        on + " 11:00")
                .update();
    }

    private long report(String quarter, String asOf, int amount, String state, String source) {
        owe(quarter);
        var entry = database.sql("""
                        update progress_entry e set state = :state, versions = 1, status = 'ON_TRACK', first_submitted_at = timestamp '2021-01-05 10:00',
                            first_received_at = now()
                        from reporting_period p, measure m
                        where p.id = e.period_id and p.quarter = :quarter and m.id = e.measure_id and m.number = 17
                          and e.unit_id = :unit and e.corrects_id is null
                        returning e.id
                        """)
                .param("state", state)
                .param("quarter", quarter)
                .param("unit", unit)
                .query(Long.class)
                .single();
        carry(entry, asOf, amount, source);
        return entry;
    }

    /** The fourth quarter has not opened for the other tests; here it has. */
    private void owe(String quarter) {
        database.sql("""
                        with owed as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                              unit_name, established_on)
                            select p.id, o.measure_id, o.unit_id, o.responsibility_id, o.role, o.position, o.unit_name, p.opens_on
                            from reporting_period p, reporting_obligation o join measure m on m.id = o.measure_id
                            where p.quarter = :quarter and m.number = 17 and o.unit_id = :unit and o.period_id = 2
                            on conflict do nothing returning *
                        )
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                        select id, period_id, measure_id, unit_id from owed
                        """).param("quarter", quarter).param("unit", unit).update();
    }

    private void correct(long wrong, String asOf, int amount) {
        var entry = database.sql("""
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id, corrects_id, state, versions,
                                                    status, first_submitted_at, first_received_at)
                        select obligation_id, period_id, measure_id, unit_id, id, 'APPROVED', 1, 'ON_TRACK', first_submitted_at, now() from progress_entry where id = ?
                        returning id
                        """).params(wrong).query(Long.class).single();
        carry(entry, asOf, amount, "更正");
    }

    private void carry(long entry, String asOf, int amount, String source) {
        carry(entry, 1, asOf, amount, source, "2021-01-05 10:00");
    }

    private void carry(long entry, int number, String asOf, int amount, String source, String at) {
        var version = database.sql("""
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        values (:entry, :number, '进展', '', '', '', '', 'ON_TRACK', false, '', :by, now(), :at::timestamp, :key) returning id
                        """)
                .param("entry", entry)
                .param("number", number)
                .param("at", at)
                .param("by", reporter.accountId())
                .param("key", UUID.randomUUID())
                .query(Long.class)
                .single();
        database.sql("""
                        insert into entry_version_figure (version_id, indicator_id, amount, as_of, source)
                        select :version, id, :amount, cast(:asOf as date), :source from indicator where number = 55
                        """)
                .param("version", version)
                .param("amount", amount)
                .param("asOf", asOf)
                .param("source", source)
                .update();
    }

    private long newUnit() {
        return database.sql("""
                        insert into unit (code, name, full_name, nature, sort_no, valid_from)
                        values (:code, '测试厅', '江西省测试厅', 'PROVINCIAL_DEPARTMENT', 999, date '2018-10-24') returning id
                        """)
                .param("code", "test" + UUID.randomUUID())
                .query(Long.class)
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
