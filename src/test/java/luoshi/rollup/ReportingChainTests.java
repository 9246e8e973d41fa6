package luoshi.rollup;

import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import luoshi.Days;
import luoshi.People;
import luoshi.TestDatabase;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.rollup.format.ReportWords;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The main job, over HTTP: from a measure of the document to the frozen quarterly report. */
@SpringBootTest(properties = {"db-scheduler.enabled=false", "spring.application.name=chain"})
@AutoConfigureMockMvc
@Import({TestDatabase.class, People.class})
@DirtiesContext
class ReportingChainTests {

    private static final long HUMAN_RESOURCES = 1;
    private static final long AGRICULTURE = 5;
    private static final String DONE = "截至9月底，全省阶段性减免企业社保费128.4亿元，惠及企业11.2万户。";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private RollUpJob job;

    private Actor reporter;
    private Actor approver;
    private Actor coordinator;
    private Actor leader;

    @BeforeEach
    void thePeriodIsOpen() {
        reporter = people.join(HUMAN_RESOURCES, Role.REPORTER);
        approver = people.join(HUMAN_RESOURCES, Role.UNIT_APPROVER);
        coordinator = people.join(People.DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        leader = people.join(People.DEVELOPMENT_AND_REFORM, Role.LEADER);
        Days.itIs(database, "2020-10-12");
        job.compileWhatIsDue(Actor.SYSTEM);
    }

    @Test
    void leadsFromTheMeasureToTheFrozenReport() throws IOException {
        var entry = "/entries/" + entryOfMeasureOne();

        assertThat(page(reporter, "/")
                        .select("#tasks a[href=" + entry + "/form#progress]")
                        .text())
                .contains("（一）稳定就业岗位");
        write(entry);
        assertThat(post(approver, entry + "/submission", "seen", "1")).hasRedirectedUrl("/unit-review");
        assertThat(page(coordinator, "/province-review").select("a[href=" + entry + "]"))
                .hasSize(1);
        assertThat(post(coordinator, entry + "/approval", "seen", "1", "assessment", "RECOGNISED"))
                .hasRedirectedUrl("/province-review");
        assertThat(stateOf(entry)).isEqualTo("APPROVED");

        Days.itIs(database, "2020-10-20");
        assertThat(job.compileWhatIsDue(Actor.SYSTEM).compiled())
                .as("not due before the report date")
                .isZero();
        Days.itIs(database, "2020-10-21");
        assertThat(job.compileWhatIsDue(Actor.SYSTEM).compiled()).isEqualTo(1);
        assertThat(job.compileWhatIsDue(Actor.SYSTEM).compiled())
                .as("once only")
                .isZero();

        var report = "/reports/2020Q3/1";
        var draft = page(coordinator, report);
        assertThat(draft.select(".report-text").text())
                .contains("一、总体情况", "二、主要做法和进展", "三、存在问题", "四、下一步打算")
                .contains("应报142项，已报1项，其中按时报送1项、逾期报送0项；缺报141项")
                .contains("省人力资源社会保障厅：" + DONE)
                .contains("缺报的单位和措施为：");
        assertThat(page(coordinator, "/jobs").select("tbody").text()).contains("2020年第三季度", "成功");

        assertThat(numbersOfLines(report + "/ledger"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 142)
                        .mapToObj(Integer::toString)
                        .toList());

        var passageId = draft.select(".said-sourced").first().id().substring("passage-".length());
        var passage = page(coordinator, report + "?edit=" + passageId);
        assertThat(passage.select(".passage:has(textarea)"))
                .as("one paragraph at a time")
                .hasSize(1);
        assertThat(post(
                        coordinator,
                        report + "/passages/" + passageId,
                        "revision",
                        passage.select("#edit-" + passageId + " input[name=revision]")
                                .val(),
                        "text",
                        "省人力资源社会保障厅：" + DONE + "（经核）"))
                .hasStatus3xxRedirection();
        var paragraph = ".passage:has(#passage-" + passageId + ")";
        assertThat(page(coordinator, report).select(paragraph).text()).contains("（经核）", "已改写", "出处：第1版");
        assertThat(page(coordinator, report)
                        .select(paragraph + " .difference ins")
                        .text())
                .isEqualTo("新增：（经核）");

        assertThat(post(coordinator, report + "/handing-in"))
                .as("units check it first")
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("报告当前的状态不允许这一步");
        correct(entry, "更正为129.4亿元。");
        assertThat(page(coordinator, report).select(".message-problem").text()).contains("有1项");
        refine("建设一批现代农业产业园区", "0");
        assertThat(page(coordinator, report).select(".message-problem").text()).contains("有2项");
        refine("建设一批现代农业产业园区", "1");
        assertThat(page(coordinator, report).select(".message-problem").text())
                .as("another number for the same words is nothing that the report says")
                .contains("有2项");
        setLight(16);
        assertThat(page(coordinator, report).select(".message-problem").text())
                .as("a light is told as it was when the report was compiled")
                .contains("有3项");
        assertThat(post(coordinator, report + "/unit-check"))
                .as("what has been overtaken is not shown to units")
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("重新汇总");
        assertThat(post(coordinator, "/reports/2020Q3/compilation")).hasRedirectedUrl(report);
        assertThat(page(coordinator, report).select(".report-text").text())
                .contains("更正为129.4亿元。", "已细化1处")
                .as("what somebody wrote is not lost when its source is another one")
                .contains("（经核）");
        assertThat(post(coordinator, report + "/unit-check")).hasRedirectedUrl(report);
        assertThat(post(coordinator, report + "/handing-in", "missingReason", "各地正在抗洪，先行报告。"))
                .as("units have two working days")
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("个单位在核稿", "2020年10月23日核稿截止");
        Days.itIs(database, "2020-10-26");
        assertThat(post(coordinator, report + "/handing-in"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("仍有141项缺报");
        assertThat(post(coordinator, report + "/handing-in", "missingReason", "省商务厅正在抗洪。"))
                .as("printed, and not shown to the unit")
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("不能点到单位的名称", "省商务厅正在抗洪。");
        assertThat(post(coordinator, report + "/handing-in", "missingReason", "各地正在抗洪，先行报告。"))
                .hasRedirectedUrl(report);
        assertThat(post(coordinator, report + "/dispatch")).hasStatus(HttpStatus.CONFLICT);
        var seen = revisionOf(report + "/signature");
        assertThat(post(coordinator, report + "/return", "reason", "再改一处")).hasRedirectedUrl(report);
        assertThat(post(coordinator, report + "/unit-check"))
                .as("who has read his sentences does not read them again")
                .hasRedirectedUrl(report);
        assertThat(post(coordinator, report + "/handing-in", "missingReason", "各地正在抗洪，先行报告。"))
                .hasRedirectedUrl(report);
        assertThat(page(leader, report + "/submissions").select("main").text())
                .as("what changed between the two texts that were handed in")
                .contains("第1稿", "第2稿", "0处不同");
        assertThat(post(leader, report + "/signature", "password", "wrong"))
                .as("whoever sits at an open screen does not sign")
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("密码不正确，没有签发。");
        assertThat(post(leader, report + "/signature", "revision", seen, "password", People.PASSWORD))
                .as("nobody signs what he has not seen")
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("报告有了变化");
        assertThat(post(leader, report + "/signature", "password", People.PASSWORD))
                .hasRedirectedUrl(report);
        assertThat(post(leader, report + "/signature", "password", People.PASSWORD))
                .as("the second click")
                .hasRedirectedUrl(report);
        compiledWhen("编号");
        assertThat(post(coordinator, report + "/dispatch")).hasRedirectedUrl(report);
        assertThat(new String(bytes(leader, report + "/ledger.csv"), StandardCharsets.UTF_8))
                .as("the words of the time it was compiled")
                .startsWith("\uFEFF\"编号\",\"章\"");

        var sent = page(leader, report);
        assertThat(sent.select("h1").text()).contains("已报送");
        assertThat(sent.select("code.digest").eachText())
                .as("snapshot, trail and four files")
                .hasSize(6)
                .allMatch(digest -> digest.matches("[0-9a-f]{64}"));
        assertThat(sent.select("main").text()).containsPattern("全文\\d+句 ＝ 有填报出处\\d+句（占\\d+\\.\\d%）");
        var reproduction = post(leader, report + "/reproduction");
        assertThat(reproduction).hasStatusOk();
        assertThat(Jsoup.parse(text(reproduction)).select(".badge-bad")).isEmpty();
        assertThat(text(reproduction)).contains("由快照重新生成的报告（DOCX）");

        refine("支持一批农业产业化龙头企业做大做强", "0");
        assertThat(page(coordinator, report).select(".message-problem"))
                .as("what is refined after sending is for the next report")
                .isEmpty();

        var docx = bytes(leader, report + "/report.docx");
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            var paragraphs =
                    document.getParagraphs().stream().map(p -> p.getText()).toList();
            assertThat(paragraphs).anyMatch(text -> text.contains(DONE + "（经核）"));
            assertThat(paragraphs).anyMatch(text -> text.contains("各地正在抗洪，先行报告。"));
        }
        assertThat(bytes(leader, report + "/report.docx")).isEqualTo(docx);
        var pdf = bytes(leader, report + "/report.pdf");
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains(DONE + "（经核）", "各地正在抗洪，先行报告。");
        }
        assertThat(bytes(leader, report + "/report.pdf")).isEqualTo(pdf);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes(leader, report + "/ledger.xlsx")))) {
            assertThat(workbook.getSheet(1).orElseThrow().read()).hasSize(143);
        }

        assertThat(database.sql("select action from audit_record where subject = ? order by seq")
                        .params(entry)
                        .query(String.class)
                        .list())
                .containsExactly("EntrySentToUnitReview", "EntrySubmitted", "EntryApproved", "EntryCorrected");

        assertThat(page(leader, report + "/history").select(".history li").eachText())
                .anyMatch(line -> line.startsWith(leader.displayName() + "（省发展改革委）") && line.contains("签发季度报告"))
                .anyMatch(line -> line.contains("退回季度报告修改") && line.contains("说明：再改一处"));

        var sentence = database.sql("select min(id) from report_passage where entry_id is not null")
                .query(Long.class)
                .single();
        for (var step : List.of("", "/removal", "/merging", "/place", "/following")) {
            assertThat(post(
                            coordinator,
                            report + "/passages/" + sentence + step,
                            "revision",
                            "0",
                            "before",
                            "0",
                            "place",
                            "1",
                            "move",
                            "UP",
                            "text",
                            "改过的。"))
                    .as("a stale tab: " + step)
                    .hasStatus(HttpStatus.CONFLICT);
        }

        theDatabaseItselfRefuses("update roll_up_report set title = 'x'");
        theDatabaseItselfRefuses("update roll_up_report set state = 'DRAFT', sent_on = null, snapshot_sha256 = null");
        theDatabaseItselfRefuses("delete from roll_up_report");
        theDatabaseItselfRefuses("update report_passage set text = 'x'");
        theDatabaseItselfRefuses("delete from report_line");
        theDatabaseItselfRefuses("truncate report_passage cascade");
        theDatabaseItselfRefuses("truncate report_line");
        theDatabaseItselfRefuses("update report_snapshot set sha256 = 'x'");
        theDatabaseItselfRefuses("delete from report_snapshot_piece");
        theDatabaseItselfRefuses("delete from report_file");
        theDatabaseItselfRefuses("update progress_entry set progress = 'x' where state = 'FROZEN'");
        theDatabaseItselfRefuses("update entry_version set progress = 'x'");
        theDatabaseItselfRefuses("update reporting_obligation set unit_name = 'x'");
        theDatabaseItselfRefuses("delete from audit_record");

        assertThat(post(coordinator, "/reports/2020Q3/correction", "reason", "省商务厅一处数字有误"))
                .as("printed, and not shown to the unit")
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("不能点到单位的名称", "省商务厅一处数字有误");
        assertThat(post(coordinator, "/reports/2020Q3/correction", "reason", "一处数字有误"))
                .hasRedirectedUrl("/reports/2020Q3/2");
        assertThat(page(coordinator, report).select("h1").text()).contains("已报送");

        var second = "/reports/2020Q3/2";
        theDatabaseItselfRefuses(
                "update report_passage set report_id = (select max(id) from roll_up_report),"
                        + " position = position + 9000 where report_id = (select min(id) from roll_up_report where state = 'SENT')");
        assertThat(page(coordinator, second).select(".report-text").text())
                .as("keeps what was written into the first")
                .contains("（经核）", "更正原因：一处数字有误");
        var own = page(coordinator, second)
                .select(".said-editorial:contains(经核)")
                .first()
                .id()
                .replace("passage-", "");
        var rewritten = page(coordinator, second + "?edit=" + own)
                .select(".passage:has(textarea)")
                .first();
        var trace = rewritten.select("a[href$=/difference]").attr("href").replaceFirst(".*(?=/passages/)", "");
        assertThat(post(
                        coordinator,
                        second + "/passages/" + own,
                        "revision",
                        rewritten.select("input[name=revision]").val(),
                        "text",
                        "省人力资源社会保障厅：" + DONE + "（复核）"))
                .hasStatus3xxRedirection();
        assertThat(page(coordinator, second + trace).text()).contains("复核");
        assertThat(page(coordinator, report + trace).text())
                .as("what was sent is compared with what it was before, not after")
                .contains("经核")
                .doesNotContain("复核");

        post(coordinator, second + "/unit-check");
        Days.itIs(database, "2020-10-29");
        post(coordinator, second + "/handing-in", "missingReason", "各地正在抗洪，先行报告。");
        post(leader, second + "/signature", "password", People.PASSWORD);
        assertThat(post(coordinator, second + "/dispatch")).hasRedirectedUrl(second);
        assertThat(new String(bytes(leader, second + "/ledger.csv"), StandardCharsets.UTF_8))
                .as("the words of today")
                .startsWith("\uFEFF"
                        + Stream.concat(ReportWords.FIRST.columns().stream(), Stream.of("灯（核实）"))
                                .collect(Collectors.joining("\",\"", "\"", "\"\r\n")));
        assertThat(page(coordinator, report).select("h1").text()).contains("已被更正");
        for (var number : new String[] {report, second}) {
            assertThat(Jsoup.parse(text(post(leader, number + "/reproduction"))).select(".badge-ok"))
                    .as(number)
                    .hasSizeGreaterThanOrEqualTo(5);
            assertThat(Jsoup.parse(text(post(leader, number + "/reproduction"))).select(".badge-bad"))
                    .as(number)
                    .isEmpty();
        }
    }

    private void setLight(int measure) {
        assertThat(post(
                        coordinator,
                        "/measures/" + measure + "/light/override",
                        "quarter",
                        "2020Q3",
                        "light",
                        "YELLOW",
                        "reason",
                        "开工项目已经报送，按黄灯列出。",
                        "submitKey",
                        UUID.randomUUID().toString()))
                .hasStatus3xxRedirection();
    }

    /** 省农业农村厅, which leads measure 12, says what the words mean. */
    private void refine(String words, String seen) {
        var wording = "/open-wordings/"
                + database.sql("select id from open_wording where words = ?")
                        .params(words)
                        .query(Long.class)
                        .single();
        assertThat(post(
                        people.join(AGRICULTURE, Role.REPORTER),
                        wording + "/refinement",
                        "seen",
                        seen,
                        "amount",
                        "3" + seen,
                        "amountUnit",
                        "个",
                        "reading",
                        "按年度计划建设。"))
                .hasRedirectedUrl(wording);
    }

    /** As if 序号 had been called otherwise when the report was compiled. */
    private void compiledWhen(String otherwise) {
        database.sql("update roll_up_report set words = jsonb_set(words, '{columns,0}', to_jsonb(?::text))")
                .params(otherwise)
                .update();
    }

    private void correct(String entry, String text) {
        var location = post(reporter, entry + "/correction").getResponse().getRedirectedUrl();
        var correction = location.replace("/form", "");
        var form = page(reporter, location);
        post(
                reporter,
                location,
                "revision",
                form.select("input[name=revision]").val(),
                "send",
                "review",
                "progress",
                text,
                "status",
                "ON_TRACK");
        post(approver, correction + "/submission", "seen", "1");
        post(coordinator, correction + "/approval", "seen", "1", "assessment", "RECOGNISED");
        assertThat(stateOf(correction)).isEqualTo("APPROVED");
    }

    private void write(String entry) {
        var form = page(reporter, entry + "/form");
        var result = browser.post()
                .uri(entry + "/form")
                .with(as(reporter))
                .with(csrf())
                .param("revision", form.select("input[name=revision]").val())
                .param("submitKey", form.select("input[name=submitKey]").val())
                .param("send", "review")
                .param("progress", DONE)
                .param("practices", "一是推行免申即享。")
                .param("problems", "部分小微企业知晓度不高。")
                .param("nextSteps", "10月底前完成数据比对。")
                .param("status", "ON_TRACK")
                .param(
                        "figures[0].indicatorId",
                        form.select("input[name='figures[0].indicatorId']").val())
                .param("figures[0].amount", "16")
                .param("figures[0].asOf", "2020-09-30")
                .param("figures[0].source", "省人力资源社会保障厅")
                .exchange();
        assertThat(result).hasRedirectedUrl(entry);
        assertThat(page(reporter, entry).select("main").text()).contains(DONE, "16", "2020年9月30日", "待单位审核");
    }

    private long entryOfMeasureOne() {
        return database.sql("""
                        select e.id from progress_entry e
                          join reporting_period p on p.id = e.period_id
                        where p.quarter = '2020Q3' and e.measure_id = 1 and e.unit_id = ?
                        """).params(HUMAN_RESOURCES).query(Long.class).single();
    }

    private String stateOf(String entry) {
        return database.sql("select state from progress_entry where id = ?")
                .params(Long.parseLong(entry.substring("/entries/".length())))
                .query(String.class)
                .single();
    }

    private void theDatabaseItselfRefuses(String statement) {
        assertThatExceptionOfType(DataAccessException.class)
                .as(statement)
                .isThrownBy(() -> database.sql(statement).update());
    }

    private Document page(Actor actor, String uri) {
        var result = browser.get().uri(uri).with(as(actor)).exchange();
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(text(result));
    }

    private byte[] bytes(Actor actor, String uri) {
        var result = browser.get().uri(uri).with(as(actor)).exchange();
        assertThat(result).as(uri).hasStatusOk();
        return result.getResponse().getContentAsByteArray();
    }

    private String revisionOf(String step) {
        return database.sql("select version from roll_up_report where quarter = ? and number = ?")
                .params(step.split("/")[2], Integer.parseInt(step.split("/")[3]))
                .query(String.class)
                .single();
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** The numbers of the lines of a ledger, read page by page. */
    private List<String> numbersOfLines(String first) {
        var numbers = new ArrayList<String>();
        var next = first;
        while (!next.isEmpty()) {
            var page = page(coordinator, next);
            numbers.addAll(page.select("tbody .col-number").eachText());
            next = page.select("a[rel=next]").attr("href");
        }
        return numbers;
    }

    private MvcTestResult post(Actor actor, String uri, String... parameters) {
        var request = browser.post().uri(uri).with(as(actor)).with(csrf());
        request.param("submitKey", UUID.randomUUID().toString());
        if (uri.matches("/reports/.*/(unit-check|handing-in|signature|dispatch|return)")
                && !java.util.List.of(parameters).contains("revision")) {
            request.param("revision", revisionOf(uri));
        }
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }
}
