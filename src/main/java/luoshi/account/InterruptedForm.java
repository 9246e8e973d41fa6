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

    /**
     * The field that names the form where its path alone does not: the path it is sent to and, behind a {@code #}, what it
     * is about.
     */
    public static final String FORM = "typedForm";

    /** The field with the address of the page that shows the form, where that is not the path it is sent to. */
    public static final String PLACE = "typedPlace";

    /** The field that tells one page from another of the same address. */
    public static final String PAGE = "typedPage";

    /** A field of our own, there if a file was sent along; files are not kept. */
    public static final String FILE = "typedFile";

    /** Characters of one form in all its fields that are kept, wherever; five texts of an entry have a few thousand. */
    public static final int LONGEST = 300_000;

    /** What tells the pages of an entry's form apart. */
    private static final String PAGE_OF_ENTRY = "submitKey";

    /** The form that was sent. */
    public static InterruptedForm of(HttpServletRequest request, Instant now) {
        var fields = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
        if (request.getContentType() != null && request.getContentType().startsWith("multipart/")) {
            fields.put(FILE, List.of("true"));
        }
        return new InterruptedForm(request.getRequestURI(), Map.copyOf(fields), now);
    }

    /** Whether the person wrote it and sent it to that path. */
    public boolean isOf(Actor actor, String address) {
        return path.equals(address) && isOf(actor);
    }

    /** Whether the person wrote it. */
    public boolean isOf(Actor actor) {
        return Long.toString(actor.accountId()).equals(first(WRITER));
    }

    /** Whether it was sent from that page to that path. */
    boolean isFrom(String page, String address) {
        return path.equals(address) && page.equals(page());
    }

    boolean isFromSamePageAs(InterruptedForm other) {
        return isFrom(other.page(), other.path);
    }

    /** Its name: {@link #FORM}, or else the path it was sent to; a form may have buttons that send it elsewhere. */
    public String form() {
        var named = first(FORM);
        return named.isEmpty() ? path : named;
    }

    /** The address of the page that shows it. */
    public String place() {
        var named = first(PLACE);
        return named.isEmpty() ? path : named;
    }

    private String page() {
        var page = first(PAGE);
        return page.isEmpty() ? first(PAGE_OF_ENTRY) : page;
    }

    /** The field's value, or nothing. */
    public String first(String name) {
        var values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Characters in all. */
    public int length() {
        return fields.entrySet().stream()
                .mapToInt(field -> field.getKey().length()
                        + field.getValue().stream().mapToInt(String::length).sum())
                .sum();
    }
}
