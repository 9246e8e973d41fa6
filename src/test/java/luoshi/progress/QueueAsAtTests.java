package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import luoshi.CsvTable;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

/** The review queues as they stood at the end of a past day. */
@WebTest
class QueueAsAtTests extends EntryPages {

    @Test
    void aPastDayShowsInWhoseHandsSomethingWas() {
        var entry = entryWithAStory();

        assertThat(row(coordinator, "/province-review?on=2020-10-12", entry)).isEmpty();
        assertThat(row(coordinator, "/province-review?holder=UNIT_APPROVER&on=2020-10-12", entry))
                .doesNotContain(reporter.displayName())
                .isNotEmpty();
        assertThat(row(coordinator, "/province-review?on=2020-10-13", entry))
                .contains("0个工作日", "2020年10月19日", reporter.displayName())
                .doesNotContain("退回后再报");
        assertThat(row(coordinator, "/province-review?on=2020-10-14", entry)).isEmpty();
        assertThat(row(coordinator, "/province-review?holder=UNIT_AUTHOR&on=2020-10-14", entry))
                .isNotEmpty();
        assertThat(row(coordinator, "/province-review?holder=UNIT_APPROVER&on=2020-10-15", entry))
                .isNotEmpty();
        assertThat(row(coordinator, "/province-review?on=2020-10-18", entry))
                .as("from Friday 16 to Sunday 18 no working day has passed")
                .contains("0个工作日", "退回后再报");
        assertThat(row(coordinator, "/province-review?on=2020-10-19", entry)).isEmpty();
        assertThat(row(coordinator, "/province-review", entry)).isEmpty();
    }

    @Test
    void whoApprovesAsTheFirstOfTwoLeavesItWhereItIs() {
        var entry = untouched(unit);
        send(entry);
        on("2020-10-13");
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        var held = heldSince("progress_entry", entry);
        database.sql("""
                        insert into entry_review (entry_id, version_number, level, verdict, reviewed_by, reviewed_at, business_time,
                                                  submit_key, assessment)
                        values (?, 1, 'PROVINCE', 'PASSED', ?, now() + interval '1 hour', '2020-10-15 10:00', gen_random_uuid(),
                                'RECOGNISED')
                        """).params(idOf(entry), coordinator.accountId()).update();
        on("2020-10-19");

        assertThat(row(coordinator, "/province-review?on=2020-10-15", entry)).contains("待第二人审核");
        assertThat(heldSince("progress_entry_on(date '2020-10-15')", entry)).isEqualTo(held);
    }

    private String heldSince(String entries, String entry) {
        return database.sql("select held_since::text from %s e where id = ?".formatted(entries))
                .params(idOf(entry))
                .query(String.class)
                .single();
    }

    private static long idOf(String entry) {
        return Long.parseLong(entry.substring("/entries/".length()));
    }

    @Test
    void theUnitSeesItsOwnQueueOfThatDayAndNoOtherUnit() {
        var entry = entryWithAStory();
        var stranger = people.join(DEVELOPMENT_AND_REFORM, Role.UNIT_APPROVER);

        assertThat(row(approver, "/unit-review?on=2020-10-12", entry)).contains(reporter.displayName());
        assertThat(row(approver, "/unit-review?on=2020-10-13", entry)).isEmpty();
        assertThat(row(stranger, "/unit-review?on=2020-10-12", entry)).isEmpty();
        assertThat(get(reporter, "/unit-review?on=2020-10-12")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(approver, "/province-review?on=2020-10-13")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(approver, "/province-review/list.csv?on=2020-10-13")).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aPastDayIsNamedAndNothingIsApprovedFromIt() {
        var entry = entryWithAStory();

        var past = page(coordinator, "/province-review?quarter=2020Q3&on=2020-10-13");
        assertThat(past.select("#as-at").text()).contains("截至2020年10月13日的情况", "只看不办");
        assertThat(past.select("#as-at a").attr("href")).isEqualTo("/province-review?quarter=2020Q3");
        assertThat(past.select("#bulk, input[name=chosen]")).isEmpty();
        assertThat(past.select("form.filter a:contains(显示全部)")).hasSize(1);
        assertThat(page(coordinator, "/province-review?on=2020-10-13").select("form.filter a:contains(显示全部)"))
                .as("a past day alone leaves nothing out")
                .isEmpty();
        assertThat(past.select("a[href$='/province-review/list.csv?quarter=2020Q3&on=2020-10-13']"))
                .hasSize(1);
        var file = CsvTable.of(text(get(coordinator, "/province-review/list.csv?on=2020-10-13")));
        assertThat(file.lines()).anyMatch(line -> line.contains(reporter.displayName()));
        assertThat(CsvTable.of(text(get(coordinator, "/province-review/list.csv?on=2020-10-14")))
                        .lines())
                .noneMatch(line -> line.contains(reporter.displayName()));
        assertThat(entry).isNotEmpty();
    }

    @Test
    void whatWasSentBackIsCountedAndListedFromThatDayOn() {
        var entry = entryWithAStory();

        assertThat(row(coordinator, "/province-review/returns?quarter=2020Q3&on=2020-10-13", entry))
                .isEmpty();
        assertThat(row(coordinator, "/province-review/returns?quarter=2020Q3&on=2020-10-14", entry))
                .contains("省级审核退回");
        assertThat(row(coordinator, "/province-review/returns?quarter=2020Q3&on=2020-10-16", entry))
                .contains("待省级审核");
        var counts = page(coordinator, "/province-review?quarter=2020Q3&on=2020-10-14")
                .select("#returns td a");
        assertThat(counts).isNotEmpty().allMatch(link -> link.attr("href").endsWith("&on=2020-10-14"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/province-review", "/province-review/returns?quarter=2020Q3"})
    void aDayThatHasNotComeIsRefusedWithASentence(String address) {
        var and = address + (address.contains("?") ? "&" : "?");
        assertThat(page(coordinator, and + "on=2020-10-13").select("#as-at").text())
                .contains("还没有到");
        assertThat(page(coordinator, and + "on=then").select("#as-at").text()).contains("无法识别");
        assertThat(page(coordinator, and + "on=2020-10-12").select("#as-at")).isEmpty();
    }

    /** What the list says of the entry; empty if it is not there. */
    private String row(Actor reader, String address, String entry) {
        return page(reader, address)
                .select("table tr:has(a[href=%1$s], a[href^=%1$s?on=])".formatted(entry))
                .text();
    }
}
