package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Stream;
import luoshi.CsvTable;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/** 台账: what is approved, under a filter, now and on a past day. */
@WebTest
class LedgerPagesTests extends EntryPages {

    private static final String TEXT = "直达资金已全部下达。";

    @Autowired
    private ApprovedProgress approved;

    @Test
    void whatIsApprovedStandsInTheLedgerAndNothingElse() {
        var entry = owed(2, 5);
        send(entry);
        assertThat(rowOf(coordinator, "")).contains("待单位审核").doesNotContain(TEXT);

        approve(entry);
        assertThat(rowOf(coordinator, "")).contains("已通过", TEXT, "正常推进", "2020年10月12日");
    }

    @Test
    void asAtAPastDayItKnowsNothingOfWhatCameLater() {
        var entry = owed(2, 5);
        Days.itIs(database, "2020-10-09");
        send(entry);
        Days.itIs(database, "2020-10-10");
        assertThat(post(reporter, entry + "/withdrawal", Map.of())).hasStatus3xxRedirection();
        Days.itIs(database, "2020-10-11");
        send(entry);
        Days.itIs(database, "2020-10-12");
        approve(entry);

        assertThat(rowOf(coordinator, "&on=2020-10-08")).contains("待填").doesNotContain(TEXT);
        assertThat(rowOf(coordinator, "&on=2020-10-09")).contains("待单位审核");
        assertThat(rowOf(coordinator, "&on=2020-10-10")).contains("已撤回");
        assertThat(rowOf(coordinator, "&on=2020-10-11")).contains("待单位审核").doesNotContain(TEXT);
        assertThat(ledger(coordinator, "&on=2020-10-11").select("#as-at").text())
                .contains("2020年10月11日");
        assertThat(rowOf(coordinator, "&on=2020-10-12")).contains("已通过", TEXT);
        assertThat(ledger(coordinator, "&on=2020-10-12").select("#as-at")).isEmpty();
    }

    @Test
    void anApprovedCorrectionTakesThePlaceOnlyFromItsDayOn() {
        var entry = owed(2, 5);
        Days.itIs(database, "2020-10-09");
        send(entry);
        approve(entry);
        Days.itIs(database, "2020-10-12");
        var correction =
                post(reporter, entry + "/correction", Map.of()).getResponse().getRedirectedUrl();
        var address = correction.replaceAll("/form.*", "");
        assertThat(save(reporter, address, Map.of("send", "review", "progress", "更正后的内容。", "status", "SLOW")))
                .hasRedirectedUrl(address);
        approve(address);

        assertThat(rowOf(coordinator, "&on=2020-10-11")).contains(TEXT, "正常推进").doesNotContain("更正后的内容");
        assertThat(rowOf(coordinator, "")).contains("更正后的内容", "进展缓慢").doesNotContain(TEXT);
        assertThat(approved.untoldCorrections(3))
                .filteredOn(one -> one.entryId() == id(address))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.progress()).isEqualTo("更正后的内容。");
                    assertThat(one.status()).isEqualTo(ProgressStatus.SLOW);
                    assertThat(one.problems()).as("the same as before").isNull();
                    assertThat(one.figures()).isEmpty();
                });
    }

    @Test
    void aUnitSeesTheMeasuresItSharesAndNoOthers() {
        owed(2, 5);
        var other = people.join(newUnit(), Role.REPORTER);
        assertThat(page(reporter, "/ledger?quarter=2020Q3")
                        .select("tbody td.col-measure")
                        .eachText())
                .isNotEmpty()
                .allMatch(measure -> measure.startsWith("（五）"));
        assertThat(page(other, "/ledger?quarter=all").select("tbody tr")).isEmpty();
        assertThat(get(people.join(unit, Role.ADMIN), "/ledger")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(people.join(unit, Role.AUDITOR), "/ledger/list.csv")).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void thePagesFollowOneAnotherWithoutGapOrRepetition() throws IOException {
        var seen = new ArrayList<String>();
        var address = "/ledger?quarter=all";
        while (!address.isEmpty()) {
            var page = page(coordinator, address);
            page.select("tbody tr")
                    .forEach(row -> seen.add(row.select("td").first().text()
                            + row.select(".col-number").text()
                            + row.select(".col-measure, .col-unit").text()));
            assertThat(page.select("tbody td.col-number").first().text())
                    .isEqualTo(Integer.toString(
                            1 + seen.size() - page.select("tbody tr").size()));
            address = page.select(".pager a[rel=next]").attr("href");
        }
        var owed = database.sql("select count(*) from obligation_status")
                .query(Integer.class)
                .single();
        assertThat(seen).hasSize(owed).hasSizeGreaterThan(100);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(
                get(coordinator, "/ledger/list.xlsx?quarter=all").getResponse().getContentAsByteArray()))) {
            assertThat(workbook.getSheet(1).orElseThrow().read().stream()
                            .skip(1)
                            .map(row -> row.getCellText(0) + row.getCellText(1) + row.getCellText(3) + " "
                                    + row.getCellText(4)))
                    .containsExactlyElementsOf(seen);
        }
    }

    @Test
    void filtersNarrowItAndStandInTheFile() throws IOException {
        var entry = owed(2, 5);
        send(entry);
        approve(entry);
        var code = codeOf(unit);

        assertThat(page(coordinator, "/ledger?chapter=3&unit=" + code).select("tbody tr"))
                .hasSize(1);
        assertThat(page(coordinator, "/ledger?chapter=2&unit=" + code).select("tbody tr"))
                .isEmpty();
        assertThat(page(coordinator, "/ledger?show=approved&status=ON_TRACK&unit=" + code)
                        .select("tbody tr"))
                .hasSize(1);
        assertThat(page(coordinator, "/ledger?show=missing&unit=" + code).select("tbody tr"))
                .isEmpty();
        assertThat(page(coordinator, "/ledger?status=SLOW&unit=" + code).select("tbody tr"))
                .isEmpty();
        var lit = Stream.of("blue", "red", "yellow", "green", "grey")
                .filter(light -> !page(coordinator, "/ledger?light=" + light + "&unit=" + code)
                        .select("tbody tr")
                        .isEmpty())
                .toList();
        assertThat(lit).hasSize(1);
        assertThat(page(coordinator, "/ledger?light=nonsense&chapter=x&quarter=9&on=2020-13-40&unit=" + code)
                        .select("tbody tr"))
                .hasSize(1);

        var csv = CsvTable.of(text(get(coordinator, "/ledger/list.csv?unit=" + code)));
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains(TEXT);
    }

    @Test
    void aFilterIsKeptUnderAName() {
        var saved = post(
                coordinator,
                "/ledger/views",
                Map.of("name", "上季度红灯", "quarter", "2020Q2", "light", "red", "shared", "true"));
        assertThat(saved).hasRedirectedUrl("/ledger?quarter=2020Q2&light=red");
        var colleague = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        assertThat(page(colleague, "/ledger").select(".saved-views a").eachAttr("href"))
                .contains("/ledger?quarter=2020Q2&light=red");
        assertThat(page(reporter, "/ledger").select(".saved-views li")).isEmpty();

        var nameless = post(coordinator, "/ledger/views", Map.of("name", " ", "quarter", "2020Q2"));
        assertThat(nameless).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(nameless).bodyText().contains("名称");
    }

    private String rowOf(Actor actor, String more) {
        var rows = ledger(actor, more).select("tbody tr");
        assertThat(rows).hasSize(1);
        return rows.text();
    }

    private Document ledger(Actor actor, String more) {
        return page(actor, "/ledger?quarter=2020Q3&measure=5&unit=" + codeOf(unit) + more);
    }

    private String codeOf(long id) {
        return database.sql("select code from unit where id = ?")
                .params(id)
                .query(String.class)
                .single();
    }
}
