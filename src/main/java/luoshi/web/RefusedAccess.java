package luoshi.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import luoshi.account.FormSeal;
import luoshi.account.InterruptedForm;
import luoshi.account.InterruptedForms;
import luoshi.audit.Audited;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Answers 403 and leaves a trace of who tried to open what. A form that merely grew old leaves none; what was typed into
 * it is kept over the sign-in, which the page of the form leads to.
 */
class RefusedAccess implements AccessDeniedHandler {

    private static final String TOO_LONG = "/typed-forms/too-long";

    private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();
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
        if (refusal instanceof CsrfException && kept(request, response)) {
            return;
        }
        var person = request.getUserPrincipal();
        if (person != null && !(refusal instanceof CsrfException)) {
            events.publishEvent(new AccessRefused(person.getName(), request.getMethod(), request.getRequestURI()));
        }
        forbidden.handle(request, response, refusal);
    }

    /** What is too long to be kept is shown again, so that the person can copy it. */
    private boolean kept(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var form = InterruptedForms.in(request, seal, clock.instant()).orElse(null);
        if (form == null) {
            return false;
        }
        if (form.length() > InterruptedForm.LONGEST) {
            request.getRequestDispatcher(TOO_LONG).forward(request, response);
        } else {
            InterruptedForms.add(request.getSession(), form);
            response.sendRedirect(form.place());
        }
        return true;
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
