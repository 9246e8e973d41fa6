package luoshi.progress;

import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.Effects;
import luoshi.calendar.Quarter;
import luoshi.calendar.Rehearsal;
import luoshi.calendar.WorkingDays;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms in which a coordinator creates the next quarter and sets the dates of one, after having seen the effects. */
@Controller
class PeriodDatesController {

    private final PeriodPlanning planning;
    private final ReportingStatus status;
    private final WorkingDays workingDays;
    private final Rehearsal rehearsal;

    PeriodDatesController(
            PeriodPlanning planning, ReportingStatus status, WorkingDays workingDays, Rehearsal rehearsal) {
        this.planning = planning;
        this.status = status;
        this.workingDays = workingDays;
        this.rehearsal = rehearsal;
    }

    @GetMapping("/periods/new")
    String planNext(@SignedIn Actor actor, Model model) {
        actor.mustBe(Role.COORDINATOR);
        var next = planning.next();
        model.addAttribute("form", PeriodDatesForm.of(planning.proposed(next), "", 0));
        return newPage(next, model);
    }

    @PostMapping("/periods/{quarter}")
    ModelAndView create(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @ModelAttribute("form") PeriodDatesForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        form.validate(errors);
        if (errors.hasErrors()) {
            return again(newPage(quarter, model), model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            if (!planning.isDone(form.key())) {
                var effects = rehearsal.of(() -> create(actor, quarter, form));
                if (form.hasSeen(effects.mark())) {
                    create(actor, quarter, form);
                } else if (!planning.isDone(form.key())) {
                    show(effects, form, model);
                    return preview(form.wasShown(), errors, newPage(quarter, model), model);
                }
            }
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(newPage(quarter, model), model, refused.status());
        }
        redirect.addFlashAttribute("notice", "progress.notice.period-created");
        return new ModelAndView("redirect:/periods/" + quarter);
    }

    @GetMapping("/periods/{quarter}/dates")
    String dates(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam(name = "for", defaultValue = "") String intent,
            Model model) {
        actor.mustBe(Role.COORDINATOR);
        var period = status.period(quarter);
        var why = model.getAttribute("why") instanceof String typed ? typed : "";
        model.addAttribute("form", PeriodDatesForm.of(planning.suggested(period, intent), why, period.getRevision()));
        return datesPage(period, intent, model);
    }

    @PostMapping("/periods/{quarter}/dates")
    ModelAndView move(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam(name = "for", defaultValue = "") String intent,
            @ModelAttribute("form") PeriodDatesForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var period = status.period(quarter);
        form.validate(errors);
        if (errors.hasErrors()) {
            return again(datesPage(period, intent, model), model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            if (!planning.isDone(form.key())) {
                var effects = rehearsal.of(() -> move(actor, quarter, form));
                if (form.hasSeen(effects.mark())) {
                    move(actor, quarter, form);
                } else if (!planning.isDone(form.key())) {
                    show(effects, form, model);
                    return preview(form.wasShown(), errors, datesPage(period, intent, model), model);
                }
            }
        } catch (IllegalStep refused) {
            if (form.wasShown() && planning.isProposedAnew(intent, refused)) {
                redirect.addFlashAttribute("problem", "progress.refused.period-proposed-anew");
                redirect.addFlashAttribute("why", form.why());
                return new ModelAndView("redirect:/periods/" + quarter + "/dates?for=" + intent);
            }
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(datesPage(period, intent, model), model, refused.status());
        }
        redirect.addFlashAttribute("notice", "progress.notice.period-moved");
        return new ModelAndView("redirect:/periods/" + quarter);
    }

    private void create(Actor actor, Quarter quarter, PeriodDatesForm form) {
        planning.create(actor, quarter, form.dates(), form.why(), form.key());
    }

    private static void show(Effects effects, PeriodDatesForm form, Model model) {
        model.addAttribute("effects", effects);
        model.addAttribute("seen", form.mark(effects.mark()));
    }

    private void move(Actor actor, Quarter quarter, PeriodDatesForm form) {
        planning.move(actor, quarter, form.opened(), form.dates(), form.why(), form.key());
    }

    /** Effects that are not those shown before are shown again, and nothing is stored. */
    static ModelAndView preview(boolean shownBefore, BindingResult errors, String view, Model model) {
        if (shownBefore) {
            errors.reject("progress.refused.preview-stale");
        }
        return again(view, model, shownBefore ? HttpStatus.CONFLICT : HttpStatus.OK);
    }

    private String newPage(Quarter quarter, Model model) {
        model.addAttribute("quarter", quarter);
        model.addAttribute("knownUntil", workingDays.knownUntil());
        return "progress/period-new";
    }

    /** What was typed for one purpose does not come back in the form for another, which proposes dates of its own. */
    private String datesPage(ReportingPeriod period, String intent, Model model) {
        model.addAttribute("period", period);
        model.addAttribute("intent", PeriodPlanning.INTENTS.contains(intent) ? intent : "");
        model.addAttribute("closing", planning.whatClosingDoes(period, intent));
        model.addAttribute("knownUntil", workingDays.knownUntil());
        return "progress/period-dates";
    }

    static ModelAndView again(String view, Model model, HttpStatusCode answer) {
        var page = new ModelAndView(view, model.asMap());
        page.setStatus(answer);
        return page;
    }
}
