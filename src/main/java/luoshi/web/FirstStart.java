package luoshi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import luoshi.account.Installation;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads every page to the setup while nobody has an account. */
class FirstStart extends OncePerRequestFilter {

    private static final List<String> OPEN = List.of("/setup", "/css/", "/js/", "/favicon.", "/error", "/actuator/");

    private final Installation installation;

    FirstStart(Installation installation) {
        this.installation = installation;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAnonymous() && !isOpen(request) && !installation.isDone()) {
            response.sendRedirect(request.getContextPath() + "/setup");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isOpen(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return OPEN.stream().anyMatch(path::startsWith);
    }

    private static boolean isAnonymous() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken;
    }
}
