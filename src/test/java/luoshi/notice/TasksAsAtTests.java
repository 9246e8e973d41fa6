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
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** What waited for a person at the end of a past day: the tasks, the first page and the page of the own unit. */
@WebTest
class TasksAsAtTests extends InboxPages {

    /** What open_task reads that says the same on every day, or is not kept by day. */
    private static final Set<String> ALWAYS =
            Set.of("account", "account_role", "close_out_author", "entry_author", "measure", "task_point_unit", "unit");

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
        assertThat(past.select("tbody a").eachAttr("href")).containsExactly(entry);
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
        assertThat(first.select("#tasks .task-things a").eachAttr("href")).containsExactly(entry);
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
                .isEqualTo(entry);
    }

    @Test
    void aMeasureThatAUnitDeclinedWaitedForItUntilThenAndForCoordinatorsAfterwards() {
        var claim = "/claims/"
                + database.sql("""
                        insert into claim (responsibility_id, measure_id, unit_id, waiting_since)
                        select r.id, r.measure_id, :unit, date '2020-10-09'
                        from responsibility r join measure m on m.id = r.measure_id
                        where m.number = 4 and r.position = 1
                        returning id
                        """).param("unit", unit).query(Long.class).single();
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
        return list.select("tbody a[href=" + thing + "]").isEmpty() ? "" : list.text();
    }

    private String file(Actor reader, String address) {
        return new String(get(reader, address).getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
