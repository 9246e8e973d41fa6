package luoshi.undertaking;

import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.BusinessClock;
import luoshi.policy.Measure;
import luoshi.policy.MeasureCatalogue;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Names the lead of a measure that nobody leads. */
@Controller
@RequestMapping("/measures/{number:\\d+}/lead")
class LeadController {

    private final LeadNaming naming;
    private final Responsibilities responsibilities;
    private final MeasureCatalogue measures;
    private final BusinessClock businessClock;

    LeadController(
            LeadNaming naming,
            Responsibilities responsibilities,
            MeasureCatalogue measures,
            BusinessClock businessClock) {
        this.naming = naming;
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
