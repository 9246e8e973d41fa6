package luoshi.notice;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;

/** What waited for a person at the end of a past day: the tasks, the first page and the page of the own unit. */
@WebTest
class TasksAsAtTests extends InboxPages {

    /** What open_task reads that says the same on every day, or is not kept by day. */
    private static final Set<String> ALWAYS =
            Set.of("account", "account_role", "close_out_author", "entry_author", "measure", "task_point_unit", "unit");

    @BeforeEach
    void theQuarterWasOpenedOnItsDay() {
        database.sql("update reporting_period set established_on = opens_on where quarter = '2020Q3'")
                .update();
    }

    /** Begun on 11 October, handed on the 12th, passed by the unit the 13th, sent back the 14th; it is the 19th. */
    private String entryWithAStory() {
        var entry = untouched(unit);
        send(entry);
        Days.itIs(database, "2020-10-13");
        post(approver, entry + "/submission", Map.of("seen", "1"));
        Days.itIs(database, "2020-10-14");
        post(
                coordinator,
                entry + "/province-return",
                Map.of("seen", "1", "category", "MISSING_DATA", "reason", "请补充截至日期", "fields", "problems"));
        Days.itIs(database, "2020-10-19");
        return entry;
    }

    @Test
    void aThingIsThereOnTheDaysOnWhichItWaitedForOneAndOnNoOther() {
        var entry = entryWithAStory();

        assertThat(task(reporter, "2020-10-11", entry)).contains("待填报", "填报截止 2020年10月14日", "还剩3个工作日");
        assertThat(task(reporter, "2020-10-12", entry)).isEmpty();
        assertThat(task(approver, "2020-10-11", entry)).isEmpty();
        assertThat(task(approver, "2020-10-12", entry)).isNotEmpty();
        assertThat(task(approver, "2020-10-13", entry)).isEmpty();
        assertThat(task(coordinator, "2020-10-12", entry)).isEmpty();
        assertThat(task(coordinator, "2020-10-13", entry)).contains("审核截止 2020年10月19日", "测试厅");
        assertThat(task(coordinator, "2020-10-14", entry)).isEmpty();
        assertThat(task(reporter, "2020-10-14", entry)).contains("被退回、待修改的填报", "请补充截至日期");
        assertThat(page(reporter, "/tasks").select("tbody a").eachAttr("href"))
                .as("today it leads to the field")
                .containsExactly(entry + "/form#problems");
    }

    @Test
    void nobodySeesWhatWaitedForOthers() {
        var entry = entryWithAStory();
        var stranger = people.join(newUnit(), Role.REPORTER, Role.UNIT_APPROVER);
        var wroteIt = people.join(unit, Role.REPORTER, Role.UNIT_APPROVER);

        for (var day : List.of("2020-10-11", "2020-10-12", "2020-10-13", "2020-10-14")) {
            assertThat(task(stranger, day, entry)).isEmpty();
        }
        assertThat(task(wroteIt, "2020-10-13", entry)).isEmpty();
        for (var office : List.of(Role.ADMIN, Role.AUDITOR)) {
            assertThat(get(people.join(DEVELOPMENT_AND_REFORM, office), "/tasks?on=2020-10-13"))
                    .hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    void aPastDayIsNamedLeadsBackAndIsOnlyRead() {
        var entry = entryWithAStory();

        var past = page(reporter, "/tasks?of=FILL&on=2020-10-11");
        assertThat(past.select("#as-at").text()).contains("截至2020年10月11日的情况", "草稿不留记录", "只看不办");
        assertThat(past.select("#as-at a").attr("href")).isEqualTo("/tasks?of=FILL");
        assertThat(past.select("tbody a").eachAttr("href")).containsExactly(entry + "?on=2020-10-11");
        assertThat(past.select("main a").eachText()).doesNotContain("到办理页面");
        assertThat(past.select("main form[method=post]")).isEmpty();
        assertThat(page(reporter, "/tasks?on=2020-10-12").select(".empty").text())
                .contains("当天没有");
    }

    @Test
    void theFileHoldsTheThingsOfThatDay() {
        entryWithAStory();
        var address =
                page(reporter, "/tasks?on=2020-10-14").select("a[href*=.csv]").attr("href");

        assertThat(address).isEqualTo("/tasks/list.csv?on=2020-10-14");
        assertThat(file(reporter, address)).contains("请补充截至日期", "2020年10月14日", "被退回、待修改的填报");
        assertThat(file(reporter, "/tasks/list.csv?on=2020-10-13")).doesNotContain("请补充截至日期");
    }

    @Test
    void aDayThatHasNotComeIsRefusedWithASentence() {
        untouched(unit);

        for (var address : List.of("/tasks", "/unit", "/")) {
            assertThat(page(reporter, address + "?on=2020-10-13")
                            .select("#as-at")
                            .text())
                    .contains("还没有到", "以下是今天的情况");
            assertThat(page(reporter, address + "?on=then").select("#as-at").text())
                    .contains("无法识别");
            assertThat(page(reporter, address + "?on=2020-10-12").select("#as-at"))
                    .isEmpty();
        }
    }

    @Test
    void theFirstPageAndThatOfTheUnitShowTheSameDay() {
        var entry = entryWithAStory();

        var first = page(approver, "/?on=2020-10-12");
        assertThat(first.select("#tasks .task-things a").eachAttr("href")).containsExactly(entry + "?on=2020-10-12");
        assertThat(first.select("#tasks .task-head a").attr("href")).endsWith("&on=2020-10-12");
        assertThat(first.select("#hands").text()).contains("单位审核人 1");
        assertThat(first.select("#hands .tile").attr("href")).contains("&on=2020-10-12");
        var of = page(approver, "/unit?on=2020-10-12")
                .select("#entries tbody tr")
                .text();
        assertThat(of).contains("待单位审核").doesNotContain("省级审核退回", reporter.displayName());
        assertThat(page(approver, "/unit?on=2020-10-14")
                        .select("#entries tbody tr")
                        .text())
                .contains("省级审核退回", "请补充截至日期");
        assertThat(page(approver, "/unit?on=2020-10-11")
                        .select("#entries tbody a")
                        .attr("href"))
                .isEqualTo(entry + "?on=2020-10-11");
    }

    @Test
    @Transactional
    void theDatesAreThoseThatWereInForceOnTheDay() {
        database.sql("""
                        insert into period_change (period_id, kind, before, after, reason, set_by, set_on, set_at)
                        select id, 'MOVED', array[opens_on, date '2020-10-13', review_on, report_on, date '2020-10-27'],
                               array[opens_on, due_on, review_on, report_on, lock_on], '节后顺延', 'somebody', date '2020-10-13',
                               now()
                        from reporting_period where quarter = '2020Q3'
                        """).update();
        Days.itIs(database, "2020-10-19");

        for (var address : List.of("/", "/unit")) {
            assertThat(page(reporter, address + "?on=2020-10-12").select("main").text())
                    .contains("填报截止2020年10月13日，锁定2020年10月27日");
            assertThat(page(reporter, address + "?on=2020-10-13").select("main").text())
                    .contains("填报截止2020年10月14日，锁定2020年10月28日");
        }
    }

    @Test
    void theFirstPageOfADayWithoutTasksSpeaksOfThatDay() {
        Days.itIs(database, "2020-10-19");

        assertThat(page(reporter, "/?on=2020-10-12").select("#tasks .empty").text())
                .contains("当天没有待办事项");
        assertThat(page(reporter, "/").select("#tasks .empty").text()).contains("目前没有待办事项");
    }

    @Test
    void whatIsListedElsewhereIsARowOfTheFileToo() {
        claim("2020-09-01");
        Days.itIs(database, "2020-10-19");

        assertThat(page(coordinator, "/tasks?on=2020-10-16")
                        .select("[aria-label=超期未认领的任务] tbody tr")
                        .text())
                .matches("\\d+项 *");
        assertThat(file(coordinator, "/tasks/list.csv?on=2020-10-16")).containsPattern("\"超期未认领的任务\",\"\\d+项\"");
    }

    @Test
    void theFileHoldsTheThingsOfTheDayThatIsAskedForAndSaysSo() {
        var entry = entryWithAStory();

        assertThat(file(reporter, "/tasks/list.csv?of=RETURNED&due=2020-10-14"))
                .contains("请补充截至日期", "\"筛选（日期）\",\"2020年10月14日\"");
        assertThat(file(reporter, "/tasks/list.csv?of=RETURNED&due=2020-10-15"))
                .as("nothing is left of that day, so other days are listed")
                .contains("请补充截至日期", "\"筛选（日期）\",\"全部\"");
        assertThat(entry).isNotEmpty();
    }

    @Test
    @Transactional
    void aReportThatIsDraftedAgainIsHiddenFromALeader() {
        var leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        var report = database.sql("""
                        with period as (
                            insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                          report_on, lock_on, established_on)
                            values (1, '2008Q3', '2008-07-01', '2008-09-30', '2008-09-15', '2008-10-06', '2008-10-08',
                                    '2008-10-10', '2008-10-15', '2008-09-15')
                            returning id)
                        insert into roll_up_report (period_id, quarter, state, title, figures, compiled_at, compiled_on,
                                                    compiled_by, handed_in_by)
                        select id, '2008Q3', 'FOR_SIGNATURE', '季度报告', '{}', now(), date '2020-10-12', 'system', 'somebody'
                        from period returning id
                        """).query(Long.class).single();
        step(report, "COMPILED", "2020-10-12");
        step(report, "HANDED_IN", "2020-10-13");
        Days.itIs(database, "2020-10-19");

        assertThat(task(leader, "2020-10-12", "/reports/2008Q3/1")).isEmpty();
        assertThat(task(leader, "2020-10-13", "/reports/2008Q3/1")).contains("待签发的季度报告");

        step(report, "SENT_BACK", "2020-10-14");
        database.sql("update roll_up_report set state = 'DRAFT', handed_in_by = '' where id = ?")
                .params(report)
                .update();
        assertThat(task(leader, "2020-10-13", "/reports/2008Q3/1")).isEmpty();
        assertThat(task(coordinator, "2020-10-12", "/reports/2008Q3/1")).contains("起草中的季度报告");
    }

    private void step(long report, String step, String day) {
        database.sql("""
                        insert into report_step (report_id, step, taken_by, taken_by_name, taken_at, business_time)
                        values (?, ?, 'somebody', '某人', now(), ?::timestamp)
                        """).params(report, step, day + " 10:00").update();
    }

    @Test
    void aProblemThatHasAnotherOwnerNowWaitedForCoordinatorsAloneAndNotForItsFormerOwner() {
        untouched(unit);
        var first = newUnit();
        var second = newUnit();
        var former = people.join(first, Role.REPORTER);
        var problem = database.sql("""
                        insert into problem_case (obligation_id, kind, words, owner_id, due_on, state, assigned_by, assigned_at)
                        select id, 'NEED', '流动资金周转困难，恳请协调。', :owner, date '2020-10-20', 'ASSIGNED', :by, now()
                        from reporting_obligation where unit_id = :unit returning id
                        """)
                .param("owner", first)
                .param("by", coordinator.accountId())
                .param("unit", unit)
                .query(Long.class)
                .single();
        stood(problem, 0, "ASSIGNED", first, "2020-10-13");
        stood(problem, 1, "ANSWERED", first, "2020-10-14");
        Days.itIs(database, "2020-10-19");
        var need = database.sql("select '/problems/' || obligation_id || '/need' from problem_case where id = ?")
                .params(problem)
                .query(String.class)
                .single();
        assertThat(task(former, "2020-10-13", need)).contains("待答复的问题与协调事项", "流动资金周转困难");

        stood(problem, 2, "ASSIGNED", second, "2020-10-15");
        database.sql("update problem_case set owner_id = ? where id = ?")
                .params(second, problem)
                .update();
        assertThat(task(former, "2020-10-13", need)).isEmpty();
        assertThat(task(people.join(second, Role.REPORTER), "2020-10-15", need)).contains("流动资金周转困难");
        assertThat(task(coordinator, "2020-10-14", need)).contains("已答复、待办结的问题与协调事项");
    }

    private void stood(long problem, int number, String state, long owner, String day) {
        database.sql("""
                        insert into problem_case_version (case_id, number, state, owner_id, due_on, note, assigned_at, answer, closing,
                                                          kept_on)
                        values (?, ?, ?, ?, date '2020-10-20', '', now(), '', '', ?::date)
                        """).params(problem, number, state, owner, day).update();
    }

    @Test
    void aMeasureThatAUnitDeclinedWaitedForItUntilThenAndForCoordinatorsAfterwards() {
        var claim = claim("2020-10-09");
        Days.itIs(database, "2020-10-13");
        assertThat(post(reporter, claim + "/refusal", Map.of("reason", "职能已划转")))
                .hasRedirectedUrl(claim);
        Days.itIs(database, "2020-10-15");

        assertThat(task(reporter, "2020-10-08", claim)).isEmpty();
        assertThat(task(reporter, "2020-10-12", claim)).contains("待认领的措施");
        assertThat(task(reporter, "2020-10-13", claim)).isEmpty();
        assertThat(task(coordinator, "2020-10-12", claim)).isEmpty();
        assertThat(task(coordinator, "2020-10-13", claim)).contains("职能已划转");
    }

    private String claim(String since) {
        return "/claims/"
                + database.sql("""
                        insert into claim (responsibility_id, measure_id, unit_id, waiting_since)
                        select r.id, r.measure_id, :unit, :since::date
                        from responsibility r join measure m on m.id = r.measure_id
                        where m.number = 4 and r.position = 1
                        returning id
                        """)
                        .param("unit", unit)
                        .param("since", since)
                        .query(Long.class)
                        .single();
    }

    @Test
    void whateverOpenTaskReadsIsToldOfTheDay() {
        var read = database.sql("""
                        select prosrc from pg_proc
                        where pronamespace = 'public'::regnamespace and (proname like 'open\\_%' or proname = 'excepted_until')
                          and proname not like '%\\_on'
                        """).query(String.class).stream()
                .flatMap(TasksAsAtTests::tables)
                .collect(Collectors.toSet());
        var told = database.sql("select viewname from pg_views where schemaname = 'past'")
                .query(String.class)
                .set();

        assertThat(read).contains("progress_entry", "claim", "roll_up_report");
        read.removeAll(told);
        assertThat(read).as("tables without a view in the schema past").isSubsetOf(ALWAYS);
    }

    /** What a function reads, without other functions and what it names itself. */
    private static Stream<String> tables(String source) {
        var own = Pattern.compile("(?:with|,)\\s+([a-z_]+) as \\(")
                .matcher(source)
                .results()
                .map(one -> one.group(1))
                .toList();
        return Pattern.compile("(?:(?<!distinct )from|join)\\s+([a-z_]+)\\b(?!\\s*\\()")
                .matcher(source)
                .results()
                .map(one -> one.group(1))
                .filter(name -> !own.contains(name) && !name.equals("lateral"));
    }

    /** What the list of the day says of the thing; empty if it is not there. */
    private String task(Actor reader, String day, String thing) {
        var list = page(reader, "/tasks?on=" + day).select("main");
        var link = thing + "?on=" + day;
        return list.select("tbody a[href=%1$s], tbody a[href^=%1$s#]".formatted(link))
                        .isEmpty()
                ? ""
                : list.text();
    }

    private String file(Actor reader, String address) {
        return new String(get(reader, address).getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
