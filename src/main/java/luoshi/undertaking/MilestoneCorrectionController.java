package luoshi.undertaking;

import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.SignedIn;
import luoshi.undertaking.ClaimReading.ClaimView;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form in which a unit puts a mistyped milestone right. */
@Controller
@RequestMapping("/claims/{id:\\d+}/milestones/{number:\\d{1,3}}/correction")
class MilestoneCorrectionController {

    private final ClaimReading claims;
    private final Claiming claiming;

    MilestoneCorrectionController(ClaimReading claims, Claiming claiming) {
        this.claims = claims;
        this.claiming = claiming;
    }

    @GetMapping
    String form(@SignedIn Actor actor, @PathVariable long id, @PathVariable int number, Model model) {
        var claim = correctable(actor, id, number);
        errorsOf(MilestoneCorrectionForm.EMPTY, model);
        return page(claim, number, model);
    }

    @PostMapping
    ModelAndView correct(
            @SignedIn Actor actor,
            @PathVariable long id,
            @PathVariable int number,
            @ModelAttribute("form") MilestoneCorrectionForm form,
            Model model,
            RedirectAttributes redirect) {
        var claim = claims.ownClaim(actor, id);
        var errors = errorsOf(form, model);
        form.validate(
                errors, claim.head().inForceFrom(), claim.milestone(number).dueOn());
        if (errors.hasErrors()) {
            return again(claim, number, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            if (form.voids()) {
                claiming.voidMilestone(actor, id, number, form.why());
            } else {
                claiming.bringForward(actor, id, number, form.date(), form.why());
            }
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(claim, number, model, refused.status());
        }
        redirect.addFlashAttribute(
                "notice",
                form.voids() ? "undertaking.correction.notice.void" : "undertaking.correction.notice.forward");
        return new ModelAndView("redirect:/claims/{id}#milestones");
    }

    private ClaimView correctable(Actor actor, long id, int number) {
        var claim = claims.ownClaim(actor, id);
        if (!claim.milestone(number).isOpen()) {
            throw new NotFound();
        }
        return claim;
    }

    private static BindingResult errorsOf(MilestoneCorrectionForm form, Model model) {
        var errors = new BeanPropertyBindingResult(form, "form");
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        return errors;
    }

    private static ModelAndView again(ClaimView claim, int number, Model model, HttpStatusCode status) {
        var view = new ModelAndView(page(claim, number, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    private static String page(ClaimView claim, int number, Model model) {
        model.addAttribute("claim", claim);
        model.addAttribute("milestone", claim.milestone(number));
        return "undertaking/milestone-correction";
    }
}
