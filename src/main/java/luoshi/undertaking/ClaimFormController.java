package luoshi.undertaking;

import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.undertaking.ClaimReading.ClaimView;
import org.jspecify.annotations.Nullable;
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

/** The forms in which a unit takes a measure on, spells it out anew, and sets further milestones. */
@Controller
@RequestMapping("/claims/{id:\\d+}")
class ClaimFormController {

    private final Claiming claiming;
    private final ClaimReading reading;

    ClaimFormController(Claiming claiming, ClaimReading reading) {
        this.claiming = claiming;
        this.reading = reading;
    }

    @GetMapping("/form")
    String begin(@SignedIn Actor actor, @PathVariable long id, Model model) {
        var claim = reading.ownClaim(actor, id);
        if (!claim.head().state().isOpen()) {
            return "redirect:/claims/{id}";
        }
        model.addAttribute("form", ClaimForm.empty(claim.head().revision(), actor.accountId()));
        return page(claim, model, "undertaking/claim-form");
    }

    /** Takes the measure on, or with {@code more} only gives the form further rows. */
    @PostMapping("/form")
    ModelAndView take(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String more,
            @ModelAttribute("form") ClaimForm sent,
            BindingResult binding,
            Model model,
            RedirectAttributes redirect) {
        var claim = reading.ownClaim(actor, id);
        var form = sent.complete();
        if (more != null) {
            errorsOf(form.withMoreRows(), model);
            return new ModelAndView(page(claim, model, "undertaking/claim-form"), model.asMap());
        }
        var errors = errorsOf(form, model);
        binding.getAllErrors().forEach(errors::addError);
        form.validate(errors, claim.head().inForceFrom());
        if (errors.hasErrors()) {
            return again(claim, model, "undertaking/claim-form", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            claiming.take(actor, id, form.revisionOrNone(), form.commitment(), form.plan(), form.key());
        } catch (IllegalStep refused) {
            var now = reading.ownClaim(actor, id);
            return refused(now, form.over(now.head().revision()), refused, "undertaking/claim-form", model);
        }
        redirect.addFlashAttribute("notice", "undertaking.notice.taken");
        return new ModelAndView("redirect:/claims/{id}");
    }

    @GetMapping("/elaboration")
    String rewrite(@SignedIn Actor actor, @PathVariable long id, Model model) {
        var claim = reading.ownClaim(actor, id);
        if (claim.head().state() != ClaimState.CLAIMED) {
            return "redirect:/claims/{id}";
        }
        model.addAttribute("form", ElaborationForm.of(claim));
        return page(claim, model, "undertaking/elaboration-form");
    }

    @PostMapping("/elaboration")
    ModelAndView revise(
            @SignedIn Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") ElaborationForm form,
            BindingResult binding,
            Model model,
            RedirectAttributes redirect) {
        var claim = reading.ownClaim(actor, id);
        var errors = errorsOf(form, model);
        binding.getAllErrors().forEach(errors::addError);
        form.validate(errors);
        if (errors.hasErrors()) {
            return again(claim, model, "undertaking/elaboration-form", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            claiming.revise(actor, id, form.revisionOrNone(), form.commitment(), Typed.text(form.reason()), form.key());
        } catch (IllegalStep refused) {
            var now = reading.ownClaim(actor, id);
            return refused(now, form.over(now.head().revision()), refused, "undertaking/elaboration-form", model);
        }
        redirect.addFlashAttribute("notice", "undertaking.notice.revised");
        return new ModelAndView("redirect:/claims/{id}");
    }

    @GetMapping("/milestones")
    String plan(@SignedIn Actor actor, @PathVariable long id, Model model) {
        var claim = reading.ownClaim(actor, id);
        if (claim.head().state() != ClaimState.CLAIMED) {
            return "redirect:/claims/{id}";
        }
        model.addAttribute("form", MilestonesForm.of(claim));
        return page(claim, model, "undertaking/milestones-form");
    }

    @PostMapping("/milestones")
    ModelAndView setMilestones(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String more,
            @ModelAttribute("form") MilestonesForm sent,
            BindingResult binding,
            Model model,
            RedirectAttributes redirect) {
        var claim = reading.ownClaim(actor, id);
        var form = sent.complete(claim);
        if (more != null) {
            errorsOf(form.withMoreRows(), model);
            return new ModelAndView(page(claim, model, "undertaking/milestones-form"), model.asMap());
        }
        var errors = errorsOf(form, model);
        binding.getAllErrors().forEach(errors::addError);
        form.validate(errors, claim.head().inForceFrom());
        if (errors.hasErrors()) {
            return again(claim, model, "undertaking/milestones-form", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            claiming.plan(actor, id, form.revisionOrNone(), form.wordings(), form.plan());
        } catch (IllegalStep refused) {
            var now = reading.ownClaim(actor, id);
            return refused(now, form.over(now.head().revision()), refused, "undertaking/milestones-form", model);
        }
        redirect.addFlashAttribute("notice", "undertaking.notice.milestones");
        return new ModelAndView("redirect:/claims/{id}#milestones");
    }

    /** What was typed stays in the form; what is stored now stands beside it. */
    private ModelAndView refused(ClaimView now, Object typed, IllegalStep refused, String template, Model model) {
        errorsOf(typed, model).reject(refused.messageKey(), refused.args(), refused.messageKey());
        model.addAttribute("stored", now.current());
        return again(now, model, template, HttpStatus.CONFLICT);
    }

    private static BindingResult errorsOf(Object form, Model model) {
        var errors = new BeanPropertyBindingResult(form, "form");
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        return errors;
    }

    private ModelAndView again(ClaimView claim, Model model, String template, HttpStatus status) {
        var view = new ModelAndView(page(claim, model, template), model.asMap());
        view.setStatus(status);
        return view;
    }

    private String page(ClaimView claim, Model model, String template) {
        model.addAttribute("claim", claim);
        model.addAttribute("contacts", reading.contacts(claim.head().unitId()));
        model.addAttribute("declines", claim.head().state() == ClaimState.ASSIGNED);
        return template;
    }
}
