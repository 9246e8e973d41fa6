package luoshi.rollup;

import java.util.UUID;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.calendar.Stood;
import luoshi.export.Downloads;
import luoshi.rollup.UnitCheckReading.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
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

/** 核稿 by a unit: the sentences about it, 提出异议 and 无异议. */
@Controller
@RequestMapping("/unit-check")
class UnitCheckController {

    private static final String REPORT = "/{quarter}/{number:\\d+}";

    private final UnitCheckReading reading;
    private final UnitChecks unitChecks;
    private final UnitCheckExport export;
    private final BusinessClock businessClock;

    UnitCheckController(
            UnitCheckReading reading, UnitChecks unitChecks, UnitCheckExport export, BusinessClock businessClock) {
        this.reading = reading;
        this.unitChecks = unitChecks;
        this.export = export;
        this.businessClock = businessClock;
    }

    @GetMapping
    String list(@SignedIn Actor actor, @RequestParam(required = false) @Nullable String on, Model model) {
        var today = businessClock.today();
        var asAt = AsAt.read(on, today);
        model.addAttribute("asAt", asAt);
        model.addAttribute("checks", reading.all(actor, asAt));
        model.addAttribute("today", asAt.dayOr(today));
        return "rollup/unit-checks";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam(required = false) @Nullable String on) {
        return Downloads.list(export.ofUnit(actor, AsAt.read(on, businessClock.today())), format);
    }

    @GetMapping(REPORT)
    String show(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var today = businessClock.today();
        var stood = Stood.on(
                AsAt.read(on, today),
                day -> reading.ofUnit(actor, quarter, number, day),
                () -> reading.ofUnit(actor, quarter, number),
                "rollup.check-by-units.not-yet");
        var page = stood.thing();
        model.addAttribute("asAt", stood.asAt());
        model.addAttribute("page", page);
        model.addAttribute("today", stood.asAt().dayOr(today));
        model.addAttribute("quarter", quarter);
        model.addAttribute("mayConfirm", unitChecks.mayConfirm(actor));
        model.addAttribute(
                "submitKeys",
                page.sentences().stream().collect(Collectors.toMap(Shown::position, sentence -> UUID.randomUUID())));
        return "rollup/unit-check";
    }

    /** 提出异议. */
    @PostMapping(REPORT + "/{check:\\d+}/sentences/{position:\\d+}")
    ModelAndView raise(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable long check,
            @PathVariable int position,
            @RequestParam(defaultValue = "#{T(java.util.UUID).randomUUID()}") UUID submitKey,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        var report = reading.reportOf(actor, quarter, number);
        try {
            unitChecks.raise(actor, report, check, position, Reason.required(reason), submitKey);
        } catch (IllegalStep refused) {
            model.addAttribute("typed", reason);
            model.addAttribute("typedFor", position);
            return refused(actor, quarter, number, model, refused);
        }
        redirect.addFlashAttribute("notice", "rollup.notice.objected");
        return new ModelAndView("redirect:/unit-check/{quarter}/{number}#objections");
    }

    /** 无异议. */
    @PostMapping(REPORT + "/{check:\\d+}/confirmation")
    ModelAndView confirm(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable long check,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER);
        try {
            unitChecks.confirm(actor, reading.reportOf(actor, quarter, number), check);
        } catch (IllegalStep refused) {
            return refused(actor, quarter, number, model, refused);
        }
        redirect.addFlashAttribute("notice", "rollup.notice.check-confirmed");
        return new ModelAndView("redirect:/unit-check/{quarter}/{number}");
    }

    /** 撤回异议. */
    @PostMapping(REPORT + "/objections/{id:\\d+}/withdrawal")
    ModelAndView withdraw(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable long id,
            Model model,
            RedirectAttributes redirect) {
        try {
            unitChecks.withdraw(actor, reading.reportOf(actor, quarter, number), id);
        } catch (IllegalStep refused) {
            return refused(actor, quarter, number, model, refused);
        }
        redirect.addFlashAttribute("notice", "rollup.notice.objection-withdrawn");
        return new ModelAndView("redirect:/unit-check/{quarter}/{number}#objection-" + id);
    }

    private ModelAndView refused(Actor actor, Quarter quarter, int number, Model model, IllegalStep refused) {
        model.addAttribute("problem", refused.messageKey());
        model.addAttribute("problemArgs", refused.args());
        var view = new ModelAndView(show(actor, quarter, number, null, model), model.asMap());
        view.setStatus(HttpStatus.CONFLICT);
        return view;
    }
}
