package luoshi.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.calendar.Stood;
import luoshi.progress.ExceptionReading.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
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

/** The exceptions of a quarter: asking for one, letting a unit in, deciding. */
@Controller
@RequestMapping("/periods/{quarter}/exceptions")
class ExceptionController {

    private final LettingIn lettingIn;
    private final ExceptionReading reading;
    private final ReportingStatus status;
    private final BusinessClock businessClock;
    private final Histories histories;

    ExceptionController(
            LettingIn lettingIn,
            ExceptionReading reading,
            ReportingStatus status,
            BusinessClock businessClock,
            Histories histories) {
        this.lettingIn = lettingIn;
        this.reading = reading;
        this.status = status;
        this.businessClock = businessClock;
        this.histories = histories;
    }

    @GetMapping("/new")
    String form(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String measure,
            Model model) {
        mustAsk(actor);
        model.addAttribute("form", ExceptionForm.fresh(unit, measure));
        return formPage(actor, status.period(quarter), model);
    }

    @PostMapping
    ModelAndView ask(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @ModelAttribute("form") ExceptionForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        mustAsk(actor);
        var period = status.period(quarter);
        var choosesUnit = actor.is(Role.COORDINATOR);
        form.validate(errors, businessClock.today(), choosesUnit);
        if (errors.hasErrors()) {
            return again(formPage(actor, period, model), model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        var unit = choosesUnit ? form.unitId() : actor.unitId();
        try {
            var id = lettingIn.ask(actor, quarter, unit, form.measureId(), form.day(), form.why(), form.key());
            redirect.addFlashAttribute(
                    "notice",
                    LettingIn.grants(actor, unit)
                            ? "progress.exception.notice.granted"
                            : "progress.exception.notice.asked");
            return new ModelAndView("redirect:/periods/" + quarter + "/exceptions/" + id);
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(formPage(actor, period, model), model, refused.status());
        }
    }

    @GetMapping("/{id:\\d+}")
    String show(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var period = status.period(quarter);
        var now = reading.one(actor, period.getId(), id);
        var stood = Stood.on(
                AsAt.read(on, businessClock.today()),
                day -> day.day() == null ? Optional.of(now) : ExceptionReading.then(actor, now, day.day()),
                () -> now,
                "progress.exception.not-yet");
        return page(actor, period, stood.thing(), stood.asAt(), model);
    }

    @GetMapping("/{id:\\d+}/history")
    String history(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        reading.one(actor, status.period(quarter).getId(), id);
        var path = "/periods/" + quarter + "/exceptions/" + id;
        return HistoryPage.show(model, "progress.exception", path, histories.of(path, before));
    }

    @PostMapping("/{id:\\d+}/grant")
    ModelAndView grant(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String verdict,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var day = Typed.date(until);
        if (day == null || Typed.text(verdict).length() > ExceptionForm.LONGEST) {
            model.addAttribute("problem", "progress.exception.error.grant");
            return decideAgain(actor, quarter, id, until, verdict, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return decide(
                () -> lettingIn.grant(actor, quarter, id, day, Typed.text(verdict)),
                "progress.exception.notice.granted",
                () -> decideAgain(actor, quarter, id, until, verdict, model, HttpStatus.CONFLICT),
                model,
                redirect);
    }

    @PostMapping("/{id:\\d+}/refusal")
    ModelAndView decline(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String verdict,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var why = Typed.text(verdict);
        if (why.isEmpty() || why.length() > ExceptionForm.LONGEST) {
            model.addAttribute("problem", "progress.exception.error.refusal");
            return decideAgain(actor, quarter, id, until, verdict, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return decide(
                () -> lettingIn.decline(actor, quarter, id, why),
                "progress.exception.notice.declined",
                () -> decideAgain(actor, quarter, id, until, verdict, model, HttpStatus.CONFLICT),
                model,
                redirect);
    }

    @PostMapping("/{id:\\d+}/end")
    ModelAndView end(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var why = Typed.text(reason);
        model.addAttribute("endReason", reason);
        if (why.isEmpty() || why.length() > ExceptionForm.LONGEST) {
            model.addAttribute("problem", "progress.exception.error.end");
            return again(now(actor, quarter, id, model), model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return decide(
                () -> lettingIn.end(actor, quarter, id, why),
                "progress.exception.notice.ended",
                () -> again(now(actor, quarter, id, model), model, HttpStatus.CONFLICT),
                model,
                redirect);
    }

    private static ModelAndView decide(
            Runnable deciding, String notice, Supplier<ModelAndView> again, Model model, RedirectAttributes redirect) {
        try {
            deciding.run();
        } catch (IllegalStep refused) {
            model.addAttribute("problem", refused.messageKey());
            model.addAttribute("problemArgs", refused.args());
            return again.get();
        }
        redirect.addFlashAttribute("notice", notice);
        return new ModelAndView("redirect:/periods/{quarter}/exceptions/{id}");
    }

    private ModelAndView decideAgain(
            Actor actor, Quarter quarter, long id, String until, String verdict, Model model, HttpStatusCode answer) {
        model.addAttribute("until", until);
        model.addAttribute("verdict", verdict);
        return again(now(actor, quarter, id, model), model, answer);
    }

    private static void mustAsk(Actor actor) {
        if (!actor.is(Role.COORDINATOR) && !actor.is(Role.REPORTER) && !actor.is(Role.UNIT_APPROVER)) {
            throw new AccessDeniedException(actor.username() + " neither coordinates nor writes for a unit");
        }
    }

    private String formPage(Actor actor, ReportingPeriod period, Model model) {
        var choosesUnit = actor.is(Role.COORDINATOR);
        model.addAttribute("period", period);
        model.addAttribute("locked", period.stageOn(businessClock.today()).isLocked());
        model.addAttribute("choosesUnit", choosesUnit);
        if (choosesUnit) {
            model.addAttribute(
                    "units",
                    status.byUnit(period.getId()).stream()
                            .map(unit -> new Option(Long.toString(unit.id()), unit.name()))
                            .toList());
        }
        model.addAttribute("measures", measures(period, choosesUnit ? null : actor.unitId()));
        return "progress/exception-form";
    }

    private List<Option> measures(ReportingPeriod period, @Nullable Long unit) {
        var measures = new ArrayList<Option>();
        measures.add(new Option("all", "progress.exception.all"));
        lettingIn
                .owed(period.getId(), unit)
                .forEach(one -> measures.add(new Option(Long.toString(one.id()), one.heading())));
        return measures;
    }

    private String now(Actor actor, Quarter quarter, long id, Model model) {
        var period = status.period(quarter);
        return page(actor, period, reading.one(actor, period.getId(), id), AsAt.NOW, model);
    }

    private String page(Actor actor, ReportingPeriod period, Line line, AsAt asAt, Model model) {
        var open = !asAt.isPast();
        model.addAttribute("asAt", asAt);
        model.addAttribute("period", period);
        model.addAttribute("line", line);
        model.addAttribute("decides", open && line.waitsFor(actor));
        model.addAttribute("ends", open && line.endsBy(actor, businessClock.today()));
        model.addAttribute("today", asAt.dayOr(businessClock.today()));
        return "progress/exception";
    }

    private static ModelAndView again(String view, Model model, HttpStatusCode answer) {
        return PeriodDatesController.again(view, model, answer);
    }

    /** A choice in the form. */
    record Option(String key, String label) {}
}
