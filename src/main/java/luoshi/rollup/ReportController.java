package luoshi.rollup;

import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.progress.ReportingStatus;
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

/** The quarterly reports: the list, one report and its files. */
@Controller
@RequestMapping("/reports")
class ReportController {

    private final ReportReading reading;
    private final ReportThen then;
    private final ReportPages pages;
    private final QuarterlyRollUp rollUp;
    private final ReportingStatus status;
    private final QuarterArchive archive;
    private final BusinessClock businessClock;
    private final ReportListExport list;

    ReportController(
            ReportListExport list,
            ReportReading reading,
            ReportThen then,
            ReportPages pages,
            QuarterlyRollUp rollUp,
            ReportingStatus status,
            QuarterArchive archive,
            BusinessClock businessClock) {
        this.list = list;
        this.archive = archive;
        this.reading = reading;
        this.then = then;
        this.pages = pages;
        this.rollUp = rollUp;
        this.status = status;
        this.businessClock = businessClock;
    }

    @GetMapping
    String list(@SignedIn Actor actor, @RequestParam(required = false) @Nullable String on, Model model) {
        var asAt = AsAt.read(on, businessClock.today());
        model.addAttribute("asAt", asAt);
        model.addAttribute("periods", reading.all(actor, asAt));
        model.addAttribute("mayCompile", actor.is(Role.COORDINATOR) && !asAt.isPast());
        return "rollup/reports";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam(required = false) @Nullable String on) {
        return Downloads.list(list.of(actor, AsAt.read(on, businessClock.today())), format);
    }

    @GetMapping("/{quarter}")
    String newest(@SignedIn Actor actor, @PathVariable Quarter quarter) {
        return "redirect:/reports/{quarter}/"
                + reading.report(actor, quarter, null).getNumber();
    }

    /** 归档: what was sent for the quarter, in a ZIP that can be checked without the program. */
    @GetMapping("/{quarter}/archive.zip")
    ResponseEntity<Resource> archive(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam(defaultValue = "false") boolean evidence) {
        return Downloads.written(
                out -> archive.write(actor, quarter, evidence, out),
                "application/zip",
                quarter.chinese() + (evidence ? "报告归档（含佐证材料）.zip" : "报告归档.zip"));
    }

    /** Before a report is compiled: 应报/已报/已审/缺报, and the missing by name. */
    @GetMapping("/{quarter}/preparation")
    String prepare(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        actor.mustBe(Role.COORDINATOR);
        var period = status.period(quarter);
        var asked = AsAt.read(on, businessClock.today());
        var asAt =
                asked.isPast() && !period.wasEstablishedBy(asked) ? AsAt.refused("rollup.preparation.not-yet") : asked;
        model.addAttribute("asAt", asAt);
        model.addAttribute("period", period);
        model.addAttribute("counts", status.counts(period.getId(), asAt));
        model.addAttribute("missing", status.missing(period.getId(), asAt));
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
            var report = rollUp.correct(quarter, Reason.required(reason), actor);
            redirect.addFlashAttribute("notice", "rollup.notice.correction");
            return new ModelAndView("redirect:/reports/{quarter}/" + report.getNumber());
        } catch (IllegalStep refused) {
            model.addAttribute("correctionReason", reason);
            return pages.refused(
                    actor, quarter, reading.report(actor, quarter, null).getNumber(), model, refused);
        }
    }

    @GetMapping("/{quarter}/{number:\\d+}")
    String show(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Long edit,
            @RequestParam(required = false) @Nullable Long at,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(defaultValue = "0") int after,
            Model model) {
        var asAt = on == null ? AsAt.NOW : AsAt.read(on, businessClock.today());
        if (asAt.isPast()) {
            var report = reading.report(actor, quarter, number);
            var stood = then.of(actor, report, asAt, Math.max(0, after));
            if (stood.isPresent()) {
                model.addAttribute("asAt", asAt);
                model.addAttribute("report", report);
                model.addAttribute("quarter", quarter);
                model.addAttribute("then", stood.get());
                model.addAttribute("words", ReportPages.words(report));
                return "rollup/report-then";
            }
            asAt = AsAt.refused("rollup.report.not-yet");
        }
        model.addAttribute("asAt", asAt);
        model.addAttribute("edit", edit);
        model.addAttribute("at", at);
        return pages.show(actor, quarter, number, model);
    }

    /** 附件, page by page: the columns and rows of its files. */
    @GetMapping("/{quarter}/{number:\\d+}/ledger")
    String ledger(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @RequestParam(defaultValue = "0") int after,
            Model model) {
        return pages.ledger(actor, quarter, number, Math.max(0, after), model);
    }

    @GetMapping("/{quarter}/{number:\\d+}/report.docx")
    ResponseEntity<byte[]> docx(@SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable int number) {
        return file(actor, quarter, number, ReportFiles.Kind.DOCX, "季度报告", "docx");
    }

    @GetMapping("/{quarter}/{number:\\d+}/report.pdf")
    ResponseEntity<byte[]> pdf(@SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable int number) {
        return file(actor, quarter, number, ReportFiles.Kind.PDF, "季度报告", "pdf");
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
    ResponseEntity<Resource> snapshot(@SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable int number) {
        var report = reading.report(actor, quarter, number);
        return Downloads.written(out -> reading.writeSnapshot(report, out), "application/json", quarter + "数据快照.json");
    }

    private ResponseEntity<byte[]> file(
            Actor actor, Quarter quarter, int number, ReportFiles.Kind kind, String name, String ending) {
        var report = reading.report(actor, quarter, number);
        var suffix = report.getState().isFrozen() ? "" : "（草稿）";
        return Downloads.file(
                reading.file(report, kind), kind.mediaType(), quarter.chinese() + name + suffix + "." + ending);
    }
}
