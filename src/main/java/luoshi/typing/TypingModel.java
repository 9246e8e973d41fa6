package luoshi.typing;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import luoshi.account.FormSeal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page of somebody signed in what was typed into its forms. */
@ControllerAdvice
class TypingModel {

    // All are missing where a test starts nothing but a controller.
    private final ObjectProvider<TypedForms> forms;
    private final ObjectProvider<SentForms> sentForms;
    private final ObjectProvider<FormSeal> seal;
    private final ObjectProvider<TypingMoments> moments;
    private final MessageSource messages;
    private final long autosaveMillis;

    TypingModel(
            ObjectProvider<TypedForms> forms,
            ObjectProvider<SentForms> sentForms,
            ObjectProvider<FormSeal> seal,
            ObjectProvider<TypingMoments> moments,
            MessageSource messages,
            @Value("${luoshi.form.autosave-every}") Duration autosave) {
        this.forms = forms;
        this.sentForms = sentForms;
        this.seal = seal;
        this.moments = moments;
        this.messages = messages;
        this.autosaveMillis = autosave.toMillis();
    }

    @ModelAttribute("typedForms")
    @Nullable
    TypingOnPage typedForms(HttpServletRequest request) {
        var actor = SentForms.actor(request);
        var known = forms.getIfAvailable();
        if (actor == null || known == null) {
            return null;
        }
        var sent = sentForms.getObject().in(request).map(SentForms.Sent::form).orElse(null);
        var place = TypingOnPage.place(request, sent);
        var path = TypingOnPage.path(place);
        TypingInFrame.isOn(request, path);
        return new TypingOnPage(
                actor,
                place,
                sent,
                seal.getObject(),
                () -> TypingInFrame.brought(request).map(known::read).orElseGet(() -> known.on(actor, path)),
                moments.getObject()::said,
                new TypingOnPage.Words(text("typing.homeless"), text("typing.changed"), text("typing.stored")));
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }

    /** Milliseconds from one saving to the next while somebody is typing. */
    @ModelAttribute("typingMillis")
    long typingMillis() {
        return autosaveMillis;
    }
}
