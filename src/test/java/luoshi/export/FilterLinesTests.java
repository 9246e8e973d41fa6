package luoshi.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static luoshi.People.ADMIN;
import static luoshi.People.AUDITOR;
import static luoshi.People.COORDINATOR;
import static luoshi.People.UNIT_APPROVER;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.progress.PeriodOpening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a file says of its filter is said in words: names and no codes, a day and no blank, and nothing that was left out. */
@WebTest
class FilterLinesTests {

    private static final String ALL = "全部";

    /** What somebody typed, or a number of days. */
    private static final Pattern NO_NAME = Pattern.compile(".*（(姓名或用户名|用户名|对象|已等待（工作日，不少于）)）");

    /** Their first condition is what the file is called by. */
    private static final Set<String> TITLED = Set.of(
            "/province-review/returns?quarter=2020Q3",
            "/supporting-documents/list?show=missing",
            "/task-points/list?show=bare");

    /** They have no filter, or one that is part of their address. */
    private static final Set<String> WITHOUT_FILTER = Set.of(
            "/holidays/list",
            "/mail/list",
            "/jobs/runs",
            "/periods/{quarter}/comparison/entries",
            "/periods/{quarter}/comparison/measures",
            "/policy/indicators",
            "/policy/responsibilities",
            "/reports/{quarter}/{number:\\d+}/objections/list",
            "/reports/{quarter}/{number:\\d+}/unit-check/list",
            "/units/list");

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PeriodOpening opening;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @BeforeEach
    void theQuarterIsOpen() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
    }

    @AfterEach
    void theDateIsReal() {
        Days.itIsReally(database);
    }

    static Stream<Filtered> lists() {
        return Stream.of(
                new Filtered("/accounts/list", "unit=12&text=李"),
                new Filtered("/audit/list", "username=somebody&subject=/exports"),
                new Filtered("/burden/2020Q3/asked", "question=progress&unit=czt&answered=false&on=2020-10-09"),
                new Filtered("/burden/2020Q3/questions", "on=2020-10-09"),
                new Filtered("/burden/2020Q3/units", "on=2020-10-09"),
                new Filtered("/burden/proposals", "on=2020-10-09"),
                new Filtered("/claims/list", "show=assigned&unit=czt&measure=5&on=2020-10-09"),
                new Filtered("/close-outs/list", "show=submitted&measure=5&on=2020-10-09"),
                new Filtered("/extensions/list", "show=submitted&measure=5&on=2020-10-09"),
                new Filtered("/instructions/list", "on=2020-10-09"),
                new Filtered("/periods/2020Q3/by-measure", "on=2020-10-09"),
                new Filtered("/periods/2020Q3/by-unit", "on=2020-10-09"),
                new Filtered("/periods/2020Q3/changes", "on=2020-10-09"),
                new Filtered("/periods/2020Q3/exceptions", "on=2020-10-09"),
                new Filtered("/periods/2020Q3/matrix", "on=2020-10-09"),
                new Filtered("/periods/2020Q3/waivers", "on=2020-10-09"),
                new Filtered("/periods/list", "on=2020-10-09"),
                new Filtered("/periods/matrix", "until=2020Q3&on=2020-10-09"),
                new Filtered("/policy/chains/list", "on=2020-10-09"),
                new Filtered("/tasks/list", "of=FILL&due=2020-10-14&on=2020-10-09"),
                new Filtered("/indicators/list", "chapter=2&type=cumulative&light=red&basis=reported&on=2020-10-09"),
                new Filtered("/measures/17/indicators/55/values", "basis=reported&on=2020-10-09"),
                new Filtered(
                        "/ledger/list",
                        "quarter=2020Q3&chapter=1&measure=5&unit=czt&show=missing&status=ON_TRACK&kind=TARGET&light=red"
                                + "&on=2020-10-09"),
                new Filtered(
                        "/lights/list",
                        "quarter=2020Q3&basis=reported&light=red&chapter=2&kind=TARGET&mark=by-hand&on=2020-10-09"),
                new Filtered("/open-wordings/list", "show=settled&measure=5&on=2020-10-09"),
                new Filtered("/periods/2020Q3/next-steps/list", "show=untold&on=2020-10-09"),
                new Filtered("/periods/2020Q3/assessments/list", "show=recognised&on=2020-10-09"),
                new Filtered(
                        "/periods/2020Q3/obligations",
                        "show=missing&chapter=1&unit=czt&measure=5&status=ON_TRACK&light=red&kind=TARGET&on=2020-10-09"),
                new Filtered("/periods/2020Q3/standards/list", "standard=on-time&group=not-met&city=南昌市"),
                new Filtered("/periods/2020Q3/standards/list", "standard=limit&group=unknown&on=2020-10-09"),
                new Filtered("/policy/board/list", "show=bare&on=2020-10-09"),
                new Filtered(
                        "/problems/list",
                        "quarter=2020Q3&chapter=2&unit=czt&owner=fgw&kind=need&show=late&on=2020-10-09"),
                new Filtered(
                        "/province-review/list",
                        "quarter=2020Q3&measure=5&unit=czt&holder=UNIT_APPROVER&days=2&resubmitted=true&correction=true"
                                + "&on=2020-10-09"),
                new Filtered("/problems/open/list", "quarter=2020Q3&show=carried&approved=true&on=2020-10-09"),
                new Filtered("/province-review/returns", "quarter=2020Q3&category=UNANSWERED&on=2020-10-09"),
                new Filtered("/supporting-documents/list", "unit=czt&measure=5&on=2020-10-09"),
                new Filtered("/supporting-documents/list", "show=missing&unit=czt&measure=5&on=2020-10-09"),
                new Filtered("/task-points/list", "show=accepted&measure=5&on=2020-10-09"),
                new Filtered("/task-points/list", "show=bare&measure=5&on=2020-10-09"),
                new Filtered(
                        "/unit-review/list",
                        "quarter=2020Q3&measure=5&unit=czt&days=2&resubmitted=true&correction=true&on=2020-10-09"),
                new Filtered("/unit/entries", "holder=UNIT_AUTHOR&on=2020-10-09"),
                new Filtered("/reports/list", "on=2020-10-09"),
                new Filtered("/unit-check/list", "on=2020-10-09"),
                new Filtered("/urges/requests/list", "on=2020-10-09"),
                new Filtered("/urges/list", "show=ANSWERED&on=2020-10-09"),
                new Filtered(
                        "/findings/list",
                        "quarter=2020Q2&chapter=2&measure=1&unit=rst&verdict=partly&show=rectifying&on=2020-10-09"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void theFilterIsSaidInWords(Filtered list) {
        var facts = facts(list.path() + ".csv?" + list.encoded());
        var filters = facts.entrySet().stream()
                .filter(fact -> fact.getKey().startsWith("筛选"))
                .toList();

        assertThat(filters).isNotEmpty().allSatisfy(fact -> {
            if (!NO_NAME.matcher(fact.getKey()).matches()) {
                assertThat(fact.getValue())
                        .containsPattern("\\p{IsHan}")
                        .doesNotContain("czt", "fgw", "_")
                        .doesNotContainPattern("^\\d+$");
            }
        });
        assertThat(filters.stream().map(Map.Entry::getValue).filter(value -> !value.equals(ALL)))
                .as(facts.toString())
                .hasSizeGreaterThanOrEqualTo(list.parameters());
        if (list.query().contains("measure=5")) {
            assertThat(facts).containsValue("（五）" + titleOfMeasure(5));
        }
        if (list.query().contains("unit=czt")) {
            assertThat(facts).containsValue("省财政厅");
        }
        if (list.query().contains("on=2020")) {
            assertThat(facts).containsEntry("筛选（截至哪一天的情况）", "2020年10月9日");
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void withoutADayTheFileNamesTheDayOnWhichItIsMade(Filtered list) {
        var facts = facts(list.path() + ".csv?" + list.encoded().replaceAll("&?on=[\\d-]+", ""));

        assertThat(facts)
                .containsKeys("导出人", "行数")
                .hasEntrySatisfying("导出时间（业务日期）", time -> assertThat(time).startsWith("2020年10月12日 "));
        if (list.query().contains("on=2020")) {
            assertThat(facts).containsEntry("筛选（截至哪一天的情况）", "2020年10月12日（导出当天）");
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aDayThatIsRefusedOnThePageGivesNoFile(Filtered list) {
        if (!list.query().contains("on=2020")) {
            return;
        }
        for (var refused : Map.of("2020-10-13", "所选的日期还没有到", "then", "日期无法识别").entrySet()) {
            for (var format : List.of("csv", "xlsx")) {
                var address = list.path() + "." + format + "?"
                        + list.encoded().replaceFirst("on=[\\d-]+", "on=" + refused.getKey());
                var answer = browser.get()
                        .uri(URI.create(address))
                        .with(as(actor(address)))
                        .exchange();
                assertThat(answer).as(address).hasStatus(HttpStatus.BAD_REQUEST);
                assertThat(answer.getResponse().getContentType()).startsWith("text/html");
                assertThat(new String(answer.getResponse().getContentAsByteArray(), UTF_8))
                        .contains("没有导出：" + refused.getValue(), "请回到列表");
            }
        }
    }

    @Test
    void whatNothingIsCalledByIsSaidToBeUnknown() {
        assertThat(facts("/ledger/list.csv?quarter=2020Q3&chapter=99&measure=77&unit=nobody"))
                .containsEntry("筛选（章）", "99（没有这一项）")
                .containsEntry("筛选（措施）", "77（没有这一项）")
                .containsEntry("筛选（单位）", "nobody（没有这一项）")
                .containsEntry("行数", "0");
    }

    @Test
    void noListIsForgotten() {
        var known = lists().map(list -> list.path()
                        .replace("2020Q3", "{quarter}")
                        .replace("/measures/17/indicators/55/", "/measures/{measure}/indicators/{number}/"))
                .collect(Collectors.toSet());
        known.addAll(WITHOUT_FILTER);

        var lists = requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> pattern.endsWith(".{format:xlsx|csv}"))
                .map(pattern -> pattern.replace(".{format:xlsx|csv}", ""))
                .collect(Collectors.toSet());
        assertThat(known).isEqualTo(lists);
    }

    private String titleOfMeasure(int number) {
        return database.sql("select title from measure where number = ?")
                .params(number)
                .query(String.class)
                .single();
    }

    /** What stands behind the empty line. */
    private Map<String, String> facts(String address) {
        var result =
                browser.get().uri(URI.create(address)).with(as(actor(address))).exchange();
        assertThat(result).as(address).hasStatusOk();
        var text = new String(result.getResponse().getContentAsByteArray(), UTF_8);
        var facts = new LinkedHashMap<String, String>();
        text.substring(text.lastIndexOf("\r\n\r\n") + 4).lines().forEach(line -> {
            var parts = line.substring(1, line.length() - 1).split("\",\"", 2);
            facts.put(parts[0], parts[1]);
        });
        return facts;
    }

    private static Actor actor(String address) {
        if (address.startsWith("/accounts")) {
            return ADMIN;
        }
        if (address.startsWith("/audit")) {
            return AUDITOR;
        }
        return address.matches("/unit[-/].*") ? UNIT_APPROVER : COORDINATOR;
    }

    /**
     * A list under every filter it knows.
     *
     * @param path its address without the ending
     * @param query the filter
     */
    record Filtered(String path, String query) {

        String encoded() {
            return URI.create(query.replace("李", "%E6%9D%8E").replace("南昌市", "%E5%8D%97%E6%98%8C%E5%B8%82"))
                    .toString();
        }

        /** How many conditions it has. */
        int parameters() {
            return query.split("&").length - (TITLED.contains(path + "?" + query.split("&")[0]) ? 1 : 0);
        }
    }
}
