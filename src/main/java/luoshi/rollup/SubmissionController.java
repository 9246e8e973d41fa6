package luoshi.rollup;

import java.util.List;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.SignedIn;
import luoshi.calendar.Quarter;
import luoshi.rollup.Submissions.Said;
import luoshi.rollup.Submissions.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The 送审稿 of a report, any two of them compared word by word; the text being drafted can be compared as well. */
@Controller
class SubmissionController {

    private final ReportReading reading;
    private final Submissions submissions;

    SubmissionController(ReportReading reading, Submissions submissions) {
        this.reading = reading;
        this.submissions = submissions;
    }

    @GetMapping("/reports/{quarter}/{number:\\d+}/submissions")
    String compare(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            Model model) {
        var report = reading.report(actor, quarter, number);
        var all = submissions.of(report.getId());
        var drafting = report.getState() == ReportState.DRAFT && !all.isEmpty();
        var last = all.size() + (drafting ? 1 : 0);
        var newer = to == null ? last : to;
        var older = from == null ? Math.max(1, newer - 1) : from;
        model.addAttribute("report", report);
        model.addAttribute("quarter", quarter);
        model.addAttribute("submissions", all);
        model.addAttribute("drafting", drafting);
        model.addAttribute("from", older);
        model.addAttribute("to", newer);
        if (last > 1) {
            model.addAttribute(
                    "difference",
                    SubmissionDifference.between(
                            text(report, all, older, drafting), text(report, all, newer, drafting)));
        }
        return "rollup/submissions";
    }

    private List<Said> text(RollUpReport report, List<Submission> all, int version, boolean drafting) {
        if (version >= 1 && version <= all.size()) {
            return submissions.sentences(all.get(version - 1).id());
        }
        if (drafting && version == all.size() + 1) {
            return reading.passages(report).stream()
                    .map(one -> new Said(one.getPart(), one.getKind(), one.getTrace(), one.getEntryId(), one.getText()))
                    .toList();
        }
        throw new NotFound();
    }
}
