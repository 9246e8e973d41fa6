package luoshi.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form that was sent after its session had ended. It waits in the session until the person has signed in and looks at
 * it again; nothing of it is stored before the person says so. The form names its writer in the field
 * {@value #WRITER}, so that whoever else signs in at the same browser never sees it.
 *
 * @param path where it was sent to
 * @param fields what was sent, by the names of the fields
 * @param sentAt when, by the real clock
 */
public record InterruptedForm(String path, Map<String, List<String>> fields, Instant sentAt) implements Serializable {

    /** The field that holds the account id of whoever the form was shown to. */
    public static final String WRITER = "writer";

    /** The attribute of the session. */
    public static final String ATTRIBUTE = "luoshi.interruptedForm";

    /** Characters in all: a session of nobody is no place to store more. */
    private static final int MOST = 100_000;

    /**
     * Keeps the form that was sent, if it came from a page of ours and is not too long.
     *
     * @return whether it is kept
     */
    public static boolean keep(HttpServletRequest request, Instant now) {
        var fields = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
        if (!cameFromAPageOfOurs(request) || lengthOf(fields) > MOST) {
            return false;
        }
        var form = new InterruptedForm(request.getRequestURI(), Map.copyOf(fields), now);
        request.getSession().setAttribute(ATTRIBUTE, form);
        return true;
    }

    /** Forgets a form that somebody else had written than the person who has just signed in. */
    public static void leaveOnlyTo(Actor actor, @Nullable HttpSession session) {
        if (session != null
                && session.getAttribute(ATTRIBUTE) instanceof InterruptedForm form
                && !form.isOf(actor, form.path)) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** Whether the person wrote it and sent it to that path. */
    public boolean isOf(Actor actor, String address) {
        return path.equals(address) && List.of(Long.toString(actor.accountId())).equals(fields.get(WRITER));
    }

    /** The cookie of the lost session is not sent along from pages of others. */
    private static boolean cameFromAPageOfOurs(HttpServletRequest request) {
        return request.getRequestedSessionId() != null || "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private static int lengthOf(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                .mapToInt(field -> field.getKey().length()
                        + field.getValue().stream().mapToInt(String::length).sum())
                .sum();
    }
}
