package luoshi.progress;

import jakarta.servlet.http.HttpServletRequest;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.InterruptedForms;
import luoshi.account.SignedIn;
import luoshi.attachment.AttachmentReading;
import luoshi.attachment.Attachments;
import luoshi.attachment.FileChange;
import luoshi.attachment.UnacceptableFile;
import luoshi.calendar.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.Validator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form in which a unit writes its progress. */
@Controller
@RequestMapping("/entries/{id}/form")
class EntryFormController {

    private final EntrySaving saving;
    private final EntryReading reading;
    private final Attachments attachments;
    private final AttachmentReading attached;
    private final BusinessClock businessClock;
    private final WritingDesk desk;
    private final Validator validator;
    private final Explanations explanations;

    EntryFormController(
            EntrySaving saving,
            EntryReading reading,
            Attachments attachments,
            AttachmentReading attached,
            BusinessClock businessClock,
            WritingDesk desk,
            Validator validator,
            Explanations explanations) {
        this.desk = desk;
        this.validator = validator;
        this.saving = saving;
        this.reading = reading;
        this.attachments = attachments;
        this.attached = attached;
        this.businessClock = businessClock;
        this.explanations = explanations;
    }

    @GetMapping
    String edit(@SignedIn Actor actor, @PathVariable long id, Model model, HttpServletRequest request) {
        var writing = reading.writing(actor, id);
        var unsaved = desk.open(actor, writing, InterruptedForms.in(request.getSession(false)), model);
        if (!takesWriting(writing.head())) {
            unsaved.ifPresent(text -> desk.showOnly(text, writing, model));
            model.addAttribute("entry", writing);
            return unsaved.isPresent() ? "progress/typed" : "redirect:/entries/{id}";
        }
        model.addAttribute("form", writing.form());
        unsaved.ifPresent(text -> desk.restore(text, writing, model));
        return page(actor, writing, model);
    }

    /** Shows the author what he should know before he hands the text on; the entry stays as it is. */
    @PostMapping(params = "check")
    ModelAndView check(
            @SignedIn Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") EntryForm bound,
            BindingResult binding,
            @ModelAttribute("said") ExplanationForm said,
            Model model,
            HttpServletRequest request) {
        var writing = reading.writing(actor, id);
        var typed = TypedFields.of(request.getParameterMap());
        typed.refuseUnlessOf(actor);
        if (!takesWriting(writing.head())) {
            desk.refused(actor, id, typed, model, request.getSession(false));
            return new ModelAndView("redirect:/entries/{id}/form");
        }
        var form = bound.with(writing.figures());
        var errors = errorsOf(form, model);
        binding.getAllErrors().forEach(errors::addError);
        validator.validate(form, errors);
        form.validate(errors);
        if (typed.has(Merge.MERGING)) {
            model.addAttribute("merge", desk.merge(writing, typed));
        }
        desk.refused(actor, id, typed, model, request.getSession(false));
        if (errors.hasErrors()) {
            return again(actor, writing, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        showSelfCheck(writing, form.draft().explained(said.byKey()), false, model, errors);
        return again(actor, writing, model, HttpStatus.OK);
    }

    /** The panel, and among the errors what is wrong with an explanation, linked to its field. */
    private void showSelfCheck(
            EntryReading.Writing writing, Draft draft, boolean demanded, Model model, BindingResult errors) {
        show(selfCheck(writing, draft, demanded), model, errors);
    }

    private SelfCheck selfCheck(EntryReading.Writing writing, Draft draft, boolean demanded) {
        return explanations.selfCheck(writing.head().id(), draft, writing.parts(), demanded);
    }

    private static void show(SelfCheck check, Model model, BindingResult errors) {
        check.problems()
                .forEach((field, problem) -> errors.addError(new FieldError(
                        "form",
                        field,
                        null,
                        false,
                        new String[] {problem},
                        new Object[] {ExplanationForm.LIMIT},
                        null)));
        model.addAttribute("selfCheck", check);
    }

    /**
     * Keeps a draft, or with {@code send} hands it to the unit's approver. What of 照抄检测, 空话提示 and 牵头整合度 the author has not had
     * before him is shown first; sent once more, the text goes. A file that is added or removed keeps the draft
     * as well, so that nothing typed is lost.
     *
     * @param shown the remarks that the form has shown
     */
    @PostMapping
    ModelAndView save(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String send,
            @RequestParam(defaultValue = "") String shown,
            @ModelAttribute("form") EntryForm bound,
            BindingResult binding,
            @ModelAttribute("said") ExplanationForm said,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var files = FileChange.in(request);
        var writing = reading.writing(actor, id);
        var typed = TypedFields.of(request.getParameterMap());
        typed.refuseUnlessOf(actor);
        var chosen = typed.has(Merge.MERGING) ? desk.resolve(writing, typed) : null;
        var sent = chosen == null ? bound : chosen.form().orElse(bound);
        var answers = chosen == null ? said : chosen.said();
        var form = sent.with(writing.figures());
        var errors = errorsOf(form, model);
        binding.getAllErrors().forEach(errors::addError);
        validator.validate(form, errors);
        if (send != null) {
            form.validateForSending(errors);
            form.validateFiguresForSending(errors, writing.figures(), daysOf(writing));
            form.validateSummaryForSending(errors, writing.shared(), writing.parts());
        }
        form.validate(errors);
        if (sent.hasForeignFigures(writing.figures())) {
            errors.reject("progress.error.indicator");
        }
        if (send != null && files.forgotten() || files.attach() && errors.hasErrors()) {
            errors.reject("attachment.refused.not-sent");
        }
        refuseUndecided(typed, writing, errors, model);
        if (errors.hasErrors()) {
            desk.refused(actor, id, typed, model, request.getSession(false));
            return again(actor, writing, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        var draft = form.draft().explained(answers.byKey());
        if (answers.isTooLong()) {
            desk.refused(actor, id, typed, model, request.getSession(false));
            showSelfCheck(writing, draft, send != null, model, errors);
            return again(actor, writing, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        var check = send == null ? null : selfCheck(writing, draft, true);
        if (check != null && !check.isShownIn(shown)) {
            desk.refused(actor, id, typed, model, request.getSession(false));
            show(check, model, errors);
            model.addAttribute("beforeSending", true);
            return again(actor, writing, model, errors.hasErrors() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK);
        }
        try {
            if (send == null) {
                saving.saveDraft(actor, id, form.revisionOrNone(), draft, typed);
                EntryTyping.takenOver(id, typed, request.getSession(false));
                return files.isAsked()
                        ? changeFiles(actor, id, files, model, redirect)
                        : saved(files.forgotten(), redirect);
            }
            saving.sendToUnitReview(actor, id, form, draft, typed);
            EntryTyping.takenOver(id, typed, request.getSession(false));
            desk.left(actor, id);
            redirect.addFlashAttribute("notice", "progress.notice.sent");
            return new ModelAndView("redirect:/entries/{id}");
        } catch (Unexplained unexplained) {
            desk.refused(actor, id, typed, model, request.getSession(false));
            showSelfCheck(writing, draft, true, model, errors);
            return again(actor, writing, model, HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (StaleEntry stale) {
            desk.refused(actor, id, typed, model, request.getSession(false));
            model.addAttribute("said", answers);
            return beside(actor, reading.writing(actor, id), form, answers, model);
        } catch (IllegalStep refused) {
            desk.refused(actor, id, typed, model, request.getSession(false));
            errors.reject(refused.messageKey(), refused.args(), refused.messageKey());
            return again(actor, writing, model, HttpStatus.CONFLICT);
        }
    }

    /** By its state and by the dates of its quarter. */
    private boolean takesWriting(EntryHead head) {
        return head.state().isEditable() && head.takesWritingAt(businessClock.nowBy(head.setDate()));
    }

    /** Which of two texts counts is never decided by default. */
    private void refuseUndecided(TypedFields typed, EntryReading.Writing writing, BindingResult errors, Model model) {
        if (typed.has(Merge.MERGING)) {
            var merge = desk.merge(writing, typed);
            merge.undecided().ifPresent(row -> {
                if (Merge.isSaid(row.name())) {
                    errors.addError(new FieldError(
                            "form",
                            "merge-" + row.id(),
                            null,
                            false,
                            new String[] {"progress.error.merge-choice"},
                            null,
                            null));
                } else {
                    errors.rejectValue(row.name(), "progress.error.merge-choice");
                }
                model.addAttribute("merge", merge);
            });
        }
    }

    private static ModelAndView saved(boolean fileForgotten, RedirectAttributes redirect) {
        if (fileForgotten) {
            redirect.addFlashAttribute("problem", "attachment.notice.forgotten");
        } else {
            redirect.addFlashAttribute("notice", "progress.notice.draft-saved");
        }
        return new ModelAndView("redirect:/entries/{id}/form");
    }

    private ModelAndView changeFiles(Actor actor, long id, FileChange files, Model model, RedirectAttributes redirect) {
        try {
            attachments.change(actor, EntryFiles.path(id), files);
        } catch (UnacceptableFile refused) {
            var writing = reading.writing(actor, id);
            errorsOf(writing.form(), model).reject(refused.messageKey(), refused.args(), null);
            model.addAttribute("refused", refused.messageKey());
            model.addAttribute("refusedArgs", refused.args());
            return again(actor, writing, model, refused.status());
        }
        redirect.addFlashAttribute("notice", files.notice());
        return new ModelAndView("redirect:/entries/{id}/form#attachments");
    }

    /** What was typed stays in the form; what somebody else stored meanwhile stands beside it, field by field. */
    private ModelAndView beside(
            Actor actor, EntryReading.Writing writing, EntryForm typed, ExplanationForm said, Model model) {
        errorsOf(typed.over(writing.head().revision()), model).reject("progress.refused.stale");
        model.addAttribute("merge", desk.merge(writing, TypedFields.of(typed).explaining(said.byKey())));
        return again(actor, writing, model, HttpStatus.CONFLICT);
    }

    private static BindingResult errorsOf(EntryForm form, Model model) {
        var errors = new BeanPropertyBindingResult(form, "form");
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        return errors;
    }

    private ModelAndView again(Actor actor, EntryReading.Writing writing, Model model, HttpStatus status) {
        var view = new ModelAndView(page(actor, writing, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    private String page(Actor actor, EntryReading.Writing writing, Model model) {
        model.addAttribute("entry", writing);
        model.addAttribute("attachments", attached.of(actor, EntryFiles.of(writing.head()), true));
        desk.show(actor, writing, model);
        model.addAttribute("statuses", ProgressStatus.choices());
        addFigures(writing, model);
        return "progress/form";
    }

    private void addFigures(EntryReading.Writing writing, Model model) {
        var days = daysOf(writing);
        var form = (EntryForm) model.getAttribute("form");
        model.addAttribute("days", days);
        model.addAttribute("asked", form.asked(writing.figures(), writing.head().isLead()));
        model.addAttribute("questions", form.questions(writing.figures(), days));
        model.addAttribute("accumulations", Accumulation.values());
        model.addAttribute("joint", joint(writing, form));
    }

    private static JointView joint(EntryReading.Writing writing, EntryForm form) {
        return new JointView(
                writing.parts(), Part.versionsOf(writing.parts()), form.integration(writing.shared(), writing.parts()));
    }

    private FigureDays daysOf(EntryReading.Writing writing) {
        return FigureDays.of(
                writing.head().quarter(),
                writing.head().lockOn(),
                businessClock.nowBy(writing.head().setDate()).toLocalDate());
    }
}
