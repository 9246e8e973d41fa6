package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import luoshi.WebTest;
import luoshi.account.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** A correction says what it corrects, corrects something, and can be given up. */
@WebTest
class CorrectionTests extends EntryPages {

    @Test
    void aCorrectionThatIsGivenUpStaysReadableAndStandsInNobodysWay() {
        var entry = approved();
        var correction = correct(entry);
        save(reporter, correction, Map.of("progress", "直达资金已下达九成。", "status", "ON_TRACK"));
        assertThat(page(reporter, "/unit").select("a[href^=" + correction + "]"))
                .isNotEmpty();

        assertThat(page(reporter, correction + "/form").select("button[formaction=" + correction + "/giving-up]"))
                .isNotEmpty();
        assertThat(post(reporter, correction + "/giving-up", Map.of())).hasRedirectedUrl(entry);
        assertThat(post(reporter, correction + "/giving-up", Map.of()))
                .as("a double click")
                .hasRedirectedUrl(entry);

        assertThat(stateOf(correction)).isEqualTo("GIVEN_UP");
        assertThat(textOf(correction)).isEqualTo("直达资金已下达九成。");
        assertThat(page(reporter, "/unit").select("a[href^=" + correction + "]"))
                .isEmpty();
        assertThat(save(reporter, correction, Map.of("progress", "又写")))
                .as("it is not taken up again")
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(page(reporter, entry + "/history").text()).contains("对本填报提出更正");
        assertThat(page(reporter, correction + "/history").text())
                .contains("提出更正", "放弃更正")
                .doesNotContain("版本：0");
        assertThat(page(reporter, correction).select("#stored").text()).contains("直达资金已下达九成。");
        assertThat(correct(entry)).as("another one can be begun").isNotEqualTo(correction);
    }

    @Test
    void whatIsUnderReviewOrApprovedIsNotGivenUp() {
        var entry = approved();
        assertThat(post(reporter, entry + "/giving-up", Map.of())).hasStatus(HttpStatus.CONFLICT);
        var correction = correct(entry);
        sendCorrected(correction);
        assertThat(post(reporter, correction + "/giving-up", Map.of())).hasStatus(HttpStatus.CONFLICT);
        assertThat(stateOf(correction)).isEqualTo("UNIT_REVIEW");
        post(reporter, correction + "/withdrawal", Map.of());
        assertThat(post(reporter, correction + "/giving-up", Map.of()))
                .as("what was handed on once stays to be decided on")
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(page(reporter, correction).select("form[action$=/giving-up]"))
                .isEmpty();

        var stranger = people.join(newUnit(), luoshi.account.Role.REPORTER);
        assertThat(post(stranger, correction + "/giving-up", Map.of())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whatChangesNothingIsNoCorrection() {
        var correction = correct(approved());
        var same = save(reporter, correction, Map.of("send", "review", "progress", "直达资金已全部下达。", "status", "ON_TRACK"));
        assertThat(same).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(same)).contains("文字、数值和附件都没有改动");
        assertThat(stateOf(correction)).isEqualTo("DRAFT");

        sendCorrected(correction);
        assertThat(stateOf(correction)).isEqualTo("UNIT_REVIEW");
    }

    @Test
    void reviewersSeeWhatACorrectionChanges() {
        var correction = correct(approved());
        sendCorrected(correction);
        for (var reviewer : new Actor[] {approver, coordinator}) {
            var changes = page(reviewer, correction).select("#corrected");
            assertThat(changes.select("del").text()).contains("全部");
            assertThat(changes.select("ins").text()).contains("九成");
            post(approver, correction + "/submission", full(Map.of("seen", "1")));
        }
    }

    private String approved() {
        var entry = untouched(unit);
        send(entry);
        approve(entry);
        return entry;
    }

    private String correct(String entry) {
        return post(reporter, entry + "/correction", Map.of())
                .getResponse()
                .getRedirectedUrl()
                .replace("/form", "");
    }
}
