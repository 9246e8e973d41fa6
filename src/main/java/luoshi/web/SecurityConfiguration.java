package luoshi.web;

import static org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive.CACHE;
import static org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive.COOKIES;
import static org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive.STORAGE;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import luoshi.account.FormSeal;
import luoshi.account.Installation;
import luoshi.account.InterruptedForms;
import luoshi.account.SignedInPerson;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.session.SessionIdGenerator;

/**
 * Who may open which part of the program. This is the coarse rule by role; whether the person may touch the very thing
 * behind the address is decided by the use case.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** 27 bytes make the 36 characters that fit the column, and 216 bits instead of the 122 of a UUID. */
    private static final int SESSION_ID_BYTES = 27;

    private static final String[] BUSINESS = {"REPORTER", "UNIT_APPROVER", "COORDINATOR", "INSPECTOR", "LEADER"};

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http, Installation installation, ApplicationEventPublisher events, FormSeal seal, Clock clock)
            throws Exception {
        return http.authorizeHttpRequests(SecurityConfiguration::rules)
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(onWhereOneWasGoing())
                        .failureForwardUrl("/login/refusal"))
                .logout(logout -> logout.logoutSuccessUrl("/login?out")
                        .addLogoutHandler(
                                new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(CACHE, COOKIES, STORAGE))))
                .requestCache(cache -> cache.requestCache(whereOneWasGoing()))
                .exceptionHandling(handling -> handling.accessDeniedHandler(new RefusedAccess(events, seal, clock)))
                .addFilterBefore(new FirstStart(installation), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives(ProtectingHeaders.CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), geolocation=(), microphone=()")))
                .build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/css/**", "/js/**", "/favicon.svg", "/favicon.ico", "/error")
                .permitAll()
                .requestMatchers("/login", "/setup", "/invitation/**", "/actuator/health/**")
                .permitAll()
                .requestMatchers("/actuator/**")
                .denyAll()
                .requestMatchers("/accounts/**", "/business-date/**", "/mail/**")
                .hasRole("ADMIN")
                .requestMatchers(HttpMethod.POST, "/units/**")
                .hasRole("ADMIN")
                .requestMatchers("/audit/**")
                .hasRole("AUDITOR")
                .requestMatchers("/jobs/**", "/holidays/**")
                .hasAnyRole("COORDINATOR", "ADMIN")
                .requestMatchers("/province-review/**")
                .hasRole("COORDINATOR")
                .requestMatchers("/unit/**")
                .hasAnyRole("REPORTER", "UNIT_APPROVER", "LEADER")
                .requestMatchers("/unit-check/**")
                .hasAnyRole("REPORTER", "UNIT_APPROVER")
                .requestMatchers("/unit-review/**")
                .hasRole("UNIT_APPROVER")
                .requestMatchers(
                        "/policy/**",
                        "/measures/**",
                        "/lights/**",
                        "/indicators/**",
                        "/notices/**",
                        "/claims/**",
                        "/close-outs/**",
                        "/extensions/**",
                        "/supporting-documents/**",
                        "/task-points/**",
                        "/open-wordings/**",
                        "/periods/**",
                        "/entries/**",
                        "/ledger/**",
                        "/tasks/**",
                        "/burden/**",
                        "/reports/**",
                        "/urges/**",
                        "/instructions/**",
                        "/problems/**",
                        "/findings/**",
                        "/search",
                        "/attachments/**")
                .hasAnyRole(BUSINESS)
                .anyRequest()
                .authenticated();
    }

    /** A page that somebody wanted before the sign-in; a form sent then is not repeated, nor what a script asked for. */
    private static HttpSessionRequestCache whereOneWasGoing() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/**"),
                new NegatedRequestMatcher(new RequestHeaderRequestMatcher("X-Requested-With"))));
        return cache;
    }

    /** Leads on by path alone, so that no host a client made up finds its way into an answer. */
    private static AuthenticationSuccessHandler onWhereOneWasGoing() {
        var handler = new SavedRequestAwareAuthenticationSuccessHandler();
        handler.setRequestCache(whereOneWasGoing());
        handler.setRedirectStrategy((request, response, url) -> {
            var target = URI.create(url);
            var query = target.getRawQuery();
            response.sendRedirect(query == null ? target.getRawPath() : target.getRawPath() + "?" + query);
        });
        return (request, response, authentication) -> {
            if (authentication.getPrincipal() instanceof SignedInPerson person) {
                InterruptedForms.leaveOnlyTo(person.getActor(), request.getSession(false));
            }
            handler.onAuthenticationSuccess(request, response, authentication);
        };
    }

    @Bean
    SessionIdGenerator sessionIds() {
        var random = new SecureRandom();
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return () -> {
            var bytes = new byte[SESSION_ID_BYTES];
            random.nextBytes(bytes);
            return encoder.encodeToString(bytes);
        };
    }
}
