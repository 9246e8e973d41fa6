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
import luoshi.Days;
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
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriComponentsBuilder;

/** What would have been found at the end of a past day, and by whom. */
@WebTest
@TestPropertySource(properties = "spring.application.name=search-past")
@DirtiesContext
class PastSearchTests {

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
    private Actor leader;
    private Actor inspector;
    private Actor neighbour;

    /** Two characters that no other text of the database has. */
    private String word;

    @BeforeEach
    void aUnitWrites() {
        Days.itIs(database, "2020-10-30");
        unit = newUnit();
        reporter = people.join(unit, Role.REPORTER);
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        inspector = people.join(DEVELOPMENT_AND_REFORM, Role.INSPECTOR);
        var other = newUnit();
        entry(other, "2020-09-17");
        neighbour = people.join(other, Role.REPORTER, Role.UNIT_APPROVER);
        word = "" + (char) (0x3400 + RANDOM.nextInt(6000)) + (char) (0x3400 + RANDOM.nextInt(6000));
    }

    @Test
    void aTextIsFoundByItsUnitThenByTheProvinceThenByAll() {
        var entry = entry(unit, "2020-09-17");
        handOn(entry, 1, "2020-10-05", word);
        review(entry, 1, "UNIT", "PASSED", "2020-10-06");
        review(entry, 1, "PROVINCE", "PASSED", "2020-10-08");
        state(entry, "APPROVED");

        assertThat(whoFinds("2020-10-04")).isEmpty();
        assertThat(whoFinds("2020-10-05")).containsExactly("reporter");
        assertThat(whoFinds("2020-10-07")).containsExactly("reporter", "coordinator");
        assertThat(whoFinds("2020-10-08"))
                .containsExactly("reporter", "coordinator", "leader", "inspector", "neighbour");
        assertThat(finds(people.join(newUnit(), Role.REPORTER), "2020-10-08"))
                .as("no part in the measure")
                .isEmpty();
        assertThat(states(reporter, "2020-10-05", "2020-10-06", "2020-10-08")).containsExactly("待单位审核", "待省级审核", "已通过");
    }

    @Test
    void whatWasSentBackAndRewordedIsFoundUnderItsWordsOfThen() {
        var entry = entry(unit, "2020-09-17");
        handOn(entry, 1, "2020-10-05", "初稿" + word);
        review(entry, 1, "UNIT", "PASSED", "2020-10-05");
        review(entry, 1, "PROVINCE", "RETURNED", "2020-10-07");
        state(entry, "RETURNED_BY_PROVINCE");
        draft(entry, "草稿" + word);
        handOn(entry, 2, "2020-10-09", "改稿" + word);
        review(entry, 2, "UNIT", "PASSED", "2020-10-10");
        review(entry, 2, "PROVINCE", "PASSED", "2020-10-12");
        state(entry, "APPROVED");

        assertThat(texts(reporter, "2020-10-05", "2020-10-08", "2020-10-09", "2020-10-12"))
                .containsExactly("初稿" + word, "初稿" + word, "改稿" + word, "改稿" + word);
        assertThat(texts(coordinator, "2020-10-05", "2020-10-08", "2020-10-09", "2020-10-10", "2020-10-12"))
                .containsExactly("初稿" + word, "初稿" + word, "初稿" + word, "改稿" + word, "改稿" + word);
        assertThat(whoFinds("2020-10-11")).containsExactly("reporter", "coordinator");
        assertThat(whoFinds("2020-10-12")).hasSize(5);
        assertThat(states(reporter, "2020-10-08", "2020-10-09")).containsExactly("省级审核退回", "待单位审核");

        assertThat(finds(coordinator, null)).containsExactly("/entries/" + entry);
        var former = finds(coordinator, "2020-10-08").get(0);
        assertThat(former).matches("/entries/" + entry + "/difference\\?from=\\d+");
        assertThat(page(coordinator, former).select("main").text()).contains("删除：初", "新增：改");
        assertThat(page(reporter, former).select("main").text()).contains("删除：初", "新增：改");
        assertThat(search(coordinator, "改稿", "2020-10-08").select(".hits")).isEmpty();
    }

    @Test
    void aTextThatCameAndWentWithinADayIsNotKept() {
        var entry = entry(unit, "2020-09-17");
        handOn(entry, 1, "2020-10-05", "早上" + word);
        review(entry, 1, "UNIT", "RETURNED", "2020-10-05");
        handOn(entry, 2, "2020-10-05", "下午" + word);

        assertThat(texts(reporter, "2020-10-05", "2020-10-06")).containsExactly("下午" + word, "下午" + word);
        assertThat(kept("ENTRY", entry)).isEqualTo(1);
    }

    @Test
    void aDraftLeavesNoRecord() {
        var entry = entry(unit, "2020-09-17");
        draft(entry, "草稿" + word);
        assertThat(finds(reporter, null)).hasSize(1);
        assertThat(whoFinds("2020-10-29")).isEmpty();

        handOn(entry, 1, "2020-10-05", "送出" + word);
        state(entry, "WITHDRAWN");
        draft(entry, "又改" + word);
        assertThat(texts(reporter, "2020-10-05", "2020-10-29")).containsExactly("送出" + word, "送出" + word);
        assertThat(finds(reporter, "2020-10-29")).containsExactly("/entries/" + entry);
        assertThat(page(reporter, "/entries/" + entry).select("main").text()).isNotEmpty();
        assertThat(search(reporter, null).select(".hit-text").text()).isEqualTo("又改" + word);
        assertThat(kept("ENTRY", entry)).isEqualTo(1);
    }

    @Test
    void savingADraftTouchesNothingOfThePast() {
        var entry = entry(unit, "2020-09-17");
        handOn(entry, 1, "2020-10-05", word);
        state(entry, "WITHDRAWN");
        var before = rows(entry);

        draft(entry, "又改" + word);

        assertThat(rows(entry)).isEqualTo(before);
    }

    @Test
    void whoHasAPartSinceTodayFoundNothingThen() {
        var entry = entry(unit, "2020-09-17");
        handOn(entry, 1, "2020-10-05", word);
        review(entry, 1, "PROVINCE", "PASSED", "2020-10-08");
        state(entry, "APPROVED");
        var late = newUnit();
        entry(late, "2020-10-20");
        var newcomer = people.join(late, Role.REPORTER);

        assertThat(finds(newcomer, null)).hasSize(1);
        assertThat(finds(newcomer, "2020-10-19")).isEmpty();
        assertThat(finds(newcomer, "2020-10-20")).hasSize(1);
    }

    @Test
    void aDocumentIsFoundUnderItsTitleOfThenAndUntilItWasVoided() {
        var document = database.sql("""
                        insert into supporting_document (unit_id, title, doc_number, doc_date, registered_by, registered_at,
                                                         submit_key)
                        values (?, ?, ?, date '2020-10-01', ?, current_timestamp, gen_random_uuid()) returning id
                        """)
                .params(unit, "关于旧" + word + "的通知", word + "发〔2020〕1号", reporter.accountId())
                .query(Long.class)
                .single();
        documentIs(document, 0, "关于旧" + word + "的通知", "", "2020-10-03");
        documentIs(document, 1, "关于新" + word + "的通知", "", "2020-10-06");
        documentIs(document, 2, "关于新" + word + "的通知", "重复登记", "2020-10-09");

        assertThat(finds(leader, "2020-10-02")).isEmpty();
        assertThat(search(leader, "2020-10-03").select(".hits a").text()).contains("关于旧");
        assertThat(finds(leader, "2020-10-05")).containsExactly("/supporting-documents/" + document + "?on=2020-10-05");
        assertThat(search(leader, "2020-10-08").select(".hits a").text()).contains("关于新");
        assertThat(finds(leader, "2020-10-09")).isEmpty();
        assertThat(finds(leader, null)).isEmpty();
    }

    @Test
    void aTaskPointShowsItsStateOfThen() {
        var point = database.sql("""
                        insert into task_point (measure_id, clause_id, title, words, start_offset, end_offset, state, proposed_by,
                                                proposed_at, decided_by, decided_at, decision_reason, submit_key)
                        select measure_id, id, ?, substr(text, 1, 2), start_offset, start_offset + 2, 'REJECTED', ?,
                               timestamptz '2020-10-03 10:00+08', ?, timestamptz '2020-10-06 10:00+08', '重复', gen_random_uuid()
                        from clause where measure_id = 3 order by id limit 1 returning id
                        """)
                .params(word, coordinator.accountId(), coordinator.accountId())
                .query(Long.class)
                .single();

        assertThat(finds(reporter, "2020-10-02")).isEmpty();
        assertThat(states(reporter, "2020-10-03", "2020-10-06")).containsExactly("待审定", "未采纳");

        database.sql("insert into task_point_version values (?, 1, 'DROPPED', null, '撤销', date '2020-10-09')")
                .params(point)
                .update();
        assertThat(states(reporter, "2020-10-05", "2020-10-08", "2020-10-09")).containsExactly("待审定", "未采纳", "已撤销");
    }

    @Test
    void anAnswerToAProblemIsFoundAsItWasAndByWhomItWasToBeSeen() {
        var entry = entry(unit, "2020-09-17");
        handOn(entry, 1, "2020-10-05", "有进展", "用地指标不足");
        review(entry, 1, "UNIT", "PASSED", "2020-10-05");
        state(entry, "SUBMITTED");
        var owner = newUnit();
        var answerer = people.join(owner, Role.UNIT_APPROVER);
        var problem = database.sql("""
                        insert into problem_case (obligation_id, kind, words, owner_id, due_on, state, assigned_by, assigned_at)
                        select obligation_id, 'PROBLEM', '用地指标不足', ?, date '2020-10-23', 'ASSIGNED', ?, current_timestamp
                        from progress_entry where id = ? returning id
                        """)
                .params(owner, coordinator.accountId(), entry)
                .query(Long.class)
                .single();
        problemIs(problem, 0, owner, "ASSIGNED", "", "2020-10-07");
        problemIs(problem, 1, owner, "ANSWERED", "先调剂" + word, "2020-10-09");
        problemIs(problem, 2, unit, "ASSIGNED", "", "2020-10-13");
        problemIs(problem, 3, unit, "ANSWERED", "再调剂" + word, "2020-10-15");
        review(entry, 1, "PROVINCE", "PASSED", "2020-10-11");
        state(entry, "APPROVED");

        assertThat(whoFinds("2020-10-08")).isEmpty();
        assertThat(whoFinds("2020-10-10")).containsExactly("reporter", "coordinator");
        assertThat(finds(answerer, "2020-10-10")).hasSize(1);
        assertThat(texts(coordinator, "2020-10-10")).containsExactly("先调剂" + word);
        assertThat(states(coordinator, "2020-10-10")).containsExactly("已答复");
        assertThat(whoFinds("2020-10-11"))
                .containsExactly("reporter", "coordinator", "leader", "inspector", "neighbour");
        assertThat(finds(people.join(newUnit(), Role.REPORTER), "2020-10-11")).isEmpty();
        assertThat(whoFinds("2020-10-13")).as("somebody else is asked").isEmpty();
        assertThat(texts(neighbour, "2020-10-15")).containsExactly("再调剂" + word);
        assertThat(finds(answerer, "2020-10-15")).isEmpty();
        var former = finds(coordinator, "2020-10-12").get(0);
        assertThat(former).matches("/problems/\\d+/problem\\?on=2020-10-12");
        assertThat(page(coordinator, former).select("#answer").text()).contains("先调剂" + word);
    }

    @Test
    void anInstructionIsFoundFromTheDayItWasRecordedAndItsAnswerFromItsOwn() {
        var report = report("2098Q" + (1 + RANDOM.nextInt(4)), "SENT");
        var instruction = database.sql("""
                        insert into leader_instruction (report_id, leader, office, instructed_on, body, recorded_by, recorded_at,
                                                        recorded_on, submit_key)
                        values (?, '某领导', '副省长', date '2020-10-05', ?, ?, current_timestamp, date '2020-10-07', gen_random_uuid())
                        returning id
                        """)
                .params(report, "请抓紧" + word, coordinator.accountId())
                .query(Long.class)
                .single();
        database.sql("""
                        insert into instruction_task (instruction_id, number, unit_id, body, answer_by, assigned_by, assigned_at,
                                                      assigned_on, submit_key)
                        values (?, 1, ?, ?, date '2020-10-28', ?, current_timestamp, date '2020-10-09', gen_random_uuid())
                        """)
                .params(instruction, unit, "落实" + word, coordinator.accountId())
                .update();
        database.sql("""
                        update instruction_task set answer = '已经办好', answered_by = ?, answered_at = current_timestamp,
                               answered_on = date '2020-10-14' where instruction_id = ?
                        """).params(reporter.accountId(), instruction).update();

        assertThat(whoFinds("2020-10-06")).isEmpty();
        assertThat(whoFinds("2020-10-08")).containsExactly("coordinator", "leader");
        assertThat(texts(reporter, "2020-10-09")).containsExactly("落实" + word + "|某领导　副省长 请抓紧" + word);
        assertThat(texts(reporter, "2020-10-14")).containsExactly("落实" + word + " 已经办好|某领导　副省长 请抓紧" + word);
        assertThat(finds(neighbour, "2020-10-14")).isEmpty();
        assertThat(finds(inspector, "2020-10-19")).isEmpty();
        assertThat(finds(inspector, "2020-10-20"))
                .as("since the report was sent")
                .hasSize(2);
    }

    @Test
    void aReportThatWasSentBackIsFoundAsItHadBeenHandedIn() {
        var report = report("2097Q" + (1 + RANDOM.nextInt(4)), "DRAFT");
        passage(report, "初稿" + word);
        step(report, "COMPILED", "2020-10-05");
        step(report, "UNIT_CHECK_OPENED", "2020-10-06");
        handIn(report, 1, "2020-10-08");
        assertThat(texts(leader, "2020-10-08")).containsExactly("初稿" + word);
        reportIs(report, "DRAFT");
        step(report, "SENT_BACK", "2020-10-10");

        assertThat(finds(coordinator, "2020-10-09"))
                .singleElement()
                .satisfies(path -> assertThat(path).matches("/reports/2097Q\\d/1/submissions\\?from=1"));
        assertThat(whoFinds("2020-10-09"))
                .as("a draft again, which leaders do not see")
                .containsExactly("coordinator");
        database.sql("update report_passage set text = ? where report_id = ?")
                .params("改稿" + word, report)
                .update();
        handIn(report, 2, "2020-10-13");
        reportIs(report, "SENT");
        step(report, "SIGNED", "2020-10-15");
        step(report, "SENT", "2020-10-20");

        assertThat(whoFinds("2020-10-07")).isEmpty();
        assertThat(whoFinds("2020-10-09")).containsExactly("coordinator", "leader");
        assertThat(texts(leader, "2020-10-09", "2020-10-13")).containsExactly("初稿" + word, "改稿" + word);
        assertThat(whoFinds("2020-10-12")).as("in the making").isEmpty();
        assertThat(whoFinds("2020-10-19")).containsExactly("coordinator", "leader");
        assertThat(whoFinds("2020-10-20")).containsExactly("coordinator", "leader", "inspector");
        assertThat(states(leader, "2020-10-09", "2020-10-15", "2020-10-20")).containsExactly("送审", "已签发", "已报送");
        var former = finds(leader, "2020-10-09").get(0);
        assertThat(page(leader, former).select("main").text()).contains("删除：初", "新增：改");
    }

    @Test
    void aReportSentBackOnTheDayItWasHandedInLeavesNothing() {
        var report = report("2096Q" + (1 + RANDOM.nextInt(4)), "DRAFT");
        passage(report, word);
        step(report, "COMPILED", "2020-10-05");
        handIn(report, 1, "2020-10-08");
        reportIs(report, "DRAFT");
        step(report, "SENT_BACK", "2020-10-08");
        step(report, "UNIT_CHECK_OPENED", "2020-10-09");
        step(report, "SENT_BACK", "2020-10-12");

        for (var day : List.of("2020-10-08", "2020-10-10", "2020-10-12")) {
            assertThat(whoFinds(day)).as(day).isEmpty();
        }
        assertThat(finds(coordinator, null)).hasSize(1);
    }

    @Test
    void theDocumentIsFoundSinceItWasIssued() {
        assertThat(page(reporter, uri("稳岗", "2020-05-21")).select(".hits")).isEmpty();
        assertThat(page(reporter, uri("稳岗", "2020-05-22")).select("h2").text()).contains("原文", "措施");
    }

    @Test
    void theListOfAKindGoesOnPageAfterPageUnderTheSameDay() {
        for (int i = 0; i < 25; i++) {
            var entry = entry(newUnit(), "2020-09-17");
            handOn(entry, 1, "2020-10-05", word + "第" + i + "户");
            review(entry, 1, "UNIT", "PASSED", "2020-10-05");
            if (i % 2 == 0) {
                handOn(entry, 2, "2020-10-09", "另说" + i);
            }
            state(entry, i % 2 == 0 ? "UNIT_REVIEW" : "SUBMITTED");
        }

        var all = search(coordinator, "2020-10-07");
        assertThat(all.select("h2").text()).contains("25条");
        var first = page(coordinator, all.select("section p > a[href*=kind]").attr("href"));
        assertThat(first.select("#as-at").text()).contains("截至2020年10月7日的情况");
        assertThat(first.select("#on").val()).isEqualTo("2020-10-07");
        var second = page(coordinator, first.select("a[rel=next]").attr("href"));
        assertThat(second.select("a[rel=next]")).isEmpty();
        assertThat(second.select("#as-at").text()).contains("截至2020年10月7日的情况");
        var paths = new ArrayList<>(paths(first));
        paths.addAll(paths(second));
        assertThat(paths).hasSize(25).doesNotHaveDuplicates();

        var today = page(coordinator, second.select("#as-at a").attr("href"));
        assertThat(today.select("#as-at")).isEmpty();
        assertThat(today.select("h1").text()).contains(word);
    }

    @Test
    void aDayThatIsNoneIsRefusedWithASentence() {
        assertThat(page(reporter, uri("稳岗", "2020-10-31")).select("#as-at").text())
                .contains("还没有到");
        assertThat(page(reporter, uri("稳岗", "昨天")).select("#as-at").text()).contains("日期无法识别");
        assertThat(page(reporter, uri("稳岗", "2020-10-30")).select("#as-at"))
                .as("today")
                .isEmpty();
        assertThat(page(reporter, uri("", "2020-10-01")).select("main .message").text())
                .contains("请输入要检索的词");
    }

    @Test
    void theTableSaysWhatTheViewSays() {
        assertThat(database.sql("""
                        select count(*) from searchable_past s
                          full join (select * from search_former where kind <> 'PASSAGE') f
                            on f.kind = s.kind and f.ref_id = s.ref_id and f.audience = s.audience and f.number = s.number
                        where (s.sort_key, s.path, s.heading, s.unit_name, s.body, s.quarter, s.state, s.since, s.until)
                              is distinct from (f.sort_key, f.path, f.heading, f.unit_name, f.body, f.quarter, f.state, f.since, f.until)
                        """).query(Integer.class).single()).isZero();
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

    /** Nothing is written yet for the third quarter of 2020, on measure 3. */
    private long entry(long who, String established) {
        return database.sql("""
                        with owed as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                              unit_name, established_on)
                            select p.id, 3, :unit, r.id, 'RESPONSIBLE', 99, '检索厅', cast(:established as date)
                            from reporting_period p join responsibility r on r.measure_id = 3 and r.position = 1
                            where p.quarter = '2020Q3'
                            returning id, period_id, measure_id, unit_id)
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                        select id, period_id, measure_id, unit_id from owed returning id
                        """)
                .param("unit", who)
                .param("established", established)
                .query(Long.class)
                .single();
    }

    private void draft(long entry, String text) {
        database.sql("update progress_entry set progress = ? where id = ?")
                .params(text, entry)
                .update();
    }

    private void state(long entry, String state) {
        database.sql("update progress_entry set state = ? where id = ?")
                .params(state, entry)
                .update();
    }

    private void handOn(long entry, int number, String day, String text) {
        handOn(entry, number, day, text, "");
    }

    private void handOn(long entry, int number, String day, String text, String problems) {
        database.sql("""
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        values (?, ?, ?, '', ?, '', '', 'ON_TRACK', false, '', ?, current_timestamp, ?::timestamp,
                                gen_random_uuid())
                        """)
                .params(entry, number, text, problems, reporter.accountId(), day + " 10:00")
                .update();
        database.sql("""
                        update progress_entry
                        set state = 'UNIT_REVIEW', progress = ?, problems = ?, status = 'ON_TRACK', versions = ?,
                            first_submitted_at = ?::timestamp, first_received_at = current_timestamp
                        where id = ?
                        """).params(text, problems, number, day + " 10:00", entry).update();
    }

    private void review(long entry, int number, String level, String verdict, String day) {
        var returned = verdict.equals("RETURNED");
        database.sql("""
                        insert into entry_review (entry_id, version_number, level, verdict, category, reason, reviewed_by,
                                                  reviewed_at, business_time, submit_key)
                        values (?, ?, ?, ?, ?, ?, ?, current_timestamp, ?::timestamp, gen_random_uuid())
                        """)
                .params(
                        entry,
                        number,
                        level,
                        verdict,
                        returned ? "OTHER" : null,
                        returned ? "请补充" : "",
                        coordinator.accountId(),
                        day + " 15:00")
                .update();
    }

    private void documentIs(long document, int number, String title, String voidReason, String day) {
        database.sql("update supporting_document set title = ?, void_reason = ?, version = ? where id = ?")
                .params(title, voidReason, number, document)
                .update();
        database.sql("""
                        insert into supporting_document_version
                        select id, ?, title, doc_number, doc_date, '{}', void_reason, ?::date from supporting_document where id = ?
                        """).params(number, day, document).update();
    }

    private void problemIs(long problem, int number, long owner, String state, String answer, String day) {
        database.sql("""
                        insert into problem_case_version (case_id, number, state, owner_id, note, answer, closing, kept_on)
                        values (?, ?, ?, ?, '', ?, '', ?::date)
                        """).params(problem, number, state, owner, answer, day).update();
    }

    private long report(String quarter, String state) {
        var period = database.sql("""
                        insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                      report_on, lock_on)
                        select document_id, ?, starts_on, ends_on, opens_on, due_on, review_on, report_on, lock_on
                        from reporting_period where quarter = '2020Q3' returning id
                        """).params(quarter).query(Long.class).single();
        var report = database.sql("""
                        insert into roll_up_report (period_id, quarter, state, title, figures, compiled_at, compiled_on,
                                                    compiled_by)
                        values (?, ?, 'DRAFT', '检索报告', '{}', current_timestamp, date '2020-10-05', 'system') returning id
                        """).params(period, quarter).query(Long.class).single();
        reportIs(report, state);
        return report;
    }

    private void reportIs(long report, String state) {
        var sent = state.equals("SENT");
        database.sql("""
                        update roll_up_report set state = ?, signatory = ?, sent_on = ?::date, snapshot_sha256 = ? where id = ?
                        """)
                .params(state, sent ? "某人" : "", sent ? "2020-10-20" : null, sent ? "0".repeat(64) : null, report)
                .update();
    }

    private void passage(long report, String text) {
        database.sql(
                        "insert into report_passage (report_id, part, position, kind, text) values (?, 2, 1, 'EDITORIAL', ?)")
                .params(report, text)
                .update();
    }

    private void handIn(long report, int number, String day) {
        database.sql("""
                        with kept as (
                            insert into report_submission (report_id, number, submitted_by, submitted_at)
                            values (:report, :number, '某人', current_timestamp) returning id)
                        insert into report_submission_sentence (submission_id, position, part, kind, trace, entry_id, text)
                        select k.id, p.position, p.part, p.kind, p.trace, p.entry_id, p.text
                        from kept k, report_passage p where p.report_id = :report
                        """).param("report", report).param("number", number).update();
        step(report, "HANDED_IN", day);
        reportIs(report, "FOR_SIGNATURE");
    }

    private void step(long report, String step, String day) {
        database.sql("""
                        insert into report_step (report_id, step, taken_by, taken_by_name, taken_at, business_time)
                        values (?, ?, 'system', '系统', current_timestamp, ?::timestamp)
                        """).params(report, step, day + " 16:00").update();
    }

    private int kept(String kind, long thing) {
        return database.sql("select count(*) from search_former where kind = ? and ref_id = ?")
                .params(kind, thing)
                .query(Integer.class)
                .single();
    }

    private List<String> rows(long entry) {
        return database.sql(
                        "select xmin || ' ' || ctid from search_former where kind = 'ENTRY' and ref_id = ? order by id")
                .params(entry)
                .query(String.class)
                .list();
    }

    private List<String> whoFinds(String day) {
        var finders = new ArrayList<String>();
        for (var person : List.of("reporter", "coordinator", "leader", "inspector", "neighbour")) {
            var actor = switch (person) {
                case "reporter" -> reporter;
                case "coordinator" -> coordinator;
                case "leader" -> leader;
                case "inspector" -> inspector;
                default -> neighbour;
            };
            if (!finds(actor, day).isEmpty()) {
                finders.add(person);
            }
        }
        return finders;
    }

    /** The texts found on each of the days, of a day one beside the other. */
    private List<String> texts(Actor actor, String... days) {
        var texts = new ArrayList<String>();
        for (var day : days) {
            texts.add(String.join("|", search(actor, day).select(".hit-text").eachText()));
        }
        return texts;
    }

    /** The state shown on each of the days. */
    private List<String> states(Actor actor, String... days) {
        var states = new ArrayList<String>();
        for (var day : days) {
            states.add(search(actor, day).select(".hit-head .badge").text());
        }
        return states;
    }

    private List<String> finds(Actor actor, String day) {
        return paths(search(actor, day));
    }

    private static List<String> paths(Document page) {
        return page.select(".hits a").eachAttr("href");
    }

    private Document search(Actor actor, String day) {
        return search(actor, "", day);
    }

    private Document search(Actor actor, String more, String day) {
        return page(actor, uri((word + " " + more).strip(), day));
    }

    private static String uri(String typed, String day) {
        var uri = UriComponentsBuilder.fromPath("/search").queryParam("q", "{q}");
        if (day != null) {
            uri.queryParam("on", "{on}");
        }
        return uri.encode()
                .buildAndExpand(day == null ? new Object[] {typed} : new Object[] {typed, day})
                .toUriString();
    }

    private Document page(Actor actor, String uri) {
        var result = browser.get().uri(URI.create(uri)).with(as(actor)).exchange();
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
