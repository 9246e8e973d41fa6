package luoshi.rollup;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Refusal;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.progress.ReportingStatus;
import luoshi.rollup.format.LedgerColumn;
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

/** The quarterly reports: the list, one report, its steps and its files. */
@Controller
@RequestMapping("/reports")
class ReportController {

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_PASSAGE = 6000;

    private final ReportReading reading;
    private final QuarterlyRollUp rollUp;
    private final ReportEditing editing;
    private final ReportDispatch dispatch;
    private final Reproduction reproduction;
    private final ReportingStatus status;
    private final BusinessClock businessClock;

    ReportController(
            ReportReading reading,
            QuarterlyRollUp rollUp,
            ReportEditing editing,
            ReportDispatch dispatch,
            Reproduction reproduction,
            ReportingStatus status,
            BusinessClock businessClock) {
        this.reading = reading;
        this.rollUp = rollUp;
        this.editing = editing;
        this.dispatch = dispatch;
        this.reproduction = reproduction;
        this.status = status;
        this.businessClock = businessClock;
    }

    @GetMapping
    String list(@SignedIn Actor actor, Model model) {
        model.addAttribute("periods", reading.all(actor));
        model.addAttribute("today", businessClock.today());
        model.addAttribute("mayCompile", actor.is(Role.COORDINATOR));
        return "rollup/reports";
    }

    @GetMapping("/{quarter}")
    String newest(@SignedIn Actor actor, @PathVariable Quarter quarter) {
        return "redirect:/reports/{quarter}/"
                + reading.report(actor, quarter, null).getNumber();
    }

    /** Before a report is compiled: 应报/已报/已审/缺报, and the missing by name. */
    @GetMapping("/{quarter}/preparation")
    String prepare(@SignedIn Actor actor, @PathVariable Quarter quarter, Model model) {
        actor.mustBe(Role.COORDINATOR);
        var period = status.period(quarter);
        model.addAttribute("period", period);
        model.addAttribute("counts", status.counts(period.getId()));
        model.addAttribute("missing", status.missing(period.getId()));
        model.addAttribute("unresolved", status.unresolved(period.getId()));
        model.addAttribute("exists", rollUp.exists(quarter));
        return "rollup/preparation";
    }

    @PostMapping("/{quarter}/compilation")
    String compile(@SignedIn Actor actor, @PathVariable Quarter quarter, RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var report = rollUp.compile(quarter, actor);
        redirect.addFlashAttribute("notice", "rollup.notice.compiled");
        return "redirect:/reports/{quarter}/" + report.getNumber();
    }

    @PostMapping("/{quarter}/correction")
    ModelAndView correct(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        try {
            var report = rollUp.correct(quarter, required(reason), actor);
            redirect.addFlashAttribute("notice", "rollup.notice.correction");
            return new ModelAndView("redirect:/reports/{quarter}/" + report.getNumber());
        } catch (IllegalStep refused) {
            model.addAttribute("correctionReason", reason);
            return refused(actor, quarter, reading.report(actor, quarter, null).getNumber(), model, refused);
        }
    }

    @GetMapping("/{quarter}/{number:\\d+}")
    String show(@SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable int number, Model model) {
        return page(actor, quarter, number, model);
    }

    @PostMapping("/{quarter}/{number:\\d+}/passages/{passage}")
    ModelAndView rewrite(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable long passage,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String text,
            Model model,
            RedirectAttributes redirect) {
        var report = reading.report(actor, quarter, number);
        try {
            editing.rewrite(actor, report.getId(), passage, revision, passageText(text));
        } catch (IllegalStep | NotFound refused) {
            model.addAttribute("typed", text);
            model.addAttribute("typedFor", passage);
            return refused(actor, quarter, number, model, refused);
        }
        redirect.addFlashAttribute("notice", "rollup.notice.rewritten");
        return new ModelAndView("redirect:/reports/{quarter}/{number}#passage-" + passage);
    }

    @PostMapping("/{quarter}/{number:\\d+}/passages/{passage}/following")
    ModelAndView add(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable long passage,
            @RequestParam(defaultValue = "#{T(java.util.UUID).randomUUID()}") UUID submitKey,
            @RequestParam(defaultValue = "") String text,
            Model model,
            RedirectAttributes redirect) {
        var report = reading.report(actor, quarter, number);
        try {
            editing.add(actor, report.getId(), passage, passageText(text), submitKey);
        } catch (IllegalStep | NotFound refused) {
            model.addAttribute("added", text);
            model.addAttribute("addedBehind", passage);
            return refused(actor, quarter, number, model, refused);
        }
        redirect.addFlashAttribute("notice", "rollup.notice.added");
        return new ModelAndView("redirect:/reports/{quarter}/{number}#passage-" + passage);
    }

    @PostMapping("/{quarter}/{number:\\d+}/passages/{passage}/removal")
    String remove(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable long passage,
            @RequestParam(defaultValue = "-1") int revision,
            RedirectAttributes redirect) {
        editing.remove(actor, reading.report(actor, quarter, number).getId(), passage, revision);
        redirect.addFlashAttribute("notice", "rollup.notice.removed");
        return "redirect:/reports/{quarter}/{number}";
    }

    @PostMapping("/{quarter}/{number:\\d+}/handing-in")
    ModelAndView handIn(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String missingReason,
            Model model,
            RedirectAttributes redirect) {
        try {
            dispatch.handIn(actor, reading.report(actor, quarter, number).getId(), revision, limited(missingReason));
        } catch (IllegalStep refused) {
            model.addAttribute("missingReason", missingReason);
            return refused(actor, quarter, number, model, refused);
        }
        redirect.addFlashAttribute("notice", "rollup.notice.handed-in");
        return new ModelAndView("redirect:/reports/{quarter}/{number}");
    }

    @PostMapping("/{quarter}/{number:\\d+}/return")
    ModelAndView sendBack(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        try {
            dispatch.sendBack(actor, reading.report(actor, quarter, number).getId(), revision, required(reason));
        } catch (IllegalStep refused) {
            model.addAttribute("reason", reason);
            return refused(actor, quarter, number, model, refused);
        }
        redirect.addFlashAttribute("notice", "rollup.notice.sent-back");
        return new ModelAndView(
                actor.is(Role.COORDINATOR) ? "redirect:/reports/{quarter}/{number}" : "redirect:/reports");
    }

    @PostMapping("/{quarter}/{number:\\d+}/signature")
    String sign(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @RequestParam(defaultValue = "-1") int revision,
            RedirectAttributes redirect) {
        dispatch.sign(actor, reading.report(actor, quarter, number).getId(), revision);
        redirect.addFlashAttribute("notice", "rollup.notice.signed");
        return "redirect:/reports/{quarter}/{number}";
    }

    @PostMapping("/{quarter}/{number:\\d+}/dispatch")
    String send(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @RequestParam(defaultValue = "-1") int revision,
            RedirectAttributes redirect) {
        dispatch.send(actor, reading.report(actor, quarter, number).getId(), revision);
        redirect.addFlashAttribute("notice", "rollup.notice.sent");
        return "redirect:/reports/{quarter}/{number}";
    }

    @PostMapping("/{quarter}/{number:\\d+}/reproduction")
    String reproduce(@SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable int number, Model model) {
        model.addAttribute(
                "reproduction",
                reproduction.of(actor, reading.report(actor, quarter, number).getId()));
        return page(actor, quarter, number, model);
    }

    @GetMapping("/{quarter}/{number:\\d+}/report.docx")
    ResponseEntity<byte[]> docx(@SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable int number) {
        return file(actor, quarter, number, ReportFiles.Kind.DOCX, "季度报告", "docx");
    }

    @GetMapping("/{quarter}/{number:\\d+}/ledger.xlsx")
    ResponseEntity<byte[]> xlsx(@SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable int number) {
        return file(actor, quarter, number, ReportFiles.Kind.XLSX, "任务落实情况台账表", "xlsx");
    }

    @GetMapping("/{quarter}/{number:\\d+}/ledger.csv")
    ResponseEntity<byte[]> csv(@SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable int number) {
        return file(actor, quarter, number, ReportFiles.Kind.CSV, "任务落实情况台账表", "csv");
    }

    @GetMapping("/{quarter}/{number:\\d+}/snapshot.json")
    ResponseEntity<byte[]> snapshot(@SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable int number) {
        var report = reading.report(actor, quarter, number);
        return Downloads.file(
                reading.snapshot(report).getBytes(StandardCharsets.UTF_8), "application/json", quarter + "数据快照.json");
    }

    private ResponseEntity<byte[]> file(
            Actor actor, Quarter quarter, int number, ReportFiles.Kind kind, String name, String ending) {
        var report = reading.report(actor, quarter, number);
        var suffix = report.getState().isFrozen() ? "" : "（草稿）";
        return Downloads.file(
                reading.file(report, kind), kind.mediaType(), quarter.chinese() + name + suffix + "." + ending);
    }

    private ModelAndView refused(Actor actor, Quarter quarter, int number, Model model, Refusal refusal) {
        model.addAttribute("problem", refusal instanceof NotFound ? "rollup.refused.stale" : refusal.messageKey());
        model.addAttribute("problemArgs", refusal.args());
        if (refusal instanceof NotFound) {
            model.addAttribute(
                    "orphan",
                    model.containsAttribute("typed") ? model.getAttribute("typed") : model.getAttribute("added"));
        }
        var view = new ModelAndView(page(actor, quarter, number, model), model.asMap());
        view.setStatus(HttpStatus.CONFLICT);
        return view;
    }

    private String page(Actor actor, Quarter quarter, int number, Model model) {
        var report = reading.report(actor, quarter, number);
        model.addAttribute("report", report);
        model.addAttribute("quarter", quarter);
        model.addAttribute("page", reading.page(report));
        model.addAttribute("submitKey", UUID.randomUUID());
        model.addAttribute("columns", LedgerColumn.values());
        model.addAttribute("coordinator", actor.is(Role.COORDINATOR));
        model.addAttribute("leader", actor.is(Role.LEADER));
        return "rollup/report";
    }

    private static String required(String reason) {
        if (reason.isBlank()) {
            throw new IllegalStep("rollup.refused.no-reason");
        }
        return limited(reason);
    }

    private static String limited(String reason) {
        if (reason.length() > LONGEST_REASON) {
            throw new IllegalStep("rollup.refused.long-reason", LONGEST_REASON);
        }
        return reason.strip();
    }

    /** A passage is one paragraph without characters that XML forbids. */
    private static String passageText(String text) {
        var paragraph = text.replaceAll("\\s*[\\r\\n]+\\s*", "")
                .replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]", "")
                .strip();
        if (paragraph.isEmpty() || paragraph.length() > LONGEST_PASSAGE) {
            throw new IllegalStep("rollup.refused.passage-length", LONGEST_PASSAGE);
        }
        return paragraph;
    }
}
