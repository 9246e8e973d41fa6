package luoshi.undertaking;

import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.calendar.BusinessClock;
import luoshi.policy.Measure;
import luoshi.policy.MeasureCatalogue;
import luoshi.policy.NamedLeads;
import luoshi.policy.Responsibilities;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Names the lead of a measure that nobody leads, and takes that back. */
@Controller
@RequestMapping("/measures/{number:\\d+}/lead")
class LeadController {

    private final LeadNaming naming;
    private final LeadReversal reversal;
    private final NamedLeads leads;
    private final Responsibilities responsibilities;
    private final MeasureCatalogue measures;
    private final BusinessClock businessClock;

    LeadController(
            LeadNaming naming,
            LeadReversal reversal,
            NamedLeads leads,
            Responsibilities responsibilities,
            MeasureCatalogue measures,
            BusinessClock businessClock) {
        this.naming = naming;
        this.reversal = reversal;
        this.leads = leads;
        this.responsibilities = responsibilities;
        this.measures = measures;
        this.businessClock = businessClock;
    }

    @GetMapping
    String form(@SignedIn Actor actor, @PathVariable int number, Model model) {
        actor.mustBe(Role.COORDINATOR);
        model.addAttribute("form", NamingForm.EMPTY);
        return page(measures.measure(number), model);
    }

    @PostMapping
    ModelAndView name(
            @SignedIn Actor actor,
            @PathVariable int number,
            @ModelAttribute("form") NamingForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var measure = measures.measure(number);
        form.validate(errors);
        if (errors.hasErrors()) {
            return again(measure, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            naming.name(actor, measure, form.chosen(), form.why());
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(measure, model, refused.status());
        }
        redirect.addFlashAttribute("notice", "undertaking.notice.lead");
        return new ModelAndView("redirect:/measures/" + number + "#claims");
    }

    /** What was named, and the form that takes it back. */
    @GetMapping("/withdrawal")
    String withdrawal(@SignedIn Actor actor, @PathVariable int number, Model model) {
        actor.mustBe(Role.COORDINATOR);
        return withdrawalPage(measures.measure(number), model);
    }

    @PostMapping("/withdrawal")
    ModelAndView takeBack(
            @SignedIn Actor actor,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var measure = measures.measure(number);
        var why = Typed.text(reason);
        model.addAttribute("reason", reason);
        if (!NamingForm.isReason(why)) {
            return refused(measure, "undertaking.error.lead-back-reason", HttpStatus.UNPROCESSABLE_ENTITY, model);
        }
        try {
            reversal.takeBack(actor, measure, why);
        } catch (IllegalStep refusal) {
            return refused(measure, refusal.messageKey(), refusal.status(), model);
        }
        redirect.addFlashAttribute("notice", "undertaking.notice.lead-back");
        return new ModelAndView("redirect:/measures/" + number + "#claims");
    }

    private ModelAndView refused(Measure measure, String problem, HttpStatusCode status, Model model) {
        model.addAttribute("problem", problem);
        var view = new ModelAndView(withdrawalPage(measure, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    private String withdrawalPage(Measure measure, Model model) {
        model.addAttribute("measure", measure);
        model.addAttribute("lead", leads.of(measure).orElse(null));
        return "undertaking/lead-back";
    }

    private ModelAndView again(Measure measure, Model model, HttpStatusCode status) {
        var view = new ModelAndView(page(measure, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    private String page(Measure measure, Model model) {
        model.addAttribute("measure", measure);
        model.addAttribute("led", responsibilities.isLed(measure));
        model.addAttribute("departments", responsibilities.leads(measure, businessClock.today()));
        return "undertaking/lead";
    }
}
