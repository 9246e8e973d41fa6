package luoshi.progress;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.InterruptedForms;
import luoshi.account.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Takes what the form's script sends while somebody is typing, and answers with the sentences to show. */
@Controller
@RequestMapping("/entries/{id}/form")
class EntryTypingController {

    /** Bytes; five texts of the longest kind take about 30 000. */
    static final int MOST = 1_000_000;

    private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {};

    private final EntryTyping typing;
    private final EntryPresence presence;
    private final Moments moments;
    private final MessageSource messages;
    private final JsonMapper json;

    EntryTypingController(
            EntryTyping typing, EntryPresence presence, Moments moments, MessageSource messages, JsonMapper json) {
        this.typing = typing;
        this.presence = presence;
        this.moments = moments;
        this.messages = messages;
        this.json = json;
    }

    @PostMapping(path = "/typing", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> keep(
            @SignedIn Actor actor, @PathVariable long id, InputStream body, HttpServletRequest request)
            throws IOException {
        var sent = body.readNBytes(MOST + 1);
        if (sent.length > MOST) {
            return refusal(HttpStatus.CONTENT_TOO_LARGE, "progress.typing.too-much");
        }
        var typed = fieldsIn(sent);
        var overtaken = typing.keep(actor, id, typed);
        EntryTyping.takenOver(id, typed, request.getSession(false));
        var kept = text("progress.typing.kept", moments.timeOfDay());
        return ResponseEntity.ok(new Answer(
                overtaken ? kept + text("progress.typing.overtaken") : kept, sentences(presence.meet(actor, id))));
    }

    @PostMapping("/presence")
    ResponseEntity<Answer> stay(@SignedIn Actor actor, @PathVariable long id) {
        typing.refuseStranger(actor, id);
        return ResponseEntity.ok(new Answer("", sentences(presence.meet(actor, id))));
    }

    @PostMapping("/discard")
    String discard(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable UUID page,
            HttpSession session,
            RedirectAttributes redirect) {
        typing.discard(actor, id, page);
        if (page == null) {
            InterruptedForms.forget(session, EntryTyping.path(id));
        } else {
            InterruptedForms.forget(session, EntryTyping.path(id), page.toString());
        }
        redirect.addFlashAttribute("notice", "progress.notice.discarded");
        return "redirect:/entries/{id}/form";
    }

    @ExceptionHandler
    ResponseEntity<Answer> refused(IllegalStep refusal) {
        return refusal(HttpStatus.CONFLICT, refusal.messageKey());
    }

    @ExceptionHandler
    ResponseEntity<Answer> unreadable(JacksonException failure) {
        return refusal(HttpStatus.BAD_REQUEST, "progress.typing.unreadable");
    }

    private TypedFields fieldsIn(byte[] sent) {
        return new TypedFields(json.readValue(sent, FIELDS));
    }

    private List<String> sentences(List<EntryPresence.Colleague> colleagues) {
        return colleagues.stream()
                .map(one -> text("progress.present", one.name(), one.since()))
                .toList();
    }

    private ResponseEntity<Answer> refusal(HttpStatus status, String key) {
        return ResponseEntity.status(status).body(new Answer(text(key), List.of()));
    }

    private String text(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }

    /**
     * What the script shows.
     *
     * @param sentence what has become of the text, empty if nothing was sent
     * @param present who else is in the form, a sentence each
     */
    record Answer(String sentence, List<String> present) {}
}
