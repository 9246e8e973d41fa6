package luoshi.rollup;

import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import luoshi.Days;
import luoshi.People;
import luoshi.TestDatabase;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.light.LightJudging;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

/** What stands beside a draft: the comparison with the quarter before with its paragraph, and the checks of form and words. */
@SpringBootTest(properties = {"db-scheduler.enabled=false", "spring.application.name=comparison"})
@AutoConfigureMockMvc
@Import({TestDatabase.class, People.class})
@DirtiesContext
class DraftAidsTests {

    private static final String PAGE = "/periods/2020Q3/comparison";
    private static final String REPORT = "/reports/2020Q3/1";
    private static final String BEGINS = "与2020年第二季度相比，20项措施中";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private RollUpJob job;

    @Autowired
    private LightJudging judging;

    private Actor coordinator;

    @BeforeEach
    void aReportIsBeingDrafted() {
        coordinator = people.join(People.DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        Days.itIs(database, "2020-10-22");
        job.compileWhatIsDue(Actor.SYSTEM);
        judging.judgeWhatIsDue();
    }

    @Test
    void goesIntoTheDraftOnRequestAndOutAgain() {
        assertThat(page(coordinator, REPORT).select(".report-text").text()).doesNotContain(BEGINS);

        assertThat(post(PAGE + "/paragraph", "wanted", "true")).hasRedirectedUrl(PAGE);
        assertThat(page(coordinator, REPORT).select(".passage-program").text()).contains(BEGINS);
        assertThat(post("/reports/2020Q3/compilation")).hasStatus3xxRedirection();
        assertThat(page(coordinator, REPORT).select(".passage-program").text())
                .as("compiling again keeps it")
                .contains(BEGINS);

        turnALight();
        assertThat(post(REPORT + "/unit-check")).as("lights have changed since").hasStatus(HttpStatus.CONFLICT);
        assertThat(post(PAGE + "/paragraph", "wanted", "false")).hasRedirectedUrl(PAGE);
        assertThat(page(coordinator, REPORT).select(".report-text").text()).doesNotContain(BEGINS);
    }

    @Test
    void isForTheOfficesOfTheProvinceAndHasNothingBeforeTheFirstQuarter() {
        var reporter = people.join(1, Role.REPORTER);

        assertThat(browser.get().uri(PAGE).with(as(reporter)).exchange()).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.post()
                        .uri(PAGE + "/paragraph")
                        .with(as(reporter))
                        .with(csrf())
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page(coordinator, "/periods/2020Q2/comparison")
                        .select(".empty")
                        .text())
                .contains("没有更早的季度");
        assertThat(browser.get()
                        .uri("/periods/2020Q2/comparison/entries.csv")
                        .with(as(coordinator))
                        .exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    @Transactional
    void saysWhatTheProgramWouldSayOtherwiseByNow() {
        assertThat(post("/reports/2020Q3/compilation")).hasStatus3xxRedirection();
        assertThat(page(coordinator, REPORT).select("a[href$='/check#overtaken']"))
                .isEmpty();
        assertThat(page(coordinator, REPORT + "/check").select("#overtaken tbody tr"))
                .isEmpty();

        oneMoreHasReported();

        assertThat(page(coordinator, REPORT).select("a[href$='/check#overtaken']"))
                .hasSize(1);
        var sentences = page(coordinator, REPORT + "/check").select("#overtaken tbody tr");
        assertThat(sentences.eachText())
                .anyMatch(row -> row.matches(".*已报\\d+项.*已报\\d+项.*"))
                .allMatch(row -> !row.contains("没有这一句"));
        var counts = sentences.first().select("td");
        assertThat(received(counts.last())).isEqualTo(received(counts.first()) + 1);
    }

    private static int received(Element sentence) {
        return Integer.parseInt(sentence.text().replaceFirst(".*?已报(\\d+)项.*", "$1"));
    }

    private void oneMoreHasReported() {
        database.sql("""
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id, state, progress, status,
                                                    versions, held_since, first_submitted_at, first_received_at)
                        select o.id, o.period_id, o.measure_id, o.unit_id, 'SUBMITTED', '资金已拨付。', 'ON_TRACK', 1, now(),
                               timestamp '2020-10-21 09:00', now()
                        from reporting_obligation o join reporting_period p on p.id = o.period_id
                        where p.quarter = '2020Q3'
                          and not exists (select from progress_entry e where e.obligation_id = o.id and e.first_submitted_at is not null)
                        order by o.id desc limit 1
                        on conflict (obligation_id) where corrects_id is null do update
                        set state = excluded.state, versions = 1, first_submitted_at = excluded.first_submitted_at,
                            first_received_at = excluded.first_received_at
                        """).update();
    }

    @Test
    void everyCountHasItsRowsAndItsFile() {
        var comparison = page(coordinator, PAGE);

        assertThat(comparison.select("#measures tbody tr")).hasSize(20);
        assertThat(rows("/periods/2020Q3/comparison?text=#entries")).isEqualTo(142);
        for (var tile : comparison.select("a.tile")) {
            assertThat(rows(tile.attr("href")))
                    .as(tile.text())
                    .isEqualTo(Integer.parseInt(tile.select(".tile-count").text()));
        }
        var file =
                browser.get().uri(PAGE + "/measures.csv").with(as(coordinator)).exchange();
        assertThat(new String(file.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains("（一）稳定就业岗位", "（二十）");
    }

    /** The rows of the part of the page that the address names, and of the pages that follow it. */
    private int rows(String address) {
        var part = address.replaceFirst(".*#", "");
        var rows = 0;
        for (var next = address; !next.isEmpty(); ) {
            var shown = page(coordinator, next.replaceFirst("#.*", "")).getElementById(part);
            rows += shown.select("tbody tr").size();
            next = shown.select("a[rel=next]").attr("href");
        }
        return rows;
    }

    @Test
    void whatAPassageSaidBetweenTwoRewritingsIsKept() {
        var behind =
                page(coordinator, REPORT).select(".said-program").get(0).id().replace("passage-", "");
        post(
                REPORT + "/passages/" + behind + "/following",
                "text",
                "本季度以来，各地各部门稳步推进。",
                "submitKey",
                UUID.randomUUID().toString());
        rewrite("稳步推进", "本季度以来，各地各部门扎实推进。");
        rewrite("扎实推进", "本季度以来，各地各部门扎实有序推进。");
        assertThat(post("/reports/2020Q3/compilation")).hasStatus3xxRedirection();

        var passage = written("扎实有序");
        var path = passage.select("a[href$=/difference]").attr("href").replace("/difference", "");
        assertThat(page(coordinator, path + "/history").select(".history-line").eachText())
                .satisfiesExactly(
                        line -> assertThat(line).contains("改写报告的一段", "由“", "扎实推进。”改为“", "扎实有序推进。”"),
                        line -> assertThat(line).contains("改写报告的一段", "稳步推进。”改为“", "扎实推进。”"),
                        line -> assertThat(line).contains("在报告中增加一段", "填为“本季度以来，各地各部门稳步推进。”"));
        var compared = page(coordinator, path + "/difference?from=1&to=2");
        assertThat(compared.select("select#to option")).hasSize(3);
        assertThat(compared.select("section del").text()).contains("稳步");
        assertThat(compared.select("section ins").text()).contains("扎实").doesNotContain("有序");

        var removal = REPORT + "/passages/" + id(passage) + "/removal";
        assertThat(post(removal, "revision", "99"))
                .as("not as it stands")
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("扎实有序推进");
        assertThat(post(
                                removal,
                                "revision",
                                passage.select("input[name=revision]").val())
                        .getResponse()
                        .getRedirectedUrl())
                .as("what it stood behind")
                .contains(REPORT + "?at=", "#passage-");
        assertThat(page(coordinator, REPORT + "/history")
                        .select(".history-line")
                        .first()
                        .text())
                .contains("从报告中删除一段", "原为“本季度以来，各地各部门扎实有序推进。”");
        assertThat(page(coordinator, path + "/history").select("h1").text()).contains("已删除的一句");
        assertThat(page(coordinator, path + "/difference?from=2&to=3")
                        .select("section ins")
                        .text())
                .contains("有序");
    }

    @Test
    void whatAPassageSaidBeforeIsForWhoWritesReports() {
        var leader = people.join(People.DEVELOPMENT_AND_REFORM, Role.LEADER);
        var trace = database.sql("select trace from report_passage order by id limit 1")
                .query(String.class)
                .single();

        for (var page : new String[] {"", "/history", "/difference"}) {
            assertThat(browser.get()
                            .uri(REPORT + "/passages/" + trace + page)
                            .with(as(leader))
                            .exchange())
                    .as(page)
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(browser.get()
                        .uri(REPORT + "/passages/" + UUID.randomUUID() + "/history")
                        .with(as(coordinator))
                        .exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private void rewrite(String before, String text) {
        var passage = written(before);
        assertThat(post(
                        REPORT + "/passages/" + id(passage),
                        "revision",
                        passage.select("input[name=revision]").val(),
                        "text",
                        text))
                .hasStatus3xxRedirection();
    }

    private static String id(Element passage) {
        return passage.select(".said").first().id().replace("passage-", "");
    }

    /** The passage of the coordinator's own that holds the words, opened to be edited. */
    private Element written(String words) {
        var closed = page(coordinator, REPORT)
                .select(".said-editorial:contains(" + words + ")")
                .first();
        return page(coordinator, REPORT + "?edit=" + closed.id().replace("passage-", ""))
                .select(".passage:has(#" + closed.id() + ")")
                .first();
    }

    @Test
    void theDraftIsCheckedClauseByClauseAndWordByWord() {
        var draft = page(coordinator, REPORT);
        var passage = draft.select(".said-program").get(0).id().replace("passage-", "");
        assertThat(post(
                        REPORT + "/passages/" + passage + "/following",
                        "text",
                        "由省发改委于2020年09月汇总。",
                        "submitKey",
                        UUID.randomUUID().toString()))
                .hasStatus3xxRedirection();

        var check = page(coordinator, REPORT + "/check");
        assertThat(check.select("#text tbody").text()).contains("“省发改委”：规范名称为“省发展改革委”", "“年09月”：日期写成");
        assertThat(check.select("#format tbody tr")).hasSizeGreaterThan(25);
        assertThat(check.select("#format tbody").text()).contains("22行，28个字").doesNotContain("不符合");
        assertThat(check.select("#text tbody a").attr("href"))
                .startsWith(REPORT + "?at=")
                .contains("#passage-");
    }

    @Test
    void sentencesAreCutMergedAndMovedAndTheSecondEditorIsTold() {
        takeOut();
        addBehindTheFirst("全省共新开工项目30个。续建项目45个。");
        edit("全省共新开工", "全省共新开工项目30个。\n续建项目45个。");
        assertThat(own()).containsExactly("全省共新开工项目30个。", "续建项目45个。");

        var opened = opened("续建项目");
        var form = opened.select("form[action$=/merging]");
        var merging = form.attr("action");
        String[] seen = {
            "revision", form.select("[name=revision]").val(),
            "before", form.select("[name=before]").val(),
            "into", form.select("[name=into]").val()
        };
        edit("全省共新开工", "全省共新开工重大项目30个。");
        var stale = post(merging, seen);
        assertThat(stale).hasStatus(HttpStatus.CONFLICT).bodyText().contains("他人已改写过这一段");
        assertThat(own()).as("nothing is merged over").containsExactly("全省共新开工重大项目30个。", "续建项目45个。");

        move("续建项目", "UP");
        assertThat(own()).containsExactly("续建项目45个。", "全省共新开工重大项目30个。");
        assertThat(post(REPORT + "/passages/" + place("续建项目") + "/place", "place", "1", "move", "DOWN"))
                .as("the second click finds it moved")
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("位置已经变动");
        move("全省共新开工", "PART");
        assertThat(page(coordinator, REPORT).select(".passage-editorial")).hasSize(2);
        move("全省共新开工", "JOIN");

        var again = opened("全省共新开工").select("form[action$=/merging]");
        assertThat(post(
                        again.attr("action"),
                        "revision",
                        again.select("[name=revision]").val(),
                        "before",
                        again.select("[name=before]").val(),
                        "into",
                        again.select("[name=into]").val()))
                .hasStatus3xxRedirection();
        assertThat(own()).containsExactly("续建项目45个；全省共新开工重大项目30个。");
        assertThat(post("/reports/2020Q3/compilation")).hasStatus3xxRedirection();
        assertThat(own()).as("compiling again keeps it").containsExactly("续建项目45个；全省共新开工重大项目30个。");
        assertThat(page(coordinator, REPORT + "/history")
                        .select(".history-line")
                        .eachText())
                .anyMatch(line -> line.contains("合并报告的两句"))
                .anyMatch(line -> line.contains("调整报告中句子的位置"))
                .anyMatch(line -> line.contains("把报告的一句分开"));
        takeOut();
    }

    @Test
    void numbersThatContradictOneAnotherAreShownAndStopTheReport() {
        takeOut();
        addBehindTheFirst("新开工项目30个、续建项目45个，合计76个。");

        var draft = page(coordinator, REPORT);
        assertThat(draft.select("#numbers").text()).contains("校验未通过", "合计写作“76个”，按前列各数相加为“75个”。");
        assertThat(draft.select("#numbers .findings a").attr("href"))
                .endsWith("#" + draft.select(".said-editorial").attr("id"));
        assertThat(post(REPORT + "/unit-check"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("正文有1处数字不符（引言第2句），本次操作没有生效。");

        edit("新开工项目", "新开工项目30个、续建项目45个，合计75个。");
        assertThat(page(coordinator, REPORT).select("#numbers").text()).contains("校验通过");
        takeOut();
    }

    @Test
    void everyNumberOfTheTextIsListedWithItsSentenceAndOpensItsList() {
        assertThat(post(PAGE + "/paragraph", "wanted", "true")).hasRedirectedUrl(PAGE);
        var draft = page(coordinator, REPORT);
        var numbers = draft.select("#numbers tbody tr");

        assertThat(numbers).hasSizeGreaterThan(30);
        assertThat(numbers.eachText())
                .anyMatch(row -> row.startsWith("责任单位 "))
                .anyMatch(row -> row.startsWith("须由责任单位细化的表述 "))
                .anyMatch(row -> row.startsWith("灯色未变 "));
        for (var number : numbers) {
            var list = number.select("a").first().attr("href");
            assertThat(number.select("td").first().text())
                    .as(number.text() + " " + list)
                    .isEqualTo(String.valueOf(rowsOf(list)));
        }
        for (var sentence : draft.select(".said-program")) {
            assertThat(numbersIn(sentence.text()))
                    .as(sentence.text())
                    .isSubsetOf(numbers.stream()
                            .filter(number -> number.select("a[href$=#" + sentence.id() + "]")
                                    .hasText())
                            .map(number -> number.select("td").first().text())
                            .toList());
        }
        assertThat(post(PAGE + "/paragraph", "wanted", "false")).hasRedirectedUrl(PAGE);
    }

    /** What is counted or shared out; days, quarters and the number of the document count nothing. */
    private static List<String> numbersIn(String sentence) {
        return Pattern.compile("[0-9]+(\\.[0-9]+)?%?")
                .matcher(sentence.replaceAll("\\d{4}年(\\d{1,2}月\\d{1,2}日|第.季度)|〔\\d{4}〕\\d+号|“[^”]*”", ""))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private int rowsOf(String address) {
        var rows = 0;
        for (var next = address; !next.isEmpty(); ) {
            var page = page(coordinator, next);
            var part =
                    next.contains("#") ? page.getElementById(next.replaceFirst(".*#", "")) : page.selectFirst("main");
            rows += part.select("table tbody tr").size();
            next = part.select(".pager a[rel=next]").attr("href");
        }
        return rows;
    }

    private void addBehindTheFirst(String text) {
        var behind =
                page(coordinator, REPORT).select(".said-program").get(0).id().replace("passage-", "");
        assertThat(post(
                        REPORT + "/passages/" + behind + "/following",
                        "text",
                        text,
                        "submitKey",
                        UUID.randomUUID().toString()))
                .hasStatus3xxRedirection();
    }

    private void takeOut() {
        for (var one = page(coordinator, REPORT).select(".said-editorial").first();
                one != null;
                one = page(coordinator, REPORT).select(".said-editorial").first()) {
            var form = page(coordinator, REPORT + "?edit=" + one.id().replace("passage-", ""))
                    .select("form[action$=/removal]")
                    .first();
            post(form.attr("action"), "revision", form.select("[name=revision]").val());
        }
    }

    private List<String> own() {
        return page(coordinator, REPORT).select(".said-editorial").eachText();
    }

    private String place(String words) {
        return page(coordinator, REPORT)
                .select(".said-editorial:contains(" + words + ")")
                .first()
                .id()
                .replace("passage-", "");
    }

    /** The box in which the sentence with the words is edited. */
    private Element opened(String words) {
        var id = place(words);
        return page(coordinator, REPORT + "?edit=" + id).getElementById("edit-" + id);
    }

    private void edit(String words, String text) {
        var form = opened(words).select("form").first();
        assertThat(post(
                        form.attr("action"),
                        "revision",
                        form.select("[name=revision]").val(),
                        "text",
                        text))
                .hasStatus3xxRedirection();
    }

    private void move(String words, String move) {
        var form = opened(words).select("form[action$=/place]");
        assertThat(post(
                        form.attr("action"),
                        "place",
                        form.select("[name=place]").val(),
                        "move",
                        move))
                .hasStatus3xxRedirection();
    }

    private void turnALight() {
        assertThat(post(
                        "/measures/1/light/override",
                        "quarter",
                        "2020Q3",
                        "light",
                        "GREEN",
                        "reason",
                        "复核后认定。",
                        "submitKey",
                        UUID.randomUUID().toString()))
                .hasRedirectedUrl("/measures/1/light?quarter=2020Q3");
    }

    private MvcTestResult post(String path, String... parameters) {
        var request = browser.post().uri(path).with(as(coordinator)).with(csrf());
        if (path.startsWith(REPORT) && !List.of(parameters).contains("revision")) {
            request.param(
                    "revision",
                    page(coordinator, REPORT).select("input[name=revision]").val());
        }
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    private Document page(Actor actor, String path) {
        var result = browser.get().uri(path).with(as(actor)).exchange();
        assertThat(result).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
