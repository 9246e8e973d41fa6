package luoshi.progress;

import static luoshi.People.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import luoshi.KeptForm;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.InterruptedForm;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Forms that are sent after their session has ended. */
@WebTest
class InterruptedFormTests extends EntryPages {

    @Test
    void aFormSentAfterTheSessionEndedWaitsForItsWriterToSignIn() {
        var entry = untouched(unit);
        var sent = sendTooLate(reporter, entry, "会话过期时的内容");
        assertThat(sent).hasRedirectedUrl(entry + "/form");

        var cookie = signInAgain(session(sent), reporter);
        var form = page(cookie, entry + "/form");
        assertThat(form.select("#progress").text()).isEqualTo("会话过期时的内容");
        assertThat(form.select(".message-restored").text()).contains("未保存的内容");
        assertThat(textOf(entry))
                .as("nothing is stored before the person says so")
                .isEmpty();
        assertThat(page(cookie, entry + "/form").select("#progress").text())
                .as("looked at again")
                .isEqualTo("会话过期时的内容");

        assertThat(post(cookie, entry + "/form", fields(form))).hasRedirectedUrl(entry + "/form");
        assertThat(textOf(entry)).isEqualTo("会话过期时的内容");
        assertThat(page(cookie, entry + "/form").select(".message-restored")).isEmpty();
    }

    @Test
    void severalFormsWaitAndEachComesBackOnItsOwnPage() {
        var first = untouched(unit);
        var second = "/entries/" + fresh(unit);
        var cookie = session(sendTooLate(reporter, first, "第一份"));
        cookie = session(cookie, sendTooLate(cookie, reporter, second, UUID.randomUUID(), "第二份"));

        cookie = signInAgain(cookie, reporter);
        assertThat(page(cookie, first + "/form").select("#progress").text()).isEqualTo("第一份");
        var form = page(cookie, second + "/form");
        assertThat(form.select("#progress").text()).isEqualTo("第二份");

        post(cookie, second + "/form", fields(form));
        assertThat(page(cookie, second + "/form").select(".message-restored")).isEmpty();
        assertThat(page(cookie, first + "/form").select("#progress").text())
                .as("saving one leaves the other")
                .isEqualTo("第一份");
    }

    @Test
    void twoWindowsOfOneEntryComeBackOneAfterTheOther() {
        var entry = untouched(unit);
        var cookie = session(sendTooLate(reporter, entry, "先送的窗口"));
        cookie = signInAgain(
                session(cookie, sendTooLate(cookie, reporter, entry, UUID.randomUUID(), "后送的窗口")), reporter);

        var form = page(cookie, entry + "/form");
        assertThat(form.select("#progress").text()).isEqualTo("后送的窗口");
        var discard = Map.of(
                "page", form.select("form[action$=discard] input[name=page]").val());
        post(cookie, entry + "/form/discard", discard);

        assertThat(page(cookie, entry + "/form").select("#progress").text()).isEqualTo("先送的窗口");
    }

    @Test
    void onlyTheNewestFiveWaitAndNotMoreTextThanASessionHolds() {
        var entry = untouched(unit);
        var cookie = session(sendTooLate(reporter, entry, "第0份"));
        for (int i = 1; i <= 5; i++) {
            cookie = session(cookie, sendTooLate(cookie, reporter, entry, UUID.randomUUID(), "第" + i + "份"));
        }
        cookie = signInAgain(cookie, reporter);
        assertThat(restoredOneByOne(cookie, entry)).containsExactly("第5份", "第4份", "第3份", "第2份", "第1份");

        cookie = session(sendTooLate(reporter, entry, "先"));
        cookie = session(cookie, sendTooLate(cookie, reporter, entry, UUID.randomUUID(), "长".repeat(160_000)));
        cookie = session(cookie, sendTooLate(cookie, reporter, entry, UUID.randomUUID(), "后".repeat(150_000)));
        cookie = signInAgain(cookie, reporter);
        assertThat(restoredOneByOne(cookie, entry)).containsExactly("后".repeat(150_000));
    }

    @Test
    void whatWasGoneOnWithDoesNotComeBackAsItWasBefore() {
        var entry = untouched(unit);
        var cookie = signInAgain(session(sendTooLate(reporter, entry, "登录前的内容")), reporter);
        var first = fields(page(cookie, entry + "/form"));
        first.put("progress", "登录前的内容，接着写");
        assertThat(type(cookie, entry, first)).hasStatusOk();
        var second = page(cookie, entry + "/form");
        assertThat(second.select("#progress").text()).isEqualTo("登录前的内容，接着写");

        post(cookie, entry + "/form", fields(second));

        assertThat(page(cookie, entry + "/form").select(".message-restored, .merge"))
                .isEmpty();
        assertThat(page(cookie, entry + "/form").select("#progress").text()).isEqualTo("登录前的内容，接着写");
    }

    @Test
    void whoeverElseSignsInAtThatBrowserDoesNotSeeIt() {
        var entry = untouched(unit);
        var colleague = people.join(unit, Role.REPORTER);

        var cookie = signInAgain(session(sendTooLate(reporter, entry, "别人的内容")), colleague);
        assertThat(page(cookie, entry + "/form").html()).doesNotContain("别人的内容");
        var stranger = people.join(HUMAN_RESOURCES, Role.REPORTER);
        var other = signInAgain(session(sendTooLate(reporter, entry, "别人的内容")), stranger);
        assertThat(browser.get().uri(entry + "/form").cookie(other)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(database.sql("""
                        select count(*) from spring_session_attributes
                        where attribute_name = 'luoshi.interruptedForms'
                          and session_primary_id in (select primary_id from spring_session where principal_name in (?, ?))
                        """)
                        .params(colleague.username(), stranger.username())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void withoutTheMarkOfAPersonWhoWasSignedInNothingIsKept() {
        var entry = untouched(unit);
        var other = "/entries/" + fresh(unit);
        var mark = page(reporter, entry + "/form").select("input[name=seal]").val();
        var waiting = waiting();
        var forgeries = List.of(
                Map.of("progress", "没有标记"),
                Map.of("progress", "编造的标记", "writer", "1", "seal", mark.replaceAll("\\..*", ".00")),
                Map.of("progress", "别人的标记", "writer", Long.toString(approver.accountId()), "seal", mark),
                Map.of("progress", "改过时间", "writer", Long.toString(reporter.accountId()), "seal", "9" + mark),
                Map.of("progress", "不是标记", "writer", Long.toString(reporter.accountId()), "seal", "x.y"));

        for (var forgery : forgeries) {
            assertThat(late(lostSession(), entry, forgery))
                    .as(forgery.get("progress"))
                    .hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(late(lostSession(), other, Map.of("writer", Long.toString(reporter.accountId()), "seal", mark)))
                .as("the mark of another page")
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(waiting()).isEqualTo(waiting);
    }

    @Test
    void onlyTheFormOfAnEntryWaitsAndOnlyIfItCameFromOurOwnPage() {
        var entry = untouched(unit);
        var marked = marked(reporter, entry);

        var foreign = browser.post().uri(entry + "/form");
        marked.forEach(foreign::param);
        assertThat(foreign)
                .as("without the cookie of a session, as from a page of somebody else")
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.post()
                        .uri(entry + "/no-progress")
                        .cookie(lostSession())
                        .param("noProgressReason", "x"))
                .hasStatus(HttpStatus.FORBIDDEN);
        marked.put("progress", "长".repeat(InterruptedForm.LONGEST + 1));
        assertThat(late(lostSession(), entry, marked))
                .as("too long to wait; shown again, to be copied")
                .hasForwardedUrl("/typed-forms/too-long");
        marked.put("progress", "不长");
        assertThat(late(lostSession(), entry, marked)).hasRedirectedUrl(entry + "/form");
    }

    @Test
    void whatAReviewerWritesComesBackIntoItsFoldedForm() {
        var entry = untouched(unit);
        send(entry);
        var returning = KeptForm.open(browser, approver, entry, entry + "/unit-return")
                .typed("reason", "请补充数据来源。")
                .with("fields", "practices")
                .with("category", "MISSING_DATA");

        var shown = returning.signInAgain(returning.sendTooLate());

        assertThat(returning.on(shown, "reason")).isEqualTo("请补充数据来源。");
        assertThat(returning.on(shown, "fields")).isEqualTo("practices");
        assertThat(returning.on(shown, "category")).isEqualTo("MISSING_DATA");
        assertThat(shown.select("details.return").hasAttr("open")).isTrue();
        assertThat(KeptForm.open(browser, approver, entry, entry + "/unit-return")
                        .send())
                .hasRedirectedUrl("/unit-review");
        assertThat(database.sql("select count(*) from typed_form where account_id = ?")
                        .params(approver.accountId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private List<String> restoredOneByOne(Cookie cookie, String entry) {
        var restored = new ArrayList<String>();
        for (var form = page(cookie, entry + "/form");
                !form.select(".message-restored").isEmpty();
                form = page(cookie, entry + "/form")) {
            restored.add(form.select("#progress").text());
            var page = form.select("form[action$=discard] input[name=page]").val();
            post(cookie, entry + "/form/discard", Map.of("page", page));
        }
        return restored;
    }

    private int waiting() {
        return database.sql("select count(*) from spring_session_attributes where attribute_name like '%interrupted%'")
                .query(Integer.class)
                .single();
    }

    private MvcTestResult sendTooLate(Actor writer, String entry, String progress) {
        return sendTooLate(lostSession(), writer, entry, UUID.randomUUID(), progress);
    }

    private MvcTestResult sendTooLate(Cookie session, Actor writer, String entry, UUID page, String progress) {
        var form = marked(writer, entry);
        form.put("submitKey", page.toString());
        form.put("progress", progress);
        return late(session, entry, form);
    }

    /** The fields by which the form is known as the person's. */
    private Map<String, String> marked(Actor writer, String entry) {
        var shown = page(writer, entry + "/form");
        return new LinkedHashMap<>(Map.of(
                "writer", shown.select("input[name=writer]").val(),
                "seal", shown.select("input[name=seal]").val()));
    }

    private MvcTestResult late(Cookie session, String entry, Map<String, String> fields) {
        var request = browser.post()
                .uri(entry + "/form")
                .cookie(session)
                .param("_csrf", "old")
                .param("revision", revisionOf(entry))
                .param("save", "draft");
        fields.forEach(request::param);
        return request.exchange();
    }

    private static Cookie session(MvcTestResult result) {
        return result.getResponse().getCookie(SESSION);
    }

    /** The same session, unless the answer names another one. */
    private static Cookie session(Cookie before, MvcTestResult result) {
        var named = session(result);
        return named == null ? before : named;
    }

    /** Signs in with the session that the refused form was kept in. */
    private Cookie signInAgain(Cookie session, Actor actor) {
        var result = browser.post()
                .uri("/login")
                .cookie(session)
                .with(csrf())
                .param("username", actor.username())
                .param("password", People.PASSWORD)
                .exchange();
        return session(result);
    }

    private static Cookie lostSession() {
        return new Cookie(SESSION, "bG9zdC1zZXNzaW9uLW9mLXNvbWVib2R5");
    }

    /** What a browser would send of the form. */
    private static Map<String, String> fields(Document form) {
        var fields = form.select("form.entry-form input[type=hidden]").stream()
                .collect(Collectors.toMap(field -> field.attr("name"), field -> field.val(), (one, same) -> one));
        fields.put("progress", form.select("#progress").text());
        return fields;
    }

    private Document page(Cookie session, String uri) {
        var result = browser.get().uri(uri).cookie(session).exchange();
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(text(result));
    }

    private MvcTestResult post(Cookie session, String uri, Map<String, String> parameters) {
        var request = browser.post().uri(uri).cookie(session).with(csrf());
        parameters.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult type(Cookie session, String entry, Map<String, String> fields) {
        return browser.post()
                .uri(entry + "/form/typing")
                .cookie(session)
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(fields.entrySet().stream()
                        .map(field -> "\"%s\":[\"%s\"]".formatted(field.getKey(), field.getValue()))
                        .collect(Collectors.joining(",", "{", "}")))
                .exchange();
    }
}
