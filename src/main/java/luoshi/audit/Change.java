package luoshi.audit;

import java.util.List;
import java.util.Map;

/**
 * A field that has another value now. A date is written as {@code 2020-09-30}, a word of the program as the key of its
 * message ({@code progress.status.SLOW}), everything else as people read it; nothing is the empty text.
 *
 * @param field the name of the field; its Chinese stands in the messages under {@code audit.fact.<field>}
 * @param from what it was
 * @param to what it is now
 */
public record Change(String field, String from, String to) {

    /** What differs between two descriptions of the same thing by field, in the order of the second one. */
    public static List<Change> between(Map<String, String> before, Map<String, String> after) {
        return after.entrySet().stream()
                .map(field -> new Change(field.getKey(), before.getOrDefault(field.getKey(), ""), field.getValue()))
                .filter(change -> !change.from().equals(change.to()))
                .toList();
    }
}
