package luoshi.undertaking;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.attachment.AttachmentReading;
import luoshi.attachment.Attachments;
import luoshi.attachment.FileChange;
import luoshi.attachment.UnacceptableFile;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Stood;
import luoshi.export.Downloads;
import luoshi.undertaking.CloseOutReading.CloseOutView;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 办结申请: the list, and each with its form, the 办结标准 beside it, and the next step for whoever's turn it is. */
@Controller
class CloseOutController {

    private static final int LONGEST_REASON = 1000;

    private final ClosingOut closing;
    private final CloseOutReading reading;
    private final RequestLists lists;
    private final RequestExport export;
    private final RequestFilter filter;
    private final Attachments attachments;
    private final AttachmentReading attached;
    private final BusinessClock businessClock;

    CloseOutController(
            ClosingOut closing,
            CloseOutReading reading,
            RequestLists lists,
            RequestExport export,
            RequestFilter filter,
            Attachments attachments,
            AttachmentReading attached,
            BusinessClock businessClock) {
        this.businessClock = businessClock;
        this.closing = closing;
        this.reading = reading;
        this.lists = lists;
        this.export = export;
        this.filter = filter;
        this.attachments = attachments;
        this.attached = attached;
    }

    @GetMapping("/close-outs")
    String list(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        var query = filter.read("/close-outs", parameters);
        filter.show(actor, query, lists.closeOuts(actor, query.asAt()), parameters, model);
        return "undertaking/close-outs";
    }

    @GetMapping("/close-outs/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        return Downloads.list(export.closeOuts(actor, filter.read("/close-outs", parameters)), format);
    }

    @PostMapping("/claims/{claim:\\d+}/close-outs")
    String begin(@SignedIn Actor actor, @PathVariable long claim) {
        return "redirect:/close-outs/" + closing.begin(actor, claim);
    }

    @GetMapping("/close-outs/{id:\\d+}")
    String show(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var stood = Stood.on(
                AsAt.read(on, businessClock.today()),
                day -> reading.request(actor, id, day),
                () -> reading.request(actor, id),
                "undertaking.request.not-yet");
        errorsOf(CloseOutForm.of(stood.thing()), model);
        return page(actor, stood.thing(), stood.asAt(), model);
    }

    /** Keeps what is written, with {@code send} hands it on; a file that is added or removed keeps the text as well. */
    @PostMapping("/close-outs/{id:\\d+}/form")
    ModelAndView save(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) String send,
            @ModelAttribute("form") CloseOutForm sent,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var view = own(actor, id);
        var files = FileChange.in(request);
        var form = sent.over(view, sent.revisionOrNone());
        var errors = errorsOf(form, model);
        form.validate(errors);
        if (send != null) {
            form.validateForSending(errors, view);
        }
        if (send != null && files.forgotten() || files.attach() && errors.hasErrors()) {
            errors.reject("attachment.refused.not-sent");
        }
        if (errors.hasErrors()) {
            return again(actor, view, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            if (send != null) {
                closing.send(actor, id, form.revisionOrNone(), form.text(), form.key());
                redirect.addFlashAttribute("notice", "undertaking.close-out.notice.sent");
                return new ModelAndView("redirect:/close-outs/{id}");
            }
            closing.write(actor, id, form.revisionOrNone(), form.text());
            return files.isAsked()
                    ? changeFiles(actor, id, files, model, redirect)
                    : saved(files.forgotten(), redirect);
        } catch (StaleClaim stale) {
            var newer = own(actor, id);
            errorsOf(form.over(newer, newer.head().revision()), model).reject("undertaking.close-out.refused.stale");
            model.addAttribute("stored", newer.working());
            return again(actor, newer, model, HttpStatus.CONFLICT);
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(actor, own(actor, id), model, refused.status());
        }
    }

    private static ModelAndView saved(boolean fileForgotten, RedirectAttributes redirect) {
        if (fileForgotten) {
            redirect.addFlashAttribute("problem", "attachment.notice.forgotten");
        } else {
            redirect.addFlashAttribute("notice", "undertaking.close-out.notice.saved");
        }
        return new ModelAndView("redirect:/close-outs/{id}");
    }

    private ModelAndView changeFiles(Actor actor, long id, FileChange files, Model model, RedirectAttributes redirect) {
        try {
            attachments.change(actor, CloseOutFiles.path(id), files);
        } catch (UnacceptableFile refused) {
            var view = own(actor, id);
            errorsOf(CloseOutForm.of(view), model).reject(refused.messageKey(), refused.args(), null);
            model.addAttribute("refused", refused.messageKey());
            model.addAttribute("refusedArgs", refused.args());
            return again(actor, view, model, refused.status());
        }
        redirect.addFlashAttribute("notice", files.notice());
        return new ModelAndView("redirect:/close-outs/{id}#attachments");
    }

    @PostMapping("/close-outs/{id:\\d+}/submission")
    String pass(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String submitKey,
            RedirectAttributes redirect) {
        closing.pass(actor, id, seen, SubmitKeys.read(submitKey));
        redirect.addFlashAttribute("notice", "undertaking.close-out.notice.submitted");
        return "redirect:/close-outs/{id}";
    }

    @PostMapping("/close-outs/{id:\\d+}/acceptance")
    String accept(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String submitKey,
            RedirectAttributes redirect) {
        closing.accept(actor, id, seen, SubmitKeys.read(submitKey));
        redirect.addFlashAttribute("notice", "undertaking.close-out.notice.accepted");
        return "redirect:/close-outs/{id}";
    }

    @PostMapping("/close-outs/{id:\\d+}/unit-return")
    ModelAndView sendBack(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String submitKey,
            Model model,
            RedirectAttributes redirect) {
        return withReason(
                actor,
                id,
                reason,
                model,
                redirect,
                "undertaking.close-out.notice.returned",
                () -> closing.sendBack(actor, id, seen, Typed.text(reason), SubmitKeys.read(submitKey)));
    }

    @PostMapping("/close-outs/{id:\\d+}/refusal")
    ModelAndView refuse(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String submitKey,
            Model model,
            RedirectAttributes redirect) {
        return withReason(
                actor,
                id,
                reason,
                model,
                redirect,
                "undertaking.close-out.notice.refused",
                () -> closing.refuse(actor, id, seen, Typed.text(reason), SubmitKeys.read(submitKey)));
    }

    @PostMapping("/close-outs/{id:\\d+}/reopening")
    ModelAndView reopen(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String submitKey,
            Model model,
            RedirectAttributes redirect) {
        return withReason(
                actor,
                id,
                reason,
                model,
                redirect,
                "undertaking.close-out.notice.reopened",
                () -> closing.reopen(actor, id, Typed.text(reason), SubmitKeys.read(submitKey)));
    }

    /** A step that needs a reason; without one the same page says so, with what was typed. */
    private ModelAndView withReason(
            Actor actor,
            long id,
            String reason,
            Model model,
            RedirectAttributes redirect,
            String notice,
            Runnable step) {
        var why = Typed.text(reason);
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            var view = reading.request(actor, id);
            errorsOf(CloseOutForm.of(view), model);
            model.addAttribute("problem", "undertaking.close-out.error.reason");
            model.addAttribute("reason", reason);
            return again(actor, view, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        step.run();
        redirect.addFlashAttribute("notice", notice);
        return new ModelAndView("redirect:/close-outs/{id}");
    }

    private CloseOutView own(Actor actor, long id) {
        var view = reading.request(actor, id);
        if (!view.own()) {
            throw new NotFound();
        }
        return view;
    }

    private static BindingResult errorsOf(CloseOutForm form, Model model) {
        var errors = new BeanPropertyBindingResult(form, "form");
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        return errors;
    }

    private ModelAndView again(Actor actor, CloseOutView view, Model model, HttpStatusCode status) {
        var page = new ModelAndView(page(actor, view, model), model.asMap());
        page.setStatus(status);
        return page;
    }

    private String page(Actor actor, CloseOutView view, Model model) {
        return page(actor, view, AsAt.NOW, model);
    }

    private String page(Actor actor, CloseOutView view, AsAt asAt, Model model) {
        var steps = asAt.isPast() ? Steps.NONE : Steps.of(actor, view);
        model.addAttribute("asAt", asAt);
        model.addAttribute("request", view);
        model.addAttribute("steps", steps);
        model.addAttribute("submitKey", UUID.randomUUID());
        model.addAttribute("attachments", attached.of(actor, reading.subject(view), steps.write(), asAt));
        return "undertaking/close-out";
    }

    /** The steps that the page offers to the person; what is allowed is decided where the step is taken. */
    record Steps(boolean write, boolean pass, boolean accept, boolean reopen) {

        /** From a past day nothing is done. */
        static final Steps NONE = new Steps(false, false, false, false);

        static Steps of(Actor actor, CloseOutView view) {
            var state = view.head().state();
            return new Steps(
                    view.own() && state.isEditable(),
                    view.own() && state == CloseOutState.UNIT_REVIEW && actor.is(Role.UNIT_APPROVER),
                    actor.is(Role.COORDINATOR) && state == CloseOutState.SUBMITTED,
                    actor.is(Role.COORDINATOR) && state == CloseOutState.ACCEPTED);
        }
    }
}
