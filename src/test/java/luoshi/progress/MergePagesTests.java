package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
