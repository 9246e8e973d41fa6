package luoshi.inspection;

import java.time.LocalDate;
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
        list.one(actor, id);
        return take(actor, id, "", model, redirect, () -> inspecting.release(actor, id, said.seen()), "released");
    }

    @PostMapping("/dropping")
    ModelAndView drop(
            @SignedIn Actor actor,
            @PathVariable long id,
            @ModelAttribute("dropping") Said said,
            Model model,
            RedirectAttributes redirect) {
        return said(
                actor,
                id,
                said,
                model,
                redirect,
                () -> inspecting.drop(actor, id, said.text(), said.seen()),
                "dropped");
    }

    @PostMapping("/reply")
    ModelAndView reply(
            @SignedIn Actor actor,
            @PathVariable long id,
            @ModelAttribute("reply") Said said,
            Model model,
            RedirectAttributes redirect) {
        return said(
                actor,
                id,
                said,
                model,
                redirect,
                () -> inspecting.reply(actor, id, said.text(), said.seen()),
                "replied");
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
        return switch (outcome) {
            case "close" ->
                said(
                        actor,
                        id,
                        said,
                        model,
                        redirect,
                        () -> inspecting.close(actor, id, said.text(), said.seen()),
                        "closed");
            case "back" ->
                dated(
                        actor,
                        id,
                        said,
                        model,
                        redirect,
                        by -> inspecting.sendBack(actor, id, said.text(), by, said.seen()),
                        "sent-back");
            default -> {
                list.one(actor, id);
                yield again(actor, id, "inspection.error.outcome", model, HttpStatus.UNPROCESSABLE_ENTITY);
            }
        };
    }

    @PostMapping("/reopening")
    ModelAndView reopen(
            @SignedIn Actor actor,
            @PathVariable long id,
            @ModelAttribute("reopening") Said said,
            Model model,
            RedirectAttributes redirect) {
        return dated(
                actor,
                id,
                said,
                model,
                redirect,
                by -> inspecting.reopen(actor, id, said.text(), by, said.seen()),
                "reopened");
    }

    @PostMapping("/revocation")
    ModelAndView revoke(
            @SignedIn Actor actor,
            @PathVariable long id,
            @ModelAttribute("revocation") Said said,
            Model model,
            RedirectAttributes redirect) {
        return said(
                actor,
                id,
                said,
                model,
                redirect,
                () -> inspecting.revoke(actor, id, said.text(), said.seen()),
                "revoked");
    }

    private ModelAndView dated(
            Actor actor,
            long id,
            Said said,
            Model model,
            RedirectAttributes redirect,
            java.util.function.Consumer<LocalDate> step,
            String notice) {
        list.one(actor, id);
        var by = Typed.date(said.rectifyBy());
        if (by == null) {
            return again(actor, id, "inspection.error.rectifyBy", model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return said(actor, id, said, model, redirect, () -> step.accept(by), notice);
    }

    private ModelAndView said(
            Actor actor, long id, Said said, Model model, RedirectAttributes redirect, Runnable step, String notice) {
        list.one(actor, id);
        if (said.text().isEmpty() || said.text().length() > LONGEST) {
            return again(actor, id, "inspection.error.words", model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return take(actor, id, said.text(), model, redirect, step, notice);
    }

    private ModelAndView take(
            Actor actor,
            long id,
            String words,
            Model model,
            RedirectAttributes redirect,
            Runnable step,
            String notice) {
        try {
            step.run();
        } catch (IllegalStep refused) {
            model.addAttribute("typedWords", words.isEmpty() ? null : words);
            return again(actor, id, refused.messageKey(), model, refused.status());
        }
        redirect.addFlashAttribute("notice", "inspection.notice." + notice);
        return new ModelAndView("redirect:/findings/" + id);
    }

    private ModelAndView again(Actor actor, long id, String problem, Model model, HttpStatusCode status) {
        model.addAttribute("problem", problem);
        var view = new ModelAndView(FindingController.page(list, attachments, actor, id, model), model.asMap());
        view.setStatus(status);
        return view;
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
