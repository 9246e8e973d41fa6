package luoshi.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import luoshi.Days;
import luoshi.People;
import luoshi.TestDatabase;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** The main job as people do it: each at a browser of their own, from the sign-in to the frozen report. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "db-scheduler.enabled=false")
@Import({TestDatabase.class, People.class})
@DirtiesContext
class BrowserJourneyTests {

    private static final long HUMAN_RESOURCES = 1;
    private static final String MEASURE = "（一）稳定就业岗位";
    private static final String DONE = "截至9月底，全省阶段性减免企业社保费128.4亿元，惠及企业11.2万户。";
    private static final String PROBLEM = "部分小微企业知晓度不高，九江、上饶两市申领率低于全省平均。";

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    private final List<Visitor> visitors = new ArrayList<>();
    private Actor coordinator;

    @BeforeAll
    static void startTheBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void somebodyCoordinates() {
        coordinator = people.join(People.DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        Days.itIs(database, "2020-10-12");
    }

    @AfterEach
    void everyPageLookedRight() {
        visitors.forEach(Visitor::close);
        assertThat(visitors).flatExtracting(Visitor::complaints).isEmpty();
    }

    @Test
    void leadsFromTheMeasureToTheFrozenReport() throws IOException {
        var reporter = atADesk(people.join(HUMAN_RESOURCES, Role.REPORTER));
        var approver = atADesk(people.join(HUMAN_RESOURCES, Role.UNIT_APPROVER));
        var coordinator = atADesk(this.coordinator);
        var leader = atADesk(people.join(People.DEVELOPMENT_AND_REFORM, Role.LEADER));
        runTheJob(coordinator, "已检查");

        makeMistakesAndSaveADraft(reporter);
        send(reporter, "第1版");
        submit(approver);
        sendBackWithAReason(coordinator);
        correctAndSendAgain(reporter);
        submit(approver);
        approve(coordinator);

        Days.itIs(database, "2020-10-20");
        runTheJob(coordinator, "目前没有到期");
        Days.itIs(database, "2020-10-21");
        runTheJob(coordinator, "汇总了1份");
        editAPassage(coordinator);
        handIn(coordinator);
        sign(leader);
        sendTheReport(coordinator);

        nobodyWritesInTheReport(coordinator, reporter);
        theFilesOpen(leader);
        theReportIsReproduced(leader);
    }

    @Test
    void leadsFromTheMeasureToApprovalWithoutScript() {
        var reporter = withoutScript(people.join(People.COMMERCE, Role.REPORTER));
        var approver = withoutScript(people.join(People.COMMERCE, Role.UNIT_APPROVER));
        var coordinator = withoutScript(this.coordinator);
        runTheJob(coordinator, "已检查");

        reporter.opens("/");
        reporter.takesUp("待填报", "");
        reporter.presses("送单位审核");
        reporter.sees("请更正以下内容", "请填写进展情况", "请选择自评状态");
        reporter.types("进展情况", "举办专场招聘会12场。");
        reporter.chooses("自评", "正常推进");
        reporter.presses("送单位审核");
        reporter.isTold("已送本单位审核");
        approver.opens("/unit-review");
        approver.followsTheFirst("tbody a");
        approver.presses("审核通过，报省发展改革委");
        approver.isTold("已报省发展改革委审核");
        coordinator.opens("/province-review");
        coordinator.followsTheFirst("tbody a");
        coordinator.ticks("认可");
        coordinator.presses("审核通过");
        coordinator.isTold("已审核通过");
    }

    @Test
    void everySectionOpensForWhoeverSeesIt() {
        for (var role : Role.values()) {
            var visitor = atADesk(people.join(People.DEVELOPMENT_AND_REFORM, role));
            for (var section : visitor.at("nav .nav a").allTextContents()) {
                visitor.follows(section);
                assertThat(visitor.at(".error-page").count()).as(section).isZero();
            }
            visitor.follows("修改密码");
            visitor.close();
        }
    }

    private void makeMistakesAndSaveADraft(Visitor reporter) {
        reporter.opens("/");
        reporter.sees("待填报");
        reporter.takesAPicture("reporter-home");
        reporter.takesUp("待填报", MEASURE);
        reporter.types("主要做法", "一是推行免申即享。");
        reporter.chooses("自评", "正常推进");
        var amount = reporter.at(".figure").first().locator("input[type=text]").first();
        amount.fill("十六万");
        reporter.presses("送单位审核");
        assertThat(reporter.at(".error-summary a").allTextContents())
                .as("mistakes in the order of the form")
                .satisfiesExactly(
                        first -> assertThat(first).contains("请填写进展情况"),
                        second -> assertThat(second).contains("请填写数字"),
                        third -> assertThat(third).contains("填写截至日期"));
        reporter.takesAPicture("reporter-form-mistakes");
        reporter.isLedFromTheErrorTo("请填写数字", "十六万");
        reporter.isLedFromTheErrorTo("请填写进展情况", "");
        reporter.seesTyped("主要做法", "一是推行免申即享。");

        amount.fill("16");
        reporter.at(".figure").first().locator("input[type=date]").fill("2020-09-30");
        reporter.types(reporter.at(".figure").first(), "数据来源", "省人力资源社会保障厅");
        reporter.presses("保存草稿");
        reporter.isTold("草稿已保存");
    }

    private void send(Visitor reporter, String version) {
        reporter.opens("/");
        reporter.takesUp("待填报", MEASURE);
        reporter.seesTyped("主要做法", "一是推行免申即享。");
        reporter.types("进展情况", DONE);
        reporter.types("存在问题", "有的企业不了解政策。");
        reporter.types("下一步打算", "10月底前完成数据比对。");
        reporter.takesAPicture("reporter-form");
        reporter.presses("送单位审核");
        reporter.isTold("已送本单位审核");
        reporter.sees(DONE, "16", "2020年9月30日", "待单位审核", version);
    }

    private void submit(Visitor approver) {
        approver.opens("/unit-review");
        approver.follows(MEASURE);
        approver.sees(DONE);
        approver.presses("审核通过，报省发展改革委");
        approver.isTold("已报省发展改革委审核");
    }

    private void sendBackWithAReason(Visitor coordinator) {
        coordinator.opens("/province-review");
        coordinator.takesAPicture("province-review");
        coordinator.follows(MEASURE);
        coordinator.unfolds("退回");
        coordinator.ticks("存在问题");
        coordinator.presses("退回");
        coordinator.sees("请选择退回类别", "请写明退回理由");
        coordinator.chooses("退回类别", "缺数据");
        coordinator.types("退回理由", "请写明是哪些地方、差多少。");
        coordinator.takesAPicture("province-return");
        coordinator.presses("退回");
        coordinator.isTold("已退回");
    }

    private void correctAndSendAgain(Visitor reporter) {
        reporter.opens("/");
        reporter.sees("被退回、待修改的填报");
        reporter.takesAPicture("reporter-tasks");
        reporter.followsTheFirst(".banner-inbox");
        reporter.sees("填报退回", "请写明是哪些地方、差多少。");
        reporter.takesAPicture("reporter-inbox");
        reporter.followsTheFirst(".inbox-item:has-text('填报退回') a");
        assertThat(reporter.at("main :focus").getAttribute("id"))
                .as("one click from the inbox to the field")
                .isEqualTo("problems");
        reporter.sees("省级审核退回", "缺数据", "请写明是哪些地方、差多少。", "涉及栏目：");
        reporter.takesAPicture("reporter-returned");
        reporter.at(".card-warn").getByText("存在问题").click();
        assertThat(reporter.at("main :focus").getAttribute("id")).isEqualTo("problems");
        reporter.types("存在问题", PROBLEM);
        reporter.presses("送单位审核");
        reporter.sees(PROBLEM, "第2版", "第1版");
        reporter.opens("/notices?unread=true");
        reporter.seesNo("请写明是哪些地方、差多少。");
    }

    private void approve(Visitor coordinator) {
        coordinator.opens("/province-review");
        coordinator.follows(MEASURE);
        coordinator.sees(PROBLEM);
        coordinator.takesAPicture("province-entry");
        coordinator.ticks("认可");
        coordinator.presses("审核通过");
        coordinator.isTold("已审核通过");
        coordinator.opens("/periods/2020Q3");
        coordinator.takesAPicture("period");
        coordinator.opens("/periods/2020Q3/obligations?show=approved");
        coordinator.sees(MEASURE, "省人力资源社会保障厅");
    }

    private void runTheJob(Visitor coordinator, String told) {
        coordinator.opens("/jobs");
        coordinator.presses("立即检查并汇总");
        coordinator.isTold(told);
    }

    private void editAPassage(Visitor coordinator) {
        coordinator.opens("/");
        coordinator.sees("起草中的季度报告，待送核稿");
        coordinator.opens("/reports");
        coordinator.followsTheFirst("tr:has-text('2020年第三季度') a");
        coordinator.sees("一、总体情况", "二、主要做法和进展", "三、存在问题", "四、下一步打算", "省人力资源社会保障厅：" + DONE, "缺报的单位和措施为：");
        var passage = coordinator.at(".passage-sourced").getByText(DONE).locator("xpath=ancestor::div[1]");
        coordinator.followsTheFirst(".passage-sourced:has-text('%s') a:text-is('编辑')".formatted(DONE));
        coordinator.types(passage, "第1句", "省人力资源社会保障厅：" + DONE + "（经核）");
        coordinator.presses(passage.locator(".edit").first(), "保存本句");
        coordinator.isTold("已保存");
        coordinator.sees("（经核）", "已改写", "出处：第2版");
        coordinator.takesAPicture("report-draft");
    }

    private void handIn(Visitor coordinator) {
        coordinator.presses("送单位核稿");
        coordinator.isTold("报告已送各单位核稿");
        Days.itIs(database, "2020-10-26");
        coordinator.presses("送审");
        coordinator.isTold("报告没有送审。请写明缺报仍要出报告的原因");
        coordinator.at("#missingReason").fill("各地正在抗洪，先行报告。");
        coordinator.presses("送审");
        coordinator.isTold("报告已送审");
        coordinator.sees("等待领导签发");
    }

    private void sign(Visitor leader) {
        leader.opens("/");
        leader.follows("待签发的季度报告");
        leader.followsTheFirst("tr:has-text('2020年第三季度') a");
        leader.at("#password").fill("不是本人的密码");
        leader.presses("签发");
        leader.isTold("密码不正确，没有签发。");
        leader.at("#password").fill(People.PASSWORD);
        leader.presses("签发");
        leader.isTold("报告已签发");
    }

    private void sendTheReport(Visitor coordinator) {
        coordinator.opens("/reports/2020Q3/1");
        coordinator.presses("报送");
        coordinator.isTold("报告已报送，数据已冻结");
        coordinator.seesHeading("已报送");
        assertThat(coordinator.at("code.digest").first().textContent()).matches("[0-9a-f]{64}");
        coordinator.takesAPicture("report-sent");
    }

    private void nobodyWritesInTheReport(Visitor coordinator, Visitor reporter) {
        coordinator.cannotWriteIn(coordinator.at(".report-text"));
        assertThat(coordinator.at("main button").allTextContents())
                .as("all that is left")
                .containsExactlyInAnyOrder("一键复现", "起草更正报告", "显示");
        reporter.opens("/unit");
        reporter.follows(MEASURE);
        reporter.sees("已冻结");
        reporter.cannotWriteIn(reporter.at(".desk-work"));
    }

    private void theFilesOpen(Visitor leader) throws IOException {
        leader.opens("/reports/2020Q3/1");
        var docx = leader.downloads("下载报告（DOCX）");
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            assertThat(document.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .anyMatch(text -> text.contains(DONE + "（经核）"))
                    .anyMatch(text -> text.contains("各地正在抗洪，先行报告。"));
        }
        var xlsx = leader.downloads("下载台账（XLSX）");
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            assertThat(workbook.getSheet(1).orElseThrow().read()).hasSize(143);
        }
        assertThat(Stream.of(docx, xlsx)).allMatch(bytes -> bytes[0] == 'P' && bytes[1] == 'K');
    }

    private void theReportIsReproduced(Visitor leader) {
        leader.presses("一键复现");
        leader.sees("由快照重新生成的报告（DOCX）");
        assertThat(leader.at("[role=status] ul .badge").allTextContents())
                .hasSize(6)
                .containsOnly("一致");
        leader.takesAPicture("report-reproduced");
    }

    private Visitor atADesk(Actor who) {
        return remembered(chromium.visitor(address())).signsIn(who);
    }

    private Visitor withoutScript(Actor who) {
        return remembered(chromium.visitorWithoutScript(address())).signsIn(who);
    }

    private Visitor remembered(Visitor visitor) {
        visitors.add(visitor);
        return visitor;
    }

    private String address() {
        return "http://localhost:" + port;
    }
}
