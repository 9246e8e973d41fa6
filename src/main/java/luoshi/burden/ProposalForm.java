package luoshi.burden;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import luoshi.account.Typed;
import luoshi.burden.Burden.Per;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A question that somebody wants to ask units.
 *
 * @param words parts of text to look for among what was answered before, with spaces between them
 * @param per of whom it would be asked
 * @param fields how many fields it would have
 * @param verdict what was decided, once what is there has been seen
 */
record ProposalForm(
        @Nullable String name,
        @Nullable String words,
        @Nullable String per,
        @Nullable String fields,
        @Nullable String verdict,
        @Nullable String reason,
        @Nullable String submitKey) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 400;
    private static final int MOST_FIELDS = 20;

    static ProposalForm empty() {
        return new ProposalForm(
                "", "", Per.OBLIGATION.name(), "1", "", "", UUID.randomUUID().toString());
    }

    /** The same with a key, which is given when it is shown. */
    ProposalForm shown() {
        return new ProposalForm(name, words, per, fields, verdict, reason, key().toString());
    }

    /** Whether nothing has been asked for yet. */
    boolean isBlank() {
        return called().isEmpty() && sought().isEmpty();
    }

    void validateQuestion(Errors errors) {
        if (called().isEmpty() || called().length() > LONGEST_NAME) {
            errors.rejectValue("name", "burden.error.name");
        }
        if (sought().isEmpty() || Typed.text(words).length() > LONGEST_NAME) {
            errors.rejectValue("words", "burden.error.words");
        }
        if (of() == null) {
            errors.rejectValue("per", "burden.error.per");
        }
        if (count() < 1 || count() > MOST_FIELDS) {
            errors.rejectValue("fields", "burden.error.fields");
        }
    }

    void validateVerdict(Errors errors) {
        if (decided() == null) {
            errors.rejectValue("verdict", "burden.error.verdict");
        }
        if (why().isEmpty() || why().length() > LONGEST_REASON) {
            errors.rejectValue("reason", "burden.error.reason");
        }
    }

    String called() {
        return Typed.text(name);
    }

    /** The words in small letters, each once. */
    List<String> sought() {
        return Arrays.stream(Typed.text(words).toLowerCase(Locale.ROOT).split("[\\s\\u3000]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    @Nullable
    Per of() {
        return Arrays.stream(Per.values())
                .filter(one -> one.name().equals(per))
                .findFirst()
                .orElse(null);
    }

    int count() {
        return Typed.text(fields).matches("\\d{1,2}") ? Integer.parseInt(Typed.text(fields)) : 0;
    }

    @Nullable
    Verdict decided() {
        return Arrays.stream(Verdict.values())
                .filter(one -> one.name().equals(verdict))
                .findFirst()
                .orElse(null);
    }

    String why() {
        return Typed.text(reason);
    }

    UUID key() {
        return Typed.key(submitKey);
    }

    /** What came of it. */
    enum Verdict {
        /** What is there already will do. */
        USE_WHAT_IS_THERE,
        /** It has to be asked. */
        ASK;

        public String key() {
            return "burden.verdict." + name();
        }
    }
}
