package luoshi.progress;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.account.FormSeal;
import luoshi.account.InterruptedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;

/** What the form of an entry shows beside its fields: text that was not saved, who else is in it, last quarter's text. */
@Component
class WritingDesk {

    private final EntryTyping typing;
    private final EntryPresence presence;
    private final Moments moments;
    private final FormSeal seal;
    private final Duration autosave;
    private final Explanations explanations;

    WritingDesk(
            EntryTyping typing,
            EntryPresence presence,
            FormSeal seal,
            Moments moments,
            Explanations explanations,
            @Value("${luoshi.form.autosave-every}") Duration autosave) {
        this.typing = typing;
        this.presence = presence;
        this.seal = seal;
        this.moments = moments;
        this.autosave = autosave;
        this.explanations = explanations;
    }

    /** Notes that the person opens the form, and finds what he typed and did not save, or a predecessor. */
    Optional<TypedText> open(
            Actor actor, EntryReading.Writing writing, List<InterruptedForm> interrupted, Model model) {
        var opened = typing.open(actor, writing.head().id());
        model.addAttribute("present", opened.colleagues());
        var unsaved = EntryTyping.unsaved(actor, opened, writing, interrupted);
        model.addAttribute(
                "waiting",
                opened.waiting(writing).stream()
                        .filter(text -> unsaved.stream().noneMatch(text::equals))
                        .map(text -> text.fields().value(Merge.HANDED_FROM))
                        .distinct()
                        .toList());
        opened.stored(writing)
                .ifPresent(text -> typing.forget(actor, writing.head().id(), text));
        return unsaved;
    }

    /** Puts the text into the form, beside what somebody else has stored since if that is so. */
    void restore(TypedText text, EntryReading.Writing writing, Model model) {
        var form = text.fields().form().orElseThrow().with(writing.figures()).afresh();
        model.addAttribute("form", form.over(writing.head().revision()));
        model.addAttribute("said", text.fields().said());
        model.addAttribute("continues", text.page());
        model.addAttribute(TypedFields.CONTINUED_AT, text.savedAt());
        model.addAttribute("unkept", !text.kept());
        model.addAttribute("restored", moments.said(text.savedAt()));
        model.addAttribute("fileLost", text.fields().has(InterruptedForm.FILE));
        if (text.isOvertaken(writing)) {
            model.addAttribute("merge", merge(writing, text.fields()));
        }
    }

    /** The entry can no longer be written: the text can be read and given up. */
    void showOnly(TypedText text, EntryReading.Writing writing, Model model) {
        model.addAttribute("merge", merge(writing, text.fields()));
        model.addAttribute("typed", text.fields());
        model.addAttribute("continues", text.page());
    }

    /** What is stored beside what was typed, the explanations of contradictions with it. */
    Merge merge(EntryReading.Writing writing, TypedFields typed) {
        var id = writing.head().id();
        return Merge.between(
                writing,
                typed,
                explanations.of(id),
                typed.said().said().isEmpty() ? Map.of() : numbers(writing, typed));
    }

    /** The fields as they were chosen of two texts. */
    TypedFields resolve(EntryReading.Writing writing, TypedFields typed) {
        return Merge.resolve(
                typed, writing.form(), explanations.of(writing.head().id()));
    }

    private Map<String, String> numbers(EntryReading.Writing writing, TypedFields typed) {
        var numbers = new HashMap<String, String>();
        Stream.concat(Stream.of(writing.form()), typed.form().stream())
                .map(form -> form.with(writing.figures()))
                .filter(WritingDesk::isReadable)
                .flatMap(form ->
                        explanations
                                .selfCheck(writing.head().id(), form.draft(), List.of(), false)
                                .contradictions()
                                .stream())
                .forEach(one -> numbers.put(one.key(), one.here().words()));
        return numbers;
    }

    private static boolean isReadable(EntryForm form) {
        var errors = new BeanPropertyBindingResult(form, "form");
        form.validate(errors);
        return !errors.hasErrors();
    }

    /** The form was refused: what it held is kept as if it had been typed. */
    void refused(Actor actor, long entryId, TypedFields typed, Model model, @Nullable HttpSession session) {
        if (typing.keepRefused(actor, entryId, typed)) {
            EntryTyping.takenOver(entryId, typed, session);
        }
        model.addAttribute("continues", typed.value("continues"));
        model.addAttribute(TypedFields.CONTINUED_AT, typed.value(TypedFields.CONTINUED_AT));
    }

    /** The person has handed the text on. */
    void left(Actor actor, long entryId) {
        presence.leave(actor, entryId);
    }

    void show(Actor actor, EntryReading.Writing writing, Model model) {
        model.addAttribute("writer", actor.accountId());
        model.addAttribute(
                "seal", seal.of(actor, EntryTyping.path(writing.head().id())));
        if (!model.containsAttribute("present")) {
            model.addAttribute("present", presence.meet(actor, writing.head().id()));
        }
        model.addAttribute(NothingNewForm.NAME, NothingNewForm.EMPTY);
        model.addAttribute("last", LastQuarter.of(writing.last()));
        model.addAttribute("autosaveMillis", autosave.toMillis());
    }
}
