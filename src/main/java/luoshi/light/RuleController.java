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

    RuleController(LightRules rules, Histories histories) {
        this.rules = rules;
        this.histories = histories;
    }

    @GetMapping
    String show(@SignedIn Actor actor, Model model) {
        var current = rules.current();
        model.addAttribute("form", RuleForm.of(current));
        return page(actor, current, model);
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

    private String page(Actor actor, Setting current, Model model) {
        model.addAttribute("quarter", current.quarter());
        model.addAttribute("clauses", current.rule().published());
        model.addAttribute("versions", rules.versions());
        model.addAttribute("sets", actor.is(Role.COORDINATOR));
        if (actor.is(Role.COORDINATOR)) {
            model.addAttribute(
                    "quarters",
                    rules.open().stream()
                            .map(one -> new Option(one.toString(), one.chinese()))
                            .toList());
        }
        return "light/rule";
    }

    private ModelAndView again(Actor actor, Model model, HttpStatus status) {
        var view = new ModelAndView(page(actor, rules.current(), model), model.asMap());
        view.setStatus(status);
        return view;
    }

    /** A choice in the form. */
    record Option(String key, String label) {}
}
