package luoshi.rollup;

import java.time.Instant;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.audit.HistoryPage;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a report and a passage of it were before. */
@Controller
@RequestMapping("/reports/{quarter}/{number:\\d+}")
class PassagePastController {

    private static final String PASSAGE = "/passages/{trace:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";

    private final ReportReading reading;
    private final PassagePast past;

    PassagePastController(ReportReading reading, PassagePast past) {
        this.reading = reading;
        this.past = past;
    }

    @GetMapping("/history")
    String history(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        var report = reading.report(actor, quarter, number);
        return HistoryPage.show(model, report.getTitle(), report.path(), past.ofReport(actor, report, before));
    }

    /** The path that the trail has for a passage leads to where it stands. */
    @GetMapping(PASSAGE)
    String show(
            @SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable int number, @PathVariable UUID trace) {
        var report = reading.report(actor, quarter, number);
        var passage = past.seen(actor, report, trace);
        return "redirect:" + report.path()
                + (passage == null ? "" : "?at=" + passage.getId() + "#passage-" + passage.getId());
    }

    @GetMapping(PASSAGE + "/history")
    String ofPassage(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable UUID trace,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        var report = reading.report(actor, quarter, number);
        var name = past.name(report, past.seen(actor, report, trace));
        return HistoryPage.show(
                model, name, PassagePast.path(report, trace), past.ofPassage(actor, report, trace, before));
    }

    @GetMapping(PASSAGE + "/difference")
    String difference(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable UUID trace,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable Long to,
            Model model) {
        var report = reading.report(actor, quarter, number);
        model.addAttribute("comparison", past.comparison(actor, report, trace, from, to));
        return "undertaking/difference";
    }
}
