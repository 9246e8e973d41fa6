package luoshi.policy;

import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.calendar.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says that the units a measure leaves open are all named, or that they are not after all. */
@Controller
@RequestMapping("/measures/{number:\\d+}/settlement")
class SettlementController {

    private final Settlements settlements;
    private final MeasureCatalogue measures;
    private final BusinessClock businessClock;

    SettlementController(Settlements settlements, MeasureCatalogue measures, BusinessClock businessClock) {
        this.settlements = settlements;
        this.measures = measures;
        this.businessClock = businessClock;
    }

    @GetMapping
    String show(@SignedIn Actor actor, @PathVariable int number, Model model) {
        actor.mustBe(Role.COORDINATOR);
        model.addAttribute("form", new ReasonForm(""));
        return page(number, model);
    }

    @PostMapping
    ModelAndView settle(
            @SignedIn Actor actor,
            @PathVariable int number,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        return take(
                actor,
                number,
                form,
                errors,
                model,
                redirect,
                () -> settlements.settle(measures.measure(number), form.why(), actor, businessClock.today()));
    }

    @PostMapping("/reopening")
    ModelAndView reopen(
            @SignedIn Actor actor,
            @PathVariable int number,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        return take(
                actor,
                number,
                form,
                errors,
                model,
                redirect,
                () -> settlements.reopen(measures.measure(number), form.why(), actor, businessClock.today()));
    }

    private ModelAndView take(
            Actor actor,
            int number,
            ReasonForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect,
            Runnable step) {
        actor.mustBe(Role.COORDINATOR);
        form.validate(errors);
        if (errors.hasErrors()) {
            return again(number, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            step.run();
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(number, model, refused.status());
        }
        redirect.addFlashAttribute("notice", "policy.notice.settlement");
        return new ModelAndView("redirect:/measures/" + number);
    }

    private ModelAndView again(int number, Model model, HttpStatusCode status) {
        var view = new ModelAndView(page(number, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    private String page(int number, Model model) {
        var measure = measures.measure(number);
        var wording = settlements.wording(measure);
        model.addAttribute("measure", measure);
        model.addAttribute("wording", wording);
        model.addAttribute("measures", settlements.measuresOf(wording));
        return "policy/settlement";
    }

    /** Why. */
    record ReasonForm(@Nullable String reason) {

        private static final int LONGEST = 400;

        void validate(Errors errors) {
            if (why().isEmpty() || why().length() > LONGEST) {
                errors.rejectValue("reason", "policy.error.reason");
            }
        }

        String why() {
            return Typed.text(reason);
        }
    }
}
