package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import luoshi.WebTest;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** One entry as it stood at the end of a past day. */
@WebTest
class EntryAsAtTests extends EntryPages {

    private static final String FIRST = "直达资金已全部下达。";
    private static final String SECOND = "直达资金已全部拨付到位。";

    @Test
    void aPastDayShowsTheTextTheStateAndTheReviewsOfThen() {
        var entry = entryWithAStory();

        var handedOn = page(reporter, entry + "?on=2020-10-12");
        assertThat(handedOn.select("#as-at").text()).contains("截至2020年10月12日的情况", "只看不办");
        assertThat(handedOn.select("#as-at a").attr("href")).isEqualTo(entry);
        assertThat(handedOn.select(".entry-head").text()).contains("待单位审核");
        assertThat(handedOn.select("main").text()).contains(FIRST).doesNotContain(SECOND, "请补充", "认可");

        var sentBack = page(reporter, entry + "?on=2020-10-14");
        assertThat(sentBack.select(".entry-head").text()).contains("省级审核退回");
        assertThat(sentBack.select(".card-warn").text()).contains("请补充");
        assertThat(sentBack.select("main").text()).contains(FIRST).doesNotContain(SECOND);

        var submitted = page(reporter, entry + "?on=2020-10-16");
        assertThat(submitted.select(".entry-head").text()).contains("待省级审核");
        assertThat(submitted.select("main").text()).contains(SECOND).doesNotContain("认可");

        assertThat(page(reporter, entry + "?on=2020-10-19").select("main").text())
                .contains("已通过", "认可");
    }

    @Test
    void nothingIsDoneOnAPastDayAndNobodyHasOpenedIt() {
        var entry = untouched(unit);
        send(entry);
        on("2020-10-13");

        var past = page(approver, entry + "?on=2020-10-12");
        assertThat(past.select("main form[method=post], main a[href$=/form]")).isEmpty();
        assertThat(past.select("main input[name=on]").val()).isEqualTo("2020-10-12");
        assertThat(openedBy(entry)).isEmpty();
        assertThat(page(approver, entry).select("main form[method=post]")).isNotEmpty();
        assertThat(openedBy(entry)).isNotEmpty();
    }

    @Test
    void nobodySeesMoreOfThenThanOfNowNorThanWasThere() {
        var entry = entryWithAStory();
        var leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        var stranger = people.join(newUnit(), Role.UNIT_APPROVER);

        assertThat(page(leader, entry + "?on=2020-10-19").select("main").text()).contains(SECOND);
        var before = page(leader, entry + "?on=2020-10-16");
        assertThat(before.select("#as-at").text()).contains("还没有您可以查看的内容");
        assertThat(page(coordinator, entry + "?on=2020-10-12").select("main").text())
                .as("what had not passed the unit was not told to the province")
                .contains("尚无可供查看的内容")
                .doesNotContain(FIRST);
        assertThat(page(coordinator, entry + "?on=2020-10-14").select("main").text())
                .contains(FIRST)
                .doesNotContain(SECOND);
        assertThat(get(stranger, entry + "?on=2020-10-19")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aDayBeforeItWasOwedOrThatHasNotComeIsRefusedWithASentence() {
        var entry = untouched(unit);

        assertThat(page(reporter, entry + "?on=2020-01-01").select("#as-at").text())
                .contains("还没有这份填报");
        assertThat(page(reporter, entry + "?on=2020-10-13").select("#as-at").text())
                .contains("还没有到");
        assertThat(page(reporter, entry + "?on=then").select("#as-at").text()).contains("无法识别");
        assertThat(page(reporter, entry + "?on=2020-10-12").select("#as-at")).isEmpty();
    }

    @Test
    void aCorrectionIsThereFromTheDayItWasHandedOnAndSaysWhatItWas() {
        var entry = entryWithAStory();
        var corrected = post(reporter, entry + "/correction", full(Map.of()));
        var correction = corrected.getResponse().getRedirectedUrl().replaceFirst("/form.*", "");
        on("2020-10-27");
        sendCorrected(correction);
        on("2020-10-28");

        assertThat(page(reporter, correction + "?on=2020-10-26")
                        .select("#as-at")
                        .text())
                .contains("还没有这份填报");
        assertThat(page(reporter, entry + "?on=2020-10-26").select("a[href^=" + correction + "]"))
                .isEmpty();
        assertThat(page(reporter, entry + "?on=2020-10-27").select("a[href='" + correction + "?on=2020-10-27']"))
                .hasSize(1);
        var then = page(reporter, correction + "?on=2020-10-27");
        assertThat(then.select("main").text()).contains("直达资金已下达九成。");
        assertThat(then.select(".entry-head a[href='" + entry + "?on=2020-10-27']"))
                .hasSize(1);
    }

    @Test
    void thePreparationOfAReportCountsAndNamesWhatWasMissingThenAndCompilesNothing() {
        var entry = entryWithAStory();
        var preparation = "/reports/2020Q3/preparation";

        assertThat(page(coordinator, preparation).select("main form[method=post]"))
                .hasSize(1);
        var then = page(coordinator, preparation + "?on=2020-10-12");
        assertThat(then.select("#as-at").text()).contains("截至2020年10月12日的情况");
        assertThat(then.select("main form[method=post]")).isEmpty();
        assertThat(then.select(".tile"))
                .isNotEmpty()
                .allMatch(tile -> tile.attr("href").endsWith("&on=2020-10-12"));
        var missing = Integer.parseInt(then.select(".tile.tile-bad .tile-count").text());
        assertThat(then.select("ul.columns li")).hasSize(missing);
        assertThat(then.select("a[href='" + entry + "?on=2020-10-12']"))
                .as("handed on in the unit, but not to the province")
                .hasSize(1);
        assertThat(page(coordinator, preparation + "?on=2020-10-13").select("a[href^=" + entry + "?]"))
                .isEmpty();
    }

    @Test
    void theSheetForWhoeverIsNewSaysWhatHadToBeDoneThen() {
        var entry = entryWithAStory();
        var sheet = "/unit/onboarding?on=2020-10-";

        assertThat(page(reporter, sheet + "12").select("#as-at").text()).contains("截至2020年10月12日的情况", "只看不办");
        assertThat(task(sheet + "12", entry)).contains("待单位审核的填报");
        assertThat(task(sheet + "13", entry)).isEmpty();
        assertThat(task(sheet + "14", entry)).contains("退回", "请补充");
        assertThat(task("/unit/onboarding", entry)).isEmpty();
        assertThat(page(reporter, sheet + "14").select("main form[method=post]"))
                .isEmpty();
    }

    private String task(String sheet, String entry) {
        return page(reporter, sheet)
                .select(".onboarding-task:has(a[href^=" + entry + "?on=])")
                .text();
    }

    private String openedBy(String entry) {
        return database.sql("select coalesce(opened_by::text, '') from progress_entry where id = ?")
                .params(id(entry))
                .query(String.class)
                .single();
    }
}
