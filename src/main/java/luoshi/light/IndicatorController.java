package luoshi.light;

import luoshi.account.Actor;
import luoshi.account.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The course of one indicator: its chart, and the same as a table. */
@Controller
@RequestMapping("/measures/{measure}/indicators/{number}")
class IndicatorController {

    private final IndicatorCourses courses;

    IndicatorController(IndicatorCourses courses) {
        this.courses = courses;
    }

    @GetMapping
    String show(
            @SignedIn Actor actor,
            @PathVariable int measure,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String basis,
            Model model) {
        model.addAttribute("course", courses.of(actor, measure, number, Basis.read(basis)));
        model.addAttribute("switches", Calculating.overlooks(actor));
        return "light/indicator";
    }
}
