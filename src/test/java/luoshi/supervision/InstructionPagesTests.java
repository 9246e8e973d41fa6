package luoshi.supervision;

import static luoshi.People.AUDITOR;
import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Role;
import luoshi.progress.ReportingCounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 领导批示 over HTTP: 批示, 任务 and 反馈. */
@WebTest
class InstructionPagesTests extends SupervisionPages {

    private static final AtomicInteger QUARTERS = new AtomicInteger();
    static final String FIGURES = Stream.of(ReportingCounts.class.getRecordComponents())
            .map(count -> "\"" + count.getName() + "\": 0")
            .collect(Collectors.joining(", ", "{", "}"));

    private long report;
    private String reportPath;

    @BeforeEach
    void aReportIsSigned() {
        report = newReport("SIGNED");
        reportPath = database.sql("select '/reports/' || quarter || '/' || number from roll_up_report where id = ?")
                .params(report)
                .query(String.class)
                .single();
    }

    @Test
    void anInstructionIsRecordedWordForWordAndStays() {
        var instruction = recorded();

        assertThat(page(coordinator, instruction).select("main").text())
                .contains("李省长（省长），2020年10月12日", "请商务厅\u3000专题研究。");
        assertThat(page(coordinator, reportPath).select("#instructions").text()).contains("李省长（省长）", "专题研究");
        assertThat(page(coordinator, instruction + "/history")
                        .select(".history")
                        .text())
                .contains("记录领导批示", "批示领导：李省长");
        assertThatThrownBy(() -> database.sql("update leader_instruction set body = '改写' where id = ?")
                        .params(idOf(instruction))
                        .update())
                .rootCause()
                .hasMessageContaining("word for word");
    }

    @Test
    void whatWasTypedWronglyStaysAndNothingIsRecorded() {
        var wrong = record(Map.of("leader", "", "instructedOn", "2020-10-13"));

        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(wrong)).contains("请填写领导姓名", "不晚于今天", "专题研究");
        assertThat(instructions()).isZero();
    }

    @Test
    void aSecondPressOfAButtonChangesNothing() {
        var key = Map.of("submitKey", UUID.randomUUID().toString());
        var first = record(key).getResponse().getRedirectedUrl();
        assertThat(record(key)).hasRedirectedUrl(first);
        assertThat(instructions()).isEqualTo(1);

        assertThat(assign(first, key)).hasRedirectedUrl(first);
        assertThat(assign(first, key)).hasRedirectedUrl(first);
        assertThat(page(coordinator, first).select("section[id^=task-]")).hasSize(1);
    }

    @Test
    void onlyASignedReportIsInstructedUpon() {
        var draft = newReport("DRAFT");

        assertThat(get(coordinator, "/instructions/new?report=" + draft)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(coordinator, "/instructions", form(Map.of("report", Long.toString(draft)))))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(people.join(DEVELOPMENT_AND_REFORM, Role.LEADER), "/instructions/new?report=" + report))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page(coordinator, reportPath)
                        .select("#instructions a[href='/instructions/new?report=" + report + "']"))
                .hasSize(1);
    }

    @Test
    void theUnitOfATaskAnswersAndTheChainIsOnTheReport() {
        var instruction = recorded();
        var wrong = assign(instruction, Map.of("answerBy", "2020-10-12", "unit", "nowhere"));
        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(wrong)).contains("请选择单位", "答复期限须晚于今天", "提出扩大消费的办法。");
        assertThat(assign(instruction, Map.of())).hasRedirectedUrl(instruction);

        assertThat(page(reporter, "/").select("main").text()).contains("待反馈的领导批示任务", "提出扩大消费的办法。");
        assertThat(page(reporter, "/notices").select(".inbox-item").text()).contains("领导批示", "提出扩大消费的办法。");
        assertThat(post(reporter, instruction + "/tasks/1/draft", Map.of("revision", "0", "answer", "")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post(reporter, instruction + "/tasks/1/draft", Map.of("revision", "0", "answer", "办法已印发。")))
                .hasRedirectedUrl(instruction + "#task-1");
        assertThat(page(coordinator, instruction).select("main").text()).doesNotContain("办法已印发。");
        assertThat(page(approver, "/").select("main").text()).contains("待单位审核的批示反馈");
        assertThat(post(approver, instruction + "/tasks/1/answer", Map.of("revision", "1")))
                .hasRedirectedUrl(instruction + "#task-1");

        assertThat(page(coordinator, reportPath).select("#instructions").text())
                .contains("测试厅", "2020年10月20日前反馈", "已答复", "办法已印发。");
        assertThat(page(coordinator, "/notices").select(".inbox-item").text()).contains("收到答复");
        assertThat(text(get(coordinator, "/instructions/list.csv"))).contains("李省长", "测试厅", "办法已印发。");
        assertThat(get(reporter, "/instructions/list.xlsx")).hasStatusOk();
        assertThat(post(reporter, instruction + "/tasks/1/draft", Map.of("revision", "2", "answer", "另一个")))
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void aUnitSeesItsOwnTasksOnly() {
        var instruction = recorded();
        assign(instruction, Map.of());
        assign(instruction, Map.of("unit", "swt", "body", "另一个单位的任务。"));
        var stranger = people.join(newUnit(), Role.REPORTER, Role.UNIT_APPROVER);

        assertThat(page(reporter, instruction).select("main").text())
                .contains("提出扩大消费的办法。")
                .doesNotContain("另一个单位的任务。");
        assertThat(page(reporter, instruction + "/history")
                        .select(".history li")
                        .eachText())
                .as("of the instruction and of its own task")
                .hasSize(2);
        assertThat(page(coordinator, instruction + "/history").select(".history li"))
                .hasSize(3);
        assertThat(get(stranger, instruction + "/history")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(reporter, instruction + "/tasks/2/draft", Map.of("revision", "0", "answer", "不相干")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(stranger, instruction)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(stranger, "/instructions").select("tbody tr")).isEmpty();
        assertThat(get(AUDITOR, instruction)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void anInspectorReadsWhatWasWrittenOnSentReportsOnly() {
        var instruction = recorded();
        var inspector = people.join(DEVELOPMENT_AND_REFORM, Role.INSPECTOR);

        assertThat(get(inspector, instruction)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(people.join(DEVELOPMENT_AND_REFORM, Role.LEADER), instruction))
                .hasStatusOk();
    }

    @Test
    void whatIsNotAnsweredInTimeSaysSo() {
        var instruction = recorded();
        assign(instruction, Map.of());

        Days.itIs(database, "2020-10-21");

        assertThat(page(coordinator, instruction).select(".badge").eachText()).contains("待答复", "超期");
    }

    @Test
    void theListStandsAsItStoodOnEachDay() {
        var instruction = recorded();
        Days.itIs(database, "2020-10-13");
        assign(instruction, Map.of());
        Days.itIs(database, "2020-10-15");
        post(reporter, instruction + "/tasks/1/draft", Map.of("revision", "0", "answer", "办法已印发。"));
        post(approver, instruction + "/tasks/1/answer", Map.of("revision", "1"));
        Days.itIs(database, "2020-11-02");

        var row = "tbody tr:has(a[href~=^" + instruction + "\\b])";
        var list = "/instructions?on=";
        assertThat(page(coordinator, list + "2020-10-11").select(row)).isEmpty();
        assertThat(page(coordinator, list + "2020-10-12").select(row).text()).contains("0项任务");
        assertThat(page(reporter, list + "2020-10-12").select(row)).isEmpty();
        assertThat(page(coordinator, list + "2020-10-14").select(row).text()).contains("1项任务，0项已反馈");
        assertThat(page(reporter, list + "2020-10-15").select(row).text()).contains("1项任务，1项已反馈");
        assertThat(text(get(reporter, "/instructions/list.csv?on=2020-10-14")))
                .contains("提出扩大消费的办法。", "待答复")
                .doesNotContain("办法已印发。");
        assertThat(text(get(reporter, "/instructions/list.csv?on=2020-10-15"))).contains("已答复", "办法已印发。");
    }

    /** Of a far quarter of its own, because one report of a quarter is in the making at a time. */
    private long newReport(String state) {
        var number = QUARTERS.incrementAndGet();
        var quarter = (2050 + number / 4) + "Q" + (number % 4 + 1);
        return database.sql("""
                        with period as (
                            insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                          report_on, lock_on)
                            select document_id, :quarter, day, day, day, day, day, day, day
                            from reporting_period, (values (make_date(:year, :month, 1))) as v (day)
                            where quarter = '2020Q3'
                            returning id)
                        insert into roll_up_report (period_id, quarter, state, title, figures, compiled_at, compiled_on,
                                                    compiled_by, signatory)
                        select id, :quarter, :state, '测试报告' || :quarter, cast(:figures as jsonb), current_timestamp,
                               date '2020-10-12', 'system', '吴建中'
                        from period returning id
                        """)
                .param("quarter", quarter)
                .param("year", 2050 + number / 4)
                .param("month", number % 4 * 3 + 1)
                .param("state", state)
                .param("figures", FIGURES)
                .query(Long.class)
                .single();
    }

    private String recorded() {
        var result = record(Map.of());
        assertThat(result).hasStatus(HttpStatus.FOUND);
        return result.getResponse().getRedirectedUrl();
    }

    private MvcTestResult record(Map<String, String> otherwise) {
        return post(coordinator, "/instructions", form(otherwise));
    }

    private Map<String, String> form(Map<String, String> otherwise) {
        var form = new LinkedHashMap<>(Map.of(
                "report", Long.toString(report),
                "leader", "李省长",
                "office", "省长",
                "instructedOn", "2020-10-12",
                "body", "请商务厅\u3000专题研究。",
                "submitKey", UUID.randomUUID().toString()));
        form.putAll(otherwise);
        return form;
    }

    private MvcTestResult assign(String instruction, Map<String, String> otherwise) {
        var form = new LinkedHashMap<>(Map.of(
                "unit",
                database.sql("select code from unit where id = ?")
                        .params(unit)
                        .query(String.class)
                        .single(),
                "body",
                "提出扩大消费的办法。",
                "answerBy",
                "2020-10-20",
                "submitKey",
                UUID.randomUUID().toString()));
        form.putAll(otherwise);
        return post(coordinator, instruction + "/tasks", form);
    }

    private int instructions() {
        return database.sql("select count(*) from leader_instruction where report_id = ?")
                .params(report)
                .query(Integer.class)
                .single();
    }

    private static long idOf(String instruction) {
        return Long.parseLong(instruction.substring("/instructions/".length()));
    }
}
