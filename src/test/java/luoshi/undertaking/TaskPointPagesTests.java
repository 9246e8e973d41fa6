package luoshi.undertaking;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import luoshi.WebTest;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

@WebTest
class TaskPointPagesTests extends UndertakingPages {

    @Test
    void anyTwoStatesOfATaskPointAreCompared() {
        var point = propose(Map.of());
        post(coordinator, point + "/acceptance", Map.of());
        post(coordinator, point + "/rejection", Map.of("reason", "合并到其他任务点"));

        var page = page(coordinator, point + "/difference?from=1&to=3");

        assertThat(page.select("tbody tr").eachText())
                .singleElement()
                .asString()
                .startsWith("状态");
        assertThat(page.select("select[name=from] option")).hasSize(3);
    }

    @Test
    void whatAUnitProposesTheCoordinatorDecides() {
        var point = propose(Map.of("title", "开展“六进”活动"));
        assertThat(page(coordinator, "/task-points?show=proposed").select("a[href=" + point + "]"))
                .hasSize(1);
        assertThat(page(coordinator, point).select("mark").text()).isEqualTo("大力实施扶贫农产品“六进”活动");
        assertThat(post(reporter, point + "/acceptance", Map.of())).hasStatus(HttpStatus.FORBIDDEN);

        var before = covered();
        post(coordinator, point + "/acceptance", Map.of());
        assertThat(page(reporter, point).select("h1").text()).contains("已采纳");
        assertThat(covered()).as("sentences with a task point").isGreaterThanOrEqualTo(before);
        assertThat(page(reporter, "/measures/3").select("#sentence-2 mark a[href=" + point + "]"))
                .hasSize(1);
        assertThat(post(coordinator, point + "/acceptance", Map.of())).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void turningDownNeedsAReason() {
        var point = propose(Map.of("title", "不采纳的"));
        assertThat(post(coordinator, point + "/rejection", Map.of())).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        post(coordinator, point + "/rejection", Map.of("reason", "与已有任务点重复"));

        assertThat(page(reporter, point).text()).contains("未采纳", "与已有任务点重复");
        assertThat(page(reporter, "/measures/3").select("#task-points a[href=" + point + "]"))
                .isEmpty();
    }

    @Test
    void itsHistoryTellsWhatItSaysAndWhatBecameOfIt() {
        var point = propose(Map.of("title", "消费扶贫", "dueOn", "2020-09-30"));
        post(coordinator, point + "/acceptance", Map.of());
        post(coordinator, point + "/rejection", Map.of("reason", "合并到其他任务点"));

        var history =
                page(reporter, page(reporter, point).select("a[href$=/history]").attr("href"));
        assertThat(history.select(".history li").eachText())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(coordinator.displayName(), "撤销任务点，将“状态”由“已采纳”改为“已撤销”", "原因：合并到其他任务点"),
                        line -> assertThat(line).contains("采纳任务点，将“状态”由“待审定”改为“已采纳”"),
                        line -> assertThat(line)
                                .contains(
                                        reporter.displayName() + "（测试厅）",
                                        "提出任务点，将“标题”填为“消费扶贫”",
                                        "将“原文”填为“大力实施扶贫农产品“六进”活动”",
                                        "将“责任单位”填为“测试厅”",
                                        "将“时限”填为“2020年9月30日”"));
    }

    @Test
    void wordsThatAreNotInTheSentenceAreRefused() {
        var refused = post(reporter, "/task-points", form(Map.of("words", "大力实施扶贫农产品“五进”活动")));
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(refused)).contains("所选句子中没有这段文字");
        assertThat(Jsoup.parse(text(refused)).select("#words").text()).contains("五进");
    }

    @Test
    void wordsThatStandTwiceNeedToldWhichOne() {
        var twice = Map.of("words", "贫困地区", "title", "第二处");
        var refused = post(reporter, "/task-points", form(twice));
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(refused)).contains("这段文字在句中出现2次");

        var which = new LinkedHashMap<>(twice);
        which.put("occurrence", "2");
        var point = propose(which);
        assertThat(page(reporter, point).select(".official-text").text()).endsWith("优先采购贫困地区农副产品。");
        assertThat(database.sql("""
                        select p.start_offset - c.start_offset from task_point p join clause c on c.id = p.clause_id
                        where p.id = ?
                        """).params(id(point)).query(Integer.class).single())
                .isGreaterThan(30);
    }

    @Test
    void pastedLineBreaksDoNotMatter() {
        propose(Map.of("words", " 大力实施扶贫\r\n农产品“六进”活动 ", "title", "换行"));
    }

    @Test
    void whatIsMissingIsSaid() {
        var refused =
                post(reporter, "/task-points", form(Map.of("title", "", "clause", "", "units", "", "dueOn", "年底")));
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(Jsoup.parse(text(refused)).select(".error-summary li")).hasSize(4);
    }

    @Test
    void onlyUnitsOfTheMeasureTakePart() {
        var stranger = people.join(newUnit(), Role.REPORTER);
        assertThat(get(stranger, "/task-points/new?measure=3")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(stranger, "/task-points", form(Map.of()))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(reporter, "/task-points", form(Map.of("units", Long.toString(newUnit())))))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(get(people.join(DEVELOPMENT_AND_REFORM, Role.AUDITOR), "/task-points"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void whatTheCoordinatorSetsIsAcceptedAndCanBeDropped() {
        var bare = page(coordinator, "/task-points?show=bare&measure=3").select("tbody tr");
        var clause = bare.last().select("td").first().text();
        var words = bare.last().select("a").text().substring(0, 6);
        post(coordinator, "/task-points", form(Map.of("clause", clause, "words", words, "title", "设置的")));
        assertThat(page(coordinator, "/task-points?show=bare&measure=3").select("tbody tr"))
                .hasSize(bare.size() - 1);

        var point = latest();
        post(coordinator, point + "/rejection", Map.of("reason", "合并到其他任务点"));
        assertThat(page(coordinator, point).text()).contains("已撤销", "合并到其他任务点");
        assertThat(page(coordinator, "/task-points?show=bare&measure=3").select("tbody tr"))
                .hasSize(bare.size());
    }

    @Test
    void theMeterCountsTheSentencesOfTheDocument() {
        assertThat(page(coordinator, "/task-points").select("main").text()).contains("共107句");
        assertThat(page(coordinator, "/task-points").select("meter")).hasSize(20);
        assertThat(text(get(coordinator, "/task-points/list.csv?show=bare&measure=20")))
                .contains("加强政府债务管理。");
        assertThat(get(coordinator, "/task-points/list.xlsx")).hasStatusOk();
    }

    @Test
    void theDatabaseRefusesAMarkThatStandsSomewhereElse() {
        var point = propose(Map.of("title", "错位"));
        assertThatThrownBy(() -> database.sql("update task_point set start_offset = start_offset + 1,"
                                + " end_offset = end_offset + 1 where id = ?")
                        .params(id(point))
                        .update())
                .hasStackTraceContaining("stand in its sentence");
    }

    private String propose(Map<String, String> otherwise) {
        assertThat(post(reporter, "/task-points", form(otherwise))).hasRedirectedUrl("/measures/3#task-points");
        return latest();
    }

    private Map<String, String> form(Map<String, String> otherwise) {
        var form = new LinkedHashMap<>(Map.of(
                "measure", "3",
                "clause", "2",
                "words", "大力实施扶贫农产品“六进”活动",
                "title", "开展“六进”活动",
                "units", Long.toString(unit),
                "submitKey", UUID.randomUUID().toString()));
        form.putAll(otherwise);
        return form;
    }

    private int covered() {
        return database.sql("select count(distinct clause_id) from task_point where state = 'ACCEPTED'")
                .query(Integer.class)
                .single();
    }

    private String latest() {
        return "/task-points/"
                + database.sql("select max(id) from task_point")
                        .query(Long.class)
                        .single();
    }

    private static long id(String point) {
        return Long.parseLong(point.substring("/task-points/".length()));
    }
}
