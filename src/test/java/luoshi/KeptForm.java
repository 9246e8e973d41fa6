package luoshi;

import static luoshi.People.SESSION;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** A form as a browser has it: its fields by name, typed into, kept by its script, and sent when its session has ended. */
public final class KeptForm {

    private final MockMvcTester browser;
    private final Actor actor;
    private final String page;
    private final String action;
    private final Map<String, List<String>> fields;

    private KeptForm(MockMvcTester browser, Actor actor, String page, String action, Map<String, List<String>> fields) {
        this.browser = browser;
        this.actor = actor;
        this.page = page;
        this.action = action;
        this.fields = fields;
    }

    /** Opens the page as that person and takes the form that is sent to that address. */
    public static KeptForm open(MockMvcTester browser, Actor actor, String page, String action) {
        return new KeptForm(browser, actor, page, action, fields(formOn(pageOf(browser, actor, page), action)));
    }

    /** The same with something typed into a field. */
    public KeptForm typed(String field, String text) {
        assertThat(fields).as("the fields of %s", action).containsKey(field);
        return with(field, text);
    }

    /** The same with a field that the page did not have. */
    public KeptForm with(String field, String text) {
        var typed = new LinkedHashMap<>(fields);
        typed.put(field, List.of(text));
        return new KeptForm(browser, actor, page, action, typed);
    }

    /** What the form's script does while somebody is typing. */
    public MvcTestResult keep() {
        return browser.post()
                .uri("/typed-forms/typing")
                .with(as(actor))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(JsonMapper.shared().writeValueAsString(fields))
                .exchange();
    }

    /** Presses the button. */
    public MvcTestResult send() {
        var request = browser.post().uri(action).with(as(actor)).with(csrf());
        fields.forEach((name, values) -> request.param(name, values.toArray(String[]::new)));
        return request.exchange();
    }

    /** Presses the button when the session has ended and the program knows nobody. */
    public MvcTestResult sendTooLate() {
        var request = browser.post()
                .uri(action)
                .cookie(new Cookie(SESSION, "bG9zdC1zZXNzaW9uLW9mLXNvbWVib2R5"))
                .param("_csrf", "old");
        fields.forEach((name, values) -> request.param(name, values.toArray(String[]::new)));
        return request.exchange();
    }

    /** Signs in where {@link #sendTooLate} has led to, and goes on to that page. */
    public Document signInAgain(MvcTestResult late) {
        var session = late.getResponse().getCookie(SESSION);
        var signedIn = browser.post()
                .uri("/login")
                .cookie(session)
                .with(csrf())
                .param("username", actor.username())
                .param("password", People.PASSWORD)
                .exchange();
        var result = browser.get()
                .uri(late.getResponse().getRedirectedUrl())
                .cookie(signedIn.getResponse().getCookie(SESSION))
                .exchange();
        assertThat(result).hasStatusOk();
        return Jsoup.parse(text(result));
    }

    /** What the field holds on that page. */
    public String on(Document shown, String field) {
        return String.join("", fields(formOn(shown, action)).getOrDefault(field, List.of()));
    }

    /** What the field holds when the person opens the page, on whatever computer. */
    public String anew(String field) {
        return on(pageOf(browser, actor, page), field);
    }

    /** The page of the form, opened by that person. */
    public static Document pageOf(MockMvcTester browser, Actor actor, String page) {
        var result = browser.get().uri(page).with(as(actor)).exchange();
        assertThat(result).as(page).hasStatusOk();
        return Jsoup.parse(text(result));
    }

    private static Element formOn(Document shown, String action) {
        return shown.expectFirst("form[action=" + action + "]");
    }

    private static Map<String, List<String>> fields(Element form) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var field : form.select("input[name], textarea[name], select[name]")) {
            var type = field.attr("type");
            if (field.attr("name").equals("_csrf")
                    || type.equals("file")
                    || (type.equals("checkbox") || type.equals("radio")) && !field.hasAttr("checked")) {
                continue;
            }
            var value = field.is("select")
                    ? field.select("option[selected]").attr("value")
                    : field.is("textarea") ? field.wholeText() : field.val();
            fields.computeIfAbsent(field.attr("name"), name -> new ArrayList<>())
                    .add(value);
        }
        return fields;
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
