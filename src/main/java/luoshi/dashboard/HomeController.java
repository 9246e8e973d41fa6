package luoshi.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.light.Basis;
import luoshi.progress.OpenPeriods;
import luoshi.progress.PeriodStage;
import luoshi.progress.ReportingPeriod;
import luoshi.progress.ReportingStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The first page of everybody: what is to be done, until when, one click away. */
@Controller
class HomeController {

    private final MyTasks tasks;
    private final MyUnit unit;
    private final OpenPeriods periods;
    private final ReportingStatus status;
    private final LightBoard lights;
    private final BusinessClock businessClock;
    private final DashboardExport export;

    HomeController(
            DashboardExport export,
            MyTasks tasks,
            MyUnit unit,
            OpenPeriods periods,
            ReportingStatus status,
            LightBoard lights,
            BusinessClock businessClock) {
        this.export = export;
        this.tasks = tasks;
        this.unit = unit;
        this.periods = periods;
        this.status = status;
        this.lights = lights;
        this.businessClock = businessClock;
    }

    @GetMapping("/")
    String home(
            @SignedIn Actor actor,
            @RequestParam(required = false) @Nullable Quarter quarter,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        if (actor.is(Role.ADMIN) || actor.is(Role.AUDITOR)) {
            model.addAttribute("tasks", tasks.ofOffice(actor));
            model.addAttribute("asAt", AsAt.NOW);
            return "dashboard/office";
        }
        var now = businessClock.now();
        var asAt = AsAt.read(on, now.toLocalDate());
        var then = openBy(asAt.dayOr(now.toLocalDate()), periods.opened(now.toLocalDate()));
        var period = then.get(then.size() - 1);
        model.addAttribute("asAt", asAt);
        model.addAttribute("period", period);
        var dates = periods.dates(period, asAt);
        model.addAttribute("dates", dates);
        model.addAttribute("stage", period.stageOn(asAt.dayOr(now.toLocalDate()), dates));
        model.addAttribute("tasks", tasks.of(actor, period, now, asAt));
        if (actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER)) {
            model.addAttribute("hands", unit.hands(actor, period.getId(), asAt));
        }
        if (actor.is(Role.COORDINATOR) || actor.is(Role.LEADER) || actor.is(Role.INSPECTOR)) {
            var counted = shown(quarter, then);
            model.addAttribute("counted", counted);
            model.addAttribute("counts", status.counts(counted.getId(), asAt));
            model.addAttribute("board", lights.of(counted.getQuarter(), Basis.read(basis), asAt, now.toLocalDate()));
            model.addAttribute(
                    "quarters", then.stream().map(ReportingPeriod::getQuarter).toList());
        }
        return "dashboard/home";
    }

    /**
     * All that waits for the person, or waited at the end of a past day; or the things of one kind and due day alone, and of the
     * other days where nothing of that day is left.
     */
    @GetMapping("/tasks")
    String taskList(
            @SignedIn Actor actor,
            @RequestParam(name = "of", defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable LocalDate due,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var asAt = AsAt.read(on, businessClock.today());
        var found = ofKind(actor, kind, due, asAt);
        model.addAttribute("tasks", found);
        model.addAttribute("kind", kind);
        model.addAttribute("asAt", asAt);
        model.addAttribute("asked", asked(kind, due, asAt));
        model.addAttribute("today", "/tasks" + asked(kind, null, AsAt.NOW));
        model.addAttribute("otherDays", due != null && ofOtherDays(found, kind, due));
        return "dashboard/task-list";
    }

    @GetMapping("/tasks/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor,
            @PathVariable String format,
            @RequestParam(name = "of", defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable LocalDate due,
            @RequestParam(required = false) @Nullable String on) {
        var asAt = AsAt.read(on, businessClock.today());
        var found = ofKind(actor, kind, due, asAt);
        var ofDay = due == null || ofOtherDays(found, kind, due) ? null : due;
        return Downloads.list(export.tasks(actor, kind, ofDay, asAt, found), format);
    }

    /** Whether the day filters nothing, because nothing is left of it. */
    private static boolean ofOtherDays(List<MyTasks.Task> found, String kind, LocalDate due) {
        return !kind.isEmpty()
                && !found.isEmpty()
                && !Objects.equals(found.get(0).dueOn(), due);
    }

    private List<MyTasks.Task> ofKind(Actor actor, String kind, @Nullable LocalDate due, AsAt asAt) {
        return tasks.ofKind(actor, periods.current(asAt), businessClock.now(), asAt, kind, due);
    }

    private static String asked(String kind, @Nullable LocalDate due, AsAt asAt) {
        var query = UriComponentsBuilder.newInstance()
                .queryParamIfPresent("of", Optional.of(kind).filter(one -> !one.isEmpty()))
                .queryParamIfPresent("due", Optional.ofNullable(due))
                .queryParamIfPresent("on", Optional.ofNullable(asAt.day()));
        return query.encode().toUriString();
    }

    /** Those that had opened by the day; the first one if none had. */
    private static List<ReportingPeriod> openBy(LocalDate day, List<ReportingPeriod> opened) {
        var then = opened.stream()
                .filter(period -> period.stageOn(day) != PeriodStage.PLANNED)
                .toList();
        return then.isEmpty() ? opened.subList(0, 1) : then;
    }

    /** The quarter that was asked for, or the latest one. */
    private static ReportingPeriod shown(@Nullable Quarter asked, List<ReportingPeriod> opened) {
        return opened.stream()
                .filter(period -> period.getQuarter().equals(asked))
                .findFirst()
                .orElse(opened.get(opened.size() - 1));
    }
}
