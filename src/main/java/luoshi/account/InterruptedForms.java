package luoshi.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The forms that wait in a session: the newest few, each for its own page.
 *
 * @param forms the oldest first
 */
public record InterruptedForms(List<InterruptedForm> forms) implements Serializable {

    /** The attribute of the session. */
    public static final String ATTRIBUTE = "luoshi.interruptedForms";

    private static final int MOST = 5;

    /**
     * The form that was sent, if it was shown to its writer by this program and came from a page of ours. Without an account
     * nobody has such a form, so nobody fills sessions with text.
     */
    public static Optional<InterruptedForm> in(HttpServletRequest request, FormSeal seal, Instant now) {
        var form = InterruptedForm.of(request, now);
        return cameFromAPageOfOurs(request) && seal.isOn(form) ? Optional.of(form) : Optional.empty();
    }

    /** Adds a form; what is too old or too much for the session is forgotten. */
    public static void add(HttpSession session, InterruptedForm form) {
        var kept = new ArrayList<>(in(session));
        kept.removeIf(form::isFromSamePageAs);
        kept.add(form);
        while (kept.size() > MOST || kept.size() > 1 && lengthOf(kept) > InterruptedForm.LONGEST) {
            kept.remove(0);
        }
        store(session, kept);
    }

    /** What waits there. */
    public static List<InterruptedForm> in(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ATTRIBUTE) instanceof InterruptedForms waiting
                ? waiting.forms
                : List.of();
    }

    /** Forgets the form that was sent from that page to that path: what it held is stored elsewhere, or not wanted. */
    public static void forget(@Nullable HttpSession session, String path, String page) {
        leave(session, form -> !form.isFrom(page, path));
    }

    /** Forgets all forms that were sent to that path. */
    public static void forget(@Nullable HttpSession session, String path) {
        leave(session, form -> !form.path().equals(path));
    }

    /** Forgets that very form. */
    public static void forget(@Nullable HttpSession session, InterruptedForm kept) {
        leave(session, form -> !form.equals(kept));
    }

    /** Forgets forms that somebody else had written than the person who has just signed in. */
    public static void leaveOnlyTo(Actor actor, @Nullable HttpSession session) {
        leave(session, form -> form.isOf(actor));
    }

    private static void leave(@Nullable HttpSession session, Predicate<InterruptedForm> which) {
        var waiting = in(session);
        var left = waiting.stream().filter(which).toList();
        if (session != null && left.size() < waiting.size()) {
            store(session, left);
        }
    }

    private static void store(HttpSession session, List<InterruptedForm> forms) {
        if (forms.isEmpty()) {
            session.removeAttribute(ATTRIBUTE);
        } else {
            session.setAttribute(ATTRIBUTE, new InterruptedForms(List.copyOf(forms)));
        }
    }

    /** The cookie of the lost session is not sent along from pages of others. */
    private static boolean cameFromAPageOfOurs(HttpServletRequest request) {
        return request.getRequestedSessionId() != null || "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private static int lengthOf(List<InterruptedForm> forms) {
        return forms.stream().mapToInt(InterruptedForm::length).sum();
    }
}
