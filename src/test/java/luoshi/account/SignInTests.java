package luoshi.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static luoshi.People.COMMERCE;
import static luoshi.People.PASSWORD;
import static luoshi.People.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class SignInTests {

    private static final String WRONG = "Wrong-pass-1";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Test
    void thePageSaysWhichDateTheProgramGoesBy() {
        Days.itIs(database, "2020-10-12");
        try {
            assertThat(browser.get().uri("/login")).hasStatusOk().bodyText().contains("业务日期为2020年10月12日");
        } finally {
            Days.itIsReally(database);
        }
    }

    @Test
    void theRightPasswordOpensTheProgramUnderANewSessionId() {
        var reporter = people.join(COMMERCE, Role.REPORTER);
        var before = browser.get().uri("/policy?x=1").exchange().getResponse().getCookie(SESSION);
        assertThat(before).isNotNull();

        var result = signIn(reporter.username(), PASSWORD, "10.1.0.1", before);

        assertThat(result).hasRedirectedUrl("/policy?x=1");
        var after = result.getResponse().getCookie(SESSION);
        assertThat(after).isNotNull();
        assertThat(after.getValue()).isNotEqualTo(before.getValue());
        assertThat(browser.get().uri("/").cookie(after)).hasStatusOk();
        assertThat(browser.get().uri("/").cookie(before)).hasRedirectedUrl("/login");
        assertThat(sessionIdsOf(reporter)).singleElement().asString().matches("[A-Za-z0-9_-]{36}");
        assertThat(traceOf(reporter.username())).containsExactly("PersonSignedIn");
    }

    @Test
    void theUserNameMayBeTypedInCapitals() {
        var reporter = people.join(COMMERCE, Role.REPORTER);

        assertThat(signIn(" " + reporter.username().toUpperCase(Locale.ROOT), PASSWORD, "10.1.0.7"))
                .hasRedirectedUrl("/");
    }

    @Test
    void aWrongPasswordLeadsBackToThePageWithTheNameStillThere() {
        var reporter = people.join(COMMERCE, Role.REPORTER);

        var result = signIn(reporter.username(), WRONG, "10.1.0.2");

        var page = refusal(result, HttpStatus.UNAUTHORIZED);
        assertThat(page.select(".error-summary").text()).contains("用户名或密码不正确");
        assertThat(page.select("#username").val()).isEqualTo(reporter.username());
        assertThat(page.select("#password").val()).isEmpty();
        assertThat(traceOf(reporter.username())).containsExactly("SignInFailed");
    }

    @Test
    void everyWayToFailLooksTheSame() {
        var disabled = people.join(COMMERCE, Role.REPORTER);
        database.sql("update account set disabled_at = current_timestamp, disabled_by = 'x' where id = ?")
                .param(disabled.accountId())
                .update();
        var invited = people.join(COMMERCE, Role.REPORTER);
        database.sql("update account set password_hash = null where id = ?")
                .param(invited.accountId())
                .update();

        assertThat(List.of("nobody-of-that-name", "Not even a name\u0000", disabled.username(), invited.username()))
                .allSatisfy(name -> {
                    var page = refusal(signIn(name, PASSWORD, "10.1.0.3"), HttpStatus.UNAUTHORIZED);
                    assertThat(page.select(".error-summary").text()).contains("用户名或密码不正确");
                });
    }

    @Test
    void anUnknownNameIsNotKeptForItMayBeAPassword() {
        signIn("s3cret.typed-into-the-wrong-field", WRONG, "10.1.0.4");

        assertThat(database.sql("""
                        select count(*) from (
                            select username from failed_sign_in union all
                            select canonical from audit_record) as kept
                        where username like '%s3cret.typed%'
                        """).query(Integer.class).single()).isZero();
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordIsRefusedAndThePageSaysUntilWhen() {
        var reporter = people.join(COMMERCE, Role.REPORTER);
        for (var number = 0; number < 5; number++) {
            signIn(reporter.username(), WRONG, "10.1.0.5");
        }

        var result = signIn(reporter.username(), PASSWORD, "10.1.0.5");

        assertThat(refusal(result, HttpStatus.TOO_MANY_REQUESTS)
                        .select(".error-summary")
                        .text())
                .containsPattern("请在\\d{4}年\\d+月\\d+日 \\d\\d:\\d\\d以后再试");
        assertThat(signIn(reporter.username(), PASSWORD, "10.1.0.6")).hasRedirectedUrl("/");
        assertThat(traceOf(reporter.username()))
                .containsExactly(
                        "SignInFailed",
                        "SignInFailed",
                        "SignInFailed",
                        "SignInFailed",
                        "SignInFailed",
                        "SignInBlocked",
                        "PersonSignedIn");
    }

    @Test
    void guessesSentAtOnceGetNoMoreThanFiveTries() throws Exception {
        var reporter = people.join(COMMERCE, Role.REPORTER);
        var pool = Executors.newFixedThreadPool(12);
        try {
            var guesses = IntStream.range(0, 12)
                    .<Callable<MvcTestResult>>mapToObj(
                            number -> () -> signIn(reporter.username(), WRONG + number, "10.1.0.8"))
                    .toList();
            for (var guess : pool.invokeAll(guesses)) {
                assertThat(guess.get()).hasForwardedUrl("/login/refusal");
            }
        } finally {
            pool.shutdown();
        }

        assertThat(traceOf(reporter.username()))
                .filteredOn("SignInFailed"::equals)
                .hasSize(5);
    }

    @Test
    void signingOutEndsTheSessionAndCleansTheBrowser() {
        var reporter = people.join(COMMERCE, Role.REPORTER);
        var session = People.signIn(browser, reporter);

        var result = browser.post()
                .uri("/logout")
                .secure(true)
                .cookie(session)
                .with(csrf())
                .exchange();

        assertThat(result)
                .hasRedirectedUrl("/login?out")
                .hasHeader("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
        assertThat(sessionIdsOf(reporter)).isEmpty();
        assertThat(browser.get().uri("/").cookie(session)).hasRedirectedUrl("/login");
        assertThat(traceOf(reporter.username())).containsExactly("PersonSignedIn", "PersonSignedOut");
    }

    @Test
    void nobodySignsInOrOutWithoutTheTokenOfTheForm() {
        var reporter = people.join(COMMERCE, Role.REPORTER);
        var session = People.signIn(browser, reporter);

        assertThat(browser.post().uri("/logout").cookie(session)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.post()
                        .uri("/login")
                        .param("username", reporter.username())
                        .param("password", PASSWORD))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.get().uri("/").cookie(session)).hasStatusOk();
    }

    @Test
    void theDemoBoxIsShownInTheDemoOnly() {
        people.join(COMMERCE, Role.REPORTER);

        assertThat(browser.get().uri("/login")).hasStatusOk().bodyText().doesNotContain("演示账号");
    }

    private MvcTestResult signIn(String username, String password, String address, Cookie... session) {
        var request = browser.post()
                .uri("/login")
                .with(csrf())
                .remoteAddress(address)
                .param("username", username)
                .param("password", password);
        return (session.length == 0 ? request : request.cookie(session)).exchange();
    }

    /** The page that a refused sign-in is forwarded to, which the mock server does not do by itself. */
    private Document refusal(MvcTestResult refused, HttpStatus status) {
        assertThat(refused).hasForwardedUrl("/login/refusal");
        var attribute = WebAttributes.AUTHENTICATION_EXCEPTION;
        var failure = (AuthenticationException) refused.getRequest().getAttribute(attribute);
        var page = browser.post()
                .uri("/login/refusal")
                .with(csrf())
                .with(People.as(People.REPORTER))
                .param("username", refused.getRequest().getParameter("username"))
                .requestAttr(attribute, failure)
                .exchange();
        assertThat(page).hasStatus(status);
        return Jsoup.parse(new String(page.getResponse().getContentAsByteArray(), UTF_8));
    }

    private List<String> sessionIdsOf(Actor actor) {
        return database.sql("select session_id from spring_session where principal_name = ?")
                .param(actor.username())
                .query(String.class)
                .list();
    }

    private List<String> traceOf(String username) {
        return database.sql("select action from audit_record where username = ? order by seq")
                .param(username)
                .query(String.class)
                .list();
    }
}
