package luoshi.light;

import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
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

/** 为什么是黄灯: the calculation of a light, how it has changed, and the form that sets it by hand. */
@Controller
@RequestMapping("/measures/{number}/light")
class LightController {

    private final Calculating calculating;
    private final Overriding overriding;
    private final LightHistory history;
    private final BusinessClock businessClock;

    LightController(Calculating calculating, Overriding overriding, LightHistory history, BusinessClock businessClock) {
        this.calculating = calculating;
        this.overriding = overriding;
        this.history = history;
        this.businessClock = businessClock;
    }

    @GetMapping
    String show(
            @SignedIn Actor actor,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Quarter quarter,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        model.addAttribute("form", OverrideForm.empty());
        return page(actor, number, quarter, Basis.read(basis), AsAt.read(on, businessClock.today()), model);
    }

    @GetMapping("/changes")
    String changes(
            @SignedIn Actor actor,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var asAt = AsAt.read(on, businessClock.today());
        var day = asAt.dayOr(businessClock.today());
        var shown = Calculating.overlooks(actor) ? Basis.read(basis) : Basis.VERIFIED;
        model.addAttribute("number", number);
        model.addAttribute("heading", history.heading(number));
        model.addAttribute("basis", shown);
        model.addAttribute("switches", Calculating.overlooks(actor));
        model.addAttribute("asAt", asAt);
        model.addAttribute("judged", history.judged(number, shown, day));
        model.addAttribute("overridden", history.overridden(number, day));
        return "light/changes";
    }

    @PostMapping("/override")
    ModelAndView override(
            @SignedIn Actor actor,
            @PathVariable int number,
            @RequestParam Quarter quarter,
            @ModelAttribute("form") OverrideForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        form.validate(errors);
        var light = form.chosen();
        if (errors.hasErrors() || light == null) {
            return again(
                    page(actor, number, quarter, Basis.VERIFIED, AsAt.NOW, model),
                    model,
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            overriding.set(actor, number, quarter, light, form.why(), form.key());
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(page(actor, number, quarter, Basis.VERIFIED, AsAt.NOW, model), model, HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("notice", "light.notice.overridden");
        return new ModelAndView("redirect:/measures/{number}/light?quarter=" + quarter);
    }

    @PostMapping("/withdrawal")
    ModelAndView withdraw(
            @SignedIn Actor actor,
            @PathVariable int number,
            @RequestParam Quarter quarter,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        if (why.isBlank() || why.strip().length() > OverrideForm.LONGEST) {
            model.addAttribute("form", OverrideForm.empty());
            model.addAttribute("problem", "light.error.reason");
            model.addAttribute("typedWhy", why);
            return again(
                    page(actor, number, quarter, Basis.VERIFIED, AsAt.NOW, model),
                    model,
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        overriding.withdraw(actor, number, quarter, why.strip());
        redirect.addFlashAttribute("notice", "light.notice.withdrawn");
        return new ModelAndView("redirect:/measures/{number}/light?quarter=" + quarter);
    }

    private String page(Actor actor, int number, @Nullable Quarter quarter, Basis basis, AsAt asAt, Model model) {
        model.addAttribute("calculation", calculating.of(actor, number, quarter, basis, asAt));
        model.addAttribute("asAt", asAt);
        model.addAttribute("switches", Calculating.overlooks(actor));
        model.addAttribute("sets", actor.is(Role.COORDINATOR) && !asAt.isPast());
        model.addAttribute("lightOptions", OverrideForm.OPTIONS);
        return "light/measure";
    }

    private static ModelAndView again(String page, Model model, HttpStatus status) {
        var view = new ModelAndView(page, model.asMap());
        view.setStatus(status);
        return view;
    }
}
