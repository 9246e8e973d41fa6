package luoshi.rollup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.export.Exports;
import luoshi.export.ListPage;
import luoshi.progress.ReportingStatus;
import luoshi.rollup.StepsBefore.Became;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 上季度下一步打算的落实情况: what was announced in the quarter before, each beside what is approved of it in this one. */
@Controller
@RequestMapping("/periods/{quarter}/next-steps")
class StepsBeforeController {

    private final StepsBeforeReading reading;
    private final ReportingStatus status;
    private final BusinessClock businessClock;
    private final Exports exports;

    StepsBeforeController(
            StepsBeforeReading reading, ReportingStatus status, BusinessClock businessClock, Exports exports) {
        this.reading = reading;
        this.status = status;
        this.businessClock = businessClock;
        this.exports = exports;
    }

    @GetMapping
    String list(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam Map<String, String> parameters,
            Model model) {
        actor.mustBe(Role.COORDINATOR, Role.LEADER, Role.INSPECTOR);
        var asAt = AsAt.read(parameters.get("on"), businessClock.today());
        var show = Became.read(parameters.get("show"));
        var steps = reading.of(status.period(quarter), asAt);
        model.addAttribute("quarter", quarter);
        model.addAttribute("asAt", asAt);
        model.addAttribute("show", show);
        model.addAttribute("shows", Became.values());
        model.addAttribute("steps", steps.orElse(null));
        model.addAttribute("query", query(asAt, show));
        model.addAttribute(
                "page",
                ListPage.of(
                        steps.map(one -> one.of(show)).orElse(List.of()),
                        "/periods/" + quarter + "/next-steps",
                        parameters));
        return "rollup/next-steps";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable String format,
            @RequestParam Map<String, String> parameters) {
        actor.mustBe(Role.COORDINATOR, Role.LEADER, Role.INSPECTOR);
        var asAt = AsAt.read(parameters.get("on"), businessClock.today());
        var show = Became.read(parameters.get("show"));
        var steps = reading.of(status.period(quarter), asAt).map(one -> one.of(show));
        return Downloads.list(
                exports.list(
                                exports.say("rollup.next-steps.of", quarter.chinese()),
                                actor.displayName(),
                                steps.orElse(List.of()))
                        .filter("rollup.next-steps.became", show == null ? null : exports.say(show.key()))
                        .asAt("calendar.as-at.which", asAt.day())
                        .column("rollup.comparison.measure", StepsBefore.Step::measure)
                        .column("rollup.comparison.unit", StepsBefore.Step::unitName)
                        .column("rollup.next-steps.text", StepsBefore.Step::text)
                        .column(
                                "rollup.next-steps.became",
                                one -> exports.say(one.became().key()))
                        .make(),
                format);
    }

    private static Map<String, Object> query(AsAt asAt, @Nullable Became show) {
        var query = new LinkedHashMap<String, Object>();
        if (show != null) {
            query.put("show", show.code());
        }
        if (asAt.day() != null) {
            query.put("on", asAt.day());
        }
        return query;
    }
}
