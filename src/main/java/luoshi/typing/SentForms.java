package luoshi.typing;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.FormSeal;
import luoshi.account.InterruptedForm;
import luoshi.account.SignedInPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Knows the form that a request sends, by the mark that its page was given when it was shown to the very person. */
@Component
class SentForms {

    private static final String ATTRIBUTE = SentForms.class.getName();

    private final FormSeal seal;
    private final Clock clock;

    SentForms(FormSeal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** The form that this request sends; empty for those that are not kept. */
    Optional<Sent> in(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Sent known) {
            return Optional.of(known);
        }
        var actor = actor(request);
        if (actor == null || !"POST".equals(request.getMethod())) {
            return Optional.empty();
        }
        var sent = of(actor, InterruptedForm.of(request, clock.instant())).map(typed -> new Sent(actor, typed));
        sent.ifPresent(known -> request.setAttribute(ATTRIBUTE, known));
        return sent;
    }

    /** What was typed, if the page was shown to that person and the form is one of its own. */
    Optional<TypedForm> of(Actor actor, InterruptedForm form) {
        return form.isOf(actor) && seal.isOn(form) ? TypedForm.in(form) : Optional.empty();
    }

    static @Nullable Actor actor(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof SignedInPerson person
                ? person.getActor()
                : null;
    }

    /** A form under way, and whether it has been stored. */
    static final class Sent {

        private final Actor actor;
        private final TypedForm form;
        private boolean asked;
        private boolean stored;

        private Sent(Actor actor, TypedForm form) {
            this.actor = actor;
            this.form = form;
        }

        Actor actor() {
            return actor;
        }

        TypedForm form() {
            return form;
        }

        /** Whether this is the first time that somebody asks. */
        boolean first() {
            var first = !asked;
            asked = true;
            return first;
        }

        void store() {
            stored = true;
        }

        boolean isStored() {
            return stored;
        }
    }
}
