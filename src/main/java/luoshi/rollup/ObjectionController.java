package luoshi.rollup;

import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The coordinator's side of 核稿: shows a draft to the units, and answers what they object to. */
@Controller
@RequestMapping("/reports/{quarter}/{number:\\d+}")
class ObjectionController {

    private final ReportReading reading;
    private final ReportPages pages;
    private final ReportDispatch dispatch;
    private final ObjectionAnswering answering;
    private final UnitCheckExport export;
    private final ReportThen then;
    private final BusinessClock businessClock;

    ObjectionController(
            ReportReading reading,
            ReportPages pages,
            ReportDispatch dispatch,
            ObjectionAnswering answering,
            UnitCheckExport export,
            ReportThen then,
            BusinessClock businessClock) {
        this.then = then;
        this.businessClock = businessClock;
        this.export = export;
        this.reading = reading;
        this.pages = pages;
        this.dispatch = dispatch;
        this.answering = answering;
    }

    @GetMapping("/unit-check/list.{format:xlsx|csv}")
    ResponseEntity<Resource> units(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable String format,
            @RequestParam(required = false) @Nullable String on) {
        var report = reading.report(actor, quarter, number);
        return Downloads.list(export.units(actor, report, asAt(actor, report, on)), format);
    }

    @GetMapping("/objections/list.{format:xlsx|csv}")
    ResponseEntity<Resource> objections(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable String format,
            @RequestParam(required = false) @Nullable String on) {
        var report = reading.report(actor, quarter, number);
        return Downloads.list(export.objections(actor, report, asAt(actor, report, on)), format);
    }

    private AsAt asAt(Actor actor, RollUpReport report, @Nullable String on) {
        var asAt = AsAt.read(on, businessClock.today());
        then.mustBeThere(actor, report, asAt);
        return asAt;
    }

    @PostMapping("/unit-check")
    ModelAndView open(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @RequestParam(defaultValue = "-1") int revision,
            Model model,
            RedirectAttributes redirect) {
        try {
            dispatch.openCheck(actor, reading.report(actor, quarter, number).getId(), revision);
        } catch (IllegalStep refused) {
            return pages.refused(actor, quarter, number, model, refused);
        }
        redirect.addFlashAttribute("notice", "rollup.notice.check-opened");
        return new ModelAndView("redirect:/reports/{quarter}/{number}");
    }

    /** 采纳 or 不采纳. */
    @PostMapping("/objections/{id:\\d+}")
    ModelAndView answer(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String answer,
            Model model,
            RedirectAttributes redirect) {
        var report = reading.report(actor, quarter, number);
        try {
            switch (outcome) {
                case "ACCEPTED" -> answering.accept(actor, report.getId(), id, PassageWords.joined(text), answer);
                case "DECLINED" -> answering.decline(actor, report.getId(), id, answer);
                default -> throw new IllegalStep("rollup.refused.no-outcome");
            }
        } catch (IllegalStep refused) {
            model.addAttribute("answering", id);
            model.addAttribute("typedOutcome", outcome);
            model.addAttribute("typedText", text);
            model.addAttribute("typedAnswer", answer);
            return pages.refused(actor, quarter, number, model, refused);
        }
        redirect.addFlashAttribute("notice", "rollup.notice.objection-answered");
        return new ModelAndView("redirect:/reports/{quarter}/{number}#objection-" + id);
    }
}
