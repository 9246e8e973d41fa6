package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import luoshi.WebTest;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** The table 自评—审核—抽查. */
@WebTest
class AssessmentTablePagesTests extends EntryPages {

    private static final String TABLE = "/periods/2020Q3/assessments";

    @Test
    void whatIsNotFullyRecognisedStandsBesideWhatTheUnitSays() {
        var entry = submitted();
        assess(entry, "PARTLY_RECOGNISED");

        var row = page(coordinator, TABLE).select("tr:has(a[href=" + entry + "])");
        assertThat(row.select("td").eachText()).endsWith("正常推进", "部分认可", "尚无抽查");
        assertThat(text(get(coordinator, TABLE + "/list.csv"))).contains("\"正常推进\",\"部分认可\",\"尚无抽查\"");
    }

    @Test
    void whatIsRecognisedIsShownOnRequestAlone() {
        var entry = submitted();
        assess(entry, "RECOGNISED");

        assertThat(page(coordinator, TABLE).select("a[href=" + entry + "]")).isEmpty();
        assertThat(page(coordinator, TABLE + "?show=recognised").select("a[href=" + entry + "]"))
                .hasSize(1);
    }

    @Test
    void everyNumberOpensItsRows() {
        assess(submitted(), "NOT_RECOGNISED");
        var tiles = page(coordinator, TABLE).select("main a.tile");
        assertThat(tiles).hasSize(AssessmentGap.values().length);
        for (var tile : tiles) {
            assertThat(page(coordinator, tile.attr("href")).select("table.ledger tbody tr"))
                    .as(tile.attr("href"))
                    .hasSize(Integer.parseInt(tile.select(".tile-count").text()));
        }
    }

    @Test
    void aLongTableComesInPagesAndItsNumbersAndItsFileStayWhole() {
        submitted();
        submitted();
        var all = page(coordinator, TABLE + "?show=all");
        var rows = all.select("table.ledger tbody tr").size();
        assertThat(rows).isGreaterThan(1);

        var behind = page(coordinator, TABLE + "?show=all&after=1");
        assertThat(behind.select("table.ledger tbody tr")).hasSize(rows - 1);
        assertThat(behind.select("main a.tile .tile-count").eachText())
                .isEqualTo(all.select("main a.tile .tile-count").eachText());
        assertThat(behind.select("h1").text()).contains(rows + "项");
        assertThat(behind.select(".pager a").eachAttr("href")).containsExactly(TABLE + "?show=all");
        assertThat(behind.select("a[href*=list.csv]").attr("href")).doesNotContain("after");
    }

    @Test
    void onADayBeforeTheReviewItHadNotPassed() {
        var entry = submitted();
        assess(entry, "NOT_RECOGNISED");

        assertThat(page(coordinator, TABLE + "?on=2020-06-01").select("a[href=" + entry + "]"))
                .isEmpty();
    }

    @Test
    void itIsForTheOfficesOfTheProvince() {
        assertThat(get(reporter, TABLE)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(people.join(DEVELOPMENT_AND_REFORM, Role.INSPECTOR), TABLE))
                .hasStatusOk();
        assertThat(page(reporter, "/periods/2020Q3").select("a[href=" + TABLE + "]"))
                .isEmpty();
        assertThat(page(coordinator, "/periods/2020Q3").select("a[href=" + TABLE + "]"))
                .hasSize(1);
    }

    private String submitted() {
        var entry = untouched(unit);
        send(entry);
        assertThat(post(approver, entry + "/submission", full(Map.of("seen", "1"))))
                .hasRedirectedUrl("/unit-review");
        return entry;
    }

    private void assess(String entry, String assessment) {
        post(
                coordinator,
                entry + "/approval",
                full(Map.of("seen", "1", "assessment", assessment, "opinion", "仅认定已下达部分。")));
    }
}
