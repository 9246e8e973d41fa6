package luoshi.search;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The search over HTTP: what is found, and by whom. */
@WebTest
@TestPropertySource(properties = "spring.application.name=search")
@DirtiesContext
class SearchPagesTests {

    private static final Random RANDOM = new Random();

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    private long unit;
    private Actor reporter;
    private Actor coordinator;

    /** Two characters that no other text of the database has. */
    private String word;

    @BeforeEach
    void aUnitWrites() {
        unit = newUnit();
        reporter = people.join(unit, Role.REPORTER);
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        word = "" + (char) (0x3400 + RANDOM.nextInt(6000)) + (char) (0x3400 + RANDOM.nextInt(6000));
    }

    @Test
    void aWordOfTwoCharactersIsFoundAndMarkedWithQuarterStateAndUnit() {
        var entry = entry(unit, 3, "为企业" + word + "一千户。");

        var page = search(reporter, "?q=" + word);

        var hit = page.select(".hits li").first();
        assertThat(hit.select("a").attr("href")).isEqualTo("/entries/" + entry + "/form");
        assertThat(hit.select("mark").eachText()).containsExactly(word);
        assertThat(hit.text()).contains("（三）", "检索厅", "2020年第三季度", "草稿", "为企业");
        assertThat(page.select("h2").text()).isEqualTo("填报 1条");
        assertThat(page.select("#search-box").val()).isEqualTo(word);
    }

    @Test
    void aDraftIsForItsUnitAlone() {
        var entry = entry(unit, 3, "草稿" + word);

        assertThat(finds(reporter)).containsExactly("/entries/" + entry + "/form");
        assertThat(finds(people.join(unit, Role.UNIT_APPROVER))).hasSize(1);
        for (var other : others()) {
            assertThat(finds(other)).as(other.username()).isEmpty();
        }
    }

    @Test
    void theProvinceFindsWhatTheUnitsApproverPassedAndNoLaterDraft() {
        var entry = entry(unit, 3, "初稿" + word);
        handOn(entry, 1, "送审稿" + word, false);
        assertThat(finds(coordinator)).as("with the unit's approver").isEmpty();

        passInUnit(entry, 1);
        write(entry, "SUBMITTED", "送审稿" + word);
        assertThat(finds(coordinator)).containsExactly("/entries/" + entry);
        assertThat(finds(neighbour())).isEmpty();

        write(entry, "RETURNED_BY_PROVINCE", "退回后改写" + word + "之后");
        var found = search(coordinator, "?q=" + word).select(".hit-text").text();
        assertThat(found).contains("送审稿").doesNotContain("退回后改写");
        assertThat(search(reporter, "?q=" + word).select(".hit-text").text()).contains("退回后改写");
    }

    @Test
    void whatIsApprovedIsForTheSameMeasureAndForThoseWhoReadEverything() {
        var entry = entry(unit, 3, "定稿" + word);
        approve(entry, "定稿" + word);

        var path = "/entries/" + entry;
        assertThat(finds(reporter)).containsExactly(path);
        assertThat(finds(neighbour())).containsExactly(path);
        assertThat(finds(coordinator)).containsExactly(path);
        assertThat(finds(people.join(DEVELOPMENT_AND_REFORM, Role.INSPECTOR))).containsExactly(path);
        assertThat(finds(people.join(DEVELOPMENT_AND_REFORM, Role.LEADER))).containsExactly(path);
        assertThat(finds(people.join(newUnit(), Role.REPORTER)))
                .as("no part in the measure")
                .isEmpty();
        assertThat(finds(people.join(unit, Role.LEADER)))
                .as("reads what is approved")
                .hasSize(1);
    }

    /** A coordinator who also writes for his unit sees its working text once, and not what it was before besides. */
    @Test
    void whoHoldsTwoRolesFindsAnEntryOnce() {
        var entry = entry(unit, 3, "初稿" + word);
        handOn(entry, 1, "送审稿" + word, true);
        write(entry, "SUBMITTED", "送审稿" + word);

        assertThat(finds(people.join(unit, Role.COORDINATOR, Role.REPORTER))).containsExactly("/entries/" + entry);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIN", "AUDITOR"})
    void whoSeesNoBusinessHasNoSearch(Role role) {
        var person = people.join(DEVELOPMENT_AND_REFORM, role);
        assertThat(browser.get().uri("/search?q=就业").with(as(person))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page(person, "/").select("#search-box")).isEmpty();
    }

    @Test
    void aPassageOfAReportIsFoundByThoseWhoMayOpenTheReport() {
        var report =
                database.sql("""
                        insert into roll_up_report (period_id, quarter, state, title, figures, compiled_at, compiled_on,
                                                    compiled_by)
                        select id, quarter, 'DRAFT', '检索报告', '{}', current_timestamp, date '2020-10-21', 'system'
                        from reporting_period where id = ? returning id
                        """).params(newPeriod("2099Q1")).query(Long.class).single();
        database.sql("""
                        insert into report_passage (report_id, part, position, kind, text)
                        values (?, 2, 1, 'EDITORIAL', ?)
                        """).params(report, "全省" + word + "情况").update();

        var leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        assertThat(finds(coordinator)).singleElement().asString().startsWith("/reports/");
        assertThat(finds(leader)).as("a draft").isEmpty();
        assertThat(finds(reporter)).isEmpty();

        database.sql("update roll_up_report set state = 'FOR_SIGNATURE' where id = ?")
                .params(report)
                .update();
        assertThat(finds(leader)).hasSize(1);
        assertThat(finds(people.join(DEVELOPMENT_AND_REFORM, Role.INSPECTOR))).isEmpty();
        assertThat(finds(reporter)).isEmpty();
    }

    @Test
    void anInstructionIsFoundByTheProvinceAndByTheUnitsWithATask() {
        var report = report();
        var other = newUnit();
        var instruction = database.sql("""
                        insert into leader_instruction (report_id, leader, office, instructed_on, body, recorded_by, recorded_at,
                                                        recorded_on, submit_key)
                        values (?, '某领导', '副省长', date '2020-10-28', ?, ?, current_timestamp, date '2020-10-28',
                                gen_random_uuid()) returning id
                        """)
                .params(report, "请抓紧" + word + "工作", coordinator.accountId())
                .query(Long.class)
                .single();
        for (var asked : List.of(unit, other)) {
            database.sql("""
                            insert into instruction_task (instruction_id, number, unit_id, body, answer_by, assigned_by,
                                                          assigned_at, assigned_on, submit_key)
                            select :instruction, count(*) + 1, :unit, :body, date '2020-11-10', :by, current_timestamp,
                                   date '2020-10-29', gen_random_uuid()
                            from instruction_task where instruction_id = :instruction
                            """)
                    .param("instruction", instruction)
                    .param("unit", asked)
                    .param("body", "落实" + word + (asked == unit ? "一" : "二"))
                    .param("by", coordinator.accountId())
                    .update();
        }
        database.sql("""
                        update instruction_task set answer = '已经办好', answered_by = :by, answered_at = current_timestamp,
                               answered_on = date '2020-11-02' where instruction_id = :instruction and unit_id = :unit
                        """)
                .param("by", reporter.accountId())
                .param("instruction", instruction)
                .param("unit", unit)
                .update();

        var path = "/instructions/" + instruction;
        assertThat(finds(coordinator)).containsExactlyInAnyOrder(path, path + "#task-1", path + "#task-2");
        assertThat(finds(people.join(DEVELOPMENT_AND_REFORM, Role.LEADER))).hasSize(3);
        assertThat(finds(reporter)).containsExactlyInAnyOrder(path, path + "#task-1");
        assertThat(finds(people.join(other, Role.UNIT_APPROVER))).containsExactlyInAnyOrder(path, path + "#task-2");
        assertThat(search(reporter, "?q=" + word + " 办好&kind=INSTRUCTION")
                        .select("mark")
                        .eachText())
                .containsExactly(word, "办好");
        assertThat(finds(neighbour())).isEmpty();
        var inspector = people.join(DEVELOPMENT_AND_REFORM, Role.INSPECTOR);
        assertThat(finds(inspector)).as("the report is not sent").isEmpty();
    }

    @Test
    void anAnswerToAProblemIsFoundByWhoSeesTheProblemOnTheBoard() {
        var entry = entry(unit, 3, "有进展");
        handOn(entry, 1, "有进展", "用地指标不足", true);
        write(entry, "SUBMITTED", "有进展");
        var owner = newUnit();
        var answerer = people.join(owner, Role.UNIT_APPROVER);
        database.sql("""
                        insert into problem_case (obligation_id, kind, words, owner_id, due_on, state, assigned_by, assigned_at,
                                                  draft)
                        select obligation_id, 'PROBLEM', '用地指标不足', :owner, date '2020-10-23', 'ASSIGNED', :by,
                               current_timestamp, :text
                        from progress_entry where id = :entry
                        """)
                .param("owner", owner)
                .param("by", coordinator.accountId())
                .param("text", "草拟" + word)
                .param("entry", entry)
                .update();
        assertThat(finds(answerer)).as("a draft").isEmpty();

        database.sql("""
                        update problem_case set state = 'ANSWERED', answer = :text, answered_by = :by,
                               answered_at = current_timestamp, answered_on = date '2020-10-20'
                        where obligation_id = (select obligation_id from progress_entry where id = :entry)
                        """)
                .param("text", "已调剂" + word + "三百亩")
                .param("by", answerer.accountId())
                .param("entry", entry)
                .update();

        var inspector = people.join(DEVELOPMENT_AND_REFORM, Role.INSPECTOR);
        for (var reader :
                List.of(answerer, reporter, coordinator, people.join(unit, Role.COORDINATOR, Role.REPORTER))) {
            assertThat(finds(reader)).as(reader.username()).singleElement().satisfies(path -> {
                assertThat(path).matches("/problems/\\d+/problem");
                assertThat(browser.get().uri(path).with(as(reader))).hasStatusOk();
            });
        }
        assertThat(search(answerer, "?q=" + word).select(".hits li").text()).contains("已答复", "三百亩");
        var neighbour = neighbour();
        assertThat(finds(neighbour)).as("what it reports is not approved").isEmpty();
        assertThat(finds(inspector)).isEmpty();

        write(entry, "APPROVED", "有进展");
        assertThat(finds(neighbour)).hasSize(1);
        assertThat(finds(inspector)).hasSize(1);
        assertThat(finds(answerer)).hasSize(1);
        assertThat(finds(reporter)).hasSize(1);
        assertThat(finds(people.join(newUnit(), Role.REPORTER))).isEmpty();
    }

    @Test
    void aValueIsFoundInTheEntryThatReportsIt() {
        var entry = entry(unit, 3, "");
        assertThat(search(reporter, "?q=" + word).select(".hits li")).isEmpty();
        var indicator = database.sql("select name from indicator where measure_id = 3 order by number limit 1")
                .query(String.class)
                .single();
        database.sql("""
                        insert into entry_figure (entry_id, indicator_id, amount, as_of, source)
                        select ?, id, 20842.5, date '2020-09-30', ? from indicator where measure_id = 3 order by number limit 1
                        """).params(entry, "统计" + word).update();

        assertThat(finds(reporter)).containsExactly("/entries/" + entry + "/form");
        var hit = search(reporter, "?q={q}", word + " 20842.5").select(".hits li");
        assertThat(hit.text()).contains(indicator, "（截至2020年9月30日，统计" + word + "）");
        assertThat(hit.select("mark").eachText()).containsExactlyInAnyOrder("20842.5", word);
        assertThat(finds(coordinator)).as("a draft").isEmpty();

        handOn(entry, 1, "定稿", true);
        database.sql("""
                        insert into entry_version_figure (version_id, indicator_id, amount, as_of, source)
                        select v.id, f.indicator_id, f.amount, f.as_of, f.source
                        from entry_figure f join entry_version v on v.entry_id = f.entry_id where f.entry_id = ?
                        """).params(entry).update();
        write(entry, "APPROVED", "定稿");
        assertThat(finds(coordinator)).containsExactly("/entries/" + entry);
        assertThat(finds(neighbour())).hasSize(1);
        assertThat(finds(people.join(newUnit(), Role.REPORTER))).isEmpty();
    }

    private long report() {
        return database.sql("""
                        insert into roll_up_report (period_id, quarter, state, title, figures, compiled_at, compiled_on,
                                                    compiled_by)
                        select id, quarter, 'FOR_SIGNATURE', '检索报告', '{}', current_timestamp, date '2020-10-21', 'system'
                        from reporting_period where id = ? returning id
                        """).params(newPeriod("2099Q2")).query(Long.class).single();
    }

    @Test
    void theDocumentIsFoundInWhateverSpelling() {
        assertThat(search(reporter, "?q=稳岗").select("#kind-CLAUSE ~ .hits a").eachAttr("href"))
                .isNotEmpty()
                .allMatch(path -> path.matches("/measures/\\d+#clause-\\d+|/policy#chapter-\\d+"));
        assertThat(search(reporter, "?q=５Ｇ&kind=CLAUSE").select("mark").eachText())
                .isNotEmpty()
                .allMatch("5G"::equals);
    }

    @Test
    void everyWordHasToBeThere() {
        entry(unit, 3, "先" + word + "后");
        entry(unit, 4, "先" + word + "后来居上");

        assertThat(search(reporter, "?q=" + word + " 居上").select(".hits li")).hasSize(1);
        assertThat(search(reporter, "?q=" + word + " 检索厅").select(".hits li"))
                .as("the unit's name counts")
                .hasSize(2);
        assertThat(search(reporter, "?q=" + word + " 上来").select(".empty").text())
                .contains("没有找到");
    }

    @Test
    void signsThatMeanSomethingToTheDatabaseMeanThemselves() {
        entry(unit, 3, word + "增长100%，计10_0户");

        assertThat(search(reporter, "?q={q}", word + " 100%").select(".hits li"))
                .hasSize(1);
        assertThat(search(reporter, "?q={q}", word + " 1%0").select(".hits li")).isEmpty();
        assertThat(search(reporter, "?q={q}", word + " 1_0%").select(".hits li"))
                .isEmpty();
        assertThat(search(reporter, "?q={q}", word + " '\"<b>\\").select(".hits li"))
                .isEmpty();
    }

    @Test
    void theListOfAKindGoesOnPageAfterPageWithoutLeavingOutAny() {
        for (int i = 0; i < 25; i++) {
            approve(entry(newUnit(), 3, word), word + "第" + i + "户");
        }

        var all = search(coordinator, "?q=" + word);
        assertThat(all.select(".hits li")).hasSize(5);
        assertThat(all.select("h2").text()).contains("25条");
        var first = page(coordinator, all.select("section p > a[href*=kind]").attr("href"));
        var second = page(coordinator, first.select("a[rel=next]").attr("href"));
        assertThat(second.select("a[rel=next]")).isEmpty();
        var paths = new ArrayList<>(paths(first));
        paths.addAll(paths(second));
        assertThat(paths).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void theQuarterNarrowsDown() {
        entry(unit, 3, word);

        assertThat(search(reporter, "?q=" + word + "&quarter=2020Q3").select(".hits li"))
                .hasSize(1);
        assertThat(search(reporter, "?q=" + word + "&quarter=2020Q2").select(".hits li"))
                .isEmpty();
        assertThat(search(reporter, "?q=" + word + "&kind=&quarter=").select(".hits li"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?q=", "?q= ", "?q=稳"})
    void tooLittleIsAnsweredWithASentence(String query) {
        var page = search(reporter, query);
        assertThat(page.select("main .message").text()).isNotBlank();
        assertThat(page.select(".hits")).isEmpty();
    }

    @Test
    void tooMuchIsRefusedWithASentence() {
        var result = browser.get()
                .uri("/search")
                .param("q", "稳岗".repeat(500_000))
                .with(as(reporter))
                .exchange();
        assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(result).bodyText().contains("不能超过100个字").hasSizeLessThan(50_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?q=就业&kind=X", "?q=就业&kind=ENTRY&from=x"})
    void anAddressThatSaysNothingIsNoPage(String query) {
        assertThat(browser.get().uri("/search" + query).with(as(reporter))).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void theTableSaysWhatTheViewSays() {
        var entry = entry(unit, 3, word);
        handOn(entry, 1, word + "一", true);
        write(entry, "WITHDRAWN", word + "二");
        database.sql("update progress_entry set progress = '' where id = ?")
                .params(entry)
                .update();

        assertThat(database.sql("""
                        select count(*) from searchable s
                          full join search_text t on t.kind = s.kind and t.ref_id = s.ref_id and t.audience = s.audience
                        where (s.sort_key, s.path, s.heading, s.unit_name, s.body, s.quarter)
                              is distinct from (t.sort_key, t.path, t.heading, t.unit_name, t.body, t.quarter)
                        """).query(Integer.class).single()).isZero();
    }

    private List<Actor> others() {
        return List.of(
                neighbour(),
                coordinator,
                people.join(unit, Role.LEADER),
                people.join(DEVELOPMENT_AND_REFORM, Role.INSPECTOR),
                people.join(DEVELOPMENT_AND_REFORM, Role.LEADER));
    }

    /** Somebody of another unit with a part in measure 3. */
    private Actor neighbour() {
        var other = newUnit();
        entry(other, 3, "");
        return people.join(other, Role.REPORTER, Role.UNIT_APPROVER);
    }

    private long newUnit() {
        return database.sql("""
                        insert into unit (code, name, full_name, nature, sort_no, valid_from)
                        values (?, '检索厅', '江西省检索厅', 'PROVINCIAL_DEPARTMENT', 999, date '2018-10-24') returning id
                        """)
                .params("test" + UUID.randomUUID())
                .query(Long.class)
                .single();
    }

    private long newPeriod(String quarter) {
        return database.sql("""
                        insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                      report_on, lock_on)
                        select document_id, ?, starts_on, ends_on, opens_on, due_on, review_on, report_on, lock_on
                        from reporting_period where quarter = '2020Q3'
                        on conflict (document_id, quarter) do update set version = 1 returning id
                        """).params(quarter).query(Long.class).single();
    }

    /** A draft for the third quarter of 2020. */
    private long entry(long who, long measure, String text) {
        return database.sql("""
                        with owed as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                              unit_name, established_on)
                            select p.id, :measure, :unit, r.id, 'RESPONSIBLE', 99, '检索厅', date '2020-09-17'
                            from reporting_period p
                              join responsibility r on r.measure_id = :measure and r.position = 1
                            where p.quarter = '2020Q3'
                            returning id, period_id, measure_id, unit_id)
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id, state, progress)
                        select id, period_id, measure_id, unit_id, 'DRAFT', :text from owed returning id
                        """)
                .param("measure", measure)
                .param("unit", who)
                .param("text", text)
                .query(Long.class)
                .single();
    }

    private void write(long entry, String state, String text) {
        database.sql("""
                        update progress_entry
                        set state = ?, progress = ?, status = 'ON_TRACK', first_submitted_at = timestamp '2020-10-12 10:00',
                            first_received_at = current_timestamp, versions = greatest(versions, 1)
                        where id = ?
                        """).params(state, text, entry).update();
    }

    private void handOn(long entry, int number, String text, boolean passed) {
        handOn(entry, number, text, "", passed);
    }

    private void handOn(long entry, int number, String text, String problems, boolean passed) {
        database.sql("""
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        values (?, ?, ?, '', ?, '', '', 'ON_TRACK', false, '', ?, current_timestamp,
                                timestamp '2020-10-12 10:00', gen_random_uuid())
                        """)
                .params(entry, number, text, problems, reporter.accountId())
                .update();
        database.sql("update progress_entry set problems = ? where id = ?")
                .params(problems, entry)
                .update();
        write(entry, "UNIT_REVIEW", text);
        if (passed) {
            passInUnit(entry, number);
        }
    }

    private void passInUnit(long entry, int number) {
        database.sql("""
                        insert into entry_review (entry_id, version_number, level, verdict, reviewed_by, reviewed_at,
                                                  business_time, submit_key)
                        values (?, ?, 'UNIT', 'PASSED', ?, current_timestamp, timestamp '2020-10-12 10:00', gen_random_uuid())
                        """).params(entry, number, coordinator.accountId()).update();
    }

    private void approve(long entry, String text) {
        handOn(entry, 1, text, true);
        write(entry, "APPROVED", text);
    }

    private List<String> finds(Actor actor) {
        return paths(search(actor, "?q=" + word));
    }

    private static List<String> paths(Document page) {
        return page.select(".hits a").eachAttr("href");
    }

    private Document search(Actor actor, String query, Object... values) {
        return page(actor, "/search" + query, values);
    }

    private Document page(Actor actor, String uri, Object... values) {
        var request = uri.contains("%")
                ? browser.get().uri(URI.create(uri))
                : browser.get().uri(uri, values);
        var result = request.with(as(actor)).exchange();
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
