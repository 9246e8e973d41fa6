package luoshi.light;

import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** The own path of an indicator with its versions, and the form for the next one. */
@Controller
@RequestMapping("/measures/{measure}/trajectories/{number}")
class TrajectoryController {

    private final Trajectories trajectories;
    private final BusinessClock businessClock;

    TrajectoryController(Trajectories trajectories, BusinessClock businessClock) {
        this.businessClock = businessClock;
        this.trajectories = trajectories;
    }

    @GetMapping
    String show(
            @SignedIn Actor actor,
            @PathVariable int measure,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var indicator = trajectories.indicator(measure, number);
        model.addAttribute("form", TrajectoryForm.of(trajectories.versions(indicator.id())));
        return page(actor, measure, number, AsAt.read(on, businessClock.today()), model);
    }

    @PostMapping
    ModelAndView set(
            @SignedIn Actor actor,
            @PathVariable int measure,
            @PathVariable int number,
            @ModelAttribute("form") TrajectoryForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        form.validate(errors);
        if (errors.hasErrors()) {
            return again(page(actor, measure, number, AsAt.NOW, model), model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            trajectories.set(actor, measure, number, form.seenOrNone(), form.waypoints(), form.why(), form.key());
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(page(actor, measure, number, AsAt.NOW, model), model, HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("notice", "light.notice.trajectory");
        return new ModelAndView("redirect:/measures/{measure}/trajectories/{number}");
    }

    private String page(Actor actor, int measure, int number, AsAt asAt, Model model) {
        model.addAttribute("asAt", asAt);
        var indicator = trajectories.indicator(measure, number);
        model.addAttribute("indicator", indicator);
        model.addAttribute("versions", trajectories.versions(indicator.id(), asAt));
        model.addAttribute("sets", actor.is(Role.COORDINATOR) && !asAt.isPast());
        return "light/trajectory";
    }

    private static ModelAndView again(String page, Model model, HttpStatus status) {
        var view = new ModelAndView(page, model.asMap());
        view.setStatus(status);
        return view;
    }
}
