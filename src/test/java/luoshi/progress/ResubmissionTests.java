package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.WebTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What a reviewer has before him when a text that he sent back comes again. */
@WebTest
class ResubmissionTests extends EntryPages {

    @Test
    void theReviewerSeesWhatChangedSinceHisReturnAndTheWholeTextIsOneClickAway() {
        var entry = submitted("资金已下达八成。", "个别县偏慢。");
        sendBack(entry, "progress,problems");
        submitAgain(entry, 2, "资金已下达九成。", "个别县偏慢。");

        var page = page(coordinator, entry);

        assertThat(page.select(".resubmission h2").first().text()).isEqualTo("退回以来的改动（第1版至第2版）");
        assertThat(page.select(".resubmission").text()).contains("缺数据", "请补充截至日期");
        assertThat(page.select(".resubmission del").text()).contains("八");
        assertThat(page.select(".resubmission ins").text()).contains("九");
        assertThat(page.select("details:not([open]) .entry-text").first().text())
                .contains("资金已下达九成。", "个别县偏慢。");
    }

    @Test
    void everyMarkedFieldSaysWhetherItWasChanged() {
        var entry = submitted("资金已下达八成。", "个别县偏慢。");
        sendBack(entry, "progress,problems,nextSteps");
        submitAgain(entry, 2, "资金已下达九成。", "个别县， 偏慢！");

        assertThat(marks(page(coordinator, entry)))
                .as("punctuation alone is no answer, and what is still empty is none either")
                .containsExactly("进展情况 已按意见修改", "存在问题 未修改", "下一步打算 未修改");
    }

    @Test
    void theChangesAreThoseSinceTheLastReturnAndNotSinceTheFirst() {
        var entry = submitted("资金已下达七成。", "个别县偏慢。");
        sendBack(entry, "progress");
        submitAgain(entry, 2, "资金已下达八成。", "个别县偏慢。");
        sendBack(entry, "problems");
        submitAgain(entry, 3, "资金已下达八成。", "南昌县偏慢。");

        var page = page(coordinator, entry);

        assertThat(marks(page)).containsExactly("存在问题 已按意见修改");
        assertThat(page.select(".resubmission").text()).contains("第2版至第3版").doesNotContain("七");
    }

    @Test
    void whatTheUnitSentBackToItsAuthorIsNotToldToTheProvince() {
        var entry = untouched(unit);
        write(entry, "资金已下达八成。", "个别县偏慢。");
        post(
                approver,
                entry + "/unit-return",
                full(Map.of("seen", "1", "category", "OTHER", "reason", "内部意见", "fields", "progress")));
        write(entry, "资金已下达九成。", "个别县偏慢。");

        assertThat(marks(page(approver, entry))).containsExactly("进展情况 已按意见修改");
        post(approver, entry + "/submission", full(Map.of("seen", "2")));
        var page = page(coordinator, entry);
        assertThat(page.select(".resubmission")).isEmpty();
        assertThat(page.text()).doesNotContain("内部意见");
    }

    @Test
    void onlyWhoeverReviewsItNowIsShownTheChangesInsteadOfTheText() {
        var entry = submitted("资金已下达八成。", "个别县偏慢。");
        assertThat(page(coordinator, entry).select(".resubmission")).isEmpty();
        sendBack(entry, "progress");
        submitAgain(entry, 2, "资金已下达九成。", "个别县偏慢。");

        var page = page(reporter, entry);

        assertThat(page.select(".resubmission")).isEmpty();
        assertThat(page.select("main section > .entry-text, main section > div > .entry-text")
                        .text())
                .contains("资金已下达九成。");
    }

    private List<String> marks(Document page) {
        return page.select(".marked-fields li").eachText();
    }

    private String submitted(String progress, String problems) {
        var entry = untouched(unit);
        write(entry, progress, problems);
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        return entry;
    }

    private void sendBack(String entry, String fields) {
        var typed = new LinkedHashMap<>(Map.of(
                "seen",
                page(coordinator, entry).select("input[name=seen]").val(),
                "category",
                "MISSING_DATA",
                "reason",
                "请补充截至日期",
                "fields",
                fields));
        assertThat(post(coordinator, entry + "/province-return", full(typed))).hasRedirectedUrl("/province-review");
    }

    private void submitAgain(String entry, int version, String progress, String problems) {
        write(entry, progress, problems);
        assertThat(post(approver, entry + "/submission", full(Map.of("seen", Integer.toString(version)))))
                .hasRedirectedUrl("/unit-review");
    }

    private void write(String entry, String progress, String problems) {
        assertThat(save(
                        reporter,
                        entry,
                        Map.of("send", "review", "progress", progress, "problems", problems, "status", "ON_TRACK")))
                .hasRedirectedUrl(entry);
    }
}
