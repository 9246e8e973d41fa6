package luoshi.dashboard;

import java.util.List;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.WorkingDays;
import luoshi.export.Downloads;
import luoshi.progress.EntryState;
import luoshi.progress.OpenPeriods;
import luoshi.progress.ReportingPeriod;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The own unit at a glance, for whoever writes, reviews or answers for it. */
@Controller
@RequestMapping("/unit")
class UnitPageController {

    private final MyUnit unit;
    private final Onboarding onboarding;
    private final OpenPeriods periods;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;
    private final DashboardExport export;

    UnitPageController(
            DashboardExport export,
            MyUnit unit,
            Onboarding onboarding,
            OpenPeriods periods,
            WorkingDays workingDays,
            BusinessClock businessClock) {
        this.export = export;
        this.unit = unit;
        this.onboarding = onboarding;
        this.periods = periods;
        this.workingDays = workingDays;
        this.businessClock = businessClock;
    }

    /** The page, now or as at a past day; or of what is owed only that which is in these hands. */
    @GetMapping
    String show(
            @SignedIn Actor actor,
            @RequestParam(required = false) EntryState.@Nullable Holder holder,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER, Role.LEADER);
        var asAt = AsAt.read(on, businessClock.today());
        var day = asAt.dayOr(businessClock.today());
        var period = addWhatIsDue(actor, asAt, new Deadlines(workingDays.calendar(), day), model);
        model.addAttribute("asAt", asAt);
        model.addAttribute("holder", holder);
        model.addAttribute("entries", unit.entries(actor, period.getId(), holder, asAt));
        model.addAttribute("undertaken", unit.undertaken(actor, asAt));
        model.addAttribute("people", unit.people(actor));
        return "dashboard/unit";
    }

    @GetMapping("/entries.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor,
            @PathVariable String format,
            @RequestParam(required = false) EntryState.@Nullable Holder holder,
            @RequestParam(required = false) @Nullable String on) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER, Role.LEADER);
        var asAt = AsAt.read(on, businessClock.today());
        var period = periods.current(asAt);
        var entries = unit.entries(actor, period.getId(), holder, asAt);
        return Downloads.list(export.entries(actor, period, holder, asAt, entries), format);
    }

    @GetMapping("/onboarding")
    String begin(@SignedIn Actor actor, @RequestParam(required = false) @Nullable String on, Model model) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER, Role.LEADER);
        var now = businessClock.now();
        var asAt = AsAt.read(on, now.toLocalDate());
        var day = asAt.dayOr(now.toLocalDate());
        var deadlines = new Deadlines(workingDays.calendar(), day);
        var period = addWhatIsDue(actor, asAt, deadlines, model);
        var entries = unit.entries(actor, period.getId(), asAt);
        var work = onboarding.work(actor, now, asAt, deadlines);
        model.addAttribute("asAt", asAt);
        model.addAttribute("hands", MyUnit.hands(entries));
        model.addAttribute("returned", MyUnit.whyReturned(entries));
        model.addAttribute("tasks", work.tasks());
        model.addAttribute("works", actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER));
        model.addAttribute("underWay", work.underWay());
        model.addAttribute("last", onboarding.lastTexts(actor, period.getId(), asAt));
        model.addAttribute("people", asAt.isPast() ? List.of() : unit.contacts(actor));
        return "dashboard/onboarding";
    }

    private ReportingPeriod addWhatIsDue(Actor actor, AsAt asAt, Deadlines deadlines, Model model) {
        var period = periods.current(deadlines.today());
        var dates = periods.dates(period, asAt);
        model.addAttribute("actor", actor);
        model.addAttribute("period", period);
        model.addAttribute("dates", dates);
        model.addAttribute("stage", period.stageOn(deadlines.today(), dates));
        model.addAttribute("left", deadlines.until(dates.dueOn()));
        model.addAttribute("today", deadlines.today());
        return period;
    }
}
