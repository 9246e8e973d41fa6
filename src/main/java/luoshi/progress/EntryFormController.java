package luoshi.progress;

import jakarta.validation.Valid;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
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

    private final ProgressReporting reporting;
    private final EntryReading reading;

    EntryFormController(ProgressReporting reporting, EntryReading reading) {
        this.reporting = reporting;
        this.reading = reading;
    }

    @GetMapping
    String edit(@SignedIn Actor actor, @PathVariable long id, Model model) {
        var writing = reading.writing(actor, id);
        if (!writing.head().state().isEditable()) {
            return "redirect:/entries/{id}";
        }
        model.addAttribute("form", EntryForm.of(writing.head(), writing.text(), writing.figures()));
        return page(writing, model);
    }

    /** Keeps a draft, or with {@code send} hands it to the unit's approver. */
    @PostMapping
    ModelAndView save(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) String send,
            @Valid @ModelAttribute("form") EntryForm sent,
            BindingResult binding,
            Model model,
            RedirectAttributes redirect) {
        var writing = reading.writing(actor, id);
        var form = sent.with(writing.figures());
        var errors = errorsOf(form, model);
        binding.getAllErrors().forEach(errors::addError);
        if (send != null) {
            form.validateForSending(errors);
        }
        form.validate(errors);
        if (sent.hasForeignFigures(writing.figures())) {
            errors.reject("progress.error.indicator");
        }
        if (errors.hasErrors()) {
            return again(writing, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            if (send == null) {
                reporting.saveDraft(actor, id, form.revisionOrNone(), form.draft());
                redirect.addFlashAttribute("notice", "progress.notice.draft-saved");
                return new ModelAndView("redirect:/entries/{id}/form");
            }
            reporting.sendToUnitReview(actor, id, form.revisionOrNone(), form.draft(), form.key());
            redirect.addFlashAttribute("notice", "progress.notice.sent");
            return new ModelAndView("redirect:/entries/{id}");
        } catch (StaleEntry stale) {
            return beside(reading.writing(actor, id), form, model);
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), refused.messageKey());
            return again(writing, model, HttpStatus.CONFLICT);
        }
    }

    /** What was typed stays in the form; what somebody else stored meanwhile stands beside it, field by field. */
    private static ModelAndView beside(EntryReading.Writing writing, EntryForm typed, Model model) {
        errorsOf(typed.over(writing.head().revision()), model).reject("progress.refused.stale");
        model.addAttribute("stored", writing.text());
        return again(writing, model, HttpStatus.CONFLICT);
    }

    private static BindingResult errorsOf(EntryForm form, Model model) {
        var errors = new BeanPropertyBindingResult(form, "form");
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        return errors;
    }

    private static ModelAndView again(EntryReading.Writing writing, Model model, HttpStatus status) {
        var view = new ModelAndView(page(writing, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    private static String page(EntryReading.Writing writing, Model model) {
        model.addAttribute("entry", writing);
        model.addAttribute("statuses", ProgressStatus.choices());
        return "progress/form";
    }
}
