package luoshi.typing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets the statement that every page asks for its frame bring along what was typed on that page, so that no page asks the
 * database one question more.
 */
public final class TypingInFrame {

    /** A column: what {@code :person} typed on the page of {@code :typedOn} and did not send, as JSON; null if nothing. */
    public static final String COLUMN = """
            (select json_agg(json_build_object('form', form, 'page', page, 'place', place, 'fields', fields,
                                               'savedAt', saved_at) order by saved_at, page)::text
             from typed_form where account_id = :person and split_part(place, '?', 1) = :typedOn)""";

    private static final String PATH = TypingInFrame.class.getName() + ".path";
    private static final String FOUND = TypingInFrame.class.getName() + ".found";

    private TypingInFrame() {}

    /** The value of {@code :typedOn}: the path of the page, also when a form is shown again below its own address. */
    public static String path(HttpServletRequest request) {
        return request.getAttribute(PATH) instanceof String path ? path : request.getRequestURI();
    }

    /** Hands over what the column held. */
    public static void bring(HttpServletRequest request, @Nullable String typed) {
        request.setAttribute(FOUND, typed == null ? "[]" : typed);
    }

    static void isOn(HttpServletRequest request, String path) {
        request.setAttribute(PATH, path);
    }

    /** What was brought; empty if the frame has not been drawn. */
    static Optional<String> brought(HttpServletRequest request) {
        return request.getAttribute(FOUND) instanceof String typed ? Optional.of(typed) : Optional.empty();
    }
}
