package luoshi.policy;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The document with its chapters and measures, and each measure under its permanent address. */
@Controller
class PolicyController {

    private final DocumentReading reading;

    PolicyController(DocumentReading reading) {
        this.reading = reading;
    }

    @GetMapping("/policy")
    String document(Model model) {
        model.addAttribute("document", reading.document());
        model.addAttribute("chapters", reading.chapters());
        return "policy/document";
    }

    @GetMapping("/measures/{number}")
    String measure(@PathVariable int number, Model model) {
        var measure = reading.measure(number);
        var indicators = reading.indicators(measure.id());
        model.addAttribute("measure", measure);
        var responsibilities = reading.responsibilities(measure.id());
        model.addAttribute("responsibilities", responsibilities);
        model.addAttribute(
                "leaderless",
                responsibilities.stream().noneMatch(unit -> unit.role().equals("LEAD")));
        model.addAttribute("indicators", indicators);
        model.addAttribute(
                "clauses",
                reading.clauses(measure.id()).stream()
                        .map(clause -> MarkedClause.of(clause, indicators))
                        .toList());
        return "policy/measure";
    }
}
