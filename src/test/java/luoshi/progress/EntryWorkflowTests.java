package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** What an entry goes through over HTTP. Each test takes an entry of its own. */
@WebTest
class EntryWorkflowTests extends EntryPages {

    @Test
    void lookingWithoutReadingDoesNotOpenAnEntry() {
        var entry = untouched(unit);
        send(entry);

        assertThat(browser.head().uri(entry).with(as(approver))).hasStatusOk();
        assertThat(post(reporter, entry + "/withdrawal", full(Map.of()))).hasRedirectedUrl(entry);
    }

    @Test
    void anEntryAfterTheDueDayIsTakenAsLate() {
        var entry = untouched(unit);
        Days.itIs(database, "2020-10-15");
        send(entry);
        post(approver, entry + "/submission", full(Map.of("seen", "1")));

        assertThat(page(coordinator, entry).select(".badge").eachText()).contains("逾期报送");
        assertThat(page(coordinator, "/periods/2020Q3/obligations?show=late").select("a[href=" + entry + "]"))
                .hasSize(1);
    }

    @Test
    void aReturnNeedsAReasonAndMarksItsFields() {
        var entry = untouched(unit);
        send(entry);
        post(approver, entry + "/submission", full(Map.of("seen", "1")));

        var unreasoned =
                post(coordinator, entry + "/province-return", full(Map.of("seen", "1", "category", "MISSING_DATA")));
        assertThat(unreasoned).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        var again = Jsoup.parse(text(unreasoned));
        assertThat(again.select(".error-summary a").eachText()).containsExactly("请写明退回理由（不超过1000字），然后再次退回。");
        isLedTo(again, "reason");
        assertThat(again.select("details.return[open] #category option[selected]")
                        .val())
                .as("what was chosen stays")
                .isEqualTo("MISSING_DATA");
        isLedTo(
                Jsoup.parse(text(
                        post(coordinator, entry + "/province-return", full(Map.of("seen", "1", "reason", "请补充截至日期"))))),
                "category");
        assertThat(stateOf(entry)).isEqualTo("SUBMITTED");

        post(
                coordinator,
                entry + "/province-return",
                full(Map.of("seen", "1", "category", "MISSING_DATA", "reason", "请补充截至日期", "fields", "progress")));
        assertThat(stateOf(entry)).isEqualTo("RETURNED_BY_PROVINCE");
        var form = page(reporter, entry + "/form");
        assertThat(form.select(".card-warn").text()).contains("请补充截至日期", "缺数据");
        assertThat(form.select(".card-warn a[href=#progress]")).hasSize(1);
    }

    @Test
    void theCompilingUnitsOwnEntryNeedsTwoReviewers() {
        var writer = people.join(DEVELOPMENT_AND_REFORM, Role.REPORTER);
        var head = people.join(DEVELOPMENT_AND_REFORM, Role.UNIT_APPROVER);
        var second = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        var entry = untouched(DEVELOPMENT_AND_REFORM);
        send(writer, entry);
        post(head, entry + "/submission", full(Map.of("seen", "1")));

        post(coordinator, entry + "/approval", full(Map.of("seen", "1", "assessment", "RECOGNISED")));
        assertThat(stateOf(entry)).isEqualTo("SUBMITTED");
        assertThat(post(coordinator, entry + "/approval", full(Map.of("seen", "1", "assessment", "RECOGNISED"))))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(page(second, entry).select(".badge").eachText()).contains("牵头汇总单位自报");
        assertThat(page(second, entry).select("#assessment, details.return")).hasSize(2);

        var first = page(coordinator, entry);
        assertThat(first.select("#assessment, details.return, #second-reviewer form"))
                .isEmpty();
        assertThat(first.select("#second-reviewer").text())
                .contains("您已审核通过", "等待另一名省级审核人员审核", second.displayName())
                .doesNotContain(coordinator.displayName());
        var returned = post(
                coordinator,
                entry + "/province-return",
                full(Map.of("seen", "1", "category", "MISSING_DATA", "reason", "再想想", "fields", "progress")));
        assertThat(returned).hasStatus(HttpStatus.CONFLICT);
        assertThat(Jsoup.parse(text(returned)).select(".message-problem").text())
                .contains("您已审核通过", "还须由另一名省级审核人员审核", "本次操作没有生效");
        assertThat(stateOf(entry)).isEqualTo("SUBMITTED");

        post(second, entry + "/approval", full(Map.of("seen", "1", "assessment", "RECOGNISED")));
        assertThat(stateOf(entry)).isEqualTo("APPROVED");
    }

    /** The summary of errors leads to the field, which says itself what is wrong. */
    private static void isLedTo(Document page, String field) {
        assertThat(page.select(".error-summary a").attr("href")).isEqualTo("#" + field);
        assertThat(page.getElementById(field).attr("aria-invalid")).isEqualTo("true");
        assertThat(page.getElementById(field).attr("aria-describedby")).contains(field + "-error");
        assertThat(page.getElementById(field + "-error").text()).isNotEmpty();
    }

    @Test
    void nothingNewNeedsAReason() {
        var entry = untouched(unit);

        var refused = post(
                reporter, entry + "/no-progress", full(Map.of("revision", revisionOf(entry), "noProgressReason", " ")));

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        isLedTo(Jsoup.parse(text(refused)), "noProgressReason");
        assertThat(stateOf(entry)).isEqualTo("TO_FILL");
    }

    @Test
    void nothingNewIsAnAnswerInOneClick() {
        var entry = untouched(unit);

        assertThat(post(
                        reporter,
                        entry + "/no-progress",
                        full(Map.of("revision", revisionOf(entry), "noProgressReason", "按既定安排推进"))))
                .hasRedirectedUrl(entry);
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        post(coordinator, entry + "/approval", full(Map.of("seen", "1", "assessment", "RECOGNISED")));

        assertThat(page(coordinator, "/periods/2020Q3/obligations?show=no-progress")
                        .select("a[href=" + entry + "]"))
                .hasSize(1);
        assertThat(page(coordinator, "/periods/2020Q3/obligations?show=missing").select("a[href=" + entry + "]"))
                .isEmpty();
    }

    @Test
    void whatIsApprovedIsCorrectedByALinkedEntryOfItsOwn() {
        var entry = untouched(unit);
        send(entry);
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        post(coordinator, entry + "/approval", full(Map.of("seen", "1", "assessment", "RECOGNISED")));
        assertThat(save(reporter, entry, Map.of("progress", "改写"))).hasStatus(HttpStatus.CONFLICT);

        var correction = post(reporter, entry + "/correction", full(Map.of()))
                .getResponse()
                .getRedirectedUrl()
                .replace("/form", "");
        assertThat(page(reporter, correction).select("a[href=" + entry + "]")).isNotEmpty();
        assertThat(page(reporter, entry).select("a[href=" + correction + "]")).isNotEmpty();
        assertThat(post(reporter, entry + "/correction", full(Map.of())))
                .as("one correction at a time, to which everybody is led")
                .hasRedirectedUrl(correction + "/form");

        Days.itIs(database, "2020-11-20");
        sendCorrected(correction);
        post(approver, correction + "/submission", full(Map.of("seen", "1")));
        post(coordinator, correction + "/approval", full(Map.of("seen", "1", "assessment", "RECOGNISED")));
        assertThat(stateOf(correction)).isEqualTo("APPROVED");
        assertThat(database.sql("select entry_id from effective_entry where obligation_id = "
                                + "(select obligation_id from progress_entry where id = ?)")
                        .params(id(entry))
                        .query(Long.class)
                        .single())
                .isEqualTo(id(correction));
    }

    @Test
    void anEntryIsWithdrawnUntilTheReviewerHasOpenedIt() {
        var entry = untouched(unit);
        send(entry);
        assertThat(post(reporter, entry + "/withdrawal", full(Map.of()))).hasRedirectedUrl(entry);
        assertThat(stateOf(entry)).isEqualTo("WITHDRAWN");

        send(entry);
        page(approver, entry);
        assertThat(post(reporter, entry + "/withdrawal", full(Map.of()))).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void unitsOfTheMeasureReadEachOthersApprovedEntriesOnly() {
        reporter = people.join(FINANCE, Role.REPORTER);
        approver = people.join(FINANCE, Role.UNIT_APPROVER);
        var entry = entryOf(FINANCE, 1);
        var other = people.join(HUMAN_RESOURCES, Role.REPORTER);
        assertThat(get(other, entry)).hasStatus(HttpStatus.NOT_FOUND);
        send(entry);
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        assertThat(get(other, entry)).hasStatus(HttpStatus.NOT_FOUND);
        post(coordinator, entry + "/approval", full(Map.of("seen", "1", "assessment", "RECOGNISED")));

        assertThat(get(other, entry)).hasStatusOk().bodyText().contains("直达资金");
        assertThat(get(people.join(29, Role.REPORTER), entry)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void everyNumberOfAPeriodHasAListOfThatLength() {
        var overview = page(coordinator, "/periods/2020Q3");
        var links = overview.select("a.tile, td.numeric a");
        assertThat(links).hasSizeGreaterThan(100);
        for (var link : links) {
            if (link.attr("href").contains("unit=") && !link.attr("href").matches(".*show=(due|missing)")) {
                continue;
            }
            var shown = link.hasClass("tile") ? link.select(".tile-count").text() : link.text();
            var list = page(coordinator, link.attr("href"));
            assertThat(list.select("tbody tr")).as(link.attr("href")).hasSize(Integer.parseInt(shown));
        }
    }

    @Test
    void listsComeDownUnderTheirFilter() {
        var csv = get(coordinator, "/periods/2020Q3/obligations.csv?show=missing&unit=czt");

        assertThat(csv).hasStatusOk();
        assertThat(text(csv)).startsWith("\uFEFF\"措施\"").contains("省财政厅").doesNotContain("省教育厅");
        assertThat(get(coordinator, "/periods/2020Q3/obligations.xlsx?show=due"))
                .hasStatusOk();
    }
}
