package luoshi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.notice.NoticeDelivery.Item;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** The inbox as it was at the end of a past day. */
@WebTest
class NoticesAsAtTests extends InboxPages {

    /** A line is told something on 12 October, read the 13th, told more the 14th, and read again the 16th; it is the 19th. */
    private String lineWithAStory() {
        deliver(new Item("First", "先告知的事项", "", "/policy"));
        var id = idOf(lines(reporter).first());
        on("2020-10-13");
        read(id);
        on("2020-10-14");
        deliver(new Item("Second", "后告知的事项", "", "/policy"));
        on("2020-10-16");
        read(id);
        on("2020-10-19");
        return id;
    }

    @Test
    void aLineIsThereFromTheDayItWasToldAndReadFromTheDayItWasRead() {
        lineWithAStory();

        assertThat(then(reporter, "2020-10-11")).isEmpty();
        assertThat(then(reporter, "2020-10-12").text()).contains("先告知的事项", "未读").doesNotContain("后告知的事项");
        assertThat(then(reporter, "2020-10-13").text()).contains("先告知的事项", "已读").doesNotContain("未读");
        assertThat(then(reporter, "2020-10-14").text()).contains("先告知的事项", "后告知的事项", "2项", "未读");
        assertThat(then(reporter, "2020-10-15").text()).contains("未读", "2020年10月14日");
        assertThat(then(reporter, "2020-10-16").text()).contains("已读").doesNotContain("未读");
        assertThat(page(reporter, "/notices?unread=true&on=2020-10-13").select(".inbox-item"))
                .isEmpty();
        assertThat(page(reporter, "/notices?unread=true&on=2020-10-14")
                        .select("h1")
                        .text())
                .contains("1条未读");
    }

    @Test
    void aPastDayIsNamedLeadsBackAndIsOnlyRead() {
        var id = lineWithAStory();

        var past = page(reporter, "/notices?unread=true&on=2020-10-14");
        assertThat(past.select("#as-at").text()).contains("截至2020年10月14日的情况", "只看不办");
        assertThat(past.select("#as-at a").attr("href")).isEqualTo("/notices?unread=true");
        assertThat(past.select("main form[method=post], [data-reading]")).isEmpty();
        var one = page(reporter, "/notices/" + id + "?on=2020-10-12");
        assertThat(one.text()).contains("先告知的事项").doesNotContain("后告知的事项");
        assertThat(one.select("main form")).isEmpty();
        assertThat(page(reporter, "/notices?on=2020-10-20").select("#as-at").text())
                .contains("还没有到");
        assertThat(page(reporter, "/notices?on=then").select("#as-at").text()).contains("无法识别");
    }

    @Test
    void nobodySeesAnotherPersonsInboxNorWhatHadNotBeenToldYet() {
        var id = lineWithAStory();

        assertThat(then(approver, "2020-10-14")).isEmpty();
        assertThat(get(approver, "/notices/" + id + "?on=2020-10-14")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(reporter, "/notices/" + id + "?on=2020-10-11")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whatWasHandedOverIsTheSuccessorsFromThatDayOn() {
        var successor = people.join(unit, Role.REPORTER);
        var admin = people.join(People.DEVELOPMENT_AND_REFORM, Role.ADMIN);
        deliver(new Item("First", "先告知的事项", "", "/policy"));
        on("2020-10-15");
        assertThat(post(
                        admin,
                        "/accounts/" + reporter.accountId() + "/handover",
                        Map.of(
                                "successorId",
                                Long.toString(successor.accountId()),
                                "reason",
                                "轮岗",
                                "version",
                                "0",
                                "_disabling",
                                "on")))
                .hasStatus(HttpStatus.FOUND);
        on("2020-10-19");

        assertThat(then(successor, "2020-10-14")).isEmpty();
        assertThat(then(successor, "2020-10-15").text()).contains("先告知的事项");
        assertThat(then(reporter, "2020-10-14").text()).contains("先告知的事项", "未读");
        assertThat(then(reporter, "2020-10-15").text()).contains("先告知的事项", "已读");
    }

    @Test
    void whatWasToldBeforeTimesWereKeptIsThereFromWhenItsLineWasLastTold() {
        toldBefore("ASSIGNED 2020Q3");

        assertThat(then(reporter, "2020-10-07")).isEmpty();
        assertThat(then(reporter, "2020-10-08").text()).contains("以前的事项", "未读");
        assertThat(then(reporter, "2020-10-09").text()).contains("已读");
    }

    @Test
    void aLineOfADayWasToldByThenAndADayThatIsAnotherOneSaysNothing() {
        toldBefore("ASSIGNED 2020-10-06");
        toldBefore("ASSIGNED CLAIM 2020-10-05");
        toldBefore("ProblemAssigned /problems/1/need TO_COORDINATE 1 2020-10-04");

        assertThat(then(reporter, "2020-10-05")).isEmpty();
        assertThat(then(reporter, "2020-10-06")).hasSize(1);
        assertThat(then(reporter, "2020-10-08")).hasSize(3);
    }

    /** On 8 October, as scripts and former versions tell it: an item without its time, and no row for the reading on the 9th. */
    private void toldBefore(String line) {
        var notice = database.sql("""
                        insert into notice (recipient_id, kind, line, at, created_at, read_at)
                        values (?, 'ASSIGNED', ?, '2020-10-08 09:00', '2020-10-08 01:00Z', '2020-10-09 01:00Z')
                        returning id
                        """)
                .params(reporter.accountId(), line)
                .query(Long.class)
                .single();
        database.sql("insert into notice_item (notice_id, event, title, href) values (?, 'Old', '以前的事项', '/policy')")
                .params(notice)
                .update();
    }

    @Test
    void readingAgainOrAnothersNoticeChangesNothing() {
        var id = lineWithAStory();
        read(id);

        assertThat(database.sql("select count(*) from notice_reading where notice_id = ?")
                        .params(Long.parseLong(id))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(post(approver, "/notices/" + id + "/reading", Map.of())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(reporter, "/notices/1/reading", Map.of())).hasStatus(HttpStatus.NOT_FOUND);
    }

    private void on(String day) {
        Days.itIs(database, day);
    }

    private void read(String id) {
        assertThat(post(reporter, "/notices/" + id + "/reading", Map.of())).hasRedirectedUrl("/notices");
    }

    private Elements then(Actor reader, String day) {
        return page(reader, "/notices?on=" + day).select(".inbox-item");
    }
}
