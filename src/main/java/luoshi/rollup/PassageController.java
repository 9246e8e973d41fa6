package luoshi.rollup;

import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.SignedIn;
import luoshi.calendar.Quarter;
import luoshi.rollup.ReportEditing.Move;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The coordinator's work on the passages of a draft. */
@Controller
@RequestMapping("/reports/{quarter}/{number:\\d+}/passages/{passage}")
class PassageController {

    private final ReportReading reading;
    private final ReportPages pages;
    private final ReportEditing editing;

    PassageController(ReportReading reading, ReportPages pages, ReportEditing editing) {
        this.reading = reading;
        this.pages = pages;
        this.editing = editing;
    }

    @PostMapping
    ModelAndView rewrite(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable long passage,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String text,
            Model model,
            RedirectAttributes redirect) {
        var report = reading.report(actor, quarter, number);
        try {
            editing.rewrite(actor, report.getId(), passage, revision, PassageWords.sentences(text));
        } catch (IllegalStep | NotFound refused) {
            model.addAttribute("typed", text);
            model.addAttribute("typedFor", passage);
            return pages.refused(actor, quarter, number, model, refused);
        }
        redirect.addFlashAttribute("notice", "rollup.notice.rewritten");
        return new ModelAndView("redirect:/reports/{quarter}/{number}?at=" + passage + "#passage-" + passage);
    }

    @PostMapping("/following")
    ModelAndView add(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable long passage,
            @RequestParam(defaultValue = "#{T(java.util.UUID).randomUUID()}") UUID submitKey,
            @RequestParam(defaultValue = "") String text,
            Model model,
            RedirectAttributes redirect) {
        var report = reading.report(actor, quarter, number);
        try {
            editing.add(actor, report.getId(), passage, PassageWords.paragraph(text), submitKey);
        } catch (IllegalStep | NotFound refused) {
            model.addAttribute("added", text);
            model.addAttribute("addedBehind", passage);
            return pages.refused(actor, quarter, number, model, refused);
        }
        redirect.addFlashAttribute("notice", "rollup.notice.added");
        return new ModelAndView("redirect:/reports/{quarter}/{number}?at=" + passage + "#passage-" + passage);
    }

    /** 并入上一句. */
    @PostMapping("/merging")
    ModelAndView merge(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable long passage,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "-1") int before,
            @RequestParam(defaultValue = "-1") long into,
            Model model,
            RedirectAttributes redirect) {
        var report = reading.report(actor, quarter, number);
        try {
            editing.merge(actor, report.getId(), passage, revision, before);
        } catch (IllegalStep | NotFound refused) {
            model.addAttribute("edit", passage);
            return pages.refused(actor, quarter, number, model, refused);
        }
        redirect.addFlashAttribute("notice", "rollup.notice.merged");
        return new ModelAndView(opened(into));
    }

    /** 上移、下移、另起一段 and the like. */
    @PostMapping("/place")
    ModelAndView move(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable long passage,
            @RequestParam(defaultValue = "-1") int place,
            @RequestParam Move move,
            Model model,
            RedirectAttributes redirect) {
        var report = reading.report(actor, quarter, number);
        try {
            editing.move(actor, report.getId(), passage, place, move);
        } catch (IllegalStep | NotFound refused) {
            model.addAttribute("edit", passage);
            return pages.refused(actor, quarter, number, model, refused);
        }
        redirect.addFlashAttribute("notice", "rollup.notice.moved");
        return new ModelAndView(opened(passage));
    }

    /** The page with the paragraph of the sentence still open. */
    private static String opened(long passage) {
        return "redirect:/reports/{quarter}/{number}?edit=" + passage + "#passage-" + passage;
    }

    @PostMapping("/removal")
    ModelAndView remove(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @PathVariable long passage,
            @RequestParam(defaultValue = "-1") int revision,
            Model model,
            RedirectAttributes redirect) {
        var report = reading.report(actor, quarter, number);
        try {
            var beside = editing.remove(actor, report.getId(), passage, revision);
            redirect.addFlashAttribute("notice", "rollup.notice.removed");
            return new ModelAndView("redirect:/reports/{quarter}/{number}?at=" + beside + "#passage-" + beside);
        } catch (IllegalStep | NotFound refused) {
            model.addAttribute("edit", passage);
            return pages.refused(actor, quarter, number, model, refused);
        }
    }
}
