package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.CsvTable;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims, task points and open wordings as they were on past days: each past day says what that day said. */
@WebTest
class UndertakingAsAtTests extends UndertakingPages {

    private final Map<String, String> said = new LinkedHashMap<>();

    @Test
    void aClaimStandsAsItStoodOnEachDay() {
        said(TODAY);
        Days.itIs(database, "2020-06-02");
        post(reporter, claim + "/refusal", keyed(Map.of("reason", "职责不在我厅")));
        said("2020-06-02");
        Days.itIs(database, "2020-06-03");
        post(coordinator, claim + "/decision", keyed(Map.of("verdict", "uphold", "reason", "三定方案未调整")));
        said("2020-06-03");
        Days.itIs(database, "2020-06-05");
        take();
        said("2020-06-05");
        Days.itIs(database, "2020-06-10");
        milestone("completion", Map.of("doneOn", "2020-06-08", "note", "已印发"));
        said("2020-06-10");
        Days.itIs(database, "2020-06-11");
        milestone("reopening", Map.of("reason", "尚未印发"));
        said("2020-06-11");
        Days.itIs(database, "2020-06-12");
        post(
                reporter,
                claim + "/elaboration",
                filledIn(Map.of(
                        "elaboration", "改按旬调度。", "reason", "细化", "contactId", Long.toString(approver.accountId()))));
        said("2020-06-12");

        Days.itIs(database, "2020-07-20");
        assertThat(said.get("2020-06-02")).contains("已退回", "职责不在我厅");
        assertThat(said.get("2020-06-10")).contains("1/1");
        assertThat(said.get("2020-06-11")).contains("0/1", reporter.displayName());
        assertThat(said.get("2020-06-12")).contains("改按旬调度", approver.displayName());
        said.forEach((on, then) -> assertThat(claims("&on=" + on)).as(on).isEqualTo(then));
        assertThat(claims("&on=2020-05-20")).as("before it was asked").doesNotContain("待认领");
        assertThatThrownBy(() -> database.sql("update claim_version set state = 'CLAIMED'")
                        .update())
                .rootCause()
                .hasMessageContaining("stays on record");
    }

    @Test
    void thePageOfTheMeasureStandsAsItStoodOnEachDay() {
        seen(TODAY);
        Days.itIs(database, "2020-06-05");
        take();
        var point = proposed();
        seen("2020-06-05");
        Days.itIs(database, "2020-06-10");
        milestone("completion", Map.of("doneOn", "2020-06-08", "note", "已印发"));
        post(coordinator, point + "/rejection", Map.of("reason", "合并到其他任务点"));
        seen("2020-06-10");

        Days.itIs(database, "2020-07-20");
        assertThat(said.get(TODAY)).contains("待认领").doesNotContain("按日查看的任务点");
        assertThat(said.get("2020-06-05")).contains("已认领", "0/1", "按日查看的任务点 待审定");
        assertThat(said.get("2020-06-10")).contains("1/1").doesNotContain("按日查看的任务点");
        said.forEach((on, then) -> assertThat(measure("?on=" + on)).as(on).isEqualTo(then));
        assertThat(page(coordinator, "/measures/3?on=2020-05-22")
                        .select("h2:contains(责任单位) + div")
                        .text())
                .contains("测试厅");

        var past = page(coordinator, "/measures/3?on=2020-06-05");
        assertThat(past.select("#as-at").text()).contains("截至2020年6月5日的情况");
        assertThat(past.select("#as-at a").attr("href")).isEqualTo("/measures/3");
        assertThat(past.select("main form:not(.filter)"))
                .as("a past day is not changed")
                .isEmpty();
        assertThat(past.select(
                        "main a[href*=/new], main a[href*=/lead], main a[href$=/settlement], main a[href*=/naming]"))
                .isEmpty();
        assertThat(past.select("main a[href^=/measures/]:not([href$=/history]), main a[href^=/task-points/]")
                        .eachAttr("href"))
                .isNotEmpty()
                .filteredOn(href -> !href.equals("/measures/3"))
                .allMatch(href -> href.contains("on=2020-06-05"));
        assertThat(page(coordinator, "/measures/3?on=2020-05-21")
                        .select("#as-at")
                        .text())
                .contains("文件还没有印发", "以下是今天的情况");
    }

    @Test
    void aTaskPointThatIsOpenedFromAPastDayStandsAsItStood() {
        var point = proposed();
        Days.itIs(database, "2020-06-08");
        post(coordinator, point + "/rejection", Map.of("reason", "合并到其他任务点"));
        Days.itIs(database, "2020-07-20");

        var link = page(coordinator, "/task-points?measure=3&on=2020-06-03")
                .select("a[href^=" + point + "]")
                .attr("href");
        assertThat(link).isEqualTo(point + "?on=2020-06-03");
        var past = page(coordinator, link);
        assertThat(past.select("h1").text()).contains("待审定");
        assertThat(past.select("main").text()).contains("截至2020年6月3日的情况").doesNotContain("合并到其他任务点");
        assertThat(past.select("main form:not(.filter)")).isEmpty();
        assertThat(page(coordinator, point + "?on=2020-05-31").select("#as-at").text())
                .contains("还没有这个任务点");
        assertThat(page(coordinator, point).select("h1").text()).contains("未采纳");
    }

    @Test
    void aClaimThatWasTakenOffItsUnitStandsAsItStoodAndOpensOnlyForWhomItOpensToday() {
        var name = "退出" + UUID.randomUUID().toString().substring(0, 8);
        database.sql("update unit set name = ? where id = ?").params(name, unit).update();
        var shared = newUnit();
        var partner = people.join(shared, Role.REPORTER);
        var partners = askedOn(shared, "2020-05-22");
        Days.itIs(database, "2020-06-05");
        take();
        takenOn(partners, partner);
        assertThat(opens(partner, "", claim)).isTrue();
        assertThat(opens(reporter, "", partners)).isTrue();

        Days.itIs(database, "2020-06-10");
        takenOff("2020-06-10");
        Days.itIs(database, "2020-07-20");

        for (var reader : List.of(coordinator, reporter, partner)) {
            assertThat(page(reader, "/measures/3?on=2020-06-05")
                            .select("#claims tr:contains(" + name + ")")
                            .text())
                    .contains("已认领", "0/1");
            assertThat(page(reader, "/measures/3?on=2020-06-10").select("#claims tr:contains(" + name + ")"))
                    .isEmpty();
            for (var one : List.of(claim, partners)) {
                assertThat(opens(reader, "?on=2020-06-05", one))
                        .as(reader.username() + " " + one)
                        .isEqualTo(get(reader, one).getResponse().getStatus() == 200);
            }
        }
        assertThat(opens(coordinator, "?on=2020-06-05", claim)).isTrue();
        assertThat(opens(reporter, "?on=2020-06-05", claim)).as("its own").isTrue();
        assertThat(opens(partner, "?on=2020-06-05", claim)).isFalse();
        assertThat(opens(reporter, "?on=2020-06-05", partners))
                .as("it has no part in the measure any more")
                .isFalse();
        assertThat(opens(partner, "?on=2020-06-05", partners)).isTrue();
    }

    private boolean opens(Actor reader, String on, String one) {
        return !page(reader, "/measures/3" + on)
                .select("#claims a[href=%1$s], #claims a[href^=%1$s?]".formatted(one))
                .isEmpty();
    }

    private void takenOn(String other, Actor contact) {
        var own = claim;
        claim = other;
        var form = filledIn(Map.of("contactId", Long.toString(contact.accountId())));
        claim = own;
        assertThat(post(contact, other + "/form", form)).hasRedirectedUrl(other);
    }

    /** As when another unit answers for the measure instead. */
    private void takenOff(String on) {
        var id = Long.parseLong(claim.substring("/claims/".length()));
        database.sql("update claim set state = 'RELEASED' where id = ?")
                .params(id)
                .update();
        database.sql("""
                        insert into claim_version
                        select id, (select max(number) + 1 from claim_version where claim_id = id), responsibility_id, state,
                               waiting_since, elaborations, contact_id, closed_on, ?::date
                        from claim where id = ?
                        """).params(on, id).update();
    }

    private String proposed() {
        assertThat(post(
                        reporter,
                        "/task-points",
                        Map.of(
                                "measure", "3",
                                "clause", "2",
                                "words", "大力实施扶贫农产品“六进”活动",
                                "title", "按日查看的任务点",
                                "units", Long.toString(unit),
                                "dueOn", "2020-09-30",
                                "submitKey", UUID.randomUUID().toString())))
                .hasRedirectedUrl("/measures/3#task-points");
        return "/task-points/"
                + database.sql("select max(id) from task_point")
                        .query(Long.class)
                        .single();
    }

    private void seen(String on) {
        said.put(on, measure(""));
    }

    /** What the page of the measure says of the unit, and its sentence with task points. */
    private String measure(String on) {
        var page = page(coordinator, "/measures/3" + on);
        page.select("#sentence-2 a[href^=/task-points/new]").remove();
        return page.select("#claims tr:has([href~=^" + claim + "(\\?|$)])").text()
                + page.select("#requests").text()
                + page.select("#sentence-2 li:contains(按日查看的任务点)").text();
    }

    @Test
    void whatIsDoneTogetherLeavesOneVersion() {
        var before = versions();
        post(
                reporter,
                claim + "/form",
                filledIn(Map.of("milestones[1].title", "形成清单", "milestones[1].dueOn", "2020-06-29")));
        assertThat(versions()).isEqualTo(before + 1);
    }

    private int versions() {
        return database.sql("select count(*) from claim_version where claim_id = ?")
                .params(Long.parseLong(claim.substring("/claims/".length())))
                .query(Integer.class)
                .single();
    }

    @Test
    void whatHappenedBeforeStepsWereKeptIsToldFromTheAnswersAndElaborations() {
        var id = Long.parseLong(claim.substring("/claims/".length()));
        for (var answer : new String[][] {{"DECLINED", "2020-05-27"}, {"UPHELD", "2020-05-29"}}) {
            database.sql("""
                            insert into claim_answer (claim_id, kind, reason, answered_by, answered_at, answered_on, submit_key)
                            values (?, ?, '理由', ?, ?::timestamptz, ?::date, gen_random_uuid())
                            """)
                    .params(id, answer[0], reporter.accountId(), answer[1] + " 10:00+08", answer[1])
                    .update();
        }
        database.sql("""
                        insert into elaboration (claim_id, number, text, acceptance_criteria, written_by, written_at,
                                                 written_on, submit_key)
                        values (?, 1, '按月调度', '完成', ?, timestamptz '2020-06-02 10:00+08', date '2020-06-02',
                                gen_random_uuid())
                        """).params(id, reporter.accountId()).update();
        database.sql("""
                        update claim set state = 'CLAIMED', elaborations = 1, contact_id = ?, waiting_since = date '2020-05-29'
                        where id = ?
                        """).params(reporter.accountId(), id).update();
        Days.itIs(database, "2020-07-20");

        assertThat(claims("&on=2020-05-26")).contains("待认领");
        assertThat(claims("&on=2020-05-28")).contains("已退回");
        assertThat(claims("&on=2020-05-30")).contains("待认领", "2020年5月29日");
        assertThat(claims("&on=2020-06-03")).contains("已认领", "按月调度");
    }

    @Test
    void aTaskPointStandsAsItStoodOnEachDay() {
        var point = proposed();
        said.put(TODAY, points(point, ""));
        Days.itIs(database, "2020-06-03");
        post(coordinator, point + "/acceptance", Map.of());
        said.put("2020-06-03", points(point, ""));
        Days.itIs(database, "2020-06-08");
        post(coordinator, point + "/rejection", Map.of("reason", "合并到其他任务点"));
        said.put("2020-06-08", points(point, ""));

        Days.itIs(database, "2020-07-20");
        assertThat(said.get("2020-06-03")).contains("已采纳");
        assertThat(said.get("2020-06-08")).contains("已撤销");
        said.forEach((on, then) -> assertThat(points(point, "&on=" + on)).as(on).isEqualTo(then));
        assertThat(points(point, "&on=2020-05-31")).isEmpty();
        assertThat(page(coordinator, "/task-points?show=bare&on=2020-06-03").select("#as-at"))
                .hasSize(1);
    }

    @Test
    void anOpenWordingIsOpenUntilTheDayOnWhichItWasSettled() {
        var id = database.sql("select id from open_wording where words = '创建一批国家级、省级工业设计中心和示范基地'")
                .query(Long.class)
                .single();
        var wording = "/open-wordings/" + id;
        var leading = database.sql("""
                        select c.unit_id from open_wording w
                          join claim c on c.measure_id = w.measure_id and c.state <> 'RELEASED'
                          join responsibility r on r.id = c.responsibility_id
                        where w.id = ? order by r.role = 'LEAD' desc, r.position limit 1
                        """).params(id).query(Long.class).single();
        Days.itIs(database, "2020-06-09");
        assertThat(post(
                        people.join(leading, Role.REPORTER),
                        wording + "/refinement",
                        Map.of(
                                "seen", "0",
                                "amount", "77",
                                "amountUnit", "个",
                                "reading", "按日查看。",
                                "submitKey", UUID.randomUUID().toString())))
                .hasRedirectedUrl(wording);

        Days.itIs(database, "2020-07-20");
        assertThat(listed("/open-wordings?show=open&on=2020-06-08", wording)).isTrue();
        assertThat(listed("/open-wordings?show=settled&on=2020-06-08", wording)).isFalse();
        assertThat(listed("/open-wordings?show=settled&on=2020-06-09", wording)).isTrue();
        assertThat(text(get(coordinator, "/open-wordings/list.csv?show=settled&on=2020-06-09")))
                .contains("77个");
        assertThat(text(get(coordinator, "/open-wordings/list.csv?show=settled&on=2020-06-08")))
                .doesNotContain("77个");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/claims", "/task-points", "/open-wordings"})
    void aPastDayIsNamedAndTheFilterIsKept(String list) {
        var past = page(coordinator, list + "?measure=3&on=2020-05-30");
        assertThat(past.select("#as-at").text()).contains("截至2020年5月30日的情况");
        assertThat(past.select("#as-at a").attr("href")).isEqualTo(list + "?measure=3");
        assertThat(past.select("main form:not(.filter)")).isEmpty();
        assertThat(page(coordinator, list + "?on=2020-06-02").select("#as-at").text())
                .contains("还没有到");

        post(coordinator, "/saved-views", Map.of("list", list, "measure", "3", "name", "第三条"));
        assertThat(page(coordinator, list).select(".saved-views a").attr("href"))
                .isEqualTo(list + "?measure=3");
        assertThat(get(coordinator, list + "/list.xlsx?measure=3&on=2020-05-30")
                        .getResponse()
                        .getHeader("Content-Disposition"))
                .contains("2020%E5%B9%B45%E6%9C%8830%E6%97%A5");
    }

    private boolean listed(String uri, String wording) {
        return !page(coordinator, uri)
                .select("a[href~=^" + wording + "(\\?|$)]")
                .isEmpty();
    }

    private void milestone(String step, Map<String, String> form) {
        assertThat(post(reporter, claim + "/milestones/1/" + step, form)).hasRedirectedUrl(claim + "#milestones");
    }

    private void said(String on) {
        said.put(on, claims(""));
    }

    /** The row of the list, the counts and the rows of the file. */
    private String claims(String more) {
        var code = database.sql("select code from unit where id = ?")
                .params(unit)
                .query(String.class)
                .single();
        var page = page(reporter, "/claims?unit=" + code + more);
        return page.select("tbody tr").text()
                + page.select(".tile-count").text()
                + CsvTable.of(text(get(reporter, "/claims/list.csv?unit=" + code + more)))
                        .replaceFirst("[^\n]*", "");
    }

    private String points(String point, String more) {
        var number = point.substring("/task-points/".length());
        return page(coordinator, "/task-points?measure=3" + more)
                .select("tr:has(a[href~=^/task-points/" + number + "(\\?|$)])")
                .text();
    }
}
