package luoshi.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * Answers what nothing else answered, from outside of every other filter: the session is already lost when the database
 * is away, so that no controller is ever reached. The page is drawn without session, database or sign-in.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class LastResort extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);
    private static final Set<String> OF_THE_CONTENT = Set.of(
            "accept-ranges",
            "content-disposition",
            "content-encoding",
            "content-language",
            "content-length",
            "content-range",
            "content-type",
            "etag",
            "last-modified",
            "transfer-encoding");
    private static final String SECONDS_UNTIL_NEXT_ATTEMPT = "60";

    private final ISpringTemplateEngine templates;
    private final LayoutModel layout;

    LastResort(ISpringTemplateEngine templates, LayoutModel layout) {
        this.templates = templates;
        this.layout = layout;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            ProtectingHeaders.complete(response);
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            answer(failure, request, response);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private void answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (Outage.isBehind(failure)) {
            LOG.warn("{} {}: no database: {}", request.getMethod(), request.getRequestURI(), failure.toString());
            response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_NEXT_ATTEMPT);
            draw(HttpServletResponse.SC_SERVICE_UNAVAILABLE, request, response);
        } else if (failure instanceof InvalidParameterException unreadable) {
            // A form that is too large or badly encoded, noticed by whichever filter asks first for a parameter.
            answerUnreadable(unreadable.getErrorCode(), request, response);
        } else {
            LOG.error("{} {}", request.getMethod(), request.getRequestURI(), failure);
            answerMistake(request, response);
        }
    }

    /** The page about an error asks for parameters as well and stumbles over the same form; then it is drawn from here. */
    private void answerUnreadable(int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            draw(status, request, response);
        } else {
            response.sendError(status);
        }
    }

    private void answerMistake(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            draw(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, request, response);
        } else {
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    private void draw(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        startAgain(response);
        response.setStatus(status);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        ProtectingHeaders.complete(response);
        var page =
                templates.process("error", contextOf(status, request, response)).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /**
     * Takes back the half page that may have been written, with its length and its writer, which would stand in the way;
     * the headers that do not speak of its content stay.
     */
    private static void startAgain(HttpServletResponse response) {
        var kept = new LinkedHashMap<String, List<String>>();
        for (var name : response.getHeaderNames()) {
            if (!OF_THE_CONTENT.contains(name.toLowerCase(Locale.ROOT))) {
                kept.put(name, List.copyOf(response.getHeaders(name)));
            }
        }
        response.reset();
        kept.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }

    private WebContext contextOf(int status, HttpServletRequest request, HttpServletResponse response) {
        var exchange = JakartaServletWebApplication.buildApplication(request.getServletContext())
                .buildExchange(request, response);
        return new WebContext(
                exchange,
                Locale.SIMPLIFIED_CHINESE,
                Map.of("status", status, "layout", layout.withoutDatabase(request)));
    }
}
