package luoshi.undertaking;

import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.BusinessClock;
import luoshi.policy.Measure;
import luoshi.policy.MeasureCatalogue;
import luoshi.policy.OpenList;
import luoshi.policy.OpenTail;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Joins a measure that leaves units open: a department does so itself, or a coordinator names a unit. */
@Controller
@RequestMapping("/claims")
class JoiningController {

    private final Joining joining;
    private final OpenList openList;
    private final OpenTail openTail;
    private final MeasureCatalogue measures;
    private final BusinessClock businessClock;

    JoiningController(
            Joining joining,
            OpenList openList,
            OpenTail openTail,
            MeasureCatalogue measures,
            BusinessClock businessClock) {
        this.joining = joining;
        this.openList = openList;
        this.openTail = openTail;
        this.measures = measures;
        this.businessClock = businessClock;
    }

    /** What it means, before anything is done. */
    @GetMapping("/joining")
    String before(@SignedIn Actor actor, @RequestParam int measure, Model model) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER);
        var subject = measures.measure(measure);
        openList.nameable(subject, businessClock.today());
        model.addAttribute("measure", subject);
        return "undertaking/joining";
    }

    /** The form asks next what the unit takes on. */
    @PostMapping
    String join(@SignedIn Actor actor, @RequestParam int measure, RedirectAttributes redirect) {
        var id = joining.join(actor, measures.measure(measure));
        redirect.addFlashAttribute("notice", "undertaking.notice.joined");
        return "redirect:/claims/" + id + "/form";
    }

    @GetMapping("/naming")
    String form(@SignedIn Actor actor, @RequestParam int measure, Model model) {
        actor.mustBe(Role.COORDINATOR);
        model.addAttribute("form", NamingForm.EMPTY);
        return page(measures.measure(measure), model);
    }

    @PostMapping("/naming")
    ModelAndView name(
            @SignedIn Actor actor,
            @RequestParam int measure,
            @ModelAttribute("form") NamingForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var subject = measures.measure(measure);
        form.validate(errors);
        if (errors.hasErrors()) {
            return again(subject, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            joining.name(actor, subject, form.chosen(), form.why());
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(subject, model, refused.status());
        }
        redirect.addFlashAttribute("notice", "undertaking.notice.named");
        return new ModelAndView("redirect:/measures/" + measure + "#claims");
    }

    private ModelAndView again(Measure measure, Model model, HttpStatusCode status) {
        var view = new ModelAndView(page(measure, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    private String page(Measure measure, Model model) {
        model.addAttribute("measure", measure);
        model.addAttribute("tail", openTail.isOf(measure));
        model.addAttribute("departments", joining.nameable(measure, businessClock.today()));
        return "undertaking/naming";
    }
}
