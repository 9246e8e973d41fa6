package luoshi.progress;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.InterruptedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.validation.DataBinder;

/**
 * The fields of the entry's form exactly as they were typed, by their names in the form: also numbers that are none yet
 * and texts that are too long. New fields of the form are kept without anything to be done for them here.
 *
 * @param values the values of each field; most fields have one
 */
record TypedFields(Map<String, List<String>> values) {

    /** The field with the moment of the text that a page took over. */
    static final String CONTINUED_AT = "continuedAt";

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z][A-Za-z.-]*(?:\\[\\d{1,2}][A-Za-z.-]*|said-[0-9a-f]{16})?");
    private static final int LONGEST_NAME = 80;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\uFFFE\\uFFFF&&[^\\r\\n\\t]]");

    /** Belongs to the request and not to what was typed. */
    private static final Set<String> OF_THE_REQUEST = Set.of("_csrf", "save", "send", "copy", InterruptedForm.SEAL);

    TypedFields {
        var kept = new LinkedHashMap<String, List<String>>();
        values.forEach((name, all) -> {
            if (isField(name)) {
                kept.put(name, all.stream().map(TypedFields::clean).toList());
            }
        });
        values = Map.copyOf(kept);
    }

    static TypedFields of(Map<String, String[]> parameters) {
        var values = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, all) -> values.put(name, List.of(all)));
        return new TypedFields(values);
    }

    /** What a form holds. */
    static TypedFields of(EntryForm form) {
        var values = new LinkedHashMap<String, List<String>>();
        form.fields().forEach((name, value) -> values.put(name, List.of(value)));
        form.identity().forEach((name, value) -> values.put(name, List.of(value)));
        return new TypedFields(values);
    }

    /**
     * Refuses what was typed on a page that was shown to somebody else: at a shared browser another person may have signed
     * in since.
     *
     * @throws IllegalStep if the page says whose it is, and it is not this person's
     */
    void refuseUnlessOf(Actor actor) {
        if (has(InterruptedForm.WRITER) && !value(InterruptedForm.WRITER).equals(Long.toString(actor.accountId()))) {
            throw new IllegalStep("progress.typing.other-person");
        }
    }

    /** The field's value, or nothing. */
    public String value(String name) {
        var all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The same with another value of one field. */
    TypedFields with(String name, String value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, List.of(value));
        return new TypedFields(changed);
    }

    /** The same with these explanations of contradictions, by the key of the contradiction. */
    TypedFields explaining(Map<String, String> explanations) {
        var changed = without(ExplanationForm.LINES).values;
        var explained = new LinkedHashMap<>(changed);
        var line = 0;
        for (var one : explanations.entrySet()) {
            var name = ExplanationForm.LINES + "[" + line++ + "].";
            explained.put(name + "key", List.of(one.getKey()));
            explained.put(name + "explanation", List.of(one.getValue()));
        }
        return new TypedFields(explained);
    }

    /** The same without the fields whose names begin so. */
    TypedFields without(String beginning) {
        var changed = new LinkedHashMap<>(values);
        changed.keySet().removeIf(name -> name.startsWith(beginning));
        return new TypedFields(changed);
    }

    /** Characters in all. */
    int length() {
        return values.values().stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .sum();
    }

    /** Which page it was typed into: the key that page was given when it was shown. */
    UUID page() {
        return SubmitKeys.read(value("submitKey"));
    }

    /** The page whose text this page took over, or else the page itself. */
    UUID continued() {
        return value("continues").isEmpty() ? page() : SubmitKeys.read(value("continues"));
    }

    /** When that text was typed that this page took over; null if it took over none. */
    @Nullable
    Instant continuedAt() {
        try {
            return value(CONTINUED_AT).isEmpty() ? null : Instant.parse(value(CONTINUED_AT));
        } catch (DateTimeParseException damaged) {
            return Instant.EPOCH;
        }
    }

    /** The revision the form was opened with; -1 if it says none. */
    int revision() {
        return form().map(EntryForm::revisionOrNone).orElse(-1);
    }

    /** The form that was typed into; empty if it is none. */
    Optional<EntryForm> form() {
        var binder = new DataBinder(null, "form");
        binder.setTargetType(ResolvableType.forClass(EntryForm.class));
        binder.construct(new Values());
        return Optional.ofNullable((EntryForm) binder.getTarget());
    }

    /** What is said to contradictions. */
    public ExplanationForm said() {
        var binder = new DataBinder(null, "said");
        binder.setTargetType(ResolvableType.forClass(ExplanationForm.class));
        binder.construct(new Values());
        return binder.getTarget() instanceof ExplanationForm said ? said : new ExplanationForm(null);
    }

    private static boolean isField(String name) {
        return name.length() <= LONGEST_NAME && NAME.matcher(name).matches() && !OF_THE_REQUEST.contains(name);
    }

    private static String clean(String typed) {
        return FORBIDDEN.matcher(typed).replaceAll("");
    }

    /** Hands the values to the binding that requests go through, too. */
    private final class Values implements DataBinder.ValueResolver {

        @Override
        public @Nullable Object resolveValue(String name, Class<?> type) {
            var all = values.get(name);
            return all == null || all.isEmpty() ? null : all.size() == 1 ? all.get(0) : all.toArray(new String[0]);
        }

        @Override
        public Set<String> getNames() {
            return values.keySet();
        }
    }
}
