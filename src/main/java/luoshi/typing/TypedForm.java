package luoshi.typing;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import luoshi.account.InterruptedForm;
import org.jspecify.annotations.Nullable;

/**
 * A form as it was typed: also dates that are none yet and texts that are too long.
 *
 * @param form its name: where it is sent to and, behind a {@code #}, what it is about
 * @param page the page it was typed into
 * @param continued the page whose text that page took over, or else the page itself
 * @param continuedAt when the text was typed that was taken over; null if none was
 * @param place the address of the page
 * @param fields what was typed, by the names of the fields
 * @param savedAt when, by the real clock
 */
record TypedForm(
        String form,
        UUID page,
        UUID continued,
        @Nullable Instant continuedAt,
        String place,
        Map<String, List<String>> fields,
        Instant savedAt) {

    /** The field with the page that this one took its text over from. */
    static final String CONTINUES = "typedContinues";

    /** The field with the moment when that text was typed. */
    static final String CONTINUES_AT = "typedContinuesAt";

    /** A field of our own with the title of the page, by which the person knows it again. */
    static final String TITLE = "typedTitle";

    /** Before the name of a field that tells the state of things: the state that a restored text was typed over. */
    static final String OVER = "typedOver.";

    private static final int LONGEST_TITLE = 200;
    private static final int MOST_FIELDS = 500;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w.\\[\\]-]{0,79}");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\uFFFE\\uFFFF&&[^\\r\\n\\t]]");

    /** Belongs to the request or the page and not to what was typed. */
    private static final Set<String> OF_THE_PAGE = Set.of(
            "_csrf",
            "submitKey",
            InterruptedForm.WRITER,
            InterruptedForm.SEAL,
            InterruptedForm.FORM,
            InterruptedForm.PLACE,
            InterruptedForm.PAGE,
            CONTINUES,
            CONTINUES_AT);

    /** What was sent, if it came from a page that names itself: those of an entry's form do not, and are kept elsewhere. */
    static Optional<TypedForm> in(InterruptedForm sent) {
        return key(sent.first(InterruptedForm.PAGE))
                .map(page -> new TypedForm(
                        sent.form(),
                        page,
                        key(sent.first(CONTINUES)).orElse(page),
                        moment(sent.first(CONTINUES_AT)),
                        sent.place(),
                        typedOf(sent.fields()),
                        sent.sentAt()));
    }

    /** Texts in which somebody may have put work: no numbers, dates or choices. */
    List<String> texts() {
        return textsOf(fields);
    }

    /** The title of the page; empty if it said none. */
    String title() {
        var title = String.join("", fields.getOrDefault(TITLE, List.of()));
        return title.length() > LONGEST_TITLE ? "" : title.replaceFirst(" · \\S+$", "");
    }

    /** Whether a file was sent along, which is not kept. */
    boolean lostAFile() {
        return fields.containsKey(InterruptedForm.FILE);
    }

    /** Characters in all. */
    int length() {
        return fields.values().stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .sum();
    }

    /** The same of whatever fields were sent. */
    static List<String> textsOf(Map<String, List<String>> fields) {
        return typedOf(fields).entrySet().stream()
                .filter(field -> !field.getKey().equals(TITLE))
                .flatMap(field -> field.getValue().stream())
                .filter(TypedForm::isText)
                .toList();
    }

    /** Codes and numbers of the program are written in ASCII, and short. */
    static boolean isText(String value) {
        return value.codePoints().anyMatch(Character::isIdeographic) || value.length() > 40;
    }

    private static Map<String, List<String>> typedOf(Map<String, List<String>> fields) {
        var typed = new LinkedHashMap<String, List<String>>();
        fields.forEach((name, values) -> {
            if (typed.size() < MOST_FIELDS && NAME.matcher(name).matches() && !OF_THE_PAGE.contains(name)) {
                typed.put(name, values.stream().map(TypedForm::clean).toList());
            }
        });
        return typed;
    }

    private static String clean(String typed) {
        return FORBIDDEN.matcher(typed).replaceAll("");
    }

    private static @Nullable Instant moment(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException damaged) {
            return Instant.EPOCH;
        }
    }

    private static Optional<UUID> key(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
