package luoshi.notice;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Map;
import luoshi.WebTest;
import luoshi.account.Role;
import luoshi.notice.NoticeDelivery.Item;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** What people find in their inboxes while an entry goes its way. */
@WebTest
class InboxTests extends InboxPages {

    @Test
    void theApproverIsToldThatTheUnitHasSomethingToReview() {
        var entry = untouched(unit);
        send(entry);

        assertThat(unreadMark(approver)).isEqualTo("1");
        var line = lines(approver).first();
        assertThat(line.text()).contains("待单位审核", "2020年第三季度", "未读");
        assertThat(line.select("a").attr("href")).isEqualTo(entry);
        assertThat(lines(reporter)).as("nobody is told what he did himself").isEmpty();
    }

    @Test
    void aWriterWhoMayAlsoReviewIsNotAskedToReviewHisOwnText() {
        var both = people.join(unit, Role.REPORTER, Role.UNIT_APPROVER);
        var entry = untouched(unit);
        send(both, entry);

        assertThat(lines(both)).isEmpty();
        assertThat(lines(approver)).hasSize(1);
    }

    @Test
    void coordinatorsFindADaysSubmissionsInOneLine() {
        for (int i = 0; i < 8; i++) {
            submitted(fresh());
        }

        var line = lines(coordinator).first();
        assertThat(lines(coordinator).select(".badge").eachText()).containsOnlyOnce("待省级审核");
        assertThat(line.select(".inbox-things > li")).hasSize(Inbox.SHOWN + 1);
        assertThat(line.text()).contains("测试厅：2020年第三季度");
        var all = page(coordinator, line.select(".inbox-things li:last-child a").attr("href"));
        assertThat(all.select(".inbox-things > li").size()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void aReturnSaysWhyAndLeadsToTheMarkedField() {
        var colleague = people.join(unit, Role.REPORTER);
        var entry = submitted(untouched(unit));
        post(
                coordinator,
                entry + "/province-return",
                Map.of("seen", "1", "category", "MISSING_DATA", "reason", "请补充截至日期", "fields", "nextSteps,problems"));

        for (var person : List.of(reporter, colleague, approver)) {
            var line = lines(person).select(".inbox-item:has(.badge-bad)").first();
            assertThat(line.text()).as(person.username()).contains("填报退回", "缺数据：请补充截至日期");
            assertThat(line.select("a").attr("href")).isEqualTo(entry + "/form#problems");
        }
    }

    @Test
    void authorsAreToldOfTheApprovalAndStrangersOfNothing() {
        var stranger = people.join(newUnit(), Role.REPORTER, Role.UNIT_APPROVER);
        var entry = submitted(untouched(unit));
        post(coordinator, entry + "/approval", Map.of("seen", "1", "assessment", "RECOGNISED"));

        assertThat(lines(reporter).text()).contains("省级审核通过");
        assertThat(lines(reporter).select("a").attr("href")).isEqualTo(entry);
        assertThat(lines(stranger)).isEmpty();
    }

    @Test
    void whatIsTwiceToldIsOnceThere() {
        var item = new Item("Test 1", "标题", "", "/entries/1");
        deliver(item);
        post(reporter, "/notices/" + idOf(lines(reporter).first()) + "/reading", Map.of());
        deliver(item);

        assertThat(lines(reporter)).hasSize(1);
        assertThat(unreadMark(reporter)).as("it was read and stays read").isEmpty();
        deliver(new Item("Test 2", "另一件", "", "/entries/2"));
        assertThat(lines(reporter)).hasSize(1);
        assertThat(unreadMark(reporter)).isEqualTo("1");
    }

    @Test
    void lookingChangesNothingAndAButtonSaysRead() {
        submitted(untouched(unit));
        var line = lines(approver).first();
        page(approver, "/notices");
        page(approver, "/notices/" + idOf(line));
        assertThat(unreadMark(approver)).isEqualTo("1");

        assertThat(post(approver, "/notices/" + idOf(line) + "/reading", Map.of("unread", "true")))
                .hasRedirectedUrl("/notices?unread=true");
        assertThat(unreadMark(approver)).isEmpty();
        assertThat(lines(approver).first().text()).contains("已读");
        assertThat(page(approver, "/notices?unread=true").select(".empty").text())
                .contains("没有未读消息");
    }

    @Test
    void allThatWasShownIsReadAtOnceAndWhatCameSinceIsNot() {
        deliver("A", new Item("A", "先到的", "", "/entries/1"));
        var shownAt = page(reporter, "/notices").select("input[name=shownAt]").val();
        deliver("B", new Item("B", "后到的", "", "/entries/2"));

        assertThat(post(reporter, "/notices/reading", Map.of("shownAt", shownAt)))
                .hasRedirectedUrl("/notices");
        assertThat(page(reporter, "/notices?unread=true")
                        .select(".inbox-things")
                        .text())
                .contains("后到的")
                .doesNotContain("先到的");
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrDoubles() {
        for (int i = 0; i < Inbox.PAGE + 3; i++) {
            deliver("L" + i, new Item("E" + i, "第" + i + "件", "", "/entries/1"));
        }
        var first = page(reporter, "/notices");
        var second = page(reporter, first.select("a[rel=next]").attr("href"));

        assertThat(first.select(".inbox-item")).hasSize(Inbox.PAGE);
        assertThat(second.select(".inbox-item")).hasSize(3);
        assertThat(second.select(".inbox-things a").eachText())
                .doesNotContainAnyElementsOf(first.select(".inbox-things a").eachText());
        assertThat(second.select("a[rel=next]")).isEmpty();
    }

    @Test
    void nobodySeesAnotherOnesNotices() {
        deliver(new Item("Private", "标题", "", "/entries/1"));
        var notice = "/notices/" + idOf(lines(reporter).first());

        assertThat(get(approver, notice)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(approver, notice + "/reading", Map.of())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(unreadMark(reporter)).isEqualTo("1");
    }

    @Test
    void whoeverAdministersHasNoInbox() {
        var admin = people.join(DEVELOPMENT_AND_REFORM, Role.ADMIN);

        assertThat(get(admin, "/notices")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page(admin, "/").select(".banner-inbox")).isEmpty();
    }

    @Test
    void withoutTheTokenOfTheFormNothingIsMarked() {
        deliver(new Item("Token", "标题", "", "/entries/1"));

        assertThat(browser.post()
                        .uri("/notices/" + idOf(lines(reporter).first()) + "/reading")
                        .with(as(reporter)))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.post()
                        .uri("/notices/reading")
                        .param("shownAt", "yesterday")
                        .with(as(reporter))
                        .with(csrf()))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(unreadMark(reporter)).isEqualTo("1");
    }
}
