package luoshi.progress;

import java.time.Instant;
import java.util.List;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingDays;
import luoshi.export.Downloads;
import luoshi.export.Exports;
import luoshi.policy.MeasureCatalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reporting periods: their dates, their counts, and where every unit stands. */
@Controller
@RequestMapping("/periods")
class PeriodController {

    private final ReportingStatus status;
    private final PeriodList periods;
    private final PeriodExport periodExport;
    private final MeasureCatalogue catalogue;
    private final BusinessClock businessClock;
    private final Histories histories;
    private final Matrices matrices;
    private final WorkingDays workingDays;
    private final PeriodChanges changes;
    private final ExceptionReading exceptions;
    private final Waivers waivers;
    private final Exports exports;
    private final MeasureLights lights;

    PeriodController(
            ReportingStatus status,
            PeriodList periods,
            PeriodExport periodExport,
            MeasureCatalogue catalogue,
            BusinessClock businessClock,
            Histories histories,
            Matrices matrices,
            WorkingDays workingDays,
            PeriodChanges changes,
            ExceptionReading exceptions,
            Waivers waivers,
            Exports exports,
            MeasureLights lights) {
        this.lights = lights;
        this.exceptions = exceptions;
        this.changes = changes;
        this.waivers = waivers;
        this.exports = exports;
        this.histories = histories;
        this.matrices = matrices;
        this.workingDays = workingDays;
        this.status = status;
        this.periods = periods;
        this.periodExport = periodExport;
        this.catalogue = catalogue;
        this.businessClock = businessClock;
    }

    @GetMapping
    String list(@SignedIn Actor actor, @RequestParam(required = false) @Nullable String on, Model model) {
        var asAt = AsAt.read(on, businessClock.today());
        model.addAttribute("plans", actor.is(Role.COORDINATOR) && !asAt.isPast());
        model.addAttribute("periods", periods.of(asAt));
        model.addAttribute("asAt", asAt);
        return "progress/periods";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam(required = false) @Nullable String on) {
        return Downloads.list(periodExport.of(actor, AsAt.read(on, businessClock.today())), format);
    }

    @GetMapping("/{quarter}")
    String overview(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var period = status.period(quarter);
        model.addAttribute("period", period);
        var today = businessClock.today();
        model.addAttribute(
                "overlooks", actor.is(Role.COORDINATOR) || actor.is(Role.LEADER) || actor.is(Role.INSPECTOR));
        model.addAttribute("fillsIn", actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER));
        var asAt = AsAt.read(on, today);
        var day = asAt.dayOr(today);
        var noted = changes.of(period.getId());
        var dates = PeriodChanges.inForceOn(day, noted, period.dates());
        var changed = PeriodChanges.by(day, noted);
        model.addAttribute("stage", period.stageOn(day, dates));
        model.addAttribute("asAt", asAt);
        model.addAttribute("dates", dates);
        model.addAttribute(
                "reported",
                period.getReportedOn() != null && !period.getReportedOn().isAfter(day));
        var counts = status.counts(period.getId(), asAt);
        var groups = status.groups(period.getId(), asAt);
        var allIn = groups.allIn();
        var marks = Timeline.of(
                day, dates, allIn, allIn == null ? null : workingDays.calendar().plus(allIn, ReportingStatus.PATIENCE));
        model.addAttribute("timeline", timeline(asAt.isPast() ? Timeline.past(marks) : marks, dates, changed));
        model.addAttribute("changes", changed);
        model.addAttribute("exceptions", exceptions.of(actor, period.getId(), day));
        model.addAttribute("today", day);
        model.addAttribute("plans", actor.is(Role.COORDINATOR) && !asAt.isPast());
        model.addAttribute("counts", counts);
        model.addAttribute("byUnit", groups.byUnit());
        model.addAttribute("byMeasure", groups.byMeasure());
        var remarks = waivers.remarksOn(period.getId(), asAt, today);
        model.addAttribute("unresolved", remarks.unresolved());
        model.addAttribute("waived", remarks.waived());
        model.addAttribute(
                "takesBack",
                actor.is(Role.COORDINATOR)
                        && !asAt.isPast()
                        && period.getReportedOn() == null
                        && !period.getLockOn().isBefore(today));
        return "progress/period";
    }

    private List<Timeline.Mark> timeline(
            List<Timeline.Mark> marks, PeriodDates dates, List<PeriodChanges.Noted> changed) {
        return Timeline.withOriginals(
                marks,
                PeriodChanges.first(changed, dates),
                (label, original) -> exports.say("progress.date.original", exports.say(label), exports.day(original)));
    }

    /** Units by quarter: as many as fit, up to the quarter asked for or the last there is. */
    @GetMapping("/matrix")
    String byQuarter(
            @RequestParam(required = false) @Nullable Quarter until,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var asAt = AsAt.read(on, businessClock.today());
        model.addAttribute("asAt", asAt);
        var day = asAt.dayOr(businessClock.today());
        var dated = changes.inForce(status.periods(), asAt);
        var laidDown = dated.stream().map(PeriodChanges.Dated::period).toList();
        var all = Matrices.until(laidDown, until);
        var periods = Matrices.shown(all);
        var first = all.size() - periods.size();
        model.addAttribute("periods", periods);
        model.addAttribute("earlier", first == 0 ? null : all.get(first - 1).getQuarter());
        model.addAttribute("later", Matrices.later(laidDown, all));
        model.addAttribute("until", until);
        model.addAttribute("groups", Matrices.grouped(matrices.byQuarter(periods, asAt)));
        model.addAttribute("overdue", PeriodChanges.overdueOn(day, dated));
        model.addAttribute("states", MatrixState.values());
        return "progress/matrix-quarters";
    }

    /** Units by measure in a quarter; the lights of the same day where they are asked for. */
    @GetMapping("/{quarter}/matrix")
    String byMeasure(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(defaultValue = "") String show,
            Model model) {
        var today = businessClock.today();
        var asAt = AsAt.read(on, today);
        model.addAttribute("asAt", asAt);
        var period = status.period(quarter);
        model.addAttribute("period", period);
        model.addAttribute("measures", catalogue.all());
        var groups = Matrices.grouped(matrices.byMeasure(period, asAt, today));
        model.addAttribute("groups", groups);
        if (groups.isEmpty()) {
            model.addAttribute("opens", changes.inForce(period, asAt).opensOn());
        }
        if (show.equals(Matrices.LIGHTS)) {
            model.addAttribute("lights", lights.ofParts(actor, quarter, asAt, today));
        }
        return "progress/matrix-measures";
    }

    @GetMapping("/{quarter}/history")
    String history(
            @PathVariable Quarter quarter, @RequestParam(required = false) @Nullable Instant before, Model model) {
        var path = "/periods/" + status.period(quarter).getQuarter();
        return HistoryPage.show(model, quarter.chinese(), path, histories.of(path, before));
    }
}
