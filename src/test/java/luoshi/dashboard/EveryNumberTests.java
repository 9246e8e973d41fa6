package luoshi.dashboard;

import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import luoshi.TestDatabase;
import luoshi.account.Actor;
import luoshi.account.DemoPeople;
import luoshi.calendar.AsAt;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Every number that leads somewhere leads to as many rows, on every page of the program as the demo fills it, today and on a
 * past day, for everybody who works with it.
 */
@SpringBootTest(properties = {"db-scheduler.enabled=false", "spring.application.name=numbers"})
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@Import(TestDatabase.class)
@DirtiesContext
class EveryNumberTests {

    /** Links that show a number of things: tiles, heads of tasks, cells of tables. */
    private static final String COUNTING =
            "main a.tile, main .task-head a, main td.number a, main td.numeric a:matches(^\\d+$), main td a.matrix-due, main td a.badge:matches(\\d), main a.counts";

    /** From where the pages of a past day, another quarter and the other basis are walked as well. */
    private static final List<String> PAST = List.of(
            "/?on=2020-09-30",
            "/?quarter=2020Q2&basis=reported",
            "/burden?on=2020-10-09",
            "/periods/2020Q2",
            "/periods/2020Q2/matrix",
            "/periods/2020Q3?on=2020-09-30",
            "/periods/2020Q3/assessments?on=2020-10-11",
            "/periods/matrix?on=2020-09-30",
            "/periods/2020Q3/matrix?on=2020-09-30");

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern FILE =
            Pattern.compile(".*\\.(xlsx|csv|docx|json|zip|pdf|png)(\\?.*)?|/attachments/.*");
    private static final Pattern DETAIL = Pattern.compile("\\d+|=[^&]*");

    /** A coordinator's pages count the most; more that lead to one kind of list would say nothing new, whichever pages they stand on. */
    private static final int MOST_OF_A_KIND = 12;

    /** So many of each kind are followed on every page all the same. */
    private static final int ON_EVERY_PAGE = 3;

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private DemoPeople people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DocumentBoard board;

    private final Map<String, Document> pages = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"rst.tianbao", "rst.shenhe", "fgw.xietiao1", "fgw.lingdao", "ducha"})
    void opensAListOfThatManyRows(String username) {
        var actor = people.actor(username);
        var differing = new LinkedHashMap<String, String>();
        var counted = new HashMap<String, Integer>();
        var onPages = new HashMap<String, Integer>();
        for (var page : everyPage(actor)) {
            for (var link : open(actor, page).select(COUNTING)) {
                var address = link.attr("href");
                var kind = DETAIL.matcher(address).replaceAll("*");
                var onPage = onPages.merge(page.replaceAll("\\?.*", "") + " " + kind, 1, Integer::sum);
                if (counted.merge(kind, 1, Integer::sum) <= MOST_OF_A_KIND || onPage <= ON_EVERY_PAGE) {
                    var rows = rowsOf(actor, address);
                    if (rows != numberOf(link)) {
                        differing.put(page + " → " + address, link.text() + ", rows: " + rows);
                    }
                }
            }
        }
        assertThat(counted).hasSizeGreaterThan(2);
        assertThat(differing).isEmpty();
    }

    /** 数字校验 of a sent report: the lists are those of the day it was compiled on. */
    @Test
    void whatAReportCountsAreTheRowsOfItsListsAndItsSharesThoseOfTheWhole() {
        var inspector = people.actor("ducha");
        var numbers = open(inspector, "/reports/2020Q2/1").select("#numbers tbody tr");
        var approved = numbers.select("tr:has(th:matches(^审核通过$)) td").first().text();

        assertThat(numbers.eachText()).anyMatch(row -> row.startsWith("正常推进占审核通过的比例 "));
        for (var number : numbers) {
            var value = number.select("td").first().text();
            var list = number.select("a").first().attr("href");
            if (value.endsWith("%")) {
                assertThat(Double.parseDouble(value.replace("%", "")))
                        .as(number.text() + " " + list)
                        .isCloseTo(100.0 * rowsOf(inspector, list) / Integer.parseInt(approved), within(0.1));
            } else {
                assertThat(value).as(number.text() + " " + list).isEqualTo("" + rowsOf(inspector, list));
            }
        }
    }

    @Test
    void theCountsOfTheFirstPageAreThoseOfTheChosenQuarter() {
        var page = open(people.actor("fgw.lingdao"), "/?quarter=2020Q2&basis=reported");
        assertThat(page.select("h2").eachText()).contains("2020年第二季度填报情况");
        assertThat(page.select("a.tile[href^=/periods/]").eachAttr("href"))
                .hasSize(6)
                .allMatch(href -> href.startsWith("/periods/2020Q2/"));
    }

    @Test
    void theBoardAsAtItsOwnDayIsTheBoardOfToday() {
        var today = LocalDate.parse("2020-10-12");
        var asAt = new AsAt(today, null);
        var coordinator = people.actor("fgw.xietiao1");
        var sentences = board.sentences(AsAt.NOW, today);
        assertThat(board.sentences(asAt, today)).isEqualTo(sentences);
        for (var one : sentences) {
            var measure = one.measureNumber();
            var number = one.number();
            assertThat(board.sentence(measure, number, asAt, today)).isEqualTo(one);
            assertThat(board.duties(measure, number, asAt)).isEqualTo(board.duties(measure, number, AsAt.NOW));
            assertThat(board.documents(measure, asAt)).isEqualTo(board.documents(measure, AsAt.NOW));
            assertThat(board.indicators(coordinator, measure, number, asAt))
                    .isEqualTo(board.indicators(coordinator, measure, number, AsAt.NOW));
            assertThat(board.evidence(coordinator, measure, number, asAt))
                    .isEqualTo(board.evidence(coordinator, measure, number, AsAt.NOW));
        }
    }

    /** One click from 待办: whatever waits for anybody in the demo. */
    @Test
    void everyTaskLeadsToAPageThatHasTheFieldItNames() {
        var tasks = database.sql("""
                        select distinct on (t.kind, regexp_replace(t.href, '[0-9]+', '', 'g')) t.kind, a.username, t.href
                        from open_task(timestamp '2020-10-12 10:00') t join account a on a.id = t.account_id
                        """).query(Task.class).list();
        assertThat(tasks)
                .extracting(Task::kind)
                .contains("FILL", "RETURNED", "CLAIM", "UNIT_REVIEW", "PROVINCE_REVIEW");

        assertThat(tasks).allSatisfy(task -> {
            var page = open(people.actor(task.username()), task.href());
            var field = task.href().replaceFirst("^[^#]*#?", "");
            assertThat(field.isEmpty() ? page.selectFirst("main h1") : page.getElementById(field))
                    .as("%s: %s", task.kind(), task.href())
                    .isNotNull();
        });
        assertThat(tasks)
                .filteredOn(task -> List.of("RETURNED", "CLAIM").contains(task.kind()))
                .allMatch(task -> task.href().contains("/form#"));
    }

    private record Task(String kind, String username, String href) {}

    /** The last number of a link is what it counts; a name before it may have numbers of its own. */
    private static int numberOf(Element link) {
        var count = link.selectFirst(".tile-count, .task-count");
        var text = count == null ? link.text() : count.text();
        var numbers = NUMBER.matcher(text.replace(",", "")).results().toList();
        assertThat(numbers).as(link.outerHtml()).isNotEmpty();
        return Integer.parseInt(numbers.get(numbers.size() - 1).group());
    }

    /** The rows of the list on the page and those that follow it, or of the part of the page that the address names. */
    private int rowsOf(Actor actor, String address) {
        var rows = 0;
        for (var next = address; !next.isEmpty(); ) {
            var page = open(actor, next);
            var part = next.contains("#") ? page.getElementById(next.replaceFirst(".*#", "")) : null;
            var list = part == null ? page.selectFirst("main") : part;
            rows += list.select("table.ledger tbody tr").size();
            next = list.select(".pager a[rel=next]").attr("href");
        }
        return rows;
    }

    private List<String> everyPage(Actor actor) {
        var found = new ArrayList<String>();
        var ahead = new ArrayDeque<>(List.of("/"));
        ahead.addAll(PAST);
        var kinds = new HashSet<String>();
        while (!ahead.isEmpty()) {
            var address = ahead.remove();
            found.add(address);
            open(actor, address).select("a[href^=/]").eachAttr("href").stream()
                    .map(link -> link.replaceFirst("#.*", ""))
                    .filter(link -> !FILE.matcher(link).matches() && !link.startsWith("/help"))
                    .filter(link -> kinds.add(DETAIL.matcher(link).replaceAll("*")))
                    .forEach(ahead::add);
        }
        return found;
    }

    private Document open(Actor actor, String address) {
        return pages.computeIfAbsent(actor.username() + " " + address.replaceFirst("#.*", ""), key -> {
            var result = browser.get()
                    .uri(URI.create(address.replaceFirst("#.*", "").replace(" ", "%20")))
                    .with(as(actor))
                    .exchange();
            return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        });
    }
}
