package luoshi.progress;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.InterruptedForm;
import luoshi.account.InterruptedForms;
import luoshi.account.NotFound;
import luoshi.account.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes over text of last quarter, for browsers without script: as if it had been typed, and as little stored. */
@Controller
class LastQuarterController {

    private final EntryReading reading;
    private final EntryTyping typing;
    private final Moments moments;

    LastQuarterController(EntryReading reading, EntryTyping typing, Moments moments) {
        this.reading = reading;
        this.typing = typing;
        this.moments = moments;
    }

    @PostMapping(path = "/entries/{id}/form", params = "copy")
    String copy(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam String copy,
            WebRequest request,
            HttpSession session,
            RedirectAttributes redirect) {
        var typed = TypedFields.of(request.getParameterMap());
        var excerpt = Optional.ofNullable(
                        LastQuarter.of(reading.writing(actor, id).last()))
                .flatMap(last -> last.excerpt(copy))
                .orElseThrow(NotFound::new);
        var copied = typed.with(excerpt.field(), excerpt.behind(typed.value(excerpt.field())));
        try {
            typing.keep(actor, id, copied);
            EntryTyping.takenOver(id, copied, session);
            redirect.addFlashAttribute("notice", "progress.notice.copied");
        } catch (OtherWindow | SavedPage elsewhere) {
            InterruptedForms.add(
                    session,
                    new InterruptedForm(
                            EntryTyping.path(id), copied.values(), moments.now().real()));
            redirect.addFlashAttribute("problem", elsewhere.messageKey());
        }
        return "redirect:/entries/{id}/form#" + excerpt.field();
    }
}
