package luoshi.supervision;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.CsvTable;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;

/** The board of problems as it was on past days, and its views. */
@WebTest
class ProblemsAsAtTests extends SupervisionPages {

    private static final String WORDS = "茶油加工企业流动资金周转困难，恳请协调。";
    private static final String LATER = "茶油加工企业流动资金周转困难，已影响三季度收购。";

    @Test
    void everyPastDaySaysWhatThatDaySaid() {
        var said = new LinkedHashMap<String, String>();
        var files = new LinkedHashMap<String, String>();
        said.put("2020-10-12", row("") + open(""));
        passed(1, WORDS, "2020-10-13");
        keep(said, files, "2020-10-13");

        var first = newUnit();
        day("2020-10-14");
        assign(first, "2020-10-16");
        keep(said, files, "2020-10-14");

        day("2020-10-19");
        passed(2, LATER, "2020-10-19");
        answer(first, "不属我厅职责。");
        keep(said, files, "2020-10-19");

        day("2020-10-20");
        var second = newUnit();
        assign(second, "2020-10-30");
        keep(said, files, "2020-10-20");

        day("2020-10-22");
        answer(second, "已协调银行展期。");
        keep(said, files, "2020-10-22");

        day("2020-10-26");
        assertThat(post(
                        coordinator,
                        need() + "/closing",
                        Map.of("outcome", "RESOLVED", "reason", "已办妥", "revision", revision())))
                .hasRedirectedUrl(need());
        keep(said, files, "2020-10-26");

        day("2020-11-02");
        assertThat(said.get("2020-10-12")).isEmpty();
        assertThat(said.get("2020-10-14")).contains(WORDS, "办理中");
        assertThat(said.get("2020-10-19")).contains(LATER, "超期", "已答复");
        assertThat(said.get("2020-10-20")).contains("2020年10月30日").doesNotContain("超期");
        assertThat(said.get("2020-10-26")).contains("已解决");
        assertThat(open("&on=2020-10-13")).as("neither approved nor taken up").isEmpty();
        assertThat(open("&on=2020-10-14")).contains("2020年10月16日");
        assertThat(open("&on=2020-10-20")).contains("2020年10月30日");
        assertThat(open("&on=2020-10-26")).as("settled").isEmpty();
        var leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        assertThat(open("&on=2020-10-14")).contains("尚未通过审核");
        assertThat(open("&on=2020-10-19"))
                .as("what was reported last, and the answer")
                .contains(LATER, "不属我厅职责。");
        assertThat(open("&on=2020-10-14&approved=true"))
                .as("for the report it is not there yet")
                .isEmpty();
        var ofTheLeader = page(leader, "/problems/open?quarter=2020Q3&on=2020-10-14");
        assertThat(ofTheLeader.select("tbody").text()).doesNotContain(LATER, WORDS);
        assertThat(ofTheLeader.select("#approved")).isEmpty();
        for (var reader : List.of(leader, coordinator)) {
            for (var tile :
                    page(reader, "/problems/open?quarter=2020Q3&on=2020-10-14").select("a.tile")) {
                assertThat(page(reader, tile.attr("href")).select("tbody tr"))
                        .as(tile.attr("href"))
                        .hasSize(Integer.parseInt(tile.select(".tile-count").text()));
            }
        }
        var file = text(get(coordinator, "/problems/open/list.csv?quarter=2020Q3&on=2020-10-19"));
        assertThat(file).contains(LATER, "不属我厅职责。", "尚未通过审核");
        assertThat(text(get(leader, "/problems/open/list.csv?quarter=2020Q3&on=2020-10-19")))
                .doesNotContain(LATER)
                .contains("只列填报已审核通过的");
        said.forEach((on, then) ->
                assertThat(row("&on=" + on) + open("&on=" + on)).as(on).isEqualTo(then));
        files.forEach((on, then) -> {
            var told = file("&on=" + on);
            assertThat(told.substring(told.indexOf("措施"))).as(on).isEqualTo(then);
        });
        var sheet = get(coordinator, "/problems/list.xlsx?quarter=2020Q3&on=2020-10-19");
        assertThat(java.net.URLDecoder.decode(
                        sheet.getResponse().getHeader("Content-Disposition"), java.nio.charset.StandardCharsets.UTF_8))
                .contains("截至2020年10月19日");
        assertThatThrownBy(() -> database.sql("update problem_case_version set note = 'x'")
                        .update())
                .rootCause()
                .hasMessageContaining("stays on record");
    }

    @Test
    void aPastDayIsNamedAndChangesNothing() {
        passed(1, WORDS, "2020-10-12");
        day("2020-10-14");
        assertThat(page(coordinator, list("")).select("#together")).hasSize(1);

        var past = page(coordinator, list("&on=2020-10-12"));

        assertThat(past.select("#as-at").text()).contains("截至2020年10月12日", "改派");
        assertThat(past.select("#together, input[name=which]")).isEmpty();
        assertThat(past.select("a.tile").eachAttr("href")).allMatch(href -> href.endsWith("on=2020-10-12"));
        assertThat(page(coordinator, list("&on=2020-10-15")).select("#as-at").text())
                .contains("还没有到");
    }

    @Test
    void whoHadToAnswerReadsThePastDayOnlyWhileItIsStillAsked() {
        passed(1, WORDS, "2020-10-13");
        var first = newUnit();
        var second = newUnit();
        var former = people.join(first, Role.REPORTER);
        var present = people.join(second, Role.REPORTER);
        day("2020-10-14");
        assign(first, "2020-10-16");
        day("2020-10-15");
        assertThat(row(former, "&on=2020-10-14")).contains(WORDS, "办理中");

        answer(first, "不属我厅职责。");
        day("2020-10-20");
        assertThat(row(former, "&on=2020-10-14"))
                .as("still the one that answers")
                .contains(WORDS);
        assign(second, "2020-10-30");
        day("2020-10-22");

        for (var on : List.of("2020-10-14", "2020-10-15", "2020-10-20")) {
            assertThat(row(former, "&on=" + on)).as(on).isEmpty();
            assertThat(row(reporter, "&on=" + on)).as(on).contains(WORDS);
            assertThat(row(coordinator, "&on=" + on)).as(on).contains(WORDS);
        }
        assertThat(text(get(former, "/problems/list.csv?quarter=2020Q3&on=2020-10-15")))
                .doesNotContain(WORDS);
        assertThat(row(present, "&on=2020-10-15")).as("not asked yet").isEmpty();
        assertThat(row(present, "&on=2020-10-20")).contains(WORDS, "2020年10月30日");
    }

    @Test
    void aFilterIsKeptAndSharedWithThoseOfTheRole() {
        assertThat(post(
                        coordinator,
                        "/saved-views",
                        Map.of("list", "/problems", "show", "late", "kind", "need", "name", "超期事项", "shared", "true")))
                .hasRedirectedUrl("/problems?kind=need&show=late");

        var other = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        assertThat(page(other, "/problems")
                        .select(".saved-views a:contains(超期事项)")
                        .attr("href"))
                .isEqualTo("/problems?kind=need&show=late");
        assertThat(page(reporter, "/problems").select(".saved-views a:contains(超期事项)"))
                .isEmpty();
    }

    private void keep(Map<String, String> said, Map<String, String> files, String on) {
        said.put(on, row("") + open(""));
        var file = file("");
        files.put(on, file.substring(file.indexOf("措施")));
    }

    private String open(String more) {
        return page(coordinator, "/problems/open?quarter=2020Q3" + more)
                .select("tbody tr:has(a[href^=" + need() + "])")
                .text();
    }

    private void day(String on) {
        Days.itIs(database, on);
    }

    private String list(String more) {
        return "/problems?quarter=2020Q3&unit=" + code(unit) + more;
    }

    private String row(String more) {
        return row(coordinator, more);
    }

    private String row(Actor reader, String more) {
        return page(reader, list(more))
                .select("main tbody tr")
                .select("th a, th .badge, td")
                .text();
    }

    private String file(String more) {
        return CsvTable.of(text(get(coordinator, "/problems/list.csv?quarter=2020Q3&unit=" + code(unit) + more)));
    }

    private String need() {
        return "/problems/"
                + database.sql("select id from reporting_obligation where unit_id = ?")
                        .params(unit)
                        .query(Long.class)
                        .single()
                + "/need";
    }

    private String revision() {
        return page(coordinator, need()).select("input[name=revision]").attr("value");
    }

    private void assign(long owner, String dueOn) {
        var revision = revision();
        assertThat(post(
                        coordinator,
                        need() + "/assignment",
                        Map.of("owner", code(owner), "dueOn", dueOn, "note", "请研究。", "revision", revision)))
                .hasRedirectedUrl(need());
    }

    private void answer(long owner, String words) {
        post(people.join(owner, Role.REPORTER), need() + "/draft", Map.of("revision", revision(), "answer", words));
        assertThat(post(people.join(owner, Role.UNIT_APPROVER), need() + "/answer", Map.of("revision", revision())))
                .hasRedirectedUrl(need());
    }

    private String code(long of) {
        return database.sql("select code from unit where id = ?")
                .params(of)
                .query(String.class)
                .single();
    }

    /** The unit's approver passes a version with these words, and the province has it. */
    private void passed(int version, String words, String on) {
        var entry = database.sql("select id from progress_entry where unit_id = ?")
                .params(unit)
                .query(Long.class)
                .single();
        database.sql("""
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        values (?, ?, '进展', '', '', '', ?, 'ON_TRACK', false, '', ?, current_timestamp, ?::timestamp,
                                gen_random_uuid())
                        """)
                .params(entry, version, words, reporter.accountId(), on + " 10:00")
                .update();
        database.sql("""
                        insert into entry_review (entry_id, version_number, level, verdict, reviewed_by, reviewed_at,
                                                  business_time, submit_key)
                        values (?, ?, 'UNIT', 'PASSED', ?, current_timestamp, ?::timestamp, gen_random_uuid())
                        """)
                .params(entry, version, approver.accountId(), on + " 11:00")
                .update();
        database.sql("""
                        update progress_entry
                        set state = 'SUBMITTED', progress = '进展', coordination_needs = ?, versions = ?, status = 'ON_TRACK',
                            first_submitted_at = timestamp '2020-10-13 10:00', first_received_at = current_timestamp
                        where id = ?
                        """).params(words, version, entry).update();
    }
}
