package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.CsvTable;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** The queue under a filter that stands in the address, and filters kept under a name. */
@WebTest
class QueueFilterTests extends EntryPages {

    @Test
    void aRowIsThereUnderWhatIsTrueOfItAndNotUnderAnythingElse() {
        var entry = submitted();
        var measure = database.sql(
                        "select m.number from progress_entry e join measure m on m.id = e.measure_id where e.id = ?")
                .params(id(entry))
                .query(Integer.class)
                .single();

        assertThat(shows("quarter=2020Q3&measure=" + measure + "&unit=" + unitCode(), entry))
                .isTrue();
        assertThat(shows("quarter=2020Q2", entry)).isFalse();
        assertThat(shows("measure=" + (measure == 1 ? 2 : 1), entry)).isFalse();
        assertThat(shows("unit=czt", entry)).isFalse();
        assertThat(shows("resubmitted=true", entry)).isFalse();
        assertThat(shows("correction=true", entry)).isFalse();
        assertThat(shows("quarter=nonsense&days=x&holder=ROBBER&unit=%27%3B--", entry))
                .as("what cannot be read filters nothing")
                .isTrue();
    }

    @Test
    void theDaysOfWaitingAreWorkingDaysOfTheBusinessDate() {
        Days.itIs(database, "2020-09-29");
        var entry = submitted();
        Days.itIs(database, "2020-10-12");

        assertThat(page(coordinator, "/province-review")
                        .select("tr:has(a[href=" + entry + "])")
                        .text())
                .as("the holidays from 1 to 8 October are none, and 10 October is one")
                .contains("4个工作日");
        assertThat(shows("days=4", entry)).isTrue();
        assertThat(shows("days=5", entry)).isFalse();
    }

    @Test
    void aLongQueueComesInPagesThatKeepTheFilter() {
        var entry = submitted();
        var filter = "/province-review?unit=" + unitCode();
        assertThat(page(coordinator, filter).select("#queue tbody tr")).hasSize(1);

        var behind = page(coordinator, "/province-review?after=1");
        var all =
                page(coordinator, "/province-review").select("#queue tbody tr").size();
        assertThat(behind.select("#queue tbody tr")).hasSize(Math.min(all - 1, 1000));
        assertThat(behind.select(".pager a").eachAttr("href")).contains("/province-review");
        assertThat(page(coordinator, filter + "&after=7").select("tr:has(a[href=" + entry + "])"))
                .as("behind the last one is nothing, so it is the first page")
                .hasSize(1);
    }

    @Test
    void whatCameAgainAfterAReturnIsFound() {
        var entry = submitted();
        post(
                coordinator,
                entry + "/province-return",
                full(Map.of("seen", "1", "category", "OTHER", "reason", "请补充", "fields", "progress")));
        assertThat(shows("holder=UNIT_AUTHOR&unit=" + unitCode(), entry)).isTrue();
        assertThat(shows("", entry)).isFalse();
        save(reporter, entry, Map.of("send", "review", "progress", "直达资金已全部拨付到位。", "status", "ON_TRACK"));
        assertThat(shows("holder=UNIT_APPROVER&unit=" + unitCode(), entry)).isTrue();
        assertThat(page(coordinator, "/province-review?holder=UNIT_APPROVER&unit=" + unitCode())
                        .select("#queue")
                        .text())
                .as("who wrote it is the unit's alone until it is submitted")
                .doesNotContain(reporter.displayName());
        post(approver, entry + "/submission", full(Map.of("seen", "2")));

        assertThat(shows("resubmitted=true", entry)).isTrue();
    }

    @Test
    void theFileHoldsWhatTheFilterLetsThrough() {
        submitted();
        var query = "?unit=" + unitCode();
        var page = page(coordinator, "/province-review" + query);

        assertThat(page.select("a[href$=list.csv" + query + "]")).hasSize(1);
        var csv = CsvTable.of(text(get(coordinator, "/province-review/list.csv" + query)));
        assertThat(csv.lines())
                .hasSize(page.select("#queue tbody tr").size() + 1)
                .anyMatch(line -> line.contains("测试厅"));
    }

    @Test
    void bulkApprovalKeepsTheFilter() {
        var entry = submitted();
        var query = "unit=" + unitCode();
        var page = page(coordinator, "/province-review?" + query);

        var parameters = new LinkedHashMap<String, String>();
        page.select("#bulk input[type=hidden]").forEach(input -> parameters.put(input.attr("name"), input.val()));
        parameters.put("chosen", page.select("input[name=chosen]").val());

        assertThat(post(coordinator, "/province-review/approvals", parameters))
                .hasRedirectedUrl("/province-review?" + query);
        assertThat(stateOf(entry)).isEqualTo("APPROVED");
    }

    @Test
    void aViewIsKeptUnderANameAndDeletedByItsOwnerAlone() {
        assertThat(saveView(coordinator, "久等的", "days", "3", false)).isEqualTo("/province-review?days=3");

        var link = page(coordinator, "/province-review").select(".saved-views a:contains(久等的)");
        assertThat(link.attr("href")).isEqualTo("/province-review?days=3");
        assertThat(page(colleague(), "/province-review").select(".saved-views").text())
                .doesNotContain("久等的");
        var deletion = page(coordinator, "/province-review")
                .select("form[action$=deletion]")
                .attr("action");
        assertThat(post(colleague(), deletion, Map.of())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(coordinator, deletion, Map.of())).hasRedirectedUrl("/province-review");
        assertThat(page(coordinator, "/province-review").select(".saved-views").text())
                .doesNotContain("久等的");
    }

    @Test
    void aSharedViewIsSeenByEverybodyOfTheUnitInThatRole() {
        var name = "共享" + coordinator.accountId();
        saveView(coordinator, name, "resubmitted", "true", true);

        var seen = page(colleague(), "/province-review").select(".saved-views li:contains(" + name + ")");
        assertThat(seen.text()).contains(coordinator.displayName());
        assertThat(seen.select("form")).as("only its owner deletes it").isEmpty();
        assertThat(page(approver, "/unit-review").select(".saved-views").text()).doesNotContain(name);
    }

    @Test
    void theSameNameReplacesTheViewAndNoNameIsRefusedWithWhatWasAsked() {
        saveView(coordinator, "本周", "days", "3", false);
        saveView(coordinator, "本周", "days", "5", false);
        assertThat(page(coordinator, "/province-review").select(".saved-views a:contains(本周)"))
                .hasSize(1)
                .allMatch(link -> link.attr("href").endsWith("?days=5"));

        var refused = post(coordinator, "/province-review/views", Map.of("name", " ", "days", "7", "shared", "true"));

        assertThat(refused)
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("请为视图填写名称");
        assertThat(text(refused))
                .containsPattern("id=\"days\"[^>]*value=\"7\"")
                .containsPattern("id=\"view-shared\"[^>]*checked");
    }

    @Test
    void theUnitsOwnQueueIsFilteredTheSameWay() {
        var entry = untouched(unit);
        send(entry);

        assertThat(page(approver, "/unit-review?quarter=2020Q3").select("a[href=" + entry + "]"))
                .hasSize(1);
        assertThat(page(approver, "/unit-review?quarter=2020Q2").select("a[href=" + entry + "]"))
                .isEmpty();
        assertThat(page(approver, "/unit-review").select("input[name=chosen]")).isEmpty();
    }

    private String saveView(Actor actor, String name, String field, String value, boolean shared) {
        var typed = new LinkedHashMap<>(Map.of("name", name, field, value));
        if (shared) {
            typed.put("shared", "true");
        }
        return post(actor, "/province-review/views", typed).getResponse().getRedirectedUrl();
    }

    private Actor colleague() {
        return people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
    }

    private boolean shows(String query, String entry) {
        return !page(coordinator, "/province-review?" + query)
                .select("#queue a[href=" + entry + "]")
                .isEmpty();
    }

    private String unitCode() {
        return database.sql("select code from unit where id = ?")
                .params(unit)
                .query(String.class)
                .single();
    }

    private String submitted() {
        var entry = untouched(unit);
        send(entry);
        assertThat(post(approver, entry + "/submission", full(Map.of("seen", "1"))))
                .hasRedirectedUrl("/unit-review");
        return entry;
    }
}
