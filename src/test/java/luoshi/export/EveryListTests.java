package luoshi.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import luoshi.TestDatabase;
import luoshi.account.Actor;
import luoshi.account.DemoPeople;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Whatever page of the program shows a list has it as a file with as many rows, for everybody who works with it; and whatever a past day
 * leads to is shown as it stood then.
 */
@SpringBootTest(properties = {"db-scheduler.enabled=false", "spring.application.name=lists"})
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@Import(TestDatabase.class)
@DirtiesContext
class EveryListTests {

    private static final List<String> ALSO =
            List.of("/?on=2020-09-30", "/periods/2020Q2", "/periods/2020Q3?on=2020-09-30");

    private static final Pattern FILE =
            Pattern.compile(".*\\.(xlsx|csv|docx|json|zip|pdf|png)(\\?.*)?|/attachments/.*|/help.*|/styleguide.*");
    private static final Pattern DETAIL = Pattern.compile("\\d+Q\\d|\\d+|=[^&]*");
    private static final Pattern ROWS = Pattern.compile("\"行数\",\"(\\d+)\"");

    /** Tables that need no file, by how their page and their headings begin, and why. */
    private static final Map<String, String> WITHOUT = Map.ofEntries(
            Map.entry("/claims/* ", "one claim: its milestones; /claims has the list"),
            Map.entry("/entries/* ", "one entry: its figures; the ledger has the list"),
            Map.entry("/jobs [任务, 下次检查", "how the jobs stand at this moment; their runs have a file"),
            Map.entry("/lights/rule ", "a setting and its versions"),
            Map.entry("/measures/* ", "one measure: /claims, /task-points and /open-wordings have the lists under it"),
            Map.entry("/measures/*/light ", "the calculation of one light; /lights has the list"),
            Map.entry("/measures/*/light/changes ", "the past of one light"),
            Map.entry("/measures/*/trajectories/* ", "the dates of one trajectory, a setting"),
            Map.entry("/notices/reminders ", "what a setting comes to"),
            Map.entry("/open-wordings/* ", "one wording; /open-wordings has the list"),
            Map.entry("/periods/rule ", "a setting and its versions"),
            Map.entry("/policy/board/*/* ", "one sentence; /task-points and /claims have the lists"),
            Map.entry("/province-review [退回类别", "counts whose numbers open /province-review/returns"),
            Map.entry("/reports/*/* ", "one report: what it was compiled of is in its archive"),
            Map.entry("/reports/*/*/check ", "the check of one document"),
            Map.entry("/reports/*/*/ledger ", "sealed: the files of the report itself are on the page"),
            Map.entry("/task-points [措施", "counts whose numbers open the list below"),
            Map.entry("/unit [姓名", "whom to ring up; /accounts has the list"),
            Map.entry("/unit [措施, 状态, 联系人", "what the unit has taken on; /claims has the list"),
            Map.entry("/unit/onboarding ", "whom to ring up; /accounts has the list"),
            Map.entry("/urges/rule ", "a setting and its versions"));

    /** Their first page has nothing that belongs to a day. */
    private static final Set<String> OFFICES = Set.of("guanli", "shenji");

    /** The page counts by city what the file lists, or has several rows of the file in one. */
    private static final Set<String> COUNTED = Set.of("/periods/*/standards", "/instructions");

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private DemoPeople people;

    @ParameterizedTest
    @ValueSource(strings = {"rst.tianbao", "rst.shenhe", "fgw.xietiao1", "fgw.lingdao", "ducha", "guanli", "shenji"})
    void isAFileOfAsManyRows(String username) {
        var actor = people.actor(username);
        var without = new LinkedHashSet<String>();
        var differing = new LinkedHashMap<String, String>();
        var pages = everyPage(actor);
        assertThat(pages.keySet().stream()
                        .filter(address -> address.contains("on=20")
                                && pages.get(address).select("#as-at").isEmpty()))
                .as("asked for a past day, and not a word of it")
                .allMatch(address -> OFFICES.contains(username) && address.startsWith("/?"));
        assertThat(leaving(pages)).isEmpty();
        pages.forEach((address, page) -> {
            var shown = new LinkedHashMap<String, Integer>();
            for (var table : page.select("main table.ledger")) {
                var list = pattern(address) + " " + headings(table);
                var file = fileOf(table);
                if (WITHOUT.keySet().stream().noneMatch(list::startsWith)) {
                    if (file == null) {
                        without.add(list);
                    } else {
                        shown.merge(file, rowsOf(table), Integer::sum);
                    }
                }
            }
            if (page.select(".pager").isEmpty() && !COUNTED.contains(pattern(address))) {
                shown.forEach((file, rows) -> {
                    if (rowsOf(actor, file) != rows) {
                        differing.put(address + " → " + file, rows + " shown, in the file " + rowsOf(actor, file));
                    }
                });
            }
        });
        assertThat(without).isEmpty();
        assertThat(differing).isEmpty();
    }

    /** Links that lead from a past day to the present page of what has a past, where nobody meant to leave the day. */
    private static Set<String> leaving(Map<String, Document> pages) {
        var dated = pages.entrySet().stream()
                .filter(one -> one.getKey().contains("on=20") && isPast(one.getValue()))
                .map(one -> pattern(one.getKey()))
                .collect(Collectors.toSet());
        var leaving = new TreeSet<String>();
        pages.forEach((address, page) -> {
            if (isPast(page)) {
                page.select("main a[href^=/]:not(#as-at a):not(.leaves-the-day)").eachAttr("href").stream()
                        .filter(link -> !FILE.matcher(link).matches() && !link.contains("on=20"))
                        .filter(link -> dated.contains(pattern(link.replaceFirst("#.*", ""))))
                        .map(link -> pattern(address) + " → " + pattern(link))
                        .forEach(leaving::add);
            }
        });
        return leaving;
    }

    private static boolean isPast(Document page) {
        return page.select("#as-at").hasClass("message-notice");
    }

    private static int rowsOf(Element table) {
        return table.select("tbody tr:not(:has(th[scope=rowgroup]))").size();
    }

    /** The file of the section that the table stands in, or of the page; null where there is none. */
    private static @Nullable String fileOf(Element table) {
        var ofSection = table.parents().stream()
                .filter(one -> one.is("section"))
                .map(one -> one.select("a.export[href*=.csv]").attr("href"))
                .filter(file -> !file.isEmpty())
                .findFirst();
        return ofSection.orElseGet(() -> table.closest("main").select("a.export[href*=.csv]").stream()
                .filter(one -> one.closest("section") == null)
                .map(one -> one.attr("href"))
                .findFirst()
                .orElse(null));
    }

    private static String pattern(String address) {
        return DETAIL.matcher(address.replaceFirst("\\?.*", "")).replaceAll("*");
    }

    private static String headings(Element table) {
        return table.select("thead th").eachText().toString();
    }

    private int rowsOf(Actor actor, String file) {
        var result = get(actor, file);
        assertThat(result).as(actor.username() + " " + file).hasStatusOk();
        var rows = ROWS.matcher(text(result));
        assertThat(rows.find()).as(file).isTrue();
        return Integer.parseInt(rows.group(1));
    }

    private Map<String, Document> everyPage(Actor actor) {
        var pages = new LinkedHashMap<String, Document>();
        var ahead = new ArrayDeque<>(List.of("/"));
        ahead.addAll(ALSO);
        var kinds = new HashSet<String>();
        while (!ahead.isEmpty()) {
            var address = ahead.remove();
            var page = Jsoup.parse(text(get(actor, address)));
            if (!page.select("main:not(.error-page)").isEmpty()) {
                pages.put(address, page);
            }
            page.select("a[href^=/]").eachAttr("href").stream()
                    .map(link -> link.replaceFirst("#.*", ""))
                    .filter(link -> !FILE.matcher(link).matches())
                    .filter(link -> kinds.add(DETAIL.matcher(link).replaceAll("*")))
                    .forEach(ahead::add);
        }
        return pages;
    }

    private MvcTestResult get(Actor actor, String address) {
        return browser.get()
                .uri(URI.create(address.replace(" ", "%20")))
                .with(as(actor))
                .exchange();
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), UTF_8);
    }
}
