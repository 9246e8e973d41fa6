package luoshi.light;

import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.export.Downloads;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The course of one indicator: its chart, and the same as a table and a file, now or as at a past day. */
@Controller
@RequestMapping("/measures/{measure}/indicators/{number}")
class IndicatorController {

    private final IndicatorCourses courses;
    private final IndicatorExport export;
    private final BusinessClock businessClock;

    IndicatorController(IndicatorCourses courses, IndicatorExport export, BusinessClock businessClock) {
        this.export = export;
        this.businessClock = businessClock;
        this.courses = courses;
    }

    @GetMapping
    String show(
            @SignedIn Actor actor,
            @PathVariable int measure,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var asAt = AsAt.read(on, businessClock.today());
        model.addAttribute("asAt", asAt);
        model.addAttribute("course", courses.of(actor, measure, number, Basis.read(basis), asAt));
        model.addAttribute("switches", Calculating.overlooks(actor));
        return "light/indicator";
    }

    @GetMapping("/values.{format:xlsx|csv}")
    ResponseEntity<Resource> values(
            @SignedIn Actor actor,
            @PathVariable int measure,
            @PathVariable int number,
            @PathVariable String format,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(required = false) @Nullable String on) {
        var asAt = AsAt.read(on, businessClock.today());
        return Downloads.list(export.values(actor, measure, number, Basis.read(basis), asAt), format);
    }
}
