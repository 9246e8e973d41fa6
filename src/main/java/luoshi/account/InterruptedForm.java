package luoshi.account;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** The field by which a form is known as one that was shown to its writer. */
    public static final String SEAL = "seal";

    /** The field that tells one page from another of the same address. */
    private static final String PAGE = "submitKey";

    /** The form that was sent. */
    static InterruptedForm of(HttpServletRequest request, Instant now) {
        var fields = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
        return new InterruptedForm(request.getRequestURI(), Map.copyOf(fields), now);
    }

    /** Whether the person wrote it and sent it to that path. */
    public boolean isOf(Actor actor, String address) {
        return path.equals(address) && isOf(actor);
    }

    boolean isOf(Actor actor) {
        return Long.toString(actor.accountId()).equals(first(WRITER));
    }

    /** Whether it was sent from that page to that path. */
    boolean isFrom(String page, String address) {
        return path.equals(address) && page.equals(first(PAGE));
    }

    boolean isFromSamePageAs(InterruptedForm other) {
        return isFrom(other.first(PAGE), other.path);
    }

    /** The field's value, or nothing. */
    String first(String name) {
        var values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Characters in all. */
    int length() {
        return fields.entrySet().stream()
                .mapToInt(field -> field.getKey().length()
                        + field.getValue().stream().mapToInt(String::length).sum())
                .sum();
    }
}
