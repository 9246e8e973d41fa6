package luoshi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Leads from an address that only takes forms to the page the form stands on: who loads the answer to a mistaken form again,
 * or comes back to it, asks for the address of the form.
 */
@Component
class WayBack {

    private static final String NEW = "/new";

    private final RequestMappingHandlerMapping mapping;

    WayBack(RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.mapping = requestMappingHandlerMapping;
    }

    /** Whether somebody asks to see a page. */
    static boolean wantsPage(HttpServletRequest request) {
        var accepted = request.getHeader("Accept");
        return HttpMethod.GET.matches(request.getMethod()) && accepted != null && accepted.contains("text/html");
    }

    /** The page with the empty form, otherwise the nearest page above the address; the first page at last. */
    String from(String path) {
        var shown = pages();
        var steps = path.split("/");
        return Stream.concat(
                        Stream.of(path + NEW),
                        IntStream.iterate(steps.length - 1, kept -> kept > 1, kept -> kept - 1)
                                .mapToObj(
                                        kept -> String.join("/", List.of(steps).subList(0, kept))))
                .filter(candidate -> isShown(shown, candidate))
                .findFirst()
                .orElse("/");
    }

    private static boolean isShown(List<PathPattern> shown, String candidate) {
        var path = PathContainer.parsePath(candidate);
        return shown.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private List<PathPattern> pages() {
        return mapping.getHandlerMethods().keySet().stream()
                .filter(WayBack::shows)
                .flatMap(info -> info.getPathPatternsCondition() == null
                        ? Stream.empty()
                        : info.getPathPatternsCondition().getPatterns().stream())
                .toList();
    }

    private static boolean shows(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                && info.getParamsCondition().isEmpty();
    }
}
