package luoshi.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import luoshi.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The first start of an installation, in a database of its own that nobody has an account in. */
@WebTest
@TestPropertySource(properties = "spring.application.name=luoshi-first-start")
@DirtiesContext
class SetupTests {

    private static final String PASSWORD = "Kx7-mountain";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DemoAccounts demo;

    @Autowired
    private MessageSource messages;

    @Autowired
    private Environment environment;

    @Autowired
    private Bootstrap bootstrap;

    @BeforeEach
    void nobodyHasAnAccount() {
        database.sql("truncate account cascade").update();
        database.sql("delete from bootstrap").update();
        database.sql("update business_date set set_to = null").update();
    }

    @Test
    void leadsFromTheCodeOnTheConsoleToTheFirstAdministrator() {
        var console = printed();
        var match = Pattern.compile("[A-Z2-7]{4}(-[A-Z2-7]{4}){12}").matcher(console);
        assertThat(match.find()).isTrue();
        var code = match.group();
        assertThat(console).contains("/setup");

        assertThat(browser.get().uri("/setup"))
                .hasStatusOk()
                .bodyText()
                .contains("启用码", "<option value=\"7\" selected=\"selected\">省发展改革委</option>");
        assertThat(setUp(code.toLowerCase(Locale.ROOT), "2020-10-12")).hasRedirectedUrl("/login");

        assertThat(database.sql("select role from account_role")
                        .query(String.class)
                        .list())
                .containsExactly("ADMIN");
        assertThat(database.sql("select set_to::text from business_date")
                        .query(String.class)
                        .single())
                .isEqualTo("2020-10-12");
        assertThat(database.sql(
                                "select detail ->> 'businessDate' from audit_record where action = 'InstallationStarted'")
                        .query(String.class)
                        .list())
                .contains("2020-10-12");
        assertThat(browser.get().uri("/setup")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(setUp(code, "")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(printed()).isEmpty();
        assertThat(browser.post()
                        .uri("/login")
                        .with(csrf())
                        .param("username", "first-admin")
                        .param("password", PASSWORD))
                .hasRedirectedUrl("/");
    }

    @Test
    void takesNeitherAWrongNorAnOldCodeNorAWeakPassword() {
        var code = bootstrap.newCode();

        assertThat(setUp("AAAA-BBBB", "")).hasStatusOk().bodyText().contains("启用码不正确或已过期");
        assertThat(setUp("", "")).hasStatusOk().bodyText().contains("启用码不正确或已过期");
        assertThat(setUp(code, "1999-12-31")).hasStatusOk().bodyText().contains("2000年至2099年");
        assertThat(setUp(code, "")).hasRedirectedUrl("/login");
    }

    @Test
    void takesOnlyAUnitThatExists() {
        var code = bootstrap.newCode();

        assertThat(setUp(code, "", "999999")).hasStatusOk().bodyText().contains("所选单位不存在或已停用");
        assertThat(setUp(code, "")).hasRedirectedUrl("/login");
    }

    @Test
    void aCodeEndsAfterADayAndWithTheNextStart() {
        var first = bootstrap.newCode();
        var second = bootstrap.newCode();

        assertThat(bootstrap.accepts(first)).isFalse();
        assertThat(bootstrap.accepts(second)).isTrue();
        assertThat(database.sql("select expires_at - created_at = interval '24 hours' from bootstrap")
                        .query(Boolean.class)
                        .single())
                .isTrue();

        database.sql("update bootstrap set expires_at = created_at").update();

        assertThat(bootstrap.accepts(second)).isFalse();
    }

    @Test
    void ofTwentyWhoTryAtOnceOneBecomesTheAdministrator() throws Exception {
        var code = bootstrap.newCode();
        var pool = Executors.newFixedThreadPool(20);
        try {
            var attempts = Collections.<Callable<MvcTestResult>>nCopies(20, () -> setUp(code, ""));
            var succeeded = 0;
            for (var attempt : pool.invokeAll(attempts)) {
                succeeded += attempt.get().getResponse().getStatus() == HttpStatus.FOUND.value() ? 1 : 0;
            }
            assertThat(succeeded).isOne();
        } finally {
            pool.shutdown();
        }
        assertThat(database.sql("select count(*) from account")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private String printed() {
        var console = new ByteArrayOutputStream();
        new ConsoleNotice(demo, bootstrap, messages, environment, new PrintStream(console, true, UTF_8)).print();
        return console.toString(UTF_8);
    }

    private MvcTestResult setUp(String code, String businessDate) {
        return setUp(code, businessDate, "7");
    }

    private MvcTestResult setUp(String code, String businessDate, String unitId) {
        return browser.post()
                .uri("/setup")
                .with(csrf())
                .param("code", code)
                .param("username", "first-admin")
                .param("displayName", "首位管理员")
                .param("unitId", unitId)
                .param("password", PASSWORD)
                .param("again", PASSWORD)
                .param("businessDate", businessDate)
                .exchange();
    }
}
