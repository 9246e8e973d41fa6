package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 延期申请 for the date of a task point, from the asking to the measure that counts it. */
@WebTest
class TaskPointExtensionTests extends UndertakingPages {

    private String point;

    @BeforeEach
    void theUnitHasATaskPointWithADate() {
        take();
        post(
                coordinator,
                "/task-points",
                keyed(Map.of(
                        "measure", "3",
                        "clause", "2",
                        "words", "大力实施扶贫农产品“六进”活动",
                        "title", "开展“六进”活动",
                        "dueOn", "2020-06-30",
                        "units", Long.toString(unit))));
        point = "/task-points/"
                + database.sql("select max(id) from task_point")
                        .query(Long.class)
                        .single();
    }

    @Test
    void itIsAskedForSentOnAndGrantedAndTheFirstDateStays() {
        var before = putOffOnTheMeasure();
        assertThat(page(
                                reporter,
                                page(reporter, point)
                                        .select("a[href$=/extension]")
                                        .attr("href"))
                        .select("main")
                        .text())
                .contains("测试厅", "开展“六进”活动", "2020年6月30日");
        var wrong = ask(reporter, "2020-06-30");
        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(wrong)).contains("申请延至的日期须晚于现有时限", "受汛情影响");

        assertThat(ask(reporter, "2020-08-30")).hasRedirectedUrl(point + "#requests");
        assertThat(ask(reporter, "2020-09-30")).as("one at a time").hasStatus(HttpStatus.CONFLICT);
        assertThat(page(reporter, point).select("a[href$=/extension]")).isEmpty();
        var request = request();
        assertThat(page(approver, "/").select(".tasks a[href=" + request + "]").text())
                .contains("任务点");
        assertThat(get(coordinator, request)).as("it is still in the unit").hasStatus(HttpStatus.NOT_FOUND);
        post(approver, request + "/submission", Map.of());
        assertThat(page(coordinator, request).select("main").text()).contains("任务点延期申请", "开展“六进”活动");
        post(coordinator, request + "/decision", Map.of("verdict", "yes", "reason", "属实，同意。"));

        for (var address : List.of(point, "/task-points?measure=3")) {
            assertThat(page(reporter, address).select("main").text()).contains("原定2020年6月30日，延至2020年8月30日");
        }
        assertThat(page(reporter, point + "/history").select(".history").text())
                .contains("任务点延期，将“时限”由“2020年6月30日”改为“2020年8月30日”");
        assertThat(page(reporter, "/measures/3").select("#task-points").text()).contains("原定2020年6月30日");
        assertThat(page(reporter, "/claims").select("main").text()).doesNotContain("原定2020年6月30日");
        assertThat(putOffOnTheMeasure()).containsExactly(before.get(0) + 1, before.get(1) + 61);
        assertThat(text(get(coordinator, "/task-points/list.csv?measure=3"))).contains("2020年6月30日", "2020年8月30日");
        assertThat(text(get(coordinator, "/extensions/list.csv"))).contains("开展“六进”活动");
    }

    @Test
    void aRefusalLeavesTheDate() {
        ask(reporter, "2020-08-30");
        var request = request();
        post(approver, request + "/submission", Map.of());
        post(coordinator, request + "/decision", Map.of("verdict", "no", "reason", "请按期完成"));

        assertThat(page(reporter, point).select("dl").text())
                .contains("2020年6月30日")
                .doesNotContain("原定");
        assertThat(page(reporter, point).select("#requests").text()).contains("不同意延期");
        assertThat(page(reporter, claim).select("#requests").text()).contains("任务点延期申请", "不同意延期");
    }

    @Test
    void aTaskPointThatWasDroppedMeanwhileIsNotPutOff() {
        ask(reporter, "2020-08-30");
        var request = request();
        post(approver, request + "/submission", Map.of());
        post(coordinator, point + "/rejection", Map.of("reason", "合并"));

        assertThat(post(coordinator, request + "/decision", Map.of("verdict", "yes", "reason", "同意")))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(page(approver, request).select(".badge").eachText()).contains("待省级审批");
    }

    @Test
    void whatIsSharedIsAskedAboutByOneUnitAndTheOthersAreToldOfTheNewDate() {
        var other = newUnit();
        askedOn(other, "2020-05-22");
        var neighbour = people.join(other, Role.REPORTER);
        database.sql("insert into task_point_unit (task_point_id, unit_id) values (?, ?)")
                .params(Long.parseLong(point.substring("/task-points/".length())), other)
                .update();
        post(
                neighbour,
                claimOf(other) + "/form",
                filledIn(Map.of("revision", "0", "contactId", Long.toString(neighbour.accountId()))));
        assertThat(page(neighbour, point).select("a[href$=/extension]")).hasSize(1);

        ask(reporter, "2020-08-30");
        assertThat(page(neighbour, point).select("a[href$=/extension]")).isEmpty();
        assertThat(page(neighbour, point).select("#requests").text()).contains("已有单位就本任务点提出延期申请");
        var request = request();
        post(approver, request + "/submission", Map.of());
        post(coordinator, request + "/decision", Map.of("verdict", "yes", "reason", "属实，同意。"));

        assertThat(page(neighbour, "/notices").select(".inbox-item").text()).contains("任务点延期申请：同意延期", "测试厅");
        assertThat(page(neighbour, "/notices").select(".inbox-item a[href=" + point + "]"))
                .isNotEmpty();
        assertThat(page(neighbour, point).select("a[href$=/extension]")).hasSize(1);
    }

    @Test
    void nothingIsPutOffOnceTheUnitNoLongerCarriesTheMeasure() {
        ask(reporter, "2020-08-30");
        var request = request();
        post(approver, request + "/submission", Map.of());
        database.sql("update claim set state = 'CLOSED', closed_on = date '2020-06-01' where '/claims/' || id = ?")
                .params(claim)
                .update();

        assertThat(post(coordinator, request + "/decision", Map.of("verdict", "yes", "reason", "同意")))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(page(reporter, point).select("dl").text()).doesNotContain("原定");
    }

    @Test
    void onlyAUnitOfTheTaskPointThatHasTakenTheMeasureOnAsks() {
        var other = newUnit();
        askedOn(other, "2020-05-22");
        var neighbour = people.join(other, Role.REPORTER);
        assertThat(get(neighbour, point + "/extension")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(ask(neighbour, "2020-08-30")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(ask(people.join(unit, Role.LEADER), "2020-08-30")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(ask(coordinator, "2020-08-30")).hasStatus(HttpStatus.NOT_FOUND);

        database.sql("insert into task_point_unit (task_point_id, unit_id) values (?, ?)")
                .params(Long.parseLong(point.substring("/task-points/".length())), other)
                .update();
        assertThat(get(neighbour, point + "/extension"))
                .as("it has not answered yet")
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(neighbour, point).select("#requests")).isEmpty();
    }

    @Test
    void theDatabaseKeepsTheFirstDate() {
        assertThatThrownBy(() -> database.sql("update task_point set first_due_on = first_due_on - 1"
                                + " where '/task-points/' || id = ?")
                        .params(point)
                        .update())
                .hasStackTraceContaining("first date of a task point is kept");
    }

    private MvcTestResult ask(Actor actor, String day) {
        return post(actor, point + "/extension", keyed(Map.of("askedFor", day, "reason", "受汛情影响，推迟。")));
    }

    private String request() {
        return page(approver, "/extensions").select("tbody a").attr("href");
    }

    /** How often and by how many days, as the page of the measure says. */
    private List<Integer> putOffOnTheMeasure() {
        var said = page(reporter, "/measures/3").select("#requests dd").first().text();
        return said.equals("没有延期")
                ? List.of(0, 0)
                : List.of(
                        Integer.parseInt(said.replaceFirst("次.*", "")),
                        Integer.parseInt(said.replaceFirst(".*推迟(\\d+)天.*", "$1")));
    }
}
