package luoshi.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
            return "dashboard/office";
        }
        var now = businessClock.now();
        var opened = periods.opened(now.toLocalDate());
        var period = opened.get(opened.size() - 1);
        model.addAttribute("period", period);
        model.addAttribute("stage", period.stageOn(now.toLocalDate()));
        model.addAttribute("tasks", tasks.of(actor, period, now));
        if (actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER)) {
            model.addAttribute("hands", unit.hands(actor, period.getId()));
        }
        if (actor.is(Role.COORDINATOR) || actor.is(Role.LEADER) || actor.is(Role.INSPECTOR)) {
            var asAt = AsAt.read(on, now.toLocalDate());
            var then = openBy(asAt.dayOr(now.toLocalDate()), opened);
            var counted = shown(quarter, then);
            model.addAttribute("asAt", asAt);
            model.addAttribute("counted", counted);
            model.addAttribute("counts", status.counts(counted.getId(), asAt));
            model.addAttribute("board", lights.of(counted.getQuarter(), Basis.read(basis), asAt, now.toLocalDate()));
            model.addAttribute(
                    "quarters", then.stream().map(ReportingPeriod::getQuarter).toList());
        }
        return "dashboard/home";
    }

    /** All things of one kind and day that wait for the person; of the other days, where nothing of that day is left. */
    @GetMapping("/tasks")
    String taskList(
            @SignedIn Actor actor,
            @RequestParam(name = "of", defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable LocalDate due,
            Model model) {
        if (kind.isEmpty()) {
            return "redirect:/";
        }
        var found = ofKind(actor, kind, due);
        model.addAttribute("tasks", found);
        model.addAttribute("kind", kind);
        model.addAttribute("due", due);
        model.addAttribute(
                "otherDays",
                due != null && !found.isEmpty() && !Objects.equals(found.get(0).dueOn(), due));
        return "dashboard/task-list";
    }

    @GetMapping("/tasks/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor,
            @PathVariable String format,
            @RequestParam(name = "of", defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable LocalDate due) {
        return Downloads.list(export.tasks(actor, kind, ofKind(actor, kind, due)), format);
    }

    private List<MyTasks.Task> ofKind(Actor actor, String kind, @Nullable LocalDate due) {
        var now = businessClock.now();
        return tasks.ofKind(actor, periods.current(now.toLocalDate()), now, kind, due);
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
