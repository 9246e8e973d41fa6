package luoshi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** What protects an answer that never came to the filter chain, which gives these headers to all others. */
final class ProtectingHeaders {

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            CONTENT_SECURITY_POLICY,
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            HttpHeaders.CACHE_CONTROL,
            "no-store");

    private ProtectingHeaders() {}

    /** Adds those that are missing. */
    static void complete(HttpServletResponse response) {
        HEADERS.forEach((name, value) -> {
            if (!response.containsHeader(name)) {
                response.setHeader(name, value);
            }
        });
    }
}
