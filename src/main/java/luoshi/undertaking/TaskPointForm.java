package luoshi.undertaking;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import luoshi.account.Typed;
import luoshi.undertaking.TaskPoint.MarkedWords;
import luoshi.undertaking.TaskPoint.Task;
import luoshi.undertaking.TaskPointReading.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What is filled in to tie a task point to words of a sentence. */
record TaskPointForm(
        @Nullable String submitKey,
        @Nullable Integer clause,
        @Nullable String words,
        @Nullable Integer occurrence,
        @Nullable String title,
        @Nullable String dueOn,
        @Nullable Set<Long> units) {

    private static final int LONGEST_TITLE = 100;

    static TaskPointForm empty(@Nullable Integer clause, Set<Long> units) {
        return new TaskPointForm(UUID.randomUUID().toString(), clause, "", null, "", "", units);
    }

    /** Whether the box of the unit is ticked. */
    public boolean names(long unit) {
        return units != null && units.contains(unit);
    }

    /** The words as they can stand in a sentence: text that was pasted brings line breaks and spaces along. */
    String plainWords() {
        return Typed.text(words).replaceAll("\\s*\\n\\s*", "");
    }

    void validate(Errors errors, List<Sentence> sentences) {
        var name = Typed.text(title);
        if (name.isEmpty() || name.length() > LONGEST_TITLE) {
            errors.rejectValue("title", "undertaking.error.task-point-title");
        }
        if (!Typed.text(dueOn).isEmpty() && Typed.date(dueOn) == null) {
            errors.rejectValue("dueOn", "undertaking.error.task-point-date");
        }
        if (units == null || units.isEmpty()) {
            errors.rejectValue("units", "undertaking.error.task-point-units");
        }
        validateWords(errors, sentences);
    }

    private void validateWords(Errors errors, List<Sentence> sentences) {
        var sentence = chosen(sentences);
        if (sentence == null) {
            errors.rejectValue("clause", "undertaking.error.task-point-clause");
            return;
        }
        var places = Place.of(plainWords(), sentence.text());
        if (places.isEmpty()) {
            errors.rejectValue("words", "undertaking.error.task-point-words");
        } else if (places.size() > 1 && (occurrence == null || occurrence < 1 || occurrence > places.size())) {
            errors.rejectValue(
                    "occurrence", "undertaking.error.task-point-occurrence", new Object[] {places.size()}, null);
        }
    }

    /** Where the words stand; only after it has been validated. */
    MarkedWords marked(List<Sentence> sentences) {
        var sentence = chosen(sentences);
        if (sentence == null) {
            throw new IllegalStateException("No sentence was chosen");
        }
        var places = Place.of(plainWords(), sentence.text());
        var place = places.get(places.size() == 1 || occurrence == null ? 0 : occurrence - 1);
        return new MarkedWords(sentence.id(), plainWords(), sentence.startOffset() + place.start());
    }

    Task task() {
        return new Task(Typed.text(title), Typed.date(dueOn), units == null ? Set.of() : units);
    }

    UUID key() {
        return SubmitKeys.read(submitKey);
    }

    private @Nullable Sentence chosen(List<Sentence> sentences) {
        return sentences.stream()
                .filter(one -> clause != null && one.number() == clause)
                .findFirst()
                .orElse(null);
    }
}
