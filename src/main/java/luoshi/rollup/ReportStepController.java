package luoshi.rollup;

import jakarta.servlet.http.HttpServletRequest;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SecondCheck;
import luoshi.account.SignedIn;
import luoshi.calendar.Quarter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A report's steps out of the house: 送审, 退回, 签发, 报送, and whether it can be reproduced. */
@Controller
@RequestMapping("/reports/{quarter}/{number:\\d+}")
class ReportStepController {

    private final ReportReading reading;
    private final ReportPages pages;
    private final ReportDispatch dispatch;
    private final Reproduction reproduction;
    private final SecondCheck identity;

    ReportStepController(
            ReportReading reading,
            ReportPages pages,
            ReportDispatch dispatch,
            Reproduction reproduction,
            SecondCheck identity) {
        this.identity = identity;
        this.reading = reading;
        this.pages = pages;
        this.dispatch = dispatch;
        this.reproduction = reproduction;
    }

    @PostMapping("/handing-in")
    ModelAndView handIn(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String missingReason,
            Model model,
            RedirectAttributes redirect) {
        try {
            dispatch.handIn(
                    actor, reading.report(actor, quarter, number).getId(), revision, Reason.limited(missingReason));
        } catch (IllegalStep refused) {
            model.addAttribute("missingReason", missingReason);
            return pages.refused(actor, quarter, number, model, refused);
        }
        redirect.addFlashAttribute("notice", "rollup.notice.handed-in");
        return new ModelAndView("redirect:/reports/{quarter}/{number}");
    }

    @PostMapping("/return")
    ModelAndView sendBack(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        try {
            dispatch.sendBack(actor, reading.report(actor, quarter, number).getId(), revision, Reason.required(reason));
        } catch (IllegalStep refused) {
            model.addAttribute("reason", reason);
            return pages.refused(actor, quarter, number, model, refused);
        }
        redirect.addFlashAttribute("notice", "rollup.notice.sent-back");
        return new ModelAndView(
                actor.is(Role.COORDINATOR) ? "redirect:/reports/{quarter}/{number}" : "redirect:/reports");
    }

    /** 签发, by the leader who types the password once more. */
    @PostMapping("/signature")
    ModelAndView sign(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.LEADER);
        var report = reading.report(actor, quarter, number);
        try {
            identity.confirm(actor, password, request.getRemoteAddr());
        } catch (IllegalStep refused) {
            return pages.refused(actor, quarter, number, model, refused);
        }
        dispatch.sign(actor, report.getId(), revision);
        redirect.addFlashAttribute("notice", "rollup.notice.signed");
        return new ModelAndView("redirect:/reports/{quarter}/{number}");
    }

    @PostMapping("/dispatch")
    String send(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable int number,
            @RequestParam(defaultValue = "-1") int revision,
            RedirectAttributes redirect) {
        dispatch.send(actor, reading.report(actor, quarter, number).getId(), revision);
        redirect.addFlashAttribute("notice", "rollup.notice.sent");
        return "redirect:/reports/{quarter}/{number}";
    }

    @PostMapping("/reproduction")
    String reproduce(@SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable int number, Model model) {
        model.addAttribute(
                "reproduction",
                reproduction.of(actor, reading.report(actor, quarter, number).getId()));
        return pages.show(actor, quarter, number, model);
    }
}
