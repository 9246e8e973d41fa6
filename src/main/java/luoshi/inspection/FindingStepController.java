package luoshi.inspection;

import java.time.LocalDate;
import java.util.function.Consumer;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.attachment.AttachmentReading;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The steps of a finding: 反馈, 整改情况, 复核, 销号 and the ways back. */
@Controller
@RequestMapping("/findings/{id:\\d+}")
class FindingStepController {

    private static final int LONGEST = 4000;

    private final FindingList list;
    private final Inspecting inspecting;
    private final AttachmentReading attachments;

    FindingStepController(FindingList list, Inspecting inspecting, AttachmentReading attachments) {
        this.list = list;
        this.inspecting = inspecting;
        this.attachments = attachments;
    }

    @PostMapping("/release")
    ModelAndView release(
            @SignedIn Actor actor, @PathVariable long id, Said said, Model model, RedirectAttributes redirect) {
        return take(
                actor,
                id,
                Step.wordless("released", () -> inspecting.release(actor, id, said.seen())),
                model,
                redirect);
    }

    @PostMapping("/dropping")
    ModelAndView drop(
            @SignedIn Actor actor,
            @PathVariable long id,
            @ModelAttribute("dropping") Said said,
            Model model,
            RedirectAttributes redirect) {
        var step = Step.with(said, "dropped", () -> inspecting.drop(actor, id, said.text(), said.seen()));
        return take(actor, id, step, model, redirect);
    }

    @PostMapping("/reply")
    ModelAndView reply(
            @SignedIn Actor actor,
            @PathVariable long id,
            @ModelAttribute("reply") Said said,
            Model model,
            RedirectAttributes redirect) {
        var step = Step.with(said, "replied", () -> inspecting.reply(actor, id, said.text(), said.seen()));
        return take(actor, id, step, model, redirect);
    }

    @PostMapping("/recheck")
    ModelAndView recheck(
            @SignedIn Actor actor,
            @PathVariable long id,
            @ModelAttribute("recheck") Said said,
            @RequestParam(defaultValue = "") String outcome,
            Model model,
            RedirectAttributes redirect) {
        model.addAttribute("outcome", outcome);
        var step = switch (outcome) {
            case "close" -> Step.with(said, "closed", () -> inspecting.close(actor, id, said.text(), said.seen()));
            case "back" ->
                Step.dated(said, "sent-back", by -> inspecting.sendBack(actor, id, said.text(), by, said.seen()));
            default -> Step.refused("inspection.error.outcome");
        };
        return take(actor, id, step, model, redirect);
    }

    @PostMapping("/reopening")
    ModelAndView reopen(
            @SignedIn Actor actor,
            @PathVariable long id,
            @ModelAttribute("reopening") Said said,
            Model model,
            RedirectAttributes redirect) {
        var step = Step.dated(said, "reopened", by -> inspecting.reopen(actor, id, said.text(), by, said.seen()));
        return take(actor, id, step, model, redirect);
    }

    @PostMapping("/revocation")
    ModelAndView revoke(
            @SignedIn Actor actor,
            @PathVariable long id,
            @ModelAttribute("revocation") Said said,
            Model model,
            RedirectAttributes redirect) {
        var step = Step.with(said, "revoked", () -> inspecting.revoke(actor, id, said.text(), said.seen()));
        return take(actor, id, step, model, redirect);
    }

    private ModelAndView take(Actor actor, long id, Step step, Model model, RedirectAttributes redirect) {
        list.one(actor, id);
        if (step.problem() != null) {
            return again(actor, id, step.problem(), model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            step.taken().run();
        } catch (IllegalStep refused) {
            model.addAttribute("typedWords", step.words().isEmpty() ? null : step.words());
            return again(actor, id, refused.messageKey(), model, refused.status());
        }
        redirect.addFlashAttribute("notice", "inspection.notice." + step.notice());
        return new ModelAndView("redirect:/findings/" + id);
    }

    private ModelAndView again(Actor actor, long id, String problem, Model model, HttpStatusCode status) {
        model.addAttribute("problem", problem);
        var view = new ModelAndView(FindingController.page(list, attachments, actor, id, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    /**
     * A step that is asked for.
     *
     * @param problem why it cannot be taken as it was typed, as the key of a message, or null
     * @param words what is said with it
     * @param notice what the page says of it afterwards
     * @param taken what is done
     */
    private record Step(@Nullable String problem, String words, String notice, Runnable taken) {

        static Step refused(String problem) {
            return new Step(problem, "", "", () -> {});
        }

        static Step wordless(String notice, Runnable taken) {
            return new Step(null, "", notice, taken);
        }

        static Step with(Said said, String notice, Runnable taken) {
            var words = said.text();
            return words.isEmpty() || words.length() > LONGEST
                    ? refused("inspection.error.words")
                    : new Step(null, words, notice, taken);
        }

        static Step dated(Said said, String notice, Consumer<LocalDate> taken) {
            var by = Typed.date(said.rectifyBy());
            return by == null ? refused("inspection.error.rectifyBy") : with(said, notice, () -> taken.accept(by));
        }
    }

    /**
     * What is said with a step.
     *
     * @param revision the state of the finding that the person saw
     * @param rectifyBy a new date, where the step sets one
     */
    record Said(
            @Nullable String words,
            @Nullable String revision,
            @Nullable String rectifyBy) {

        String text() {
            return Typed.text(words);
        }

        int seen() {
            var typed = Typed.text(revision);
            return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
        }
    }
}
