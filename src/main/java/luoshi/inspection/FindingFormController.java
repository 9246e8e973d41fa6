package luoshi.inspection;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.progress.OpenPeriods;
import luoshi.progress.ReportingPeriod;
import luoshi.progress.ReportingStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 记录核查发现: choosing the report, writing down what was found, and saying it otherwise before it is released. */
@Controller
@RequestMapping("/findings")
class FindingFormController {

    private final FindingList list;
    private final ReportsToInspect reports;
    private final Inspecting inspecting;
    private final ReportingStatus status;
    private final OpenPeriods openPeriods;
    private final BusinessClock businessClock;

    FindingFormController(
            FindingList list,
            ReportsToInspect reports,
            Inspecting inspecting,
            ReportingStatus status,
            OpenPeriods openPeriods,
            BusinessClock businessClock) {
        this.list = list;
        this.reports = reports;
        this.inspecting = inspecting;
        this.status = status;
        this.openPeriods = openPeriods;
        this.businessClock = businessClock;
    }

    /** The form for a report, or the reports to choose one from. */
    @GetMapping("/new")
    String form(
            @SignedIn Actor actor,
            @RequestParam(required = false) @Nullable Long obligation,
            @RequestParam(required = false) @Nullable Quarter quarter,
            @RequestParam(defaultValue = "1") int measure,
            Model model) {
        actor.mustBe(Role.INSPECTOR);
        if (obligation != null) {
            Typed.errorsOf(FindingForm.fresh(businessClock.today()), model);
            return page(reports.toInspect(obligation), "/findings", model);
        }
        var chosen = quarter == null ? openPeriods.current().getQuarter() : quarter;
        model.addAttribute("quarter", chosen);
        model.addAttribute("measure", measure);
        model.addAttribute(
                "quarters",
                status.periods().stream().map(ReportingPeriod::getQuarter).toList());
        model.addAttribute("measures", reports.measures());
        model.addAttribute("choices", reports.of(chosen, measure));
        return "inspection/choice";
    }

    @PostMapping
    ModelAndView file(
            @SignedIn Actor actor,
            @RequestParam long obligation,
            @ModelAttribute("form") FindingForm form,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.INSPECTOR);
        var report = reports.toInspect(obligation);
        var errors = Typed.errorsOf(form, model);
        form.validate(errors, report, null, businessClock.today());
        if (errors.hasErrors()) {
            return again(report, "/findings", model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            var id = inspecting.file(actor, obligation, form.found(report, null), form.key());
            redirect.addFlashAttribute("notice", "inspection.notice.filed");
            return new ModelAndView("redirect:/findings/" + id);
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(report, "/findings", model, refused.status());
        }
    }

    @GetMapping("/{id:\\d+}/form")
    ModelAndView amendment(@SignedIn Actor actor, @PathVariable long id, Model model) {
        actor.mustBe(Role.INSPECTOR);
        var line = list.one(actor, id);
        if (!line.mayAmend(actor)) {
            return new ModelAndView("redirect:" + line.path());
        }
        Typed.errorsOf(FindingForm.of(line), model);
        return new ModelAndView(page(reports.one(line.obligationId()), line.path() + "/form", model), model.asMap());
    }

    @PostMapping("/{id:\\d+}/form")
    ModelAndView amend(
            @SignedIn Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") FindingForm form,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.INSPECTOR);
        var line = list.one(actor, id);
        var report = reports.one(line.obligationId());
        var errors = Typed.errorsOf(form, model);
        form.validate(errors, report, line, businessClock.today());
        if (errors.hasErrors()) {
            return again(report, line.path() + "/form", model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            inspecting.amend(actor, id, form.found(report, line), form.seen());
        } catch (IllegalStep refused) {
            var shown = Typed.errorsOf(form.over(line), model);
            shown.reject(refused.messageKey(), refused.args(), null);
            model.addAttribute("present", line);
            return again(report, line.path() + "/form", model, refused.status());
        }
        redirect.addFlashAttribute("notice", "inspection.notice.amended");
        return new ModelAndView("redirect:" + line.path());
    }

    private static ModelAndView again(InspectedReport report, String target, Model model, HttpStatusCode status) {
        var view = new ModelAndView(page(report, target, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    private static String page(InspectedReport report, String target, Model model) {
        model.addAttribute("report", report);
        model.addAttribute("target", target);
        model.addAttribute("methods", options(Method.values(), Method::key));
        model.addAttribute("verdicts", options(Verdict.values(), Verdict::key));
        model.addAttribute("severities", options(Severity.values(), Severity::key));
        return "inspection/form";
    }

    private static <E extends Enum<E>> List<Option> options(E[] words, Function<E, String> key) {
        return Arrays.stream(words)
                .map(one -> new Option(one.name(), key.apply(one)))
                .toList();
    }

    /** What can be chosen in a field. */
    record Option(String key, String label) {}
}
