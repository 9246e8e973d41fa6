package luoshi.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static luoshi.People.ADMIN;
import static luoshi.People.AUDITOR;
import static luoshi.People.COORDINATOR;
import static luoshi.People.INSPECTOR;
import static luoshi.People.LEADER;
import static luoshi.People.REPORTER;
import static luoshi.People.UNIT_APPROVER;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.progress.PeriodOpening;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every list as a file: the rows of its page, under its filter, for the people of its page. */
@WebTest
class ExportsTests {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final String FORMULA = "=HYPERLINK(\"http://203.0.113.1\")";

    private static final List<Actor> EVERYBODY =
            List.of(REPORTER, UNIT_APPROVER, COORDINATOR, INSPECTOR, LEADER, ADMIN, AUDITOR);

    /** The rows of a matrix without those that head the counties of a city. */
    private static final String UNITS = "tbody tr:not(:has(th[scope=rowgroup]))";

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    /** Its entries no other test touches. */
    private static final long UNIT = 12;

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PeriodOpening opening;

    private Actor writer;

    @BeforeEach
    void somethingStandsInEveryList() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
        writer = join(Role.REPORTER);
        var entries = database.sql("""
                        select e.id from progress_entry e join reporting_period p on p.id = e.period_id
                        where p.quarter = '2020Q3' and e.unit_id = ? order by e.id
                        """).params(UNIT).query(Long.class).list();
        sendToUnitReview(entries.get(0));
        sendToUnitReview(entries.get(1));
        submit(entries.get(1));
        record("/exports/1");
        database.sql("""
                        insert into job_run (job, subject, started_at, finished_at, outcome, message, node, triggered_by,
                                             business_day)
                        values ('quarterly-roll-up', '2019Q4', timestamptz '2020-01-01', timestamptz '2020-01-01', 'FAILED',
                                'rollup.run.failed', '=node', 'system', date '2020-01-01')
                        """).update();
        mailSomething();
    }

    private void mailSomething() {
        database.sql("""
                        with told as (
                            insert into notice (recipient_id, kind, line, at, created_at)
                            select ?, 'DIGEST', 'exports', timestamp '2020-10-12', timestamptz '2020-10-12'
                            where not exists (select from mail) returning id, recipient_id)
                        insert into mail (notice_id, recipient_id, subject, body, created_at, next_try_at, state)
                        select id, recipient_id, '提醒', '正文', timestamptz '2020-10-12', timestamptz '2020-10-12', 'WITHDRAWN'
                        from told
                        """).params(writer.accountId()).update();
    }

    @AfterEach
    void theDateIsReal() {
        Days.itIsReally(database);
    }

    static Stream<Listed> lists() {
        var business = Set.of(Role.REPORTER, Role.UNIT_APPROVER, Role.COORDINATOR, Role.INSPECTOR, Role.LEADER);
        return Stream.of(
                new Listed("/unit-review", "/unit-review/list", "tbody tr", Set.of(Role.UNIT_APPROVER)),
                new Listed("/province-review", "/province-review/list", "#queue tbody tr", Set.of(Role.COORDINATOR)),
                new Listed("/jobs", "/jobs/runs", "section + section tbody tr", Set.of(Role.COORDINATOR, Role.ADMIN)),
                new Listed("/accounts", "/accounts/list", "tbody tr", Set.of(Role.ADMIN)),
                new Listed("/units", "/units/list", "tbody tr", Set.of(Role.values())),
                new Listed("/audit?username=&subject=/exports", "/audit/list", "tbody tr", Set.of(Role.AUDITOR)),
                new Listed("/periods", "/periods/list", "tbody tr", business),
                new Listed("/periods/2020Q3/obligations", "/periods/2020Q3/obligations", "tbody tr", business),
                new Listed("/policy/board?show=bare", "/policy/board/list", "table.ledger tbody tr", business),
                new Listed("/policy", "/policy/responsibilities", "", business),
                new Listed("/policy", "/policy/indicators", "", business),
                new Listed("/policy/chains", "/policy/chains/list", "tbody tr", business),
                new Listed("/periods/2020Q3", "/periods/2020Q3/by-unit", "#by-unit tbody tr", business),
                new Listed("/periods/2020Q3", "/periods/2020Q3/by-measure", "#by-measure tbody tr", business),
                new Listed("/periods/matrix", "/periods/matrix", UNITS, business),
                new Listed("/periods/2020Q3/matrix", "/periods/2020Q3/matrix", UNITS, business),
                new Listed("/burden", "/burden/2020Q3/questions", "#questions tbody tr", business),
                new Listed("/burden", "/burden/2020Q3/units", "#units tbody tr", business),
                new Listed("/reports", "/reports/list", "", Set.of(Role.COORDINATOR, Role.LEADER, Role.INSPECTOR)),
                new Listed("/holidays", "/holidays/list", "tbody tr", Set.of(Role.COORDINATOR, Role.ADMIN)),
                new Listed("/mail", "/mail/list", "tbody tr", Set.of(Role.ADMIN)),
                new Listed(
                        "/unit",
                        "/unit/entries",
                        "#entries tbody tr",
                        Set.of(Role.REPORTER, Role.UNIT_APPROVER, Role.LEADER)));
    }

    /** Columns of text from the document, such as 16%. */
    private static final Set<String> SAYS_A_TARGET_IN_WORDS = Set.of("/policy/indicators", "/indicators/list");

    @ParameterizedTest
    @MethodSource("lists")
    void theFileHoldsTheRowsOfThePage(Listed list) throws IOException {
        var actor = join(list.roles().iterator().next());
        var page = page(actor, list.page());
        var xlsx = get(actor, link(page, list.file() + ".xlsx"));
        var csv = get(actor, link(page, list.file() + ".csv"));

        comesDown(xlsx, XLSX, ".xlsx");
        comesDown(csv, CSV, ".csv");
        try (var workbook = workbook(xlsx)) {
            var table = table(workbook);
            assertThat(table).hasSizeGreaterThan(1);
            if (!SAYS_A_TARGET_IN_WORDS.contains(list.file())) {
                assertThat(daysAndSharesThatAreText(workbook)).isEmpty();
            }
            if (!list.rows().isEmpty()) {
                assertThat(table).hasSize(page.select(list.rows()).size() + 1);
            }
            assertThat(facts(workbook))
                    .containsEntry("导出人", actor.displayName())
                    .containsEntry("行数", Integer.toString(table.size() - 1))
                    .hasEntrySatisfying("导出时间（业务日期）", time -> assertThat(time).startsWith("2020年10月12日 "));
            assertThat(facts(workbook).keySet()).anyMatch(label -> label.startsWith("筛选"));
            var text = new String(bytes(csv), UTF_8);
            assertThat(text)
                    .startsWith("\uFEFF\"")
                    .startsWith(new String(Csv.write(table.get(0), table.subList(1, table.size())), UTF_8) + "\r\n");
            facts(workbook)
                    .forEach((label, value) -> assertThat(text)
                            .contains("\r\n\"" + label + "\",\""
                                    + (label.startsWith("导出时间") ? "2020年10月12日 " : value + "\"\r\n")));
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void theFileIsForThePeopleOfThePage(Listed list) {
        for (var actor : EVERYBODY) {
            var allowed = actor.roles().stream().anyMatch(list.roles()::contains);
            for (var format : List.of(".xlsx", ".csv")) {
                assertThat(get(actor, list.file() + format))
                        .as(actor.username() + " " + list.file() + format)
                        .hasStatus(allowed ? HttpStatus.OK : HttpStatus.FORBIDDEN);
            }
        }
        assertThat(browser.get().uri(list.file() + ".csv")).hasStatus3xxRedirection();
        assertThat(get(COORDINATOR, "/periods/list.pdf")).hasStatus4xxClientError();
    }

    @Test
    void theMeasuresOfTheFileAreThoseOfTheTwentyPages() throws IOException {
        assertThat(rowsOf("/policy/responsibilities.xlsx")).hasSize(rowsOnMeasures("责任单位"));
        assertThat(rowsOf("/policy/indicators.xlsx"))
                .hasSize(rowsOnMeasures("指标"))
                .hasSize(69);
        assertThat(rowsOf("/policy/responsibilities.xlsx"))
                .anySatisfy(row -> assertThat(row)
                        .startsWith("1", "二、保居民就业", "（一）稳定就业岗位", "省人力资源社会保障厅")
                        .contains("牵头"));
    }

    @Test
    void theFilterOfThePageIsTheFilterOfTheFile() throws IOException {
        var admin = join(Role.ADMIN);
        var sought = people.join("sought.in-a-file", UNIT, Role.REPORTER);
        people.join("not-this-one", UNIT, Role.REPORTER);

        var page = page(admin, "/accounts?unit=" + UNIT + "&text=sought.in");
        try (var workbook = workbook(get(admin, link(page, "/accounts/list.xlsx")))) {
            assertThat(table(workbook).get(1)).contains(sought.username(), "填报人", "正常");
            assertThat(table(workbook)).hasSize(2);
            assertThat(facts(workbook)).containsEntry("筛选（姓名或用户名）", "sought.in");
            assertThat(facts(workbook).get("筛选（单位）")).isNotEqualTo("全部").contains("省");
        }
        assertThat(new String(bytes(get(admin, "/accounts/list.csv")), UTF_8)).doesNotContain("argon2");
    }

    @Test
    void whatLooksLikeAFormulaStaysText() throws IOException {
        database.sql("update account set display_name = ? where id in (select written_by from entry_version v "
                        + "join progress_entry e on e.id = v.entry_id where e.unit_id = ?)")
                .params(FORMULA, UNIT)
                .update();
        var queue = get(join(Role.UNIT_APPROVER), "/unit-review/list.xlsx");
        var accounts = get(join(Role.ADMIN), "/accounts/list.xlsx?unit=" + UNIT);
        var runs = get(join(Role.ADMIN), "/jobs/runs.xlsx");
        var filter = get(join(Role.ADMIN), "/accounts/list.xlsx?text=%3D1%2B1");

        assertThat(textsOf(queue)).contains(FORMULA);
        assertThat(textsOf(accounts)).contains(FORMULA);
        assertThat(textsOf(runs)).contains("=node");
        assertThat(textsOf(filter)).contains("=1+1");
        assertThat(new String(bytes(get(join(Role.ADMIN), "/accounts/list.csv?unit=" + UNIT)), UTF_8))
                .contains("\"'=HYPERLINK(\"\"http");
    }

    @Test
    void theTrailComesDownWholeAndNotByThePage() throws IOException {
        for (var number = 1; number <= 52; number++) {
            record("/many-exports/" + number);
        }
        var auditor = join(Role.AUDITOR);
        var page = page(auditor, "/audit?subject=/many-exports/");
        var next = page(auditor, page.select(".pager a[rel=next]").attr("href"));

        var file = link(next, "/audit/list.xlsx");
        try (var workbook = workbook(get(auditor, file))) {
            assertThat(table(workbook))
                    .hasSize(1
                            + page.select("tbody tr").size()
                            + next.select("tbody tr").size());
            assertThat(table(workbook).get(1)).contains("停用了用户", "原因：=调离", "/many-exports/52", "成功");
            assertThat(facts(workbook)).containsEntry("筛选（对象）", "/many-exports/");
        }
    }

    @Test
    void anEmptyListIsAFileToo() throws IOException {
        try (var workbook = workbook(get(join(Role.ADMIN), "/accounts/list.xlsx?text=nobody-has-this-name"))) {
            assertThat(table(workbook)).hasSize(1);
            assertThat(facts(workbook)).containsEntry("行数", "0");
        }
    }

    private static void comesDown(MvcTestResult result, MediaType type, String ending) {
        assertThat(result).hasStatusOk().hasContentType(type);
        var disposition = ContentDisposition.parse(result.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION));
        assertThat(disposition.isAttachment()).isTrue();
        assertThat(disposition.getFilename()).endsWith(ending).hasSizeGreaterThan(ending.length());
        assertThat(result.getResponse().getHeaders("Content-Security-Policy"))
                .anyMatch(csp -> csp.startsWith("sandbox"));
    }

    /** What the cells of all sheets say, none of them a formula. */
    private static List<String> textsOf(MvcTestResult result) throws IOException {
        try (var workbook = workbook(result)) {
            var cells = new ArrayList<Cell>();
            for (var sheet : workbook.getSheets().toList()) {
                sheet.read().forEach(row -> row.forEach(cells::add));
            }
            assertThat(cells)
                    .filteredOn(cell -> cell != null && cell.getType() != CellType.EMPTY)
                    .allMatch(cell -> cell.getType() == CellType.STRING || cell.getType() == CellType.NUMBER);
            return cells.stream()
                    .filter(cell -> cell != null && cell.getType() == CellType.STRING)
                    .map(Cell::getText)
                    .toList();
        }
    }

    private List<List<String>> rowsOf(String file) throws IOException {
        try (var workbook = workbook(get(LEADER, file))) {
            var table = table(workbook);
            return table.subList(1, table.size());
        }
    }

    private int rowsOnMeasures(String section) {
        return IntStream.rangeClosed(1, 20)
                .map(number -> page(LEADER, "/measures/" + number)
                        .select("section:has(h2:matchesOwn(^" + section + "$)) tbody tr")
                        .size())
                .sum();
    }

    private static Map<String, String> facts(ReadableWorkbook workbook) throws IOException {
        return workbook.getSheet(0).orElseThrow().read().stream()
                .skip(1)
                .collect(Collectors.toMap(row -> row.getCellText(0), row -> row.getCellText(1)));
    }

    /** The headings, then the rows. */
    private static List<List<String>> table(ReadableWorkbook workbook) throws IOException {
        var rows = workbook.getSheet(1).orElseThrow().read();
        var columns = rows.get(0).getCellCount();
        return rows.stream()
                .map(row -> IntStream.range(0, columns)
                        .mapToObj(column -> row.getOptionalCell(column)
                                .map(ExportsTests::said)
                                .orElse(""))
                        .toList())
                .toList();
    }

    /** What a spreadsheet shows in the cell. */
    private static String said(Cell cell) {
        var format = Objects.requireNonNullElse(cell.getDataFormatString(), "");
        if (cell.getType() != CellType.NUMBER || format.isEmpty() || format.equals("General")) {
            return cell.getText();
        }
        if (format.equals(CellKind.SHARE.format())) {
            return cell.asNumber().movePointRight(2).toPlainString() + "%";
        }
        return (format.equals(CellKind.TIME.format()) ? CellKind.MINUTE : CellKind.DAY).format(cell.asDate());
    }

    /** The texts of a sheet that a reader takes for a day or a share. */
    private static List<String> daysAndSharesThatAreText(ReadableWorkbook workbook) throws IOException {
        return workbook.getSheet(1).orElseThrow().read().stream()
                .flatMap(Row::stream)
                .filter(cell -> cell != null && cell.getType() == CellType.STRING)
                .map(Cell::getText)
                .filter(text -> text.matches("\\d{4}年\\d{1,2}月\\d{1,2}日( \\d\\d:\\d\\d)?|[\\d.]+%"))
                .toList();
    }

    private static ReadableWorkbook workbook(MvcTestResult result) throws IOException {
        assertThat(result).hasStatusOk();
        return new ReadableWorkbook(new ByteArrayInputStream(bytes(result)), new ReadingOptions(true, false));
    }

    private static String link(Document page, String file) {
        var links = page.select("main a.button").eachAttr("href").stream()
                .filter(address -> address.equals(file) || address.startsWith(file + "?"))
                .toList();
        assertThat(links).as(file).hasSize(1);
        return links.get(0);
    }

    private Actor join(Role role) {
        return people.join(UNIT, role);
    }

    private void sendToUnitReview(long entry) {
        if (!stateOf(entry).equals("TO_FILL")) {
            return;
        }
        var sent = post(
                writer,
                "/entries/" + entry + "/form",
                Map.of("revision", "0", "send", "review", "progress", "已全部下达。", "status", "ON_TRACK"));
        assertThat(sent).hasRedirectedUrl("/entries/" + entry);
    }

    private void submit(long entry) {
        if (!stateOf(entry).equals("UNIT_REVIEW")) {
            return;
        }
        assertThat(post(join(Role.UNIT_APPROVER), "/entries/" + entry + "/submission", Map.of("seen", "1")))
                .hasStatus3xxRedirection();
    }

    private String stateOf(long entry) {
        return database.sql("select state from progress_entry where id = ?")
                .params(entry)
                .query(String.class)
                .single();
    }

    private void record(String subject) {
        database.sql("""
                        select audit_append(current_timestamp, 'somebody', '10.0.0.1', 'AccountDisabled', ?, true,
                                            '{"reason": "=调离"}')
                        """).params(subject).query(Long.class).single();
    }

    private Document page(Actor actor, String uri) {
        var result = get(actor, uri);
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(new String(bytes(result), UTF_8));
    }

    /** The address as it stands in a page, already encoded. */
    private MvcTestResult get(Actor actor, String uri) {
        return browser.get().uri(URI.create(uri)).with(as(actor)).exchange();
    }

    private MvcTestResult post(Actor actor, String uri, Map<String, String> parameters) {
        var request = browser.post().uri(uri).with(as(actor)).with(csrf());
        parameters.forEach(request::param);
        return request.param("submitKey", UUID.randomUUID().toString()).exchange();
    }

    private static byte[] bytes(MvcTestResult result) {
        return result.getResponse().getContentAsByteArray();
    }

    /**
     * A list.
     *
     * @param page where it is shown
     * @param file where it comes down, without the ending
     * @param rows what selects its rows on the page; empty where they are spread over several pages
     * @param roles who opens the page
     */
    record Listed(String page, String file, String rows, Set<Role> roles) {

        @Override
        public String toString() {
            return file;
        }
    }
}
