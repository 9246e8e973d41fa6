package luoshi.progress;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.export.Exports;
import luoshi.export.ListPage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The table 自评—审核—抽查 of a quarter: what differs, unless more is asked for. */
@Controller
@RequestMapping("/periods/{quarter}/assessments")
class AssessmentTableController {

    private final AssessmentTable table;
    private final ReportingStatus status;
    private final BusinessClock businessClock;
    private final Exports exports;

    AssessmentTableController(
            AssessmentTable table, ReportingStatus status, BusinessClock businessClock, Exports exports) {
        this.table = table;
        this.status = status;
        this.businessClock = businessClock;
        this.exports = exports;
    }

    @GetMapping
    String list(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam Map<String, String> parameters,
            Model model) {
        var period = status.period(quarter);
        var asAt = AsAt.read(on, businessClock.today());
        var all = table.of(actor, period.getId(), asAt);
        var gap = AssessmentGap.read(show);
        model.addAttribute("period", period);
        model.addAttribute("asAt", asAt);
        model.addAttribute("gap", gap);
        model.addAttribute("counts", AssessmentTable.counts(all));
        model.addAttribute(
                "page",
                ListPage.of(
                        all.stream().filter(gap::lets).toList(), "/periods/" + quarter + "/assessments", parameters));
        model.addAttribute("opensAll", actor.is(Role.COORDINATOR));
        return "progress/assessments";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable String format,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(required = false) @Nullable String on) {
        var period = status.period(quarter);
        var asAt = AsAt.read(on, businessClock.today());
        var gap = AssessmentGap.read(show);
        List<AssessmentTable.Line> lines =
                table.of(actor, period.getId(), asAt).stream().filter(gap::lets).toList();
        return Downloads.list(
                exports.list(exports.say("progress.assessments.title", quarter.chinese()), actor.displayName(), lines)
                        .filter("progress.assessments.show", exports.say(gap.key()))
                        .asAt("calendar.as-at.which", asAt.day())
                        .column("progress.measure", AssessmentTable.Line::measure)
                        .column("progress.unit", AssessmentTable.Line::unitName)
                        .column("progress.own-status", line -> line.own() == null ? "" : exports.say(line.own()))
                        .column(
                                "progress.assessment",
                                line -> line.assessment() == null
                                        ? exports.say(
                                                line.approved()
                                                        ? "progress.assessments.UNASSESSED"
                                                        : "progress.assessments.not-passed")
                                        : exports.say(line.assessment().key()))
                        .column(
                                "progress.assessments.inspection",
                                line -> line.finding() == null
                                        ? exports.say("progress.assessments.no-inspection")
                                        : inWords(line.finding()))
                        .make(),
                format);
    }

    private String inWords(InspectionFindings.Finding finding) {
        return Stream.of(finding.text(), exports.day(finding.foundOn()), finding.standing())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("，"));
    }
}
