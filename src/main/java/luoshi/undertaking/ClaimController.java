package luoshi.undertaking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.audit.HistoryPage;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Stood;
import luoshi.organisation.UnitDirectory;
import luoshi.undertaking.ClaimReading.ClaimView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One claim with the steps that are open to the person. */
@Controller
@RequestMapping("/claims")
class ClaimController {

    private static final int LONGEST_REASON = 400;

    private final ClaimReading reading;
    private final Claiming claiming;
    private final ClaimDecision decision;
    private final ClaimDeadline deadline;
    private final RunningQuarters quarters;
    private final UnitDirectory units;
    private final RequestLists requests;
    private final BusinessClock businessClock;
    private final ClaimStory story;

    ClaimController(
            ClaimReading reading,
            Claiming claiming,
            ClaimDecision decision,
            ClaimDeadline deadline,
            RunningQuarters quarters,
            UnitDirectory units,
            RequestLists requests,
            BusinessClock businessClock,
            ClaimStory story) {
        this.story = story;
        this.reading = reading;
        this.claiming = claiming;
        this.decision = decision;
        this.deadline = deadline;
        this.quarters = quarters;
        this.units = units;
        this.requests = requests;
        this.businessClock = businessClock;
    }

    @GetMapping("/{id:\\d+}")
    String show(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var stood = Stood.on(
                AsAt.read(on, businessClock.today()),
                day -> reading.claim(actor, id, day),
                () -> reading.claim(actor, id),
                "undertaking.claim.not-yet");
        return page(actor, stood.thing(), stood.asAt(), model);
    }

    @GetMapping("/{id:\\d+}/history")
    String history(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        var claim = reading.claim(actor, id);
        var head = claim.head();
        return HistoryPage.show(
                model, head.unitName() + " " + head.measureHeading(), "/claims/" + id, story.of(actor, claim, before));
    }

    @PostMapping("/{id:\\d+}/refusal")
    ModelAndView decline(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String submitKey,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        var claim = reading.ownClaim(actor, id);
        if (!isReason(reason)) {
            model.addAttribute("declineReason", reason);
            model.addAttribute("problem", "undertaking.error.decline-reason");
            return unprocessable(page(actor, claim, model), model);
        }
        claiming.decline(actor, id, reason.strip(), SubmitKeys.read(submitKey));
        redirect.addFlashAttribute("notice", "undertaking.notice.declined");
        return new ModelAndView("redirect:/claims/{id}");
    }

    @PostMapping("/{id:\\d+}/decision")
    ModelAndView decide(
            @SignedIn Actor actor, @PathVariable long id, DecisionForm form, Model model, RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var claim = reading.claim(actor, id);
        if (!form.isValid()) {
            model.addAttribute("decisionForm", form);
            model.addAttribute("problem", "undertaking.error.decision");
            return unprocessable(page(actor, claim, model), model);
        }
        if (!form.settles(owed(claim))) {
            model.addAttribute("decisionForm", form);
            model.addAttribute("problem", "undertaking.error.running");
            return unprocessable(page(actor, claim, model), model);
        }
        try {
            if (form.upholds()) {
                decision.uphold(actor, id, form.why(), form.key());
            } else {
                decision.release(actor, id, form.successor(), form.waives(), form.owesNow(), form.why(), form.key());
            }
        } catch (IllegalStep refused) {
            model.addAttribute("decisionForm", form);
            model.addAttribute("problem", refused.messageKey());
            var view = new ModelAndView(page(actor, reading.claim(actor, id), model), model.asMap());
            view.setStatus(HttpStatus.CONFLICT);
            return view;
        }
        redirect.addFlashAttribute(
                "notice", form.upholds() ? "undertaking.notice.upheld" : "undertaking.notice.released");
        return new ModelAndView("redirect:/claims/{id}");
    }

    @PostMapping("/{id:\\d+}/milestones/{number:\\d+}/completion")
    ModelAndView reach(
            @SignedIn Actor actor,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String doneOn,
            @RequestParam(defaultValue = "") String note,
            Model model,
            RedirectAttributes redirect) {
        var claim = reading.ownClaim(actor, id);
        var day = Typed.date(doneOn);
        if (day == null || note.strip().length() > LONGEST_REASON || day.isAfter(businessClock.today())) {
            model.addAttribute("reaching", number);
            model.addAttribute("doneOn", doneOn);
            model.addAttribute("note", note);
            model.addAttribute("problem", "undertaking.error.done-on");
            return unprocessable(page(actor, claim, model), model);
        }
        claiming.reach(actor, id, number, day, note.strip());
        redirect.addFlashAttribute("notice", "undertaking.notice.reached");
        return new ModelAndView("redirect:/claims/{id}#milestones");
    }

    @PostMapping("/{id:\\d+}/milestones/{number:\\d+}/reopening")
    ModelAndView reopen(
            @SignedIn Actor actor,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        var claim = reading.ownClaim(actor, id);
        if (!isReason(reason)) {
            model.addAttribute("problem", "undertaking.error.reopen-reason");
            return unprocessable(page(actor, claim, model), model);
        }
        claiming.reopen(actor, id, number, reason.strip());
        redirect.addFlashAttribute("notice", "undertaking.notice.reopened");
        return new ModelAndView("redirect:/claims/{id}#milestones");
    }

    private static boolean isReason(String text) {
        return !text.isBlank() && text.strip().length() <= LONGEST_REASON;
    }

    private static ModelAndView unprocessable(String page, Model model) {
        var view = new ModelAndView(page, model.asMap());
        view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return view;
    }

    private String page(Actor actor, ClaimView claim, Model model) {
        return page(actor, claim, AsAt.NOW, model);
    }

    private String page(Actor actor, ClaimView claim, AsAt asAt, Model model) {
        var today = asAt.dayOr(businessClock.today());
        var steps = asAt.isPast() ? Steps.NONE : Steps.of(actor, claim.head());
        model.addAttribute("asAt", asAt);
        model.addAttribute("claim", claim);
        model.addAttribute("today", today);
        model.addAttribute("steps", steps);
        if (claim.head().state() == ClaimState.ASSIGNED) {
            var rule = deadline.ruleAsAt(asAt);
            var asked = claim.head().waitingSince();
            model.addAttribute("answerBy", rule.dueOn(asked));
            model.addAttribute("overdue", rule.isOverdue(asked));
        }
        if (claim.current() != null) {
            model.addAttribute("requests", requests.ofClaim(actor, claim.head().id(), steps.revise(), asAt));
        }
        model.addAttribute("submitKey", UUID.randomUUID());
        if (!model.containsAttribute("decisionForm")) {
            model.addAttribute("decisionForm", DecisionForm.EMPTY);
        }
        if (steps.decide()) {
            model.addAttribute("units", units.existingOn(today));
            model.addAttribute("owed", owed(claim));
        }
        return "undertaking/claim";
    }

    private List<RunningQuarters.Owed> owed(ClaimView claim) {
        return quarters.owed(claim.head().measureId(), claim.head().unitId());
    }

    /** The steps that the page offers to the person; what is allowed is decided where the step is taken. */
    record Steps(boolean take, boolean decline, boolean revise, boolean decide) {

        /** From a past day nothing is done. */
        static final Steps NONE = new Steps(false, false, false, false);

        static Steps of(Actor actor, ClaimReading.Head head) {
            var own = ClaimReading.answersFor(actor, head);
            return new Steps(
                    own && head.state().isOpen(),
                    own && head.state() == ClaimState.ASSIGNED,
                    own && head.state() == ClaimState.CLAIMED,
                    actor.is(Role.COORDINATOR) && head.state() == ClaimState.DECLINED);
        }
    }
}
