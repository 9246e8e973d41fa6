package luoshi.supervision;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import luoshi.account.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Whom to urge on a rung, with which words, and until when they are to answer. */
record UrgeForm(
        @Nullable String submitKey,
        @Nullable List<String> chosen,
        @Nullable String body,
        @Nullable String answerBy) {

    private static final int LONGEST = 2000;

    /** With the text of the rung, and whom somebody has asked to urge, if anybody. */
    static UrgeForm fresh(List<String> chosen, String body, LocalDate answerBy) {
        return new UrgeForm(UUID.randomUUID().toString(), chosen, body, answerBy.toString());
    }

    void validate(Errors errors, LocalDate today) {
        if (keys().isEmpty()) {
            errors.rejectValue("chosen", "supervision.error.nobody");
        }
        var words = words();
        if (words.isEmpty() || words.length() > LONGEST) {
            errors.rejectValue("body", "supervision.error.body");
        }
        var date = Typed.date(answerBy);
        if (date == null || !date.isAfter(today)) {
            errors.rejectValue("answerBy", "supervision.error.answer-by");
        }
    }

    /** The chosen ones by the keys of their standings. */
    Set<String> keys() {
        return chosen == null ? Set.of() : new LinkedHashSet<>(chosen);
    }

    /** Whether the box of that standing is ticked. */
    public boolean has(String key) {
        return keys().contains(key);
    }

    String words() {
        return Typed.text(body);
    }

    LocalDate date() {
        return LocalDate.parse(Typed.text(answerBy));
    }

    UUID key() {
        return Typed.key(submitKey);
    }
}
