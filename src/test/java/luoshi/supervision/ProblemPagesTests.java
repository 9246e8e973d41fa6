package luoshi.supervision;

import static luoshi.People.AUDITOR;
import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The board of problems over HTTP: who sees what, and how one is answered and settled. */
@WebTest
class ProblemPagesTests extends SupervisionPages {

    private static final String WORDS = "外贸企业出口订单被取消，流动资金周转困难。";

    @Test
    void whatWasSubmittedIsForTheCoordinatorAndWhatIsApprovedForAllWhoHaveAPart() {
        var need = submitted(WORDS);
        var neighbour = people.join(newUnitOnTheMeasure(), Role.REPORTER);
        var leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        var stranger = people.join(newUnit(), Role.REPORTER);

        assertThat(links(coordinator)).contains(need);
        assertThat(links(reporter)).as("the own one").contains(need);
        for (var other : new Actor[] {neighbour, leader, stranger}) {
            assertThat(links(other)).doesNotContain(need);
            assertThat(get(other, need)).hasStatus(HttpStatus.NOT_FOUND);
        }

        database.sql("update progress_entry set state = 'APPROVED' where unit_id = ?")
                .params(unit)
                .update();
        assertThat(links(neighbour)).contains(need);
        assertThat(links(leader)).contains(need);
        assertThat(links(stranger)).doesNotContain(need);
        assertThat(get(AUDITOR, "/problems")).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aDraftIsOnNobodysBoard() {
        database.sql("update progress_entry set state = 'DRAFT', coordination_needs = ? where unit_id = ?")
                .params(WORDS, unit)
                .update();

        assertThat(links(coordinator)).doesNotContain(path(period("2020Q3")));
        assertThat(links(reporter)).doesNotContain(path(period("2020Q3")));
    }

    @Test
    void nothingIsNoProblem() {
        var need = submitted("暂无。");

        assertThat(links(coordinator)).doesNotContain(need);
    }

    @Test
    void aCoordinatorNamesWhoAnswersTwoPeopleAnswerAndItIsSettled() {
        var need = submitted(WORDS);
        var owner = newUnit();
        var writer = people.join(owner, Role.REPORTER);
        var sender = people.join(owner, Role.UNIT_APPROVER);
        assertThat(get(writer, need)).hasStatus(HttpStatus.NOT_FOUND);

        assertThat(assign(need, owner, "-1")).hasRedirectedUrl(need);
        assertThat(assign(need, owner, "-1")).as("a second press").hasRedirectedUrl(need);
        assertThat(page(writer, "/").select("main").text()).contains("待答复的问题与协调事项", "（三）");
        assertThat(page(writer, "/notices").select(".inbox-item").text()).contains("问题交办");
        assertThat(page(reporter, "/notices").select(".inbox-item").text()).contains("问题办理");
        assertThat(page(writer, need).select("main").text()).contains(WORDS, "请提出解决办法。", "2020年10月20日");

        assertThat(post(writer, need + "/draft", Map.of("revision", "0", "answer", "已协调银行展期。")))
                .hasRedirectedUrl(need);
        assertThat(page(coordinator, need).text()).as("a draft").doesNotContain("已协调银行展期");
        assertThat(page(sender, "/").select("main").text()).contains("待单位审核的问题与协调事项答复");
        assertThat(post(writer, need + "/answer", Map.of("revision", "1"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(sender, need + "/answer", Map.of("revision", "1"))).hasRedirectedUrl(need);
        assertThat(post(sender, need + "/answer", Map.of("revision", "1")))
                .as("again")
                .hasRedirectedUrl(need);

        assertThat(page(coordinator, "/").select("main").text()).contains("已答复、待办结的问题与协调事项");
        assertThat(page(coordinator, "/notices").select(".inbox-item").text()).contains("收到答复");
        assertThat(settle(need, "RESOLVED", "", "2")).hasRedirectedUrl(need);
        assertThat(page(reporter, need).select("main").text()).contains("已解决", "已协调银行展期。");
        assertThat(settle(need, "DECLINED", "另有原因", "3")).hasStatus(HttpStatus.CONFLICT);
        assertThat(assign(need, unit, "3")).hasStatus(HttpStatus.CONFLICT);
        assertThat(page(coordinator, need + "/history").select(".history").text())
                .contains("交办问题或需协调事项", "答复期限：2020年10月20日", "答复问题或需协调事项", "办结问题或需协调事项");
        assertThatThrownBy(() ->
                        database.sql("update problem_case set closing = 'x'").update())
                .rootCause()
                .hasMessageContaining("is kept");
    }

    @Test
    void severalAreGivenToOneUnitAtOnceAndOneAnswerIsForAllOfThem() {
        var first = submitted(WORDS);
        var asker = reporter;
        unit = newUnitOnTheMeasure();
        var second = submitted("出口订单减少，资金周转困难。");
        var owner = newUnit();
        var writer = people.join(owner, Role.REPORTER);
        var sender = people.join(owner, Role.UNIT_APPROVER);

        var wrong = together(owner, "", first, second);
        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(org.jsoup.Jsoup.parse(text(wrong)).select("input[name=which][checked]"))
                .hasSize(2);
        assertThat(text(together(owner, "2020-10-20", first))).contains("请至少勾选两项");
        for (var click = 0; click < 2; click++) {
            assertThat(together(owner, "2020-10-20", first, second)).hasStatus(HttpStatus.FOUND);
        }
        assertThat(page(writer, first).select("#with a").attr("href")).isEqualTo(second);

        assertThat(post(writer, first + "/draft", Map.of("revision", revision(first), "answer", "统一安排展期。")))
                .hasRedirectedUrl(first);
        assertThat(post(sender, second + "/answer", Map.of("revision", revision(second))))
                .hasRedirectedUrl(second);
        assertThat(page(coordinator, first).select("#answer").text()).contains("统一安排展期。");
        assertThat(page(coordinator, second).select("#answer").text()).contains("统一安排展期。");
        assertThat(settle(first, "RESOLVED", "", revision(first))).hasRedirectedUrl(first);
        assertThat(page(coordinator, second).select("main > p .badge").text())
                .as("each on its own")
                .contains("已答复");
        assertThat(page(coordinator, second + "/history").select(".history").text())
                .contains("交办问题或需协调事项", "答复问题或需协调事项");
        assertThat(post(asker, "/problems/assignments", Map.of())).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void oneThatWasAnsweredIsGivenToAnotherUnitAndTheFormerAnswerStays() {
        var need = submitted(WORDS);
        var owner = newUnit();
        assign(need, owner, "-1");
        post(people.join(owner, Role.REPORTER), need + "/draft", Map.of("revision", "0", "answer", "不属我厅职责。"));
        post(people.join(owner, Role.UNIT_APPROVER), need + "/answer", Map.of("revision", "1"));

        var other = newUnit();
        assertThat(assign(need, other, revision(need))).hasRedirectedUrl(need);
        var page = page(people.join(other, Role.REPORTER), need);
        assertThat(page.select("#former").text()).contains("不属我厅职责。");
        assertThat(page.select("#answer textarea")).hasSize(1);
        assertThatThrownBy(() -> database.sql("update problem_former_answer set answer = 'x'")
                        .update())
                .rootCause()
                .hasMessageContaining("stays on record");
    }

    @Test
    void whatWasGivenToAUnitMeanwhileIsNotGivenToAnotherUnseen() {
        var first = submitted(WORDS);
        unit = newUnitOnTheMeasure();
        var second = submitted("出口订单减少，资金周转困难。");
        var openedBefore = new String[] {box(first), box(second)};
        var owner = newUnit();
        assertThat(together(owner, "2020-10-20", first, second)).hasStatus(HttpStatus.FOUND);

        var stale = together(newUnit(), "2020-10-21", openedBefore);

        assertThat(stale).hasStatus(HttpStatus.CONFLICT);
        assertThat(database.sql("select owner_id from problem_case where obligation_id in (?, ?)")
                        .params(obligation(first), obligation(second))
                        .query(Long.class)
                        .list())
                .containsExactly(owner, owner);
    }

    private static long obligation(String need) {
        return Long.parseLong(need.split("/")[2]);
    }

    /** The value of its box on the board as it is now. */
    private String box(String need) {
        return need.replaceAll("^/problems/(\\d+)/(\\w+)$", "$1-$2-") + revision(need);
    }

    private MvcTestResult together(long owner, String dueOn, String... needs) {
        var request = browser.post()
                .uri("/problems/assignments")
                .with(luoshi.People.as(coordinator))
                .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf())
                .param("quarter", "2020Q3")
                .param("assignee", code(owner))
                .param("dueOn", dueOn)
                .param("note", "请一并研究。");
        for (var need : needs) {
            request.param("which", need.startsWith("/") ? box(need) : need);
        }
        return request.exchange();
    }

    private String revision(String need) {
        return page(coordinator, need).select("input[name=revision]").attr("value");
    }

    @Test
    void whatIsNotCoordinatedSaysWhy() {
        var need = submitted(WORDS);

        assertThat(settle(need, "DECLINED", "", "-1")).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(settle(need, "RESOLVED", "", "-1")).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(settle(need, "", "已由市里解决", "-1")).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(settle(need, "DECLINED", "属市级事权，请自行安排。", "-1")).hasRedirectedUrl(need);
        assertThat(page(reporter, need).select("main").text()).contains("不予协调", "属市级事权");
    }

    @Test
    void aStaleWindowChangesNothing() {
        var need = submitted(WORDS);
        var owner = newUnit();
        assign(need, owner, "-1");
        post(people.join(owner, Role.REPORTER), need + "/draft", Map.of("revision", "0", "answer", "草拟"));

        assertThat(assign(need, unit, "0")).hasStatus(HttpStatus.CONFLICT);
        assertThat(assign(need, unit, "1")).hasRedirectedUrl(need);
        assertThat(page(reporter, need).text()).as("the draft of the former").doesNotContain("草拟");
    }

    @Test
    void whatWasTypedWronglyStays() {
        var need = submitted(WORDS);

        var wrong = post(
                coordinator, need + "/assignment", Map.of("owner", code(unit), "dueOn", "2020-10-12", "note", "请速办"));

        assertThat(wrong).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(wrong)).contains("答复期限须晚于今天", "请速办");
        assertThat(post(coordinator, need + "/assignment", Map.of("owner", "x", "dueOn", "2020-10-20")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post(reporter, need + "/assignment", Map.of("owner", code(unit), "dueOn", "2020-10-20")))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void everyNumberOpensItsListAndTheFilterIsInTheAddress() {
        var need = submitted(WORDS);
        var board = page(coordinator, "/problems?unit=" + code(unit));
        assertThat(board.select(".tile:contains(待明确) .tile-count").text()).isEqualTo("1");
        for (var tile : board.select("a.tile")) {
            var list = page(coordinator, tile.attr("href"));
            assertThat(list.select("tbody tr"))
                    .as(tile.text())
                    .hasSize(Integer.parseInt(tile.select(".tile-count").text()));
        }
        assertThat(page(coordinator, "/problems?kind=problem&unit=" + code(unit))
                        .select("tbody tr"))
                .isEmpty();
        assertThat(page(coordinator, "/problems?chapter=7&unit=" + code(unit)).select("tbody tr"))
                .isEmpty();
        var file = get(coordinator, "/problems/list.csv?unit=" + code(unit));
        assertThat(file).hasStatusOk();
        assertThat(text(file)).contains(WORDS, "待明确");
        assertThat(need).isNotEmpty();
    }

    @Test
    void theSameTwoQuartersRunningIsRecognisedAndSimilarOnesStandTogether() {
        var words = "竹木加工企业海外展会全部取消，恳请协调展位费退还。";
        var last = period("2020Q2");
        owe(last);
        report(last, words, "FROZEN");
        var need = submitted(words);

        assertThat(page(coordinator, need).select("main").text()).contains("上季度已提出");
        unit = newUnitOnTheMeasure();
        submitted("受疫情影响，竹木加工企业海外展会全部取消较多，请予支持。");
        var alike = page(coordinator, "/problems?alike=true&kind=need");
        assertThat(alike.select("h2:contains(相近的)").text()).contains("相同词语", "竹木加工企业海外展会全部取消");

        var whole = alike.select("main .ledger tbody tr").size();
        var rest = page(coordinator, "/problems?alike=true&kind=need&after=1");
        assertThat(rest.select("main .ledger tbody tr"))
                .as("a page begins behind the first")
                .hasSize(whole - 1);
        assertThat(rest.select("h1").text()).as("and counts them all").contains(whole + "项");
        assertThat(rest.select(".pager a:contains(回到第一页)").attr("href")).contains("alike=true", "kind=need");
    }

    private long newUnitOnTheMeasure() {
        var former = unit;
        unit = newUnit();
        owe(period("2020Q3"));
        var made = unit;
        unit = former;
        return made;
    }

    private void owe(long period) {
        database.sql("""
                        with owed as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                              unit_name, established_on)
                            select ?, 3, ?, id, 'RESPONSIBLE', 99, '测试厅', date '2020-09-17'
                            from responsibility where measure_id = 3 and position = 1
                            returning id, period_id, measure_id, unit_id)
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                        select id, period_id, measure_id, unit_id from owed
                        """).params(period, unit).update();
    }

    private long period(String quarter) {
        return database.sql("select id from reporting_period where quarter = ?")
                .params(quarter)
                .query(Long.class)
                .single();
    }

    /** The unit's need, passed by its approver, and its path. */
    private String submitted(String words) {
        var period = period("2020Q3");
        report(period, words, "SUBMITTED");
        return path(period);
    }

    private String path(long period) {
        return "/problems/"
                + database.sql("select id from reporting_obligation where unit_id = ? and period_id = ?")
                        .params(unit, period)
                        .query(Long.class)
                        .single()
                + "/need";
    }

    private void report(long period, String words, String state) {
        var entry = database.sql("select id from progress_entry where unit_id = ? and period_id = ?")
                .params(unit, period)
                .query(Long.class)
                .single();
        database.sql("""
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        values (?, 1, '进展', '', '', '', ?, 'ON_TRACK', false, '', ?, current_timestamp,
                                timestamp '2020-10-12 10:00', gen_random_uuid())
                        """).params(entry, words, reporter.accountId()).update();
        database.sql("""
                        insert into entry_review (entry_id, version_number, level, verdict, reviewed_by, reviewed_at,
                                                  business_time, submit_key)
                        values (?, 1, 'UNIT', 'PASSED', ?, current_timestamp, timestamp '2020-10-12 10:00', gen_random_uuid())
                        """).params(entry, approver.accountId()).update();
        database.sql("""
                        update progress_entry
                        set state = ?, progress = '进展', coordination_needs = ?, versions = 1, status = 'ON_TRACK',
                            first_submitted_at = timestamp '2020-10-12 10:00', first_received_at = current_timestamp
                        where id = ?
                        """).params(state, words, entry).update();
    }

    private MvcTestResult assign(String need, long owner, String revision) {
        return post(
                coordinator,
                need + "/assignment",
                Map.of("owner", code(owner), "dueOn", "2020-10-20", "note", "请提出解决办法。", "revision", revision));
    }

    private MvcTestResult settle(String need, String outcome, String reason, String revision) {
        var form = new HashMap<>(Map.of("reason", reason, "revision", revision));
        form.put("outcome", outcome);
        return post(coordinator, need + "/closing", form);
    }

    private String code(long of) {
        return database.sql("select code from unit where id = ?")
                .params(of)
                .query(String.class)
                .single();
    }

    private List<String> links(Actor actor) {
        return page(actor, "/problems").select("tbody th a").eachAttr("href");
    }
}
