package luoshi.typing;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import luoshi.account.Actor;
import luoshi.account.FormSeal;
import org.jspecify.annotations.Nullable;

/**
 * What a page knows of text that was typed into its forms: {@code typedForms} of every template. Asks the database once,
 * and only for a page with such a form.
 */
class TypingOnPage {

    private static final int LONGEST_PLACE = 2000;

    /** Rows of a list that a restored form may have more than an empty one. */
    private static final int MOST_ROWS = 40;

    private final Actor actor;
    private final String place;
    private final @Nullable TypedForm sent;
    private final FormSeal seal;
    private final Supplier<List<TypedForm>> waiting;
    private final Function<Instant, String> said;
    private final Words words;

    private @Nullable Map<String, List<TypedForm>> known;
    private final Map<String, TypedForm> filled = new HashMap<>();

    TypingOnPage(
            Actor actor,
            String place,
            @Nullable TypedForm sent,
            FormSeal seal,
            Supplier<List<TypedForm>> waiting,
            Function<Instant, String> said,
            Words words) {
        this.actor = actor;
        this.place = place;
        this.sent = sent;
        this.seal = seal;
        this.waiting = waiting;
        this.said = said;
        this.words = words;
    }

    /** The address of the page of a request: that of the form's page when the form is shown again. */
    static String place(HttpServletRequest request, @Nullable TypedForm sent) {
        if (sent != null) {
            return sent.place();
        }
        var query = request.getQueryString();
        var path = request.getRequestURI();
        return query == null || path.length() + query.length() >= LONGEST_PLACE ? path : path + "?" + query;
    }

    static String path(String place) {
        return path(place, "?");
    }

    private static String path(String address, String end) {
        return address.split(Pattern.quote(end), 2)[0];
    }

    /** The marks of a form, and what is said about it if text comes back into it. */
    public Kept of(String form) {
        var again = isSent(form);
        var typed = again ? null : waiting(form);
        if (typed != null) {
            filled.put(form, typed);
        }
        var name = again ? sent.form() : form;
        return new Kept(
                name,
                actor.accountId(),
                seal.of(actor, name, place),
                place,
                UUID.randomUUID(),
                again ? sent.page() : typed == null ? null : typed.page(),
                again ? sent.savedAt() : typed == null ? null : typed.savedAt(),
                typed == null ? null : said.apply(typed.savedAt()),
                typed == null ? null : typed.page(),
                typed != null && typed.lostAFile() || again && sent.lostAFile(),
                again,
                elsewhere(name, again ? sent : typed));
    }

    /** Whether text comes back into the form, so that what it is folded in opens. */
    public boolean has(String form) {
        return !isSent(form) && waiting(form) != null;
    }

    /** The numbers of rows that the text has and the empty form has not, for a list of that name. */
    public List<Integer> further(String form, String list, int rows) {
        var typed = has(form) ? waiting(form) : null;
        if (typed == null) {
            return List.of();
        }
        var row = Pattern.compile(Pattern.quote(list) + "\\[(\\d{1,3})].*");
        var last = typed.fields().keySet().stream()
                .map(row::matcher)
                .filter(name -> name.matches())
                .mapToInt(name -> Integer.parseInt(name.group(1)))
                .max()
                .orElse(-1);
        return IntStream.rangeClosed(rows, Math.min(last, MOST_ROWS)).boxed().toList();
    }

    /** Whether text came back into any form so far. */
    public boolean isRestored() {
        return !filled.isEmpty();
    }

    /** What belongs into the form; null if nothing does. */
    @Nullable
    TypedForm filling(String form) {
        return filled.get(form);
    }

    /** What is said about text that comes back. */
    Words words() {
        return words;
    }

    /** Whether it is the form that was sent and is shown again: its page may not know any more what it is about. */
    private boolean isSent(String form) {
        return sent != null && path(sent.form(), "#").equals(path(form, "#"));
    }

    private @Nullable TypedForm waiting(String form) {
        var all = known(form);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** When something was typed into the same form in other windows, in words, the newest last. */
    private List<String> elsewhere(String form, @Nullable TypedForm here) {
        return known(form).stream()
                .filter(typed -> here == null
                        || !typed.page().equals(here.page()) && !typed.page().equals(here.continued()))
                .map(typed -> said.apply(typed.savedAt()))
                .toList();
    }

    /** What waits for that form, the newest last. */
    private List<TypedForm> known(String form) {
        var all = known;
        if (all == null) {
            known = all = waiting.get().stream().collect(Collectors.groupingBy(TypedForm::form));
        }
        return all.getOrDefault(form, List.of());
    }

    /**
     * What a form carries.
     *
     * @param form its name
     * @param writer whom it is shown to
     * @param seal its mark
     * @param place the address of the page
     * @param page this page, as no other
     * @param continues the page whose text it takes over, if any
     * @param continuesAt when that text was typed
     * @param restored when that text was typed, in words; null if none comes back
     * @param discards the page whose text is given up on request
     * @param fileLost whether a file has to be chosen again
     * @param unsaved whether it holds text that was refused
     * @param elsewhere when something was typed into the same form in other windows, in words
     */
    record Kept(
            String form,
            long writer,
            String seal,
            String place,
            UUID page,
            @Nullable UUID continues,
            @Nullable Instant continuesAt,
            @Nullable String restored,
            @Nullable UUID discards,
            boolean fileLost,
            boolean unsaved,
            List<String> elsewhere) {}

    /**
     * What is said about text that comes back.
     *
     * @param homeless above text that has no field any more
     * @param changed where it was typed over an older state
     * @param stored above what a field would have held
     */
    record Words(String homeless, String changed, String stored) {}
}
