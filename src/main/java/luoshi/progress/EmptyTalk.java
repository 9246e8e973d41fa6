package luoshi.progress;

import java.util.List;
import luoshi.wording.Substance;

/**
 * 空话提示: a field of which half the sentences or more say neither how much nor when nor about what. For the author alone.
 *
 * @param field the field
 * @param sentences how many sentences it has
 * @param empty those that say nothing of it
 */
record EmptyTalk(String field, int sentences, List<String> empty) {

    /** Where facts are asked for; problems and intentions may be said without a number. */
    private static final List<String> FIELDS = List.of("progress", "practices");

    /** The fields with such sentences, in the order of the form. */
    static List<EmptyTalk> in(Narrative draft) {
        return draft.texts().entrySet().stream()
                .filter(field -> FIELDS.contains(field.getKey()))
                .filter(field -> Substance.of(field.getValue()).isThin())
                .map(field -> of(field.getKey(), field.getValue()))
                .toList();
    }

    private static EmptyTalk of(String field, String text) {
        var substance = Substance.of(text);
        return new EmptyTalk(
                field,
                substance.sentences(),
                substance.empty().stream().map(span -> span.in(text)).toList());
    }
}
