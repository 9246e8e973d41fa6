package luoshi.progress;

import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.calendar.Quarter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes 免报 back, on the page of the quarter. */
@Controller
class WaiverController {

    private static final int LONGEST = 400;

    private final WaiverReversal reversal;

    WaiverController(WaiverReversal reversal) {
        this.reversal = reversal;
    }

    /** A refused reason stays in its field. */
    @PostMapping("/periods/{quarter}/waivers/{obligation:\\d+}/withdrawal")
    String takeBack(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable long obligation,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var why = Typed.text(reason);
        try {
            if (why.isEmpty() || why.length() > LONGEST) {
                throw new IllegalStep("progress.refused.waiver-reason");
            }
            reversal.takeBack(actor, quarter, obligation, why);
            redirect.addFlashAttribute("notice", "progress.notice.waiver-taken-back");
        } catch (IllegalStep refused) {
            redirect.addFlashAttribute("problem", refused.messageKey());
            redirect.addFlashAttribute("takingBack", obligation);
            redirect.addFlashAttribute("whyNot", reason);
        }
        return "redirect:/periods/{quarter}#waived";
    }
}
