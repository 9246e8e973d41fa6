package luoshi.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import luoshi.audit.Audited;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/** Answers 403 and leaves a trace of who tried to open what. A form that merely grew old leaves none. */
class RefusedAccess implements AccessDeniedHandler {

    private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();
    private final ApplicationEventPublisher events;

    RefusedAccess(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException, ServletException {
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
