package luoshi.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import luoshi.People;
import luoshi.TestDatabase;
import luoshi.account.Actor;
import luoshi.account.DemoPeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/**
 * The whole program, filled as the demo fills it, is open to everybody: whoever uses the keyboard alone, a telephone, or
 * a program that reads pages aloud. {@link PageCheck} looks at every page that opens.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "db-scheduler.enabled=false")
@ActiveProfiles("demo")
@Import(TestDatabase.class)
@DirtiesContext
class AccessibilityTests {

    private static final String MEASURE = "（一）稳定就业岗位";
    private static final Pattern FILE =
            Pattern.compile(".*\\.(xlsx|csv|docx|json|zip|pdf|png)(\\?.*)?|/attachments/[0-9a-f-]+");
    private static final Pattern DETAIL = Pattern.compile("\\d+|=[^&]*");

    /** How many of the ways in which links filter one page are looked at. */
    private static final int FILTERED = 4;

    private static final Set<String> LOOKING_BACK = Set.of("rst.shenhe", "fgw.xietiao1");

    /** The classes in the files of components that no element of the page has. */
    private static final String UNDRAWN = """
            () => {
                const styled = rules => [...rules].flatMap(rule => rule.selectorText
                    ? [...rule.selectorText.matchAll(/\\.([a-z][\\w-]*)/g)].map(found => found[1])
                    : styled(rule.cssRules || []));
                return [...new Set([...document.styleSheets]
                    .filter(sheet => !/\\/(layout|print|pages|styleguide)-/.test(sheet.href))
                    .flatMap(sheet => styled(sheet.cssRules)))]
                    .filter(name => !document.querySelector('.' + name)).sort();
            }
            """;

    /** What one page makes of a component: the ledger's wide columns, the matrices, the board of lights, the manual and so on. */
    private static final List<String> OF_SINGLE_PAGES = List.of(
            "blank",
            "chart-beside",
            "col-figures",
            "col-measure",
            "col-next_steps",
            "col-problems",
            "col-progress",
            "col-target",
            "col-unit",
            "columns",
            "contents",
            "count-over",
            "date-line",
            "dense",
            "digest",
            "figure-explanation",
            "howto",
            "keep-lines",
            "ledger-figures",
            "light-chapter",
            "light-chapters",
            "light-here",
            "matrix-light",
            "matrix-county",
            "matrix-due",
            "matrix-wide",
            "measure-link",
            "message-warn",
            "missing",
            "onboarding",
            "onboarding-due",
            "onboarding-hands",
            "onboarding-last",
            "onboarding-task",
            "picture",
            "reading",
            "small",
            "sticky",
            "stored-now",
            "table-frame",
            "topic",
            "typing-status");

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private DemoPeople people;

    @Autowired
    private JdbcClient database;

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

    /**
     * Every page that links lead to, one of each kind; two roles walk at a time, each in a browser of its own. A past day has the same
     * pages once more, so that few look back, and what a page lists changes little of how it looks.
     */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"rst.tianbao", "rst.shenhe", "fgw.xietiao1", "fgw.lingdao", "ducha", "guanli", "shenji"})
    void everyPageCanBeUsed(String username) {
        try (var browser = Chromium.ofItsOwn()) {
            var visitor = browser.visitor("http://localhost:" + port).signsIn(people.actor(username));
            assertThat(walks(visitor, LOOKING_BACK.contains(username))).isGreaterThan(2);
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    /** How many kinds of pages the visitor found. */
    private static int walks(Visitor visitor, boolean looksBack) {
        var ahead = new ArrayDeque<>(List.of("/"));
        var kinds = new HashSet<String>();
        var ofPath = new HashMap<String, Integer>();
        while (!ahead.isEmpty()) {
            visitor.opens(ahead.remove());
            assertThat(visitor.at(".error-page").count()).as(visitor.where()).isZero();
            visitor.leadsTo().stream()
                    .map(link -> link.replaceFirst("#.*", ""))
                    .filter(link -> !FILE.matcher(link).matches())
                    .filter(link -> looksBack || !link.contains("on=20"))
                    .map(link -> Map.entry(DETAIL.matcher(link).replaceAll("*"), link))
                    .filter(one -> kinds.add(one.getKey()))
                    .filter(one -> ofPath.merge(one.getKey().replaceFirst("\\?.*", ""), 1, Integer::sum) <= FILTERED)
                    .forEach(one -> ahead.add(one.getValue()));
        }
        return kinds.size();
    }

    /** Its samples lead nowhere, so nobody follows them. */
    @Test
    void theStyleGuideDrawsEverythingThatTheFilesOfComponentsStyle() {
        var visitor = visitor().signsIn(people.actor("rst.tianbao"));
        visitor.opens("/styleguide");
        assertThat(visitor.reads(UNDRAWN)).isSubsetOf(OF_SINGLE_PAGES);
    }

    /** An entry looks different in every state. */
    @Test
    void anEntryCanBeReadInEveryState() {
        var coordinator = visitor().signsIn(people.actor("fgw.xietiao1"));
        var reporter = visitor().signsIn(people.actor("rst.tianbao"));
        database.sql(
                        "select distinct on (state) id from progress_entry where state not in ('TO_FILL', 'DRAFT') order by state, id")
                .query(Long.class)
                .list()
                .forEach(id -> coordinator.opens("/entries/" + id));
        database.sql("select id from progress_entry where unit_id = :unit order by id")
                .param("unit", people.actor("rst.tianbao").unitId())
                .query(Long.class)
                .list()
                .forEach(id -> reporter.opens("/entries/" + id));
    }

    @Test
    void writesReviewsAndReturnsByKeyboardAlone() {
        var reporter = signsInByKeyboard(people.actor("rst.tianbao"));
        new Keys(reporter).goes(MEASURE);
        new Keys(reporter).fills("进展情况", "截至9月底，全省失业保险稳岗返还14.2亿元，惠及企业6.1万户。");
        new Keys(reporter).chooses("自评");
        new Keys(reporter).presses("送单位审核");
        reporter.isTold("还没有送出");
        new Keys(reporter).presses("送单位审核");
        reporter.isTold("已送本单位审核");

        var approver = signsInByKeyboard(people.actor("rst.shenhe"));
        new Keys(approver).goes("单位审核");
        new Keys(approver).goes(MEASURE);
        new Keys(approver).presses("审核通过，报省发展改革委");
        approver.isTold("已报省发展改革委审核");

        var coordinator = signsInByKeyboard(people.actor("fgw.xietiao1"));
        new Keys(coordinator).goes("省级审核");
        new Keys(coordinator).goes(MEASURE);
        new Keys(coordinator).unfolds(coordinator.at("details.return summary"));
        new Keys(coordinator).chooses("退回类别");
        new Keys(coordinator).fills("退回理由", "请写明口径和截至日期。");
        new Keys(coordinator).presses("退回");
        coordinator.isTold("已退回");
    }

    @Test
    void aTelephoneShowsStateAndDueDateOnItsFirstScreen() {
        var reporter = visitor().signsIn(people.actor("rst.tianbao"));
        reporter.opens("/unit");
        reporter.follows(MEASURE);
        assertThat(List.of(".entry-head .badge", ".entry-head dd strong"))
                .allMatch(what -> reporter.seesAtFirstGlanceOnATelephone(reporter.at(what)));
        reporter.opens("/measures/1");
        assertThat(List.of(".standing .light", ".standing :text('2020年10月14日')"))
                .as("light and due date of a measure")
                .allMatch(what -> reporter.seesAtFirstGlanceOnATelephone(reporter.at(what)));
        reporter.opens("/");
        assertThat(reporter.seesAtFirstGlanceOnATelephone(reporter.at("main :text('2020年10月14日')")))
                .isTrue();
    }

    private Visitor signsInByKeyboard(Actor who) {
        var visitor = visitor();
        visitor.opens("/");
        new Keys(visitor).fills("用户名", who.username());
        visitor.strikesKey("Tab");
        visitor.strikes(People.PASSWORD);
        visitor.leavesBy("Enter");
        visitor.sees(who.displayName());
        return visitor;
    }

    private Visitor visitor() {
        var visitor = chromium.visitor("http://localhost:" + port);
        visitors.add(visitor);
        return visitor;
    }
}
