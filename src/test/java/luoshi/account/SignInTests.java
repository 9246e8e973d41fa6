package luoshi.account;

import static luoshi.People.COMMERCE;
import static luoshi.People.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import luoshi.People;
import luoshi.WebTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.WebAttributes;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class SignInTests {

    /** The name without a real server, which calls it LUOSHI. */
    private static final String SESSION = "SESSION";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Test
    void theRightPasswordOpensTheProgramUnderANewSessionId() {
        var reporter = people.join(COMMERCE, Role.REPORTER);
        var before = browser.get().uri("/login").exchange().getResponse().getCookie(SESSION);

        var result = signIn(reporter.username(), PASSWORD, before, "10.1.0.1");

        assertThat(result).hasRedirectedUrl("/");
        var after = result.getResponse().getCookie(SESSION);
        assertThat(after).isNotNull();
        assertThat(after.getValue()).isNotEqualTo(before == null ? "" : before.getValue());
        assertThat(sessionsOf(reporter)).containsExactly(36);
        assertThat(traceOf(reporter)).containsExactly("PersonSignedIn");
    }

    @Test
    void aWrongPasswordLeadsBackToThePageWithTheNameStillThere() {
        var reporter = people.join(COMMERCE, Role.REPORTER);

        assertThat(signIn(reporter.username(), "Wrong-pass-1", null, "10.1.0.2"))
                .hasForwardedUrl("/login/refusal");
        assertThat(browser.post()
                        .uri("/login/refusal")
                        .with(csrf())
                        .with(People.as(reporter))
                        .param("username", reporter.username())
                        .requestAttr(WebAttributes.AUTHENTICATION_EXCEPTION, new BadCredentialsException("")))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .bodyText()
                .satisfies(html -> {
                    var page = Jsoup.parse(html);
                    assertThat(page.select(".error-summary p").text()).contains("用户名或密码不正确");
                    assertThat(page.select("#username").val()).isEqualTo(reporter.username());
                    assertThat(page.select("#password").val()).isEmpty();
                });
        assertThat(traceOf(reporter)).containsExactly("SignInFailed");
    }

    private MvcTestResult signIn(String username, String password, Cookie session, String address) {
        var request = browser.post()
                .uri("/login")
                .with(csrf())
                .remoteAddress(address)
                .param("username", username)
                .param("password", password);
        return (session == null ? request : request.cookie(session)).exchange();
    }

    private java.util.List<Integer> sessionsOf(Actor actor) {
        return database.sql("select length(session_id) from spring_session where principal_name = ?")
                .param(actor.username())
                .query(Integer.class)
                .list();
    }

    private java.util.List<String> traceOf(Actor actor) {
        return database.sql("select action from audit_record where username = ? order by seq")
                .param(actor.username())
                .query(String.class)
                .list();
    }
}
