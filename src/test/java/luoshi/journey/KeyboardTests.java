package luoshi.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import luoshi.People;
import luoshi.TestDatabase;
import luoshi.account.DemoPeople;
import luoshi.attachment.TestFiles;
import luoshi.progress.offline.Workbooks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** What people do beside filling in, reviewing and returning ({@link AccessibilityTests}), done by keyboard alone. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "db-scheduler.enabled=false")
@ActiveProfiles("demo")
@Import(TestDatabase.class)
@DirtiesContext
class KeyboardTests {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private DemoPeople people;

    @Autowired
    private JdbcClient database;

    @TempDir
    private Path folder;

    private final List<Visitor> visitors = new ArrayList<>();

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

    @AfterEach
    void everyPageLookedRight() {
        visitors.forEach(Visitor::close);
        assertThat(visitors).flatExtracting(Visitor::complaints).isEmpty();
    }

    @Test
    void skipsToTheContentAndComesBack() {
        var visitor = signedIn("rst.tianbao");
        var keys = new Keys(visitor);
        visitor.opens("/unit");
        visitor.strikesKey("Tab");
        assertThat(visitor.at(":focus").textContent()).isEqualTo("跳到主要内容");
        visitor.strikesKey("Enter");
        visitor.strikesKey("Tab");
        assertThat(visitor.at("main :focus").count())
                .as("the next stop is in the content")
                .isOne();
        keys.goesBack(1);
        visitor.strikesKey("Tab");
        assertThat(visitor.at("main :focus").count())
                .as("back and forth, no trap")
                .isOne();
    }

    @Test
    void declinesOneClaimAndTakesAnotherWithItsMilestones() {
        var waiting = database.sql("""
                        select c.id, c.unit_id from claim c
                        where c.state = 'ASSIGNED' and exists (select from account a join account_role r on r.account_id = a.id
                            where a.unit_id = c.unit_id and r.role = 'REPORTER' and a.demo and a.disabled_at is null)
                        order by c.id limit 2
                        """)
                .query((row, n) -> new OfUnit(row.getLong("id"), row.getLong("unit_id")))
                .list();
        assertThat(waiting).as("claims that wait in the demo").hasSize(2);

        var reporter = signedIn(someone("REPORTER", waiting.get(0).unit()));
        var keys = new Keys(reporter);
        reporter.opens("/claims/" + waiting.get(0).id());
        keys.goes("认领");
        keys.fills("细化举措", "10月底前印发申报指南，组织三场宣讲。");
        keys.fills(reporter.at("[name='milestones[0].title']"), "印发申报指南");
        keys.fillsTheDate(reporter.at("[name='milestones[0].dueOn']"), "2020", "12", "15");
        keys.fills("办结标准", "申报指南印发，三场宣讲有签到。");
        keys.chooses("联系人");
        keys.presses("认领");
        reporter.sees("印发申报指南", "2020年12月15日");

        var other = signedIn(someone("REPORTER", waiting.get(1).unit()));
        var otherKeys = new Keys(other);
        other.opens("/claims/" + waiting.get(1).id());
        otherKeys.unfolds(other.at("details.return summary"));
        otherKeys.fills("退回理由（必填，不超过400字）", "职责已经划转，不再承担这项工作。");
        otherKeys.presses("退回任务");
        other.sees("职责已经划转，不再承担这项工作。");
    }

    @Test
    void asksForMoreTimeAndGetsIt() {
        var open = database.sql("""
                        select c.id, c.unit_id, min(m.number) as number from claim c
                          join milestone m on m.claim_id = c.id and m.done_on is null
                          join unit u on u.id = c.unit_id and not u.coordinates
                        where c.state = 'CLAIMED'
                          and not exists (select from extension_request e where e.claim_id = c.id)
                          and exists (select from account a where a.unit_id = c.unit_id and a.demo)
                        group by c.id, c.unit_id order by c.id limit 1
                        """)
                .query((row, n) -> new Open(row.getLong("id"), row.getLong("unit_id"), row.getInt("number")))
                .single();
        var reporter = signedIn(someone("REPORTER", open.unit()));
        var keys = new Keys(reporter);
        reporter.opens("/claims/" + open.claim());
        keys.goes("节点" + open.milestone() + "申请延期");
        keys.fillsTheDate(reporter.at("#askedFor"), "2021", "03", "31");
        keys.fills("延期理由", "因汛期停工两个月，已完成六成，增派人手后可以赶上。");
        keys.presses("送单位审核");
        reporter.isTold("延期申请已送本单位审核");
        var asked = database.sql("select max(id) from extension_request")
                .query(Long.class)
                .single();

        var approver = signedIn(someone("UNIT_APPROVER", open.unit()));
        approver.opens("/extensions/" + asked);
        new Keys(approver).presses("同意，报省发展改革委审批");
        approver.isTold("已报省发展改革委审批");

        var coordinator = signedIn("fgw.xietiao1");
        coordinator.opens("/extensions/" + asked);
        new Keys(coordinator).fills("理由（同意、不同意都须填写）", "情况属实，同意。");
        new Keys(coordinator).presses("同意延期");
        coordinator.isTold("已办理");
    }

    @Test
    void approvesSeveralAtOnce() {
        var coordinator = signedIn("fgw.xietiao1");
        var keys = new Keys(coordinator);
        coordinator.opens("/province-review");
        keys.ticks(coordinator.at("input[name=chosen]").first());
        keys.ticks(coordinator.at("input[name=chosen]").nth(1));
        keys.presses("认可并审核通过所选各项");
        coordinator.sees("批量审核结果");
    }

    @Test
    void answersAnUrge() {
        var urge = database.sql("select id, unit_id from urge_notice order by id desc limit 1")
                .query((row, n) -> new OfUnit(row.getLong("id"), row.getLong("unit_id")))
                .single();
        var reporter = signedIn(someone("REPORTER", urge.unit()));
        reporter.opens("/urges/" + urge.id());
        new Keys(reporter).fills("拟写答复", "数据已经核对，10月13日报送。");
        new Keys(reporter).presses("保存，送单位审核");
        var approver = signedIn(someone("UNIT_APPROVER", urge.unit()));
        approver.opens("/urges/" + urge.id());
        approver.sees("数据已经核对，10月13日报送。");
        new Keys(approver).presses("审核通过，答复");
        approver.seesNo("尚未答复。");
    }

    @Test
    void uploadsThePackageThatWasDownloaded() throws IOException {
        var reporter = signedIn("czt.tianbao");
        var keys = new Keys(reporter);
        reporter.opens("/periods/2020Q3/package");
        reporter.tabsTo(reporter.at("main a[href$='package.xlsx']"));
        var file = folder.resolve("离线填报包.xlsx");
        Files.copy(reporter.takesDownByKey("Enter"), file);
        keys.picks(reporter.at("#file"), file);
        keys.presses("上传并核对");
        reporter.sees("三、核对差别", "没有差别");
        keys.presses("放弃这次上传");
        reporter.isTold("已放弃这次上传");
    }

    @Test
    void summarisesAJointMeasureLooksAtTheSelfCheckAndAnswersAJump() {
        var entry = database.sql("""
                        select e.id from progress_entry e join reporting_period p on p.id = e.period_id
                        where e.unit_id = :unit and p.quarter = '2020Q3' and e.state = 'TO_FILL' order by e.id limit 1
                        """)
                .param("unit", people.actor("rst.tianbao").unitId())
                .query(Long.class)
                .single();
        var reporter = signedIn("rst.tianbao");
        var keys = new Keys(reporter);
        reporter.opens("/entries/" + entry + "/form");
        keys.fills("进展情况", "截至9月底，有关工作按计划推进，取得积极成效，得到广泛好评。");
        keys.chooses("自评");
        keys.fills(reporter.at("[name='figures[0].amount']"), "99999999");
        keys.fillsTheDate(reporter.at("[name='figures[0].asOf']"), "2020", "09", "30");
        keys.fills(reporter.at("[name='figures[0].source']"), "省人力资源社会保障厅");
        keys.fills(reporter.at("[name='figures[0].explanation']"), "口径扩大到全部企业。");
        keys.fills("牵头汇总", "各单位总体按计划推进，共性问题是小微企业对政策知晓不够。");
        keys.ticks(reporter.at("[name=missing]").first());
        keys.fills("牵头研判", "下一步重点督促支出偏慢的县。");
        keys.presses("自查");
        reporter.sees("送审前自查", "口径扩大到全部企业。");
        keys.presses("保存草稿");
        reporter.isTold("草稿已保存");
        reporter.seesTyped("牵头研判", "下一步重点督促支出偏慢的县。");
    }

    @Test
    void asksForTheCloseOutWithEvidenceAndGetsIt() throws IOException {
        var claimed = database.sql("""
                        select c.id, c.unit_id from claim c join unit u on u.id = c.unit_id and not u.coordinates
                        where c.state = 'CLAIMED' and not exists (select from close_out o where o.claim_id = c.id)
                          and not exists (select from extension_request e where e.claim_id = c.id)
                          and exists (select from account a where a.unit_id = c.unit_id and a.demo)
                        order by c.id desc limit 1
                        """)
                .query((row, n) -> new OfUnit(row.getLong("id"), row.getLong("unit_id")))
                .single();
        var evidence = Files.write(folder.resolve("验收意见.pdf"), TestFiles.pdf());
        var reporter = signedIn(someone("REPORTER", claimed.unit()));
        var keys = new Keys(reporter);
        reporter.opens("/claims/" + claimed.id());
        keys.presses("申请办结");
        var page = reporter.where();
        keys.fills("对照办结标准的完成情况", "标准所列各项已经完成，见验收意见。");
        for (var milestone : reporter.at("textarea[name^='milestones[']").all()) {
            keys.fills(milestone, "已经完成。");
        }
        keys.picks(reporter.at("#file"), evidence);
        keys.presses("上传");
        reporter.isTold("附件已上传");
        keys.presses("移除 验收意见.pdf");
        reporter.isTold("附件已移除");
        keys.picks(reporter.at("#file"), evidence);
        keys.presses("上传");
        keys.presses("送单位审核");
        reporter.isTold("已送本单位审核");

        var approver = signedIn(someone("UNIT_APPROVER", claimed.unit()));
        approver.opens(page);
        new Keys(approver).presses("审核通过，报省发展改革委验收");
        approver.isTold("已报省发展改革委验收");

        var coordinator = signedIn("fgw.xietiao1");
        coordinator.opens(page);
        new Keys(coordinator).presses("通过验收，予以办结");
        coordinator.isTold("已通过验收");
    }

    @Test
    void choosesBetweenAPackageAndWhatWasSavedMeanwhile() throws IOException {
        var entry = database.sql("""
                        select e.id, e.unit_id from progress_entry e join reporting_period p on p.id = e.period_id
                        where p.quarter = '2020Q3' and e.state in ('TO_FILL', 'DRAFT') and e.unit_id <> :unit
                          and exists (select from account a where a.unit_id = e.unit_id and a.demo)
                        order by e.id limit 1
                        """)
                .param("unit", people.actor("rst.tianbao").unitId())
                .query((row, n) -> new OfUnit(row.getLong("id"), row.getLong("unit_id")))
                .single();
        var reporter = signedIn(someone("REPORTER", entry.unit()));
        var keys = new Keys(reporter);
        reporter.opens("/periods/2020Q3/package");
        reporter.tabsTo(reporter.at("main a[href$='package.xlsx']"));
        var taken = Files.readAllBytes(reporter.takesDownByKey("Enter"));
        var file =
                Files.write(folder.resolve("离线填报包.xlsx"), Workbooks.write(taken, entry.id() + ".progress", "离线写的进展。"));
        reporter.opens("/entries/" + entry.id() + "/form");
        keys.fills("进展情况", "联网写的进展。");
        keys.presses("保存草稿");
        reporter.isTold("草稿已保存");

        reporter.opens("/periods/2020Q3/package");
        keys.picks(reporter.at("#file"), file);
        keys.presses("上传并核对");
        reporter.sees("两边都改动过，请选择", "联网写的进展。", "离线写的进展。");
        reporter.tabsTo(reporter.at("input[type=radio][value=STORED]").first());
        reporter.strikesKey("ArrowDown");
        keys.ticks(reporter.at("input[name=entry]").first());
        keys.presses("将选中的保存为草稿");
        reporter.isTold("已保存1项");
        reporter.opens("/entries/" + entry.id() + "/form");
        reporter.seesTyped("进展情况", "离线写的进展。");
    }

    @Test
    void correctsAReportHasItSignedAndFreezesIt() {
        var coordinator = signedIn("fgw.xietiao1");
        var keys = new Keys(coordinator);
        coordinator.opens("/reports/2020Q2");
        keys.unfolds(coordinator.at("summary:text-is('更正本报告')"));
        keys.fills("更正原因", "一处数据有误。");
        keys.presses("起草更正报告");
        var report = coordinator.where();
        keys.presses("送单位核稿");
        everyUnitHasChecked();
        coordinator.opens(report);
        keys.fills(coordinator.at("#missingReason"), "有关单位尚未报送。");
        keys.presses("送审");
        coordinator.isTold("报告已送审。");

        var leader = signedIn("fgw.lingdao");
        leader.opens(report);
        new Keys(leader).fills("登录密码", People.PASSWORD);
        new Keys(leader).presses("签发");
        leader.isTold("报告已签发。");

        coordinator.opens(report);
        keys.presses("报送");
        coordinator.isTold("报告已报送，数据已冻结。");
        keys.presses("一键复现");
        coordinator.sees("一致");
    }

    /** As if every unit had said 无异议. */
    private void everyUnitHasChecked() {
        database.sql("""
                        update report_unit_check
                        set confirmed_by = 'shenhe', confirmed_by_name = '单位审核人', confirmed_at = now(), confirmed_on = shown_on
                        where confirmed_by is null and replaced_at is null
                        """).update();
    }

    @Test
    void correctsWhatWasApproved() {
        var entry = database.sql("""
                        select min(e.id) from progress_entry e join reporting_period p on p.id = e.period_id
                        where e.unit_id = :unit and p.quarter = '2020Q2' and e.state in ('APPROVED', 'USED', 'FROZEN')
                          and not exists (select from progress_entry c where c.corrects_id = e.id)
                        """)
                .param("unit", people.actor("swt.tianbao").unitId())
                .query(Long.class)
                .single();
        var reporter = signedIn("swt.tianbao");
        reporter.opens("/entries/" + entry);
        new Keys(reporter).presses("提出更正");
        new Keys(reporter).fills("进展情况", "更正：");
        new Keys(reporter).presses("保存草稿");
        reporter.isTold("草稿已保存");
    }

    private String someone(String role, long unit) {
        return database.sql("""
                        select min(a.username) from account a join account_role r on r.account_id = a.id and r.role = ?
                        where a.unit_id = ? and a.demo and a.disabled_at is null
                        """).params(role, unit).query(String.class).single();
    }

    private Visitor signedIn(String username) {
        var visitor = chromium.visitor("http://localhost:" + port);
        visitors.add(visitor);
        return visitor.signsIn(people.actor(username));
    }

    private record OfUnit(long id, long unit) {}

    private record Open(long claim, long unit, int milestone) {}
}
