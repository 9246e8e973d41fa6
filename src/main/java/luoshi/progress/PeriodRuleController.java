package luoshi.progress;

import java.time.Instant;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.calendar.Rehearsal;
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

/** The rule that proposes the dates of quarters: everybody of the business reads it, coordinators set it. */
@Controller
@RequestMapping(PeriodRuleController.PATH)
class PeriodRuleController {

    static final String PATH = "/periods/rule";

    private final PeriodPlanning planning;
    private final PeriodRules rules;
    private final Rehearsal rehearsal;
    private final Histories histories;

    PeriodRuleController(PeriodPlanning planning, PeriodRules rules, Rehearsal rehearsal, Histories histories) {
        this.planning = planning;
        this.rules = rules;
        this.rehearsal = rehearsal;
        this.histories = histories;
    }

    @GetMapping
    String show(@SignedIn Actor actor, Model model) {
        model.addAttribute("form", PeriodRuleForm.of(rules.versions().get(0)));
        return page(actor, model);
    }

    @GetMapping("/history")
    String history(@RequestParam(required = false) @Nullable Instant before, Model model) {
        return HistoryPage.show(model, "progress.rule", PATH, histories.of(PATH, before));
    }

    @PostMapping
    ModelAndView set(
            @SignedIn Actor actor,
            @ModelAttribute("form") PeriodRuleForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        form.validate(errors);
        if (errors.hasErrors()) {
            return PeriodDatesController.again(page(actor, model), model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            if (!rules.isDone(form.key())) {
                var effects = rehearsal.of(() -> set(actor, form));
                if (form.hasSeen(effects.mark())) {
                    set(actor, form);
                } else if (!rules.isDone(form.key())) {
                    model.addAttribute("effects", effects);
                    model.addAttribute("seen", form.mark(effects.mark()));
                    return PeriodDatesController.preview(form.wasShown(), errors, page(actor, model), model);
                }
            }
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return PeriodDatesController.again(page(actor, model), model, refused.status());
        }
        redirect.addFlashAttribute("notice", "progress.notice.rule-set");
        return new ModelAndView("redirect:" + PATH);
    }

    private void set(Actor actor, PeriodRuleForm form) {
        planning.setRule(actor, form.opened(), form.rule(), form.why(), form.key());
    }

    private String page(Actor actor, Model model) {
        model.addAttribute("versions", rules.versions());
        model.addAttribute("sets", actor.is(Role.COORDINATOR));
        return "progress/period-rule";
    }
}
