package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Two people have changed what is chosen and not written: both are shown in words, and one of them is chosen. */
@WebTest
class MergePagesTests extends EntryPages {

    private Actor colleague;
    private String lead;
    private String told;
    private List<String> units;
    private List<String> obligations;

    @BeforeEach
    void aMeasureIsLed() {
        colleague = people.join(unit, Role.REPORTER);
        lead = owed(unit, "LEAD", 2, 16);
        told = owed(2, 5);
        units = page(reporter, lead + "/form").select("#missing label").eachText();
        obligations = page(reporter, lead + "/form").select("#missing input").eachAttr("value");
        assertThat(units).hasSizeGreaterThan(1);
    }

    @Test
    void theTickedUnitsOfBothAreShownByNameAndOneSideIsChosen() {
        var merge = overtaken(Map.of("missing", obligations.get(0)), Map.of("missing", obligations.get(1)));

        assertThat(merge.select("#merge-missing legend").text()).isEqualTo("以下单位尚未报送，汇总中已说明");
        assertThat(merge.select("#merge-missing .compare-side p").eachText())
                .containsExactly(units.get(0), units.get(1));
        assertThat(merge.select("#merge-missing input[checked]")).isEmpty();
        assertThat(missingOf(lead)).containsExactly(obligations.get(0));

        assertThat(resave(merge, Map.of("missing", obligations.get(1))))
                .as("nothing is decided by default")
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY.value());
        assertThat(missingOf(lead)).containsExactly(obligations.get(0));

        resave(merge, Map.of("missing", obligations.get(0), "choice.missing", "MINE"));
        assertThat(missingOf(lead)).containsExactly(obligations.get(1));
    }

    @Test
    void whatTheOtherPersonTickedCanBeKept() {
        var merge = overtaken(Map.of("missing", obligations.get(0)), Map.of("missing", obligations.get(1)));

        resave(merge, Map.of("missing", obligations.get(1), "choice.missing", "STORED"));

        assertThat(missingOf(lead)).containsExactly(obligations.get(0));
    }

    @Test
    void aSharedTextIsCalledByItsMeasure() {
        var merge = overtaken(Map.of("shares", obligationOf(told)), Map.of("progress", "单独填写"));

        assertThat(merge.select("#merge-shares .compare-side p").first().text()).startsWith("（五）");
        assertThat(merge.select("#merge-shares .compare-side p").last().text()).isEqualTo("（未填）");
        assertThat(merge.select("#merge-shares").text()).doesNotContain(obligationOf(told));

        resave(merge, Map.of("progress", "单独填写", "choice.progress", "MINE", "choice.shares", "STORED"));
        assertThat(database.sql("select shares_id::text from progress_entry where id = ?")
                        .params(id(lead))
                        .query(String.class)
                        .single())
                .isEqualTo(obligationOf(told));
    }

    @Test
    void unsavedTicksAreRestored() {
        var typed = full(Map.of("revision", revisionOf(lead), "missing", obligations.get(0), "status", "很好"));
        post(reporter, lead + "/form", typed);

        assertThat(page(reporter, lead + "/form").select("#missing input[checked]"))
                .hasSize(1);
    }

    @Test
    void twoExplanationsOfOneContradictionStandBesideEachOther() {
        var key = "0123456789abcdef";
        var theirs = Map.of("contradictions[0].key", key, "contradictions[0].explanation", "省税务局按入库数，我厅按申报数。");
        var mine = Map.of("contradictions[0].key", key, "contradictions[0].explanation", "时段不同：我厅截至9月25日。");

        var merge = overtaken(theirs, mine);

        assertThat(merge.select("#merge-said-" + key + " .compare-side p").eachText())
                .containsExactly("省税务局按入库数，我厅按申报数。", "时段不同：我厅截至9月25日。");
        assertThat(merge.select("textarea[name^=contradictions]").text()).isEqualTo("时段不同：我厅截至9月25日。");
        assertThat(resave(merge, mine)).as("nothing is chosen").isEqualTo(422);
        assertThat(explained(key)).isEqualTo("省税务局按入库数，我厅按申报数。");

        var chosen = new LinkedHashMap<>(mine);
        chosen.put("choice.said-" + key, "STORED");
        assertThat(resave(merge, chosen)).isEqualTo(302);
        assertThat(explained(key)).isEqualTo("省税务局按入库数，我厅按申报数。");
    }

    @Test
    void anExplanationOfOnesOwnCanBeChosenToo() {
        var key = "0123456789abcdef";
        var mine = Map.of("contradictions[0].key", key, "contradictions[0].explanation", "时段不同。");
        var merge = overtaken(Map.of("contradictions[0].key", key, "contradictions[0].explanation", "口径不同。"), mine);
        var chosen = new LinkedHashMap<>(mine);
        chosen.put("choice.said-" + key, "MINE");

        assertThat(resave(merge, chosen)).isEqualTo(302);
        assertThat(explained(key)).isEqualTo("时段不同。");
    }

    @Test
    void whatIsKeptWhileSomebodyElseSendsShowsValuesSelectionsAndTickedUnitsToo() {
        var typed = new LinkedHashMap<String, String>();
        typed.put("revision", revisionOf(lead));
        typed.put("submitKey", UUID.randomUUID().toString());
        typed.put("progress", "我写的进展");
        typed.put("status", "SLOW");
        typed.put("shares", obligationOf(told));
        typed.put("missing", obligations.get(0));
        for (var figure : page(reporter, lead + "/form").select("input[name^=figures][name$=indicatorId]")) {
            typed.put(figure.attr("name"), figure.val());
        }
        typed.put("figures[0].amount", "约两万");
        typed.put("figures[0].source", "省统计局快报");
        typed.put("contradictions[0].key", "0123456789abcdef");
        typed.put("contradictions[0].explanation", "口径不同。");
        assertThat(post(reporter, lead + "/form", typed)).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        database.sql("update progress_entry set state = 'UNIT_REVIEW' where id = ?")
                .params(id(lead))
                .update();

        var shown = page(reporter, lead + "/form");

        assertThat(shown.select(".compare-side:not(.earlier) p").eachText())
                .contains("我写的进展", "进展缓慢", units.get(0), "约两万", "省统计局快报", "口径不同。");
        assertThat(shown.select("input[type=radio], textarea")).isEmpty();
    }

    private String explained(String key) {
        return database.sql("select explanation from entry_explanation where entry_id = ? and finding = ?")
                .params(id(lead), key)
                .query(String.class)
                .single();
    }

    /** The page that a form meets when a colleague has saved first. */
    private Document overtaken(Map<String, String> stored, Map<String, String> mine) {
        var revision = revisionOf(lead);
        save(colleague, lead, stored);
        var form = new LinkedHashMap<>(mine);
        form.put("revision", revision);
        var refused = post(reporter, lead + "/form", full(form));
        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        return Jsoup.parse(text(refused));
    }

    /** Presses 保存草稿 on the merged page. */
    private int resave(Document merge, Map<String, String> chosen) {
        var form = new LinkedHashMap<>(chosen);
        for (var hidden : merge.select(".entry-form input[type=hidden]")) {
            form.putIfAbsent(hidden.attr("name"), hidden.val());
        }
        form.put("revision", revisionOf(lead));
        return post(reporter, lead + "/form", form).getResponse().getStatus();
    }

    private List<String> missingOf(String entry) {
        return database.sql("select obligation_id::text from entry_missing_part where entry_id = ?")
                .params(id(entry))
                .query(String.class)
                .list();
    }
}
