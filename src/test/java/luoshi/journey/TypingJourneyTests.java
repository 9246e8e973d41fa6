package luoshi.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import luoshi.Days;
import luoshi.People;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.progress.PeriodOpening;
import luoshi.undertaking.ClaimAssignment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever ends in the middle of typing, the browser, the session or the program: the text is there again. */
class TypingJourneyTests {

    private static final String KEPT = "已自动保存";
    private static final double PATIENCE = 30_000;

    private static Chromium chromium;
    private static RestartedProgram program;
    private static People people;
    private static JdbcClient database;

    private final List<Visitor> visitors = new ArrayList<>();
    private Actor reporter;
    private String form;

    @BeforeAll
    static void startEverything() {
        chromium = Chromium.start();
        program = new RestartedProgram();
        people = new People(program.database());
        database = JdbcClient.create(program.database());
        Days.itIs(database, "2020-10-12");
        program.part(PeriodOpening.class).openWhatIsDue();
    }

    @AfterAll
    static void endEverything() {
        if (program != null) {
            program.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void somebodyHasToWrite() {
        reporter = people.join(People.DEVELOPMENT_AND_REFORM, Role.REPORTER);
        form = "/entries/"
                + database.sql("""
                                select id from progress_entry
                                where unit_id = ? and period_id = 2 and version = 0
                                  and not exists (select from entry_typing t where t.entry_id = progress_entry.id)
                                order by id limit 1
                                """)
                        .params(People.DEVELOPMENT_AND_REFORM)
                        .query(Long.class)
                        .single()
                + "/form";
    }

    @AfterEach
    void everyPageLookedRight() {
        visitors.forEach(Visitor::close);
        assertThat(visitors).flatExtracting(Visitor::complaints).isEmpty();
    }

    @Test
    void whenTheBrowserIsKilledTheTextIsOnAnotherComputer() {
        var office = atADesk();
        office.opens(form);
        office.types("进展情况", "举办专场招聘会12场，");
        office.types("存在问题", "部分企业");
        isTold(office, KEPT);
        everythingIsKept(office);
        office.takesAPicture("form-typing");
        office.close();

        var home = atADesk();
        home.opens(form);
        home.sees("已恢复您", "未保存的内容");
        home.seesTyped("进展情况", "举办专场招聘会12场，");
        home.seesTyped("存在问题", "部分企业");
        home.takesAPicture("form-restored");
        home.presses("保存草稿");
        home.isTold("草稿已保存");
        home.seesNo("已恢复您");
    }

    @Test
    void whenTheBrowserIsKilledAClaimAndACloseOutAreOnAnotherComputerToo() {
        program.part(ClaimAssignment.class).assignWhatIsDue();
        var claim = "/claims/"
                + database.sql("select min(id) from claim where unit_id = ? and state = 'ASSIGNED'")
                        .params(People.DEVELOPMENT_AND_REFORM)
                        .query(Long.class)
                        .single();
        var taking = afterTheKill(claim + "/form", "细化举措", "一是印发实施办法。");
        taking.types("办结标准", "办法印发。");
        taking.at("[name='milestones[0].title']").fill("印发实施办法");
        taking.at("[name='milestones[0].dueOn']").fill("2020-12-31");
        taking.presses("认领");
        taking.isTold("已认领");
        taking.seesNo("未提交");

        taking.presses("申请办结");
        var closing = afterTheKill(taking.where(), "对照办结标准的完成情况", "办法已经印发。");
        closing.presses("保存");
        closing.isTold("已保存");
        closing.seesTyped("对照办结标准的完成情况", "办法已经印发。");
        closing.seesNo("未提交");
    }

    @Test
    void twoWindowsOfOnePersonInAClaimAreBothKeptAndSaySo() {
        program.part(ClaimAssignment.class).assignWhatIsDue();
        var page = "/claims/"
                + database.sql("select max(id) from claim where unit_id = ? and state = 'ASSIGNED'")
                        .params(People.DEVELOPMENT_AND_REFORM)
                        .query(Long.class)
                        .single()
                + "/form";
        var left = atADesk();
        left.opens(page);
        left.types("细化举措", "左边窗口写的。");
        isTold(left, KEPT);
        everythingIsKept(left);
        var right = remembered(left.inAnotherTab());
        right.opens(page);
        right.seesTyped("细化举措", "左边窗口写的。");
        right.types("细化举措", "右边窗口接着写的。");
        isTold(right, KEPT);
        everythingIsKept(right);

        left.types("细化举措", "左边窗口又写了一句。");
        isTold(left, "您在另一窗口也填写了这份表单，两份都已保留");
        left.opens(page);
        left.seesTyped("细化举措", "左边窗口又写了一句。");
        left.sees("您在另一窗口也填写过这份表单");
        left.follows("查看未提交的内容");
        left.sees("左边窗口又写了一句。", "右边窗口接着写的。");
    }

    /** Types into the form, and finds it at another desk when the first one is gone. */
    private Visitor afterTheKill(String page, String field, String text) {
        var office = atADesk();
        office.opens(page);
        office.types(field, text);
        isTold(office, KEPT);
        everythingIsKept(office);
        office.close();

        var home = atADesk();
        home.sees("未提交");
        home.opens(page);
        home.sees("已恢复您", "尚未提交的内容");
        home.seesTyped(field, text);
        return home;
    }

    @Test
    void whenTheSessionEndsTypingGoesOnAndIsKeptAfterTheSignIn() {
        var visitor = atADesk();
        visitor.opens(form);
        visitor.types("进展情况", "第一句。");
        isTold(visitor, KEPT);

        endSession();
        visitor.types("进展情况", "第一句。第二句。");
        isTold(visitor, "会话已过期，请在新窗口登录，本页内容不会丢失");
        visitor.takesAPicture("form-session-expired");
        visitor.types("进展情况", "第一句。第二句。第三句。");

        var tab = remembered(visitor.inAnotherTab()).signsIn(reporter);
        isTold(visitor, KEPT);
        everythingIsKept(visitor);
        tab.opens(form);
        tab.seesTyped("进展情况", "第一句。第二句。第三句。");
        visitor.presses("保存草稿");
        visitor.isTold("草稿已保存");
        visitor.seesTyped("进展情况", "第一句。第二句。第三句。");
        visitor.complaints().removeIf(complaint -> complaint.contains("status of 403"));
    }

    @Test
    void withoutScriptAFormSentAfterTheSessionEndedIsThereAfterTheSignIn() {
        var visitor =
                remembered(chromium.visitorWithoutScript(program.address())).signsIn(reporter);
        visitor.opens(form);
        visitor.types("进展情况", "写了一个小时的内容。");
        endSession();
        visitor.presses("送单位审核");

        visitor.types("用户名", reporter.username());
        visitor.types("密码", People.PASSWORD);
        visitor.presses("登录");
        visitor.sees("已恢复您", "未保存的内容");
        visitor.seesTyped("进展情况", "写了一个小时的内容。");
        visitor.presses("保存草稿");
        visitor.isTold("草稿已保存");
        visitor.seesTyped("进展情况", "写了一个小时的内容。");
    }

    @Test
    void whenTheProgramIsStoppedTypingGoesOnAndIsKeptWhenItRunsAgain() {
        var visitor = atADesk();
        visitor.opens(form);
        visitor.types("进展情况", "停机之前。");
        isTold(visitor, KEPT);

        program.stop();
        visitor.types("进展情况", "停机之前。停机之中。");
        isTold(visitor, "暂时连接不上系统");
        program.start();
        isTold(visitor, KEPT);
        everythingIsKept(visitor);
        visitor.close();

        var other = atADesk();
        other.opens(form);
        other.seesTyped("进展情况", "停机之前。停机之中。");
        visitor.complaints().removeIf(complaint -> complaint.contains("ERR_"));
    }

    @Test
    void twoPeopleInOneFormKnowOfEachOtherAndLoseNothing() {
        var colleague = people.join(People.DEVELOPMENT_AND_REFORM, Role.REPORTER);
        var first = atADesk();
        var second = remembered(chromium.visitor(program.address())).signsIn(colleague);
        first.opens(form);
        second.opens(form);
        second.sees(reporter.displayName() + "（本单位）", "起也在填写本填报");
        first.types("进展情况", "全省新增就业30万人。");
        first.chooses("自评", "正常推进");
        assertThat(first.at("[data-present]"))
                .containsText(
                        colleague.displayName() + "（本单位）",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        first.presses("保存草稿");
        first.isTold("草稿已保存");

        second.types("进展情况", "全省新增就业31.2万人。");
        second.chooses("自评", "进展缓慢");
        second.presses("保存草稿");
        second.sees("请对照两份内容，逐栏选择后再次保存", "全省新增就业30万人。", "对方已保存的", "我填写的");
        second.takesAPicture("form-merge");
        second.presses("保存草稿");
        second.sees("请选择采用哪一份内容");
        second.at("#merge-progress").getByText("采用我填写的").click();
        second.at("#merge-status").getByText("采用对方已保存的").click();
        second.seesTyped("进展情况", "全省新增就业31.2万人。");
        second.presses("保存草稿");
        second.isTold("草稿已保存");
        second.seesTyped("进展情况", "全省新增就业31.2万人。");
        assertThat(second.at("#status")).hasValue("ON_TRACK");
    }

    /** What the form says about its own saving; a program that has just started takes its time. */
    private static void isTold(Visitor visitor, String text) {
        assertThat(visitor.at("form.entry-form [data-typing]"))
                .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    private static void everythingIsKept(Visitor visitor) {
        assertThat(visitor.at("form[data-kept]"))
                .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
    }

    private void endSession() {
        database.sql("delete from spring_session where principal_name = ?")
                .params(reporter.username())
                .update();
    }

    private Visitor atADesk() {
        return remembered(chromium.visitor(program.address())).signsIn(reporter);
    }

    private Visitor remembered(Visitor visitor) {
        visitors.add(visitor);
        return visitor;
    }
}
