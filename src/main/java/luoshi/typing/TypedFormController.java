package luoshi.typing;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.InterruptedForm;
import luoshi.account.NotFound;
import luoshi.account.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a person typed and did not send: kept while it is being typed, all of it on one page, and given up. */
@Controller
@RequestMapping("/typed-forms")
class TypedFormController {

    /** Bytes; the longest text in the widest characters, with the names of its fields. */
    private static final int MOST = 1_000_000;

    private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {};

    private final TypedForms forms;
    private final SentForms sentForms;
    private final TypingMoments moments;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Clock clock;

    TypedFormController(
            TypedForms forms,
            SentForms sentForms,
            TypingMoments moments,
            MessageSource messages,
            JsonMapper json,
            Clock clock) {
        this.forms = forms;
        this.sentForms = sentForms;
        this.moments = moments;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping
    String list(@SignedIn Actor actor, Model model) {
        model.addAttribute(
                "lines",
                forms.of(actor).stream()
                        .map(one -> new Line(
                                one.page(), one.place(), one.title(), moments.said(one.savedAt()), one.texts()))
                        .toList());
        return "typing/list";
    }

    /** Takes what a form's script sends while somebody is typing, and answers with the sentence to show. */
    @PostMapping(path = "/typing", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> keep(@SignedIn Actor actor, InputStream body) throws IOException {
        var sent = body.readNBytes(MOST + 1);
        if (sent.length > MOST) {
            return refusal(HttpStatus.CONTENT_TOO_LARGE, "typing.refused.too-much");
        }
        var typed = formIn(sent);
        if (!typed.isOf(actor)) {
            return refusal(HttpStatus.CONFLICT, "typing.refused.other-person");
        }
        var form = sentForms.of(actor, typed).orElse(null);
        if (form == null) {
            return refusal(HttpStatus.CONFLICT, "typing.refused.old-page");
        }
        var twice = forms.keep(actor, form);
        return ResponseEntity.ok(new Answer(text(twice ? "typing.kept-twice" : "typing.kept", moments.timeOfDay())));
    }

    @PostMapping("/discard")
    RedirectView discard(@SignedIn Actor actor, @RequestParam UUID page, RedirectAttributes redirect) {
        var place = forms.discard(actor, page).orElse("/typed-forms");
        redirect.addFlashAttribute("notice", "typing.notice.discarded");
        var view = new RedirectView(place, true);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return view;
    }

    /** Answers a form that came after its session had ended and is too long to be kept: with its own text, to be copied. */
    @PostMapping("/too-long")
    ModelAndView tooLong(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.FORWARD) {
            throw new NotFound();
        }
        var fields = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, Arrays.asList(values)));
        return new ModelAndView("typing/too-long", HttpStatus.CONTENT_TOO_LARGE)
                .addObject("texts", TypedForm.textsOf(fields))
                .addObject("most", InterruptedForm.LONGEST);
    }

    @ExceptionHandler
    ResponseEntity<Answer> refused(IllegalStep refusal) {
        return refusal(HttpStatus.CONFLICT, refusal.messageKey());
    }

    @ExceptionHandler
    ResponseEntity<Answer> unreadable(JacksonException failure) {
        return refusal(HttpStatus.BAD_REQUEST, "typing.refused.unreadable");
    }

    /** The form as it would be sent by its button. */
    private InterruptedForm formIn(byte[] sent) {
        var fields = json.readValue(sent, FIELDS);
        var form = fields.getOrDefault(InterruptedForm.FORM, List.of(""));
        var path = form.isEmpty() ? "" : form.get(0).split("#", 2)[0];
        return new InterruptedForm(path, fields, clock.instant());
    }

    private ResponseEntity<Answer> refusal(HttpStatus status, String key) {
        return ResponseEntity.status(status).body(new Answer(text(key)));
    }

    private String text(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }

    /** What the script shows. */
    record Answer(String sentence) {}

    /**
     * One form on the page of all.
     *
     * @param page by which it is given up
     * @param place where it was typed
     * @param title the title of that page, or empty
     * @param typedAt when, in words
     * @param texts what was written
     */
    record Line(UUID page, String place, String title, String typedAt, List<String> texts) {}
}
