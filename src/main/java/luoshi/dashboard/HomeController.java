package luoshi.dashboard;

import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.BusinessClock;
import luoshi.progress.OpenPeriods;
import luoshi.progress.ReportingStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page of everybody: what is to be done, until when, one click away. */
@Controller
class HomeController {

    private final MyTasks tasks;
    private final MyUnit unit;
    private final OpenPeriods periods;
    private final ReportingStatus status;
    private final BusinessClock businessClock;

    HomeController(
            MyTasks tasks, MyUnit unit, OpenPeriods periods, ReportingStatus status, BusinessClock businessClock) {
        this.tasks = tasks;
        this.unit = unit;
        this.periods = periods;
        this.status = status;
        this.businessClock = businessClock;
    }

    @GetMapping("/")
    String home(@SignedIn Actor actor, Model model) {
        if (actor.is(Role.ADMIN) || actor.is(Role.AUDITOR)) {
            model.addAttribute("tasks", tasks.ofOffice(actor));
            return "dashboard/office";
        }
        var now = businessClock.now();
        var period = periods.current(now.toLocalDate());
        model.addAttribute("period", period);
        model.addAttribute("stage", period.stageOn(now.toLocalDate()));
        model.addAttribute("tasks", tasks.of(actor, period, now));
        if (actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER)) {
            model.addAttribute("hands", unit.hands(actor, period.getId()));
        }
        if (actor.is(Role.COORDINATOR) || actor.is(Role.LEADER) || actor.is(Role.INSPECTOR)) {
            model.addAttribute("counts", status.counts(period.getId()));
        }
        return "dashboard/home";
    }
}
