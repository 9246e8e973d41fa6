package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import luoshi.KeptForm;
import luoshi.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** What the province sent back in a quarter, by category. */
@WebTest
class ReturnsTests extends EntryPages {

    @Test
    void everyNumberOfReturnsOpensAListOfThatLength() {
        var before = count("前后矛盾");
        var entry = submitted(1);
        sendBack(entry, 1, "CONTRADICTION", "与上期不一致");
        write(entry, 2);
        sendBack(entry, 2, "CONTRADICTION", "仍与上期不一致");

        assertThat(count("前后矛盾")).as("each time counts").isEqualTo(before + 2);
        var counts = page(coordinator, "/province-review").select("#returns tbody tr");
        assertThat(counts).hasSize(ReturnCategory.values().length);
        for (var count : counts) {
            var link = count.select("a");
            assertThat(page(coordinator, link.attr("href")).select("tbody tr"))
                    .as(count.text())
                    .hasSize(Integer.parseInt(link.text()));
        }
    }

    @Test
    void theListSaysWhatWasAskedAndWhereItStandsNow() {
        var entry = submitted(1);
        sendBack(entry, 1, "UNANSWERED", "未回应上次要求");

        var row = page(coordinator, "/province-review/returns?quarter=2020Q3&category=UNANSWERED")
                .select("tr:has(a[href=" + entry + "])");

        assertThat(row.text()).contains("测试厅", "第1版", "未回应要求", "未回应上次要求", "进展情况", "省级审核退回");
        assertThat(page(coordinator, "/province-review/returns?quarter=2020Q3&category=COPIED")
                        .select("a[href=" + entry + "]"))
                .isEmpty();
        assertThat(text(get(coordinator, "/province-review/returns.csv?quarter=2020Q3&category=UNANSWERED")))
                .contains("\"测试厅\",\"第1版\",\"未回应要求\",\"未回应上次要求\",\"进展情况\"");
    }

    @Test
    void whatAUnitSentBackWithinItselfIsNotCounted() {
        var before = count("照抄");
        var entry = untouched(unit);
        send(entry);
        post(approver, entry + "/unit-return", full(Map.of("seen", "1", "category", "COPIED", "reason", "内部意见")));

        assertThat(count("照抄")).isEqualTo(before);
        assertThat(get(reporter, "/province-review/returns?quarter=2020Q3")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(coordinator, "/province-review/returns?quarter=2031Q3")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aReturnThatComesBackOverAVersionSentMeanwhileSaysSo() {
        var entry = submitted(1);
        var action = entry + "/province-return";
        var mine = KeptForm.open(browser, coordinator, entry, action).typed("reason", "第一版的问题。");
        assertThat(mine.keep()).hasStatusOk();
        assertThat(page(coordinator, entry).select("form[action=" + action + "] [role=alert]"))
                .isEmpty();
        sendBack(entry, 1, "COPIED", "另一位协调员先退回");
        write(entry, 2);

        var shown = page(coordinator, entry);

        assertThat(shown.select("form[action=" + action + "] [role=alert]").text())
                .contains("又有变化");
        assertThat(shown.select("#reason").text()).isEqualTo("第一版的问题。");
    }

    private int count(String category) {
        return Integer.parseInt(page(coordinator, "/province-review")
                .select("#returns tr:has(th:contains(" + category + ")) a")
                .text());
    }

    private String submitted(int version) {
        var entry = untouched(unit);
        write(entry, version);
        return entry;
    }

    private void write(String entry, int version) {
        send(entry);
        post(approver, entry + "/submission", full(Map.of("seen", Integer.toString(version))));
    }

    private void sendBack(String entry, int version, String category, String reason) {
        assertThat(post(
                        coordinator,
                        entry + "/province-return",
                        full(Map.of(
                                "seen",
                                Integer.toString(version),
                                "category",
                                category,
                                "reason",
                                reason,
                                "fields",
                                "progress"))))
                .hasRedirectedUrl("/province-review");
    }
}
