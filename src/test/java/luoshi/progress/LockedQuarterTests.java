package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Once a quarter is locked nothing can be written, and nothing that was written is out of sight. */
@WebTest
class LockedQuarterTests extends EntryPages {

    private static final String AFTER_THE_LOCK = "2020-10-29";

    @Test
    void aDraftOfALockedQuarterIsReadByItsUnitAndTheWayInIsShown() {
        var entry = untouched(unit);
        save(reporter, entry, Map.of("progress", "已建成产业园三个。", "status", "ON_TRACK"));
        Days.itIs(database, AFTER_THE_LOCK);

        assertThat(get(reporter, entry + "/form")).hasRedirectedUrl(entry);
        var page = page(people.join(unit, Role.REPORTER), entry);
        assertThat(page.select("#stored").text()).contains("已建成产业园三个。");
        assertThat(page.select("#locked a").attr("href"))
                .isEqualTo("/periods/2020Q3/exceptions/new?measure=" + measureOf(entry));
        assertThat(page(reporter, page.select("#locked a").attr("href"))
                        .select("select[name=measure] option[selected]")
                        .attr("value"))
                .isEqualTo(measureOf(entry));
        assertThat(page.select("a[href=" + entry + "/form]")).isEmpty();
        assertThat(page(coordinator, entry).select("#stored, #locked"))
                .as("a draft is the unit's own")
                .isEmpty();
    }

    @Test
    void whatIsTypedWhenTheQuarterLocksIsRefusedWithTheTextAndReadAfterwards() {
        var entry = untouched(unit);
        save(reporter, entry, Map.of("progress", "第一稿", "status", "ON_TRACK"));
        Days.itIs(database, AFTER_THE_LOCK);

        var refused = save(reporter, entry, Map.of("progress", "第二稿", "status", "ON_TRACK"));
        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(refused)).contains("已锁定", "申请例外", "第二稿");
        assertThat(page(reporter, entry + "/form").text()).contains("您未保存的内容", "第二稿", "第一稿");
    }

    @Test
    void whatIsPressedInALockedQuarterIsRefusedOnThePageOfTheEntry() {
        var waiting = untouched(unit);
        send(waiting);
        var unwritten = fresh(unit);
        Days.itIs(database, AFTER_THE_LOCK);

        var passed = post(approver, waiting + "/submission", full(Map.of("seen", "1")));
        var answered = post(
                reporter,
                "/entries/" + unwritten + "/no-progress",
                full(Map.of("revision", "0", "noProgressReason", "按既定安排推进")));
        for (var refused : List.of(passed, answered)) {
            assertThat(refused).hasStatus(HttpStatus.CONFLICT);
            var page = Jsoup.parse(text(refused));
            assertThat(page.select("[role=alert]").text()).contains("2020年第三季度的填报已锁定");
            assertThat(page.select("#locked a").attr("href")).contains("/exceptions/new");
        }
        assertThat(stateOf(waiting)).isEqualTo("UNIT_REVIEW");
    }

    @Test
    void aDraftBesideTheVersionThatCameBackIsShownOnlyWhereItDiffers() {
        var entry = untouched(unit);
        send(entry);
        post(reporter, entry + "/withdrawal", full(Map.of()));
        assertThat(page(reporter, entry).select("#stored")).isEmpty();
        save(reporter, entry, Map.of("progress", "改写后的进展", "status", "ON_TRACK"));
        assertThat(page(reporter, entry).select("#stored").text()).contains("改写后的进展");
    }

    private String measureOf(String entry) {
        return database.sql("select measure_id from progress_entry where id = ?")
                .params(id(entry))
                .query(String.class)
                .single();
    }
}
