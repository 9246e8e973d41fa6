package luoshi.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import luoshi.WebTest;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What would have been found at the end of a past day, and by whom. */
@WebTest
@TestPropertySource(properties = "spring.application.name=search-past")
@DirtiesContext
class PastSearchTests extends PastSearchPages {

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
        assertThat(former).isEqualTo("/entries/" + entry + "?on=2020-10-08");
        assertThat(page(coordinator, former).select("main").text())
                .contains("初稿" + word)
                .doesNotContain("改稿");
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
        assertThat(finds(reporter, "2020-10-29")).containsExactly("/entries/" + entry + "?on=2020-10-29");
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
        var document = document(unit, "关于旧" + word + "的通知");
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
        var entry = entryWithProblem();
        var owner = newUnit();
        var answerer = people.join(owner, Role.UNIT_APPROVER);
        var problem = problem(entry, owner);
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
    void whoHadToAnswerFindsTheProblemOfThenOnlyWhileItIsStillAsked() {
        var entry = entryWithProblem();
        var owner = newUnit();
        var answerer = people.join(owner, Role.UNIT_APPROVER);
        var problem = problem(entry, owner);
        problemIs(problem, 0, unit, "ANSWERED", "自行调剂" + word, "2020-10-06");
        problemIs(problem, 1, owner, "ANSWERED", "先调剂" + word, "2020-10-08");
        review(entry, 1, "PROVINCE", "PASSED", "2020-10-10");
        state(entry, "APPROVED");
        assertThat(texts(answerer, "2020-10-06", "2020-10-08", "2020-10-10"))
                .containsExactly("", "先调剂" + word, "先调剂" + word);

        var other = newUnit();
        var next = people.join(other, Role.UNIT_APPROVER);
        problemIs(problem, 2, other, "ANSWERED", "再调剂" + word, "2020-10-13");
        owned(problem, other);

        assertThat(texts(answerer, "2020-10-08", "2020-10-10", "2020-10-13")).containsExactly("", "", "");
        assertThat(texts(next, "2020-10-08", "2020-10-10", "2020-10-13")).containsExactly("", "", "再调剂" + word);
        assertThat(texts(reporter, "2020-10-06", "2020-10-08", "2020-10-13"))
                .as("whose problem it is")
                .containsExactly("自行调剂" + word, "先调剂" + word, "再调剂" + word);
        assertThat(texts(neighbour, "2020-10-08", "2020-10-10"))
                .as("approved on a measure of its own")
                .containsExactly("", "先调剂" + word);
        assertThat(texts(coordinator, "2020-10-08")).containsExactly("先调剂" + word);
    }

    @Test
    void aUnitThatIsCalledOtherwiseSinceIsFoundUnderItsNewName() {
        var owner = newUnit();
        var answerer = people.join(owner, Role.UNIT_APPROVER);
        var kept = problem(entryWithProblem(), owner);
        problemIs(kept, 0, owner, "ANSWERED", "先调剂" + word, "2020-10-08");
        var passed = problem(entryWithProblem(newUnit()), owner);
        problemIs(passed, 0, owner, "ANSWERED", "也调剂" + word, "2020-10-08");
        var other = newUnit();
        problemIs(passed, 1, other, "ANSWERED", "再调剂" + word, "2020-10-13");
        owned(passed, other);
        var document = document(owner, "关于" + word + "的通知");
        documentIs(document, 0, "关于" + word + "的通知", "", "2020-10-03");
        var name = newWord() + "局";

        database.sql("update unit set name = ? where id = ?")
                .params(name, owner)
                .update();

        assertThat(search(answerer, name, "2020-10-10").select(".hit-text").text())
                .as("what it still has to answer")
                .contains("先调剂" + word)
                .doesNotContain("也调剂");
        assertThat(search(coordinator, name, "2020-10-10").select(".hit-text").text())
                .contains("先调剂" + word, "也调剂" + word);
        assertThat(paths(search(leader, name, "2020-10-10")))
                .containsExactly("/supporting-documents/" + document + "?on=2020-10-10");
        assertThat(search(coordinator, "检索厅", "2020-10-10").select(".hits").text())
                .doesNotContain("调剂", "通知");
        theTableSaysWhatTheViewSays();
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
                .satisfies(path -> assertThat(path).matches("/reports/2097Q\\d/1\\?on=2020-10-09#text"));
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
        assertThat(page(leader, former).select("#text").text())
                .contains("初稿" + word)
                .doesNotContain("改稿");
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
}
