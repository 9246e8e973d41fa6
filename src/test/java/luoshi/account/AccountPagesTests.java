package luoshi.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static luoshi.People.ADMIN;
import static luoshi.People.COMMERCE;
import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.PASSWORD;
import static luoshi.People.REPORTER;
import static luoshi.People.SESSION;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import luoshi.People;
import luoshi.WebTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class AccountPagesTests {

    private static final String CHOSEN = "Kx7-mountain";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Test
    void aPersonIsInvitedChoosesAPasswordAndSignsIn() {
        var created = send(
                "/accounts",
                "username",
                "wangwu",
                "displayName",
                "王五",
                "unitId",
                "4",
                "roles",
                "REPORTER",
                "roles",
                "UNIT_APPROVER",
                "officePhone",
                "0791-88880000");
        assertThat(created).hasStatus3xxRedirection();
        var path = created.getResponse().getRedirectedUrl();
        assertThat(page(path).select("dl.facts").text()).contains("wangwu", "省商务厅", "填报人、单位审核人", "待设置密码");
        var link = invitationLink(created);

        var session = open(link);
        assertThat(invitation(session).select("main").text()).contains("王五", "wangwu");
        assertThat(choose(session, "zhangsan", "zhangsan"))
                .hasStatusOk()
                .bodyText()
                .contains("密码至少10个字符");
        assertThat(choose(session, CHOSEN, CHOSEN + "x"))
                .hasStatusOk()
                .bodyText()
                .contains("两次输入的新密码不一致");
        assertThat(choose(session, CHOSEN, CHOSEN)).hasRedirectedUrl("/login");

        assertThat(signIn("wangwu", CHOSEN)).hasRedirectedUrl("/");
        assertThat(traceOf(path)).containsExactly("AccountCreated", "InvitationIssued", "InvitationAccepted");
        assertThat(storedAnywhere(CHOSEN)).isZero();
    }

    @Test
    void anInvitationWorksOnceAndOpeningItUsesNothingUp() {
        var person = people.join(COMMERCE, Role.REPORTER);
        var link = invitationLink(send("/accounts/" + person.accountId() + "/invitation"));

        invitation(open(link));
        var session = open(link);
        assertThat(choose(session, CHOSEN, CHOSEN)).hasRedirectedUrl("/login");

        assertThat(browser.get().uri("/invitation").cookie(open(link))).hasStatus(HttpStatus.GONE);
        assertThat(choose(session, CHOSEN + "2", CHOSEN + "2")).hasStatus(HttpStatus.GONE);
        assertThat(signIn(person.username(), CHOSEN)).hasRedirectedUrl("/");
    }

    @Test
    void theNewestInvitationVoidsOlderOnesAndAllOfThemEndAfterThreeDays() {
        var person = people.join(COMMERCE, Role.REPORTER);
        var older = invitationLink(send("/accounts/" + person.accountId() + "/invitation"));
        var newest = invitationLink(send("/accounts/" + person.accountId() + "/invitation"));

        assertThat(browser.get().uri("/invitation").cookie(open(older))).hasStatus(HttpStatus.GONE);
        invitation(open(newest));
        assertThat(database.sql("""
                        select expires_at - created_at = interval '72 hours' from invitation where account_id = ?
                        """)
                        .param(person.accountId())
                        .query(Boolean.class)
                        .single())
                .isTrue();

        database.sql("update invitation set expires_at = created_at where account_id = ?")
                .param(person.accountId())
                .update();
        assertThat(browser.get().uri("/invitation").cookie(open(newest))).hasStatus(HttpStatus.GONE);
    }

    @Test
    void aDoubleClickShowsTheLinkThatWorksAndShowsItOnce() throws Exception {
        var person = people.join(COMMERCE, Role.REPORTER);
        var path = "/accounts/" + person.accountId();
        var admin = People.signIn(browser, people.join(DEVELOPMENT_AND_REFORM, Role.ADMIN));
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<MvcTestResult> click = () -> browser.post()
                    .uri(path + "/invitation")
                    .cookie(admin)
                    .with(csrf())
                    .exchange();
            for (var clicked : pool.invokeAll(List.of(click, click, click))) {
                assertThat(clicked.get()).hasRedirectedUrl(path);
            }
        } finally {
            pool.shutdown();
        }

        var shown = browser.get().uri(path).cookie(admin).exchange();

        invitation(open(document(shown).select("#invitation-link").text()));
        assertThat(browser.get().uri(path).cookie(admin))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("invitation-link");
    }

    @Test
    void theTokenOfAnInvitationIsNotStored() {
        var person = people.join(COMMERCE, Role.REPORTER);
        var link = invitationLink(send("/accounts/" + person.accountId() + "/invitation"));
        var token = link.substring(link.lastIndexOf('/') + 1);

        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(database.sql("select count(*) from invitation where token_hash = ?")
                        .param(token)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(storedAnywhere(token)).isZero();
    }

    @Test
    void whoeverIsDisabledIsOutAtOnceAndComesBackWithTheSamePassword() {
        var person = people.join(COMMERCE, Role.REPORTER);
        var session = People.signIn(browser, person);
        assertThat(browser.get().uri("/").cookie(session)).hasStatusOk();

        assertThat(disable(person, 0, "调离")).hasStatus3xxRedirection();

        assertThat(browser.get().uri("/").cookie(session)).hasRedirectedUrl("/login");
        assertThat(signIn(person.username(), PASSWORD)).hasForwardedUrl("/login/refusal");

        assertThat(send("/accounts/" + person.accountId() + "/enabling", "version", "1"))
                .hasStatus3xxRedirection();
        People.signIn(browser, person);
        assertThat(traceOf("/accounts/" + person.accountId())).containsExactly("AccountDisabled", "AccountEnabled");
    }

    @Test
    void disablingNeedsAReason() {
        var person = people.join(COMMERCE, Role.REPORTER);

        assertThat(disable(person, 0, " ")).hasStatus3xxRedirection();

        assertThat(page("/accounts/" + person.accountId()).select("dl.facts").text())
                .contains("正常");
    }

    @Test
    void newRolesAndAnotherUnitApplyFromTheNextRequestOn() {
        var person = people.join(COMMERCE, Role.UNIT_APPROVER);
        var session = People.signIn(browser, person);

        assertThat(change(person, 0, "LEADER")).hasRedirectedUrl("/accounts/" + person.accountId());

        assertThat(browser.get().uri("/unit-review").cookie(session)).hasRedirectedUrl("/login");
        var again = People.signIn(browser, person);
        assertThat(browser.get().uri("/unit-review").cookie(again)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(database.sql("select detail -> 'changes' ->> 0 from audit_record where subject = ? and action = ?")
                        .params("/accounts/" + person.accountId(), "AccountChanged")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"to\": \"领导\", \"from\": \"单位审核人\", \"field\": \"roles\"}");
    }

    @Test
    void aChangeFromAnOldPageIsRefused() {
        var person = people.join(COMMERCE, Role.REPORTER);
        change(person, 0, "LEADER");

        assertThat(change(person, 0, "INSPECTOR")).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void administratorsAndAuditorsDoNothingElse() {
        var result = send(
                "/accounts",
                "username",
                "mixed",
                "displayName",
                "张三",
                "unitId",
                "4",
                "roles",
                "ADMIN",
                "roles",
                "REPORTER");

        assertThat(result).hasStatusOk();
        var page = document(result);
        assertThat(page.select(".error-summary a[href=#roles]").text()).contains("只能单独担任");
        assertThat(page.select("input[name=roles][checked]").eachAttr("value")).containsExactly("REPORTER", "ADMIN");
        assertThat(page.select("#displayName").val()).isEqualTo("张三");
    }

    @Test
    void aRoleThatDoesNotExistIsRefusedAndTheRestIsKept() {
        var page = document(send(
                "/accounts",
                "username",
                "rooted",
                "displayName",
                "张三",
                "unitId",
                "4",
                "roles",
                "REPORTER",
                "roles",
                "ROOT"));

        assertThat(page.select(".error-summary a[href=#roles]").text()).isEqualTo("所选角色不存在，请重新选择");
        assertThat(page.select("#displayName").val()).isEqualTo("张三");
        assertThat(page.select("#unitId option[selected]").val()).isEqualTo("4");
        assertThat(page.select("input[name=roles][checked]").eachAttr("value")).containsExactly("REPORTER");
        assertThat(page.select("main button")).hasSize(1);
        assertThat(page.select("footer")).isNotEmpty();
    }

    @Test
    void aRoleThatDoesNotExistIsRefusedInAChangeToo() {
        var person = people.join(COMMERCE, Role.REPORTER);

        var page = document(change(person, 0, "ROOT"));

        assertThat(page.select(".error-summary a").eachText()).containsExactly("所选角色不存在，请重新选择");
        assertThat(page.select("#displayName").val()).isEqualTo(person.displayName());
        assertThat(page.select("form[action=/accounts/" + person.accountId() + "] input[name=version]")
                        .val())
                .isEqualTo("0");
        assertThat(page.select("footer")).isNotEmpty();
    }

    @Test
    void theFormSaysWhatIsMissing() {
        var page = document(send("/accounts", "username", "Zhang San", "displayName", ""));

        assertThat(page.select(".error-summary a").eachAttr("href"))
                .containsExactlyInAnyOrder("#username", "#displayName", "#unitId", "#roles");
    }

    @Test
    void aUserNameIsTakenForEver() {
        var person = people.join(COMMERCE, Role.REPORTER);
        disable(person, 0, "调离");

        assertThat(send(
                        "/accounts",
                        "username",
                        person.username(),
                        "displayName",
                        "张三",
                        "unitId",
                        "4",
                        "roles",
                        "REPORTER"))
                .hasStatusOk()
                .bodyText()
                .contains("用户名已被使用");
    }

    @Test
    void aUserNameThatTwoRequestsTakeAtOnceIsGivenOnce() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            var requests = Collections.<Callable<MvcTestResult>>nCopies(
                    4,
                    () -> send(
                            "/accounts", "username", "twice", "displayName", "张三", "unitId", "4", "roles", "REPORTER"));
            var made = 0;
            for (var request : pool.invokeAll(requests)) {
                var result = request.get();
                if (result.getResponse().getStatus() == HttpStatus.FOUND.value()) {
                    made++;
                } else {
                    assertThat(result).hasStatusOk().bodyText().contains("用户名已被使用", "张三");
                }
            }
            assertThat(made).isOne();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void theListIsFiltered() {
        var person = people.join("findme-72", COMMERCE, Role.REPORTER);

        assertThat(page("/accounts?text=FindMe").select("tbody tr")).hasSize(1);
        assertThat(page("/accounts?text=findme&unit=" + COMMERCE).text()).contains(person.displayName());
        assertThat(page("/accounts?text=findme&unit=" + DEVELOPMENT_AND_REFORM)
                        .select(".empty")
                        .text())
                .isEqualTo("没有符合条件的用户。");
    }

    @Test
    void twoAdministratorsCannotRemoveEachOtherAtOnce() throws Exception {
        database.sql("""
                update account set disabled_at = current_timestamp, disabled_by = 'test'
                where disabled_at is null and id in (select account_id from account_role where role = 'ADMIN')
                """).update();
        var one = people.join(DEVELOPMENT_AND_REFORM, Role.ADMIN);
        var two = people.join(DEVELOPMENT_AND_REFORM, Role.ADMIN);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var done = pool.invokeAll(List.<Callable<MvcTestResult>>of(
                    () -> sendAs(one, "/accounts/" + two.accountId() + "/disabling", "version", "0", "reason", "x"),
                    () -> sendAs(two, "/accounts/" + one.accountId() + "/disabling", "version", "0", "reason", "x")));
            assertThat(List.of(
                            done.get(0).get().getResponse().getStatus(),
                            done.get(1).get().getResponse().getStatus()))
                    .containsExactlyInAnyOrder(302, 409);
        } finally {
            pool.shutdown();
        }
        assertThat(database.sql("""
                        select count(*) from account a join account_role r on r.account_id = a.id
                        where r.role = 'ADMIN' and a.disabled_at is null
                        """).query(Integer.class).single()).isOne();
    }

    @Test
    void peopleReplaceTheirOwnPasswordAndAreSignedOutEverywhereElse() {
        var person = people.join(COMMERCE, Role.REPORTER);
        var here = People.signIn(browser, person);
        var elsewhere = People.signIn(browser, person);

        assertThat(replace(here, "Wrong-pass-1", CHOSEN))
                .hasStatusOk()
                .bodyText()
                .contains("原密码不正确");
        var done = replace(here, PASSWORD, CHOSEN);

        assertThat(done).hasRedirectedUrl("/password");
        var renewed = done.getResponse().getCookie(SESSION);
        assertThat(browser.get().uri("/").cookie(renewed)).hasStatusOk();
        assertThat(browser.get().uri("/").cookie(elsewhere)).hasRedirectedUrl("/login");
        assertThat(signIn(person.username(), PASSWORD)).hasForwardedUrl("/login/refusal");
        assertThat(signIn(person.username(), CHOSEN)).hasRedirectedUrl("/");
    }

    @Test
    void areForAdministratorsOnly() {
        assertThat(browser.get().uri("/accounts").with(as(REPORTER))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.post()
                        .uri("/accounts/1/disabling")
                        .with(as(REPORTER))
                        .with(csrf()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.get().uri("/accounts/999999").with(as(ADMIN))).hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult disable(Actor person, int version, String reason) {
        return send(
                "/accounts/" + person.accountId() + "/disabling",
                "version",
                Integer.toString(version),
                "reason",
                reason);
    }

    private MvcTestResult change(Actor person, int version, String role) {
        return send(
                "/accounts/" + person.accountId(),
                "version",
                Integer.toString(version),
                "displayName",
                person.displayName(),
                "unitId",
                Long.toString(person.unitId()),
                "roles",
                role);
    }

    private MvcTestResult replace(Cookie session, String old, String password) {
        return browser.post()
                .uri("/password")
                .cookie(session)
                .with(csrf())
                .param("old", old)
                .param("password", password)
                .param("again", password)
                .exchange();
    }

    private MvcTestResult signIn(String username, String password) {
        return browser.post()
                .uri("/login")
                .with(csrf())
                .param("username", username)
                .param("password", password)
                .exchange();
    }

    private MvcTestResult send(String uri, String... fields) {
        return sendAs(ADMIN, uri, fields);
    }

    private MvcTestResult sendAs(Actor actor, String uri, String... fields) {
        var request = browser.post().uri(uri).with(as(actor)).with(csrf());
        for (var field = 0; field < fields.length; field += 2) {
            request.param(fields[field], fields[field + 1]);
        }
        return request.exchange();
    }

    /** The link on the page that the browser is led to. */
    private String invitationLink(MvcTestResult result) {
        var page = browser.get()
                .uri(requireNonNull(result.getResponse().getRedirectedUrl()))
                .with(as(ADMIN))
                .cookie(result.getResponse().getCookie(SESSION))
                .exchange();
        return document(page).select("#invitation-link").text();
    }

    /** Follows the link as a browser does, and gives the session it leads to. */
    private Cookie open(String link) {
        var opened = browser.get().uri(URI.create(link).getPath()).exchange();
        assertThat(opened).hasRedirectedUrl("/invitation");
        return opened.getResponse().getCookie(SESSION);
    }

    private Document invitation(Cookie session) {
        var result = browser.get().uri("/invitation").cookie(session).exchange();
        assertThat(result).hasStatusOk();
        return document(result);
    }

    private MvcTestResult choose(Cookie session, String password, String again) {
        return browser.post()
                .uri("/invitation")
                .cookie(session)
                .with(csrf())
                .param("password", password)
                .param("again", again)
                .exchange();
    }

    private Document page(String uri) {
        var result = browser.get().uri(uri).with(as(ADMIN)).exchange();
        assertThat(result).hasStatusOk();
        return document(result);
    }

    private static Document document(MvcTestResult result) {
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), UTF_8));
    }

    private List<String> traceOf(String subject) {
        return database.sql("select action from audit_record where subject = ? order by seq")
                .param(subject)
                .query(String.class)
                .list();
    }

    private int storedAnywhere(String secret) {
        return database.sql("""
                select count(*) from (
                    select canonical as text from audit_record
                    union all select password_hash from account
                    union all select token_hash from invitation) as kept
                where strpos(text, :secret) > 0
                """).param("secret", secret).query(Integer.class).single();
    }
}
