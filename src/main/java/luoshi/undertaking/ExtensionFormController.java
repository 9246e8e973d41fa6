package luoshi.undertaking;

import java.time.LocalDate;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.SignedIn;
import luoshi.calendar.BusinessClock;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form of a 延期申请, below a milestone and below a task point. */
@Controller
class ExtensionFormController {

    private final PuttingOff puttingOff;
    private final ClaimReading claims;
    private final TaskPointReading points;
    private final BusinessClock businessClock;

    ExtensionFormController(
            PuttingOff puttingOff, ClaimReading claims, TaskPointReading points, BusinessClock businessClock) {
        this.puttingOff = puttingOff;
        this.claims = claims;
        this.points = points;
        this.businessClock = businessClock;
    }

    @GetMapping("/claims/{claim:\\d+}/milestones/{number:\\d+}/extension")
    String form(@SignedIn Actor actor, @PathVariable long claim, @PathVariable int number, Model model) {
        return formPage(milestone(actor, claim, number), model);
    }

    @PostMapping("/claims/{claim:\\d+}/milestones/{number:\\d+}/extension")
    ModelAndView ask(
            @SignedIn Actor actor,
            @PathVariable long claim,
            @PathVariable int number,
            @ModelAttribute("form") ExtensionForm form,
            Model model,
            RedirectAttributes redirect) {
        return ask(
                milestone(actor, claim, number),
                form,
                model,
                redirect,
                () -> puttingOff.ask(actor, claim, number, form.date(), form.why(), form.key()));
    }

    @GetMapping("/task-points/{point:\\d+}/extension")
    String form(@SignedIn Actor actor, @PathVariable long point, Model model) {
        return formPage(taskPoint(actor, point), model);
    }

    @PostMapping("/task-points/{point:\\d+}/extension")
    ModelAndView ask(
            @SignedIn Actor actor,
            @PathVariable long point,
            @ModelAttribute("form") ExtensionForm form,
            Model model,
            RedirectAttributes redirect) {
        var subject = taskPoint(actor, point);
        var claim = subject.claim().head().id();
        return ask(
                subject,
                form,
                model,
                redirect,
                () -> puttingOff.askForPoint(actor, claim, point, form.date(), form.why(), form.key()));
    }

    private ModelAndView ask(
            Subject subject, ExtensionForm form, Model model, RedirectAttributes redirect, Runnable asking) {
        var errors = errorsOf(form, model);
        form.validate(errors, subject.dueOn(), businessClock.today());
        if (errors.hasErrors()) {
            return formAgain(subject, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            asking.run();
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return formAgain(subject, model, refused.status());
        }
        redirect.addFlashAttribute("notice", "undertaking.extension.notice.asked");
        return new ModelAndView("redirect:" + subject.back() + "#requests");
    }

    private Subject milestone(Actor actor, long claim, int number) {
        var view = claims.ownClaim(actor, claim);
        var milestone = view.milestones().stream()
                .filter(one -> one.number() == number && !one.voided())
                .findFirst()
                .orElseThrow(NotFound::new);
        return new Subject(
                view, number, milestone.title(), milestone.firstDueOn(), milestone.dueOn(), "/claims/" + claim);
    }

    /** Only a task point with a date can be put off. */
    private Subject taskPoint(Actor actor, long id) {
        var point = points.point(id);
        var view = claims.ownClaim(actor, points.claimOn(actor, id));
        if (point.firstDueOn() == null || point.dueOn() == null) {
            throw new NotFound();
        }
        return new Subject(view, 0, point.title(), point.firstDueOn(), point.dueOn(), "/task-points/" + id);
    }

    private static BindingResult errorsOf(ExtensionForm form, Model model) {
        var errors = new BeanPropertyBindingResult(form, "form");
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        return errors;
    }

    private static ModelAndView formAgain(Subject subject, Model model, HttpStatusCode status) {
        model.addAttribute("subject", subject);
        var page = new ModelAndView("undertaking/extension-form", model.asMap());
        page.setStatus(status);
        return page;
    }

    private static String formPage(Subject subject, Model model) {
        errorsOf(ExtensionForm.fresh(), model);
        model.addAttribute("subject", subject);
        return "undertaking/extension-form";
    }

    /**
     * What is to be put off.
     *
     * @param claim the unit's claim on the measure
     * @param milestone the number of the milestone, 0 for a task point
     * @param back the page the form was opened from
     */
    record Subject(ClaimView claim, int milestone, String title, LocalDate firstDueOn, LocalDate dueOn, String back) {

        /** The message key of asking, which takes the number of the milestone. */
        public String askKey() {
            return milestone == 0 ? "undertaking.extension.ask-point" : "undertaking.extension.ask";
        }

        /** Where the form goes. */
        public String action() {
            return milestone == 0 ? back + "/extension" : back + "/milestones/" + milestone + "/extension";
        }
    }
}
