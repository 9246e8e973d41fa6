package luoshi.notice;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Role;
import luoshi.calendar.WorkingDays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/** The first page of each role and the page of the own unit. */
@WebTest
class TasksTests extends InboxPages {

    @Autowired
    private WorkingDays workingDays;

    @Autowired
    private Digest digest;

    @Test
    void whatIsDueHasTwoDatesTheWorkingDaysLeftAndTheWayToTheFirstEmptyField() {
        var empty = untouched(unit);
        var begun = untouched(unit);
        save(reporter, begun, Map.of("progress", "直达资金已全部下达。"));

        var task = page(reporter, "/").select(".tasks > li").first();
        assertThat(task.select(".task-head").text())
                .contains("待填报 2项", "填报截止 2020年10月14日", "锁定 2020年10月28日", "还剩2个工作日");
        assertThat(task.select(".task-things a").eachAttr("href"))
                .containsExactlyInAnyOrder(empty + "/form#progress", begun + "/form#status");
    }

    @Test
    void aListOfADayThatIsNoMoreShowsWhatThereIsOfTheKind() {
        var empty = untouched(unit);

        for (var address : List.of("/tasks?of=FILL", "/tasks?of=FILL&due=2020-10-09")) {
            var list = page(reporter, address);
            assertThat(list.select("main").text())
                    .contains("待填报 1项", "填报截止 2020年10月14日")
                    .doesNotContain("已经办完");
            assertThat(list.select("tbody a").attr("href")).isEqualTo(empty + "/form#progress");
        }
        assertThat(page(reporter, "/tasks?of=FILL&due=2020-10-09").text()).contains("所选时限下已没有待办");
        assertThat(page(reporter, "/tasks?of=FILL&due=2020-10-14").text()).doesNotContain("所选时限下");
        assertThat(page(reporter, "/tasks?of=CLOSE_OUT_REVIEW").text()).contains("已经办完");
    }

    @Test
    void aListOfNoKindShowsAllThereIs() {
        var entry = untouched(unit);
        var returned = submitted(untouched(unit));
        sendBack(returned, "1", "progress");

        assertThat(page(reporter, "/tasks").select("h2").eachText()).containsExactly("被退回、待修改的填报 1项", "待填报 1项");
        assertThat(page(reporter, "/tasks").select("tbody a").eachAttr("href"))
                .containsExactly(returned + "/form#progress", entry + "/form#progress");
        assertThat(page(reporter, "/").select("#tasks a[href=/tasks]")).hasSize(1);
    }

    @Test
    void aReturnLeadsToTheMarkedFieldUntilItIsAnswered() {
        var entry = submitted(untouched(unit));
        assertThat(page(reporter, "/").select(".tasks > li")).isEmpty();
        post(
                coordinator,
                entry + "/province-return",
                Map.of("seen", "1", "category", "MISSING_DATA", "reason", "请补充截至日期", "fields", "problems"));

        var task = page(reporter, "/").select(".tasks > li").first();
        assertThat(task.text()).contains("被退回、待修改的填报 1项", "请补充截至日期");
        assertThat(task.select(".task-things a").attr("href")).isEqualTo(entry + "/form#problems");

        save(reporter, entry, Map.of("progress", "直达资金已全部下达。", "status", "ON_TRACK"));
        assertThat(page(reporter, "/").select(".tasks > li").first().text())
                .as("begun but not answered")
                .contains("被退回、待修改的填报");
        send(entry);
        assertThat(page(reporter, "/").select(".tasks > li")).isEmpty();
    }

    @Test
    void aReturnOfTheLeadsOwnViewLeadsToIt() {
        var entry = submitted(untouched(unit));
        post(
                coordinator,
                entry + "/province-return",
                Map.of("seen", "1", "category", "MISSING_DATA", "reason", "请写明研判", "fields", "judgement"));

        var task = page(reporter, "/").select(".tasks > li").first();
        assertThat(task.select(".task-things a").attr("href")).isEqualTo(entry + "/form#judgement");
        assertThat(page(reporter, "/notices").select("a[href$='" + entry + "/form#judgement']"))
                .isNotEmpty();
    }

    @Test
    void aReturnOfAValueTheStatusOrAFileLeadsToTheFirstOfThem() {
        var entry = submitted(untouched(unit));
        sendBack(entry, "1", "attachments,figures");
        assertThat(toTheField(entry)).isEqualTo(entry + "/form#figures");
        assertThat(page(reporter, entry).select(".card-warn a").eachAttr("href"))
                .containsExactlyInAnyOrder(entry + "/form#attachments", entry + "/form#figures");
        var form = page(reporter, entry + "/form");
        for (var mark : form.select(".card-warn a").eachAttr("href")) {
            assertThat(form.select(mark)).as(mark).hasSize(1);
        }

        send(entry);
        post(approver, entry + "/submission", Map.of("seen", "2"));
        sendBack(entry, "2", "attachments,status");
        assertThat(toTheField(entry)).isEqualTo(entry + "/form#status");
    }

    private void sendBack(String entry, String seen, String fields) {
        assertThat(post(
                        coordinator,
                        entry + "/province-return",
                        Map.of("seen", seen, "category", "DEFINITION", "reason", "口径不符", "fields", fields)))
                .hasRedirectedUrl("/province-review");
    }

    /** Where the task leads, which is where the notice leads. */
    private String toTheField(String entry) {
        var href = page(reporter, "/")
                .select(".task-things a[href^='" + entry + "/']")
                .attr("href");
        assertThat(page(reporter, "/notices").select("a[href$='" + href + "']")).isNotEmpty();
        return href;
    }

    @Test
    void approversAndCoordinatorsFindWhatTheyCanReviewAndNoMore() {
        var both = people.join(unit, Role.REPORTER, Role.UNIT_APPROVER);
        var entry = untouched(unit);
        send(both, entry);
        assertThat(page(both, "/").select(".tasks > li")).isEmpty();
        assertThat(page(approver, "/").select(".task-things a").eachAttr("href"))
                .containsExactly(entry);

        assertThat(post(approver, entry + "/submission", Map.of("seen", "1"))).hasRedirectedUrl("/unit-review");
        assertThat(page(approver, "/").select(".tasks > li")).isEmpty();
        assertThat(database.sql("select href || ' ' || due_on from open_task(timestamp '2020-10-12 09:00')"
                                + " where account_id = ? and href = ?")
                        .params(coordinator.accountId(), entry)
                        .query(String.class)
                        .single())
                .isEqualTo(entry + " 2020-10-19");
    }

    @Test
    void aCorrectionIsATaskOfItsOwnThatSaysSo() {
        var entry = submitted(untouched(unit));
        assertThat(post(coordinator, entry + "/approval", Map.of("seen", "1", "assessment", "RECOGNISED")))
                .hasRedirectedUrl("/province-review");
        post(reporter, entry + "/correction", Map.of("reason", "口径有误"));

        var task = page(reporter, "/").select(".tasks > li").first();
        assertThat(task.select(".task-head").text()).isEqualTo("待填写的更正 1项");
        assertThat(task.select(".task-things").text()).contains("更正2020年第三季度");
    }

    @Test
    void measuresToBeTakenOnAreTasksEachWithItsOwnLink() {
        var other = people.join(People.COMMERCE, Role.REPORTER);
        var task = page(other, "/").select(".tasks > li:contains(待认领的措施)").first();

        assertThat(task.select(".task-things a").first().attr("href")).matches("/claims/\\d+/form#elaboration");
    }

    @Test
    void theAnswerToAMeasureHasItsDayAndIsRemindedOf() {
        database.sql("""
                        insert into claim (responsibility_id, measure_id, unit_id, waiting_since)
                        select r.id, r.measure_id, :unit, date '2020-09-29'
                        from responsibility r join measure m on m.id = r.measure_id
                        where m.number = 4 and r.position = 1
                        """).param("unit", unit).update();
        var days = database.sql("select working_days from claim_deadline order by id desc limit 1")
                .query(Integer.class)
                .single();
        var due = workingDays.calendar().plus(LocalDate.of(2020, 9, 29), days);

        assertThat(page(reporter, "/").select(".tasks > li:contains(待认领的措施)").text())
                .contains("认领时限 " + DateTimeFormatter.ofPattern("uuuu年M月d日").format(due), "个工作日");
        Days.itIs(database, workingDays.calendar().plus(due, 1).toString());
        digest.sendWhatIsDue();
        assertThat(lines(approver).text()).contains("到期提醒", "待认领：（四）");
        assertThat(page(people.join(unit, Role.LEADER), "/unit/onboarding")
                        .select(".onboarding-task")
                        .text())
                .as("what is late is due")
                .contains("待认领的措施", "认领时限", "已过1个工作日", "（四）");
    }

    @Test
    void theDatabaseCountsWorkingDaysAsTheCalendarDoes() {
        for (var day = LocalDate.of(2020, 9, 20); day.isBefore(LocalDate.of(2020, 10, 20)); day = day.plusDays(1)) {
            for (var count : List.of(1, 5, 10, 60)) {
                assertThat(database.sql("select working_day_after(?, ?)")
                                .params(day, count)
                                .query(LocalDate.class)
                                .single())
                        .as(day + " + " + count)
                        .isEqualTo(workingDays.calendar().plus(day, count));
            }
        }
    }

    @Test
    void nothingIsDueOnceThePeriodIsLocked() {
        untouched(unit);
        Days.itIs(database, "2020-10-15");
        assertThat(page(reporter, "/").select(".tasks .badge").text()).isEqualTo("已过1个工作日");
        Days.itIs(database, "2020-10-14");
        assertThat(page(reporter, "/").select(".tasks .badge").text()).isEqualTo("今天截止");

        Days.itIs(database, "2020-10-30");
        assertThat(page(reporter, "/").select(".tasks > li")).isEmpty();
    }

    @Test
    void theUnitsPageShowsInWhoseHandsEverythingIs() {
        var returned = submitted(untouched(unit));
        post(
                coordinator,
                returned + "/province-return",
                Map.of("seen", "1", "category", "COPIED", "reason", "与上季度相同", "fields", "progress"));
        var waiting = submitted(untouched(unit));

        var page = page(approver, "/unit");
        assertThat(page.select("#entries tbody tr")).hasSize(2);
        assertThat(page.select("#entries tbody tr").first().text())
                .contains("省级审核退回", "本单位填报人", reporter.displayName(), "照抄", "与上季度相同");
        assertThat(page.select("#entries tbody a").eachAttr("href")).containsExactly(returned + "/form", waiting);
        assertThat(page.text()).contains(reporter.displayName(), approver.displayName(), "单位审核人");
        assertThat(page(approver, "/").select("#hands").text()).contains("本单位填报人 1", "省发展改革委（省级审核） 1");
    }

    @Test
    void theUnitsPageShowsNothingOfOtherUnits() {
        var entry = untouched(unit);
        var stranger = people.join(newUnit(), Role.REPORTER);

        assertThat(page(stranger, "/unit").select("#entries tr")).isEmpty();
        assertThat(page(stranger, "/unit").text()).doesNotContain(reporter.displayName());
        assertThat(browser.get().uri("/unit").with(as(coordinator))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page(people.join(unit, Role.LEADER), "/unit").select("#entries a[href^=" + entry + "]"))
                .as("a leader who does not review reads what is approved")
                .isEmpty();
    }

    @Test
    void administratorsFindNoBusinessAmongTheirTasks() {
        submitted(untouched(unit));

        assertThat(page(people.join(DEVELOPMENT_AND_REFORM, Role.ADMIN), "/").select(".task-things li"))
                .isEmpty();
    }
}
