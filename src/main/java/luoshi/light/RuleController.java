package luoshi.light;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.light.LightRules.Effect;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** The published rule, and the form that changes its thresholds once its effect has been shown. */
@Controller
@RequestMapping("/lights/rule")
class RuleController {

    private final LightRules rules;
    private final Histories histories;
    private final BusinessClock businessClock;

    RuleController(LightRules rules, Histories histories, BusinessClock businessClock) {
        this.businessClock = businessClock;
        this.rules = rules;
        this.histories = histories;
    }

    @GetMapping
    String show(@SignedIn Actor actor, @RequestParam(required = false) @Nullable String on, Model model) {
        var asAt = AsAt.read(on, businessClock.today());
        var current = rules.current(asAt);
        model.addAttribute("form", RuleForm.of(current));
        return page(actor, current, asAt, model);
    }

    @GetMapping("/history")
    String history(@RequestParam(required = false) @Nullable Instant before, Model model) {
        return HistoryPage.show(model, "light.rule", "/lights/rule", histories.of("/lights/rule", before));
    }

    @PostMapping
    ModelAndView set(
            @SignedIn Actor actor,
            @ModelAttribute("form") RuleForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        form.validate(errors);
        if (errors.hasErrors()) {
            return again(actor, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        var from = Objects.requireNonNull(form.quarter());
        try {
            if (!rules.isDone(form.key())) {
                var effects = rules.effects(from, form.rule());
                if (!form.hasSeen(effects)) {
                    return preview(actor, form, effects, errors, model);
                }
                rules.set(actor, from, form.rule(), form.versionsSeen(), form.why(), form.key());
            }
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(actor, model, HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("notice", "light.notice.rule");
        return new ModelAndView("redirect:/lights/rule");
    }

    /** Effects that are not those shown before are shown again, and nothing is stored. */
    private ModelAndView preview(Actor actor, RuleForm form, List<Effect> effects, BindingResult errors, Model model) {
        if (form.wasShown()) {
            errors.reject("light.refused.preview-stale");
        }
        model.addAttribute("effects", effects);
        model.addAttribute("seen", form.mark(effects));
        return again(actor, model, form.wasShown() ? HttpStatus.CONFLICT : HttpStatus.OK);
    }

    private String page(Actor actor, Setting current, AsAt asAt, Model model) {
        var sets = actor.is(Role.COORDINATOR) && !asAt.isPast();
        model.addAttribute("asAt", asAt);
        model.addAttribute("quarter", current.quarter());
        model.addAttribute("clauses", current.rule().published());
        model.addAttribute("versions", rules.versions(asAt));
        model.addAttribute("sets", sets);
        if (sets) {
            model.addAttribute(
                    "quarters",
                    rules.open().stream()
                            .map(one -> new Option(one.toString(), one.chinese()))
                            .toList());
        }
        return "light/rule";
    }

    private ModelAndView again(Actor actor, Model model, HttpStatus status) {
        var view = new ModelAndView(page(actor, rules.current(), AsAt.NOW, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    /** A choice in the form. */
    record Option(String key, String label) {}
}
