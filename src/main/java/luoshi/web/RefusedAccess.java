package luoshi.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import luoshi.account.FormSeal;
import luoshi.account.InterruptedForms;
import luoshi.audit.Audited;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Answers 403 and leaves a trace of who tried to open what. A form that merely grew old leaves none; what was typed into
 * an entry's form is kept over the sign-in, which the form leads to.
 */
class RefusedAccess implements AccessDeniedHandler {

    private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();
    private final RequestMatcher typedText =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/entries/{id}/form");
    private final ApplicationEventPublisher events;
    private final FormSeal seal;
    private final Clock clock;

    RefusedAccess(ApplicationEventPublisher events, FormSeal seal, Clock clock) {
        this.events = events;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException, ServletException {
        if (refusal instanceof CsrfException
                && typedText.matches(request)
                && InterruptedForms.keep(request, seal, clock.instant())) {
            response.sendRedirect(request.getRequestURI());
            return;
        }
        var person = request.getUserPrincipal();
        if (person != null && !(refusal instanceof CsrfException)) {
            events.publishEvent(new AccessRefused(person.getName(), request.getMethod(), request.getRequestURI()));
        }
        forbidden.handle(request, response, refusal);
    }

    /** A person tried to open what the role does not allow. */
    record AccessRefused(String by, String method, String subject) implements Audited {

        @Override
        public Map<String, String> detail() {
            return Map.of("method", method);
        }

        @Override
        public boolean succeeded() {
            return false;
        }
    }
}
