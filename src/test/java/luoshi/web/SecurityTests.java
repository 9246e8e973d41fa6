package luoshi.web;

import static luoshi.People.ADMIN;
import static luoshi.People.AUDITOR;
import static luoshi.People.COORDINATOR;
import static luoshi.People.INSPECTOR;
import static luoshi.People.LEADER;
import static luoshi.People.REPORTER;
import static luoshi.People.UNIT_APPROVER;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
class SecurityTests {

    private static final List<Actor> EVERYBODY =
            List.of(REPORTER, UNIT_APPROVER, COORDINATOR, INSPECTOR, LEADER, ADMIN, AUDITOR);

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @BeforeEach
    void somebodyHasAnAccount() {
        people.join(People.COMMERCE, Role.REPORTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/policy",
                "/periods",
                "/reports",
                "/entries/1",
                "/units",
                "/accounts",
                "/audit",
                "/jobs",
                "/password",
                "/no-such-page",
                "/styleguide",
                "/actuator/env",
                "/login/refusal"
            })
    void nobodyGetsInWithoutSigningIn(String path) {
        assertThat(browser.get().uri(path)).hasRedirectedUrl("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/policy", "/measures/1", "/periods", "/entries/1", "/reports", "/notices"})
    void whoeverAdministersOrAuditsSeesNoBusiness(String path) {
        assertThat(browser.get().uri(path).with(as(ADMIN))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.get().uri(path).with(as(AUDITOR))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.get()
                        .uri(path)
                        .with(as(COORDINATOR))
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isNotEqualTo(HttpStatus.FORBIDDEN.value());
    }

    @ParameterizedTest
    @CsvSource({
        "/accounts, ADMIN",
        "/accounts/new, ADMIN",
        "/mail, ADMIN",
        "/business-date, ADMIN",
        "/holidays, COORDINATOR ADMIN",
        "/units/new, ADMIN",
        "/audit, AUDITOR",
        "/province-review, COORDINATOR",
        "/unit, REPORTER UNIT_APPROVER LEADER",
        "/unit-review, UNIT_APPROVER",
        "/jobs, COORDINATOR ADMIN"
    })
    void officesHaveTheirOwnPages(String path, String roles) {
        assertOnly(
                EVERYBODY.stream()
                        .filter(actor -> List.of(roles.split(" "))
                                .contains(actor.roles().iterator().next().name()))
                        .collect(Collectors.toSet()),
                path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/units", "/password"})
    void somePagesAreForEverybody(String path) {
        assertOnly(Set.copyOf(EVERYBODY), path);
    }

    @Test
    void pagesCarryTheHeadersThatProtectThem() {
        assertThat(browser.get().uri("/login").secure(true))
                .hasHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("X-Frame-Options", "DENY")
                .hasHeader("Referrer-Policy", "same-origin")
                .hasHeader("Cross-Origin-Opener-Policy", "same-origin")
                .hasHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate")
                .hasHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/css/base.css", "/js/app.js", "/favicon.svg"})
    void stylesAndScriptsMayBeKeptByTheBrowser(String path) {
        assertThat(browser.get().uri(path))
                .hasStatusOk()
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Cache-Control", "max-age=31536000");
    }

    @Test
    void theContainerMayAskForHealthAndNothingElse() {
        assertThat(browser.get().uri("/actuator/health")).hasStatusOk();
        assertThat(browser.get().uri("/actuator/health/liveness")).hasStatusOk();
        assertThat(List.of("/actuator", "/actuator/", "/actuator/env"))
                .allSatisfy(path ->
                        assertThat(browser.get().uri(path).with(as(ADMIN))).hasStatus(HttpStatus.FORBIDDEN));
    }

    @Test
    void onlyTheDemoShowsTheStyleGuide() {
        assertThat(browser.get().uri("/styleguide").with(as(COORDINATOR))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theAddressOfErrorsIsNoPage() {
        assertThat(browser.get().uri("/error"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("该内容不存在");
        assertThat(browser.get().uri("/error").with(as(REPORTER))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accounts;x=1/", "//accounts", "/accounts/%2e%2e/", "/css/..%2f/accounts"})
    void addressesThatMeanSomethingElseThanTheySayAreRefused(String path) {
        assertThat(browser.get().uri(URI.create("http://localhost" + path)).with(as(ADMIN)))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    private void assertOnly(Set<Actor> allowed, String path) {
        assertThat(EVERYBODY).allSatisfy(actor -> {
            var status = browser.get()
                    .uri(path)
                    .with(as(actor))
                    .exchange()
                    .getResponse()
                    .getStatus();
            assertThat(status == HttpStatus.FORBIDDEN.value())
                    .as("%s by %s answers %d", path, actor.username(), status)
                    .isNotEqualTo(allowed.contains(actor));
        });
    }
}
