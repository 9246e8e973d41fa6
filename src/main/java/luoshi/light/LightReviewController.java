package luoshi.light;

import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
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

/** 复议 of the lights of a measure: asking, answering, and what was asked and answered. */
@Controller
@RequestMapping("/measures/{number}/light/reviews")
class LightReviewController {

    private static final String STAYS = "STAYS";

    private final LightReviews reviews;
    private final LightHistory history;
    private final BusinessClock businessClock;

    LightReviewController(LightReviews reviews, LightHistory history, BusinessClock businessClock) {
        this.businessClock = businessClock;
        this.reviews = reviews;
        this.history = history;
    }

    @GetMapping
    String show(
            @SignedIn Actor actor,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Quarter quarter,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        model.addAttribute("typedQuarter", quarter);
        return page(actor, number, AsAt.read(on, businessClock.today()), model);
    }

    @PostMapping
    ModelAndView ask(
            @SignedIn Actor actor,
            @PathVariable int number,
            @RequestParam Quarter quarter,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String evidence,
            @RequestParam(defaultValue = "") String submitKey,
            Model model,
            RedirectAttributes redirect) {
        var why = reason.strip();
        var where = evidence.strip();
        model.addAttribute("typedQuarter", quarter);
        model.addAttribute("typedReason", reason);
        model.addAttribute("typedEvidence", evidence);
        if (!isWritten(why) || !isWritten(where)) {
            model.addAttribute("problem", "light.review.error.ask");
            return again(actor, number, HttpStatus.UNPROCESSABLE_ENTITY, model);
        }
        try {
            reviews.ask(actor, number, quarter, why, where, SubmitKeys.read(submitKey));
        } catch (IllegalStep refused) {
            model.addAttribute("problem", refused.messageKey());
            return again(actor, number, HttpStatus.CONFLICT, model);
        }
        redirect.addFlashAttribute("notice", "light.review.notice.asked");
        return new ModelAndView("redirect:/measures/{number}/light/reviews");
    }

    @PostMapping("/{id:\\d+}")
    ModelAndView answer(
            @SignedIn Actor actor,
            @PathVariable int number,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String answer,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var why = answer.strip();
        var given = new OverrideForm(outcome, why, null).chosen();
        model.addAttribute("answering", id);
        model.addAttribute("typedOutcome", outcome);
        model.addAttribute("typedAnswer", answer);
        if (!isWritten(why) || given == null && !outcome.equals(STAYS)) {
            model.addAttribute("problem", "light.review.error.answer");
            return again(actor, number, HttpStatus.UNPROCESSABLE_ENTITY, model);
        }
        try {
            reviews.answer(actor, number, id, given, why);
        } catch (IllegalStep refused) {
            model.addAttribute("problem", refused.messageKey());
            return again(actor, number, HttpStatus.CONFLICT, model);
        }
        redirect.addFlashAttribute("notice", "light.review.notice.answered");
        return new ModelAndView("redirect:/measures/{number}/light/reviews");
    }

    private static boolean isWritten(String text) {
        return !text.isEmpty() && text.length() <= OverrideForm.LONGEST;
    }

    private String page(Actor actor, int number, AsAt asAt, Model model) {
        model.addAttribute("asAt", asAt);
        model.addAttribute("number", number);
        model.addAttribute("heading", history.heading(number));
        model.addAttribute("lines", reviews.of(actor, number, asAt));
        model.addAttribute("askable", asAt.isPast() ? List.of() : reviews.askable(actor, number));
        model.addAttribute("me", actor);
        model.addAttribute("lightOptions", OverrideForm.OPTIONS);
        model.addAttribute("submitKey", UUID.randomUUID());
        return "light/reviews";
    }

    private ModelAndView again(Actor actor, int number, HttpStatus status, Model model) {
        var view = new ModelAndView(page(actor, number, AsAt.NOW, model), model.asMap());
        view.setStatus(status);
        return view;
    }
}
