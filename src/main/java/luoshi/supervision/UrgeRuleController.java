package luoshi.supervision;

import java.time.Instant;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rule of the ladder, and the form that changes it once its effect has been shown. */
@Controller
@RequestMapping("/urges/rule")
class UrgeRuleController {

    private final UrgeRules rules;
    private final Histories histories;

    UrgeRuleController(UrgeRules rules, Histories histories) {
        this.rules = rules;
        this.histories = histories;
    }

    @GetMapping
    String show(@SignedIn Actor actor, Model model) {
        Typed.errorsOf(UrgeRuleForm.of(rules.current()), model);
        return page(actor, model);
    }

    @GetMapping("/history")
    String history(@RequestParam(required = false) @Nullable Instant before, Model model) {
        return HistoryPage.show(model, "supervision.rule.title", "/urges/rule", histories.of("/urges/rule", before));
    }

    @PostMapping
    ModelAndView set(
            @SignedIn Actor actor,
            @ModelAttribute("form") UrgeRuleForm form,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var errors = Typed.errorsOf(form, model);
        form.validate(errors);
        if (errors.hasErrors()) {
            return again(actor, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (!form.isSeen()) {
            model.addAttribute("effects", rules.effects(form.rule()));
            model.addAttribute("seen", form.rule().toString());
            return again(actor, model, HttpStatus.OK);
        }
        try {
            rules.set(actor, form.rule(), form.why());
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(actor, model, refused.status());
        }
        redirect.addFlashAttribute("notice", "supervision.rule.saved");
        return new ModelAndView("redirect:/urges/rule");
    }

    private ModelAndView again(Actor actor, Model model, HttpStatusCode status) {
        var view = new ModelAndView(page(actor, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    private String page(Actor actor, Model model) {
        model.addAttribute("rule", rules.current());
        model.addAttribute("versions", rules.versions());
        model.addAttribute("sets", actor.is(Role.COORDINATOR));
        return "supervision/rule";
    }
}
