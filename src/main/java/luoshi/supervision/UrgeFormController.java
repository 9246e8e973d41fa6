package luoshi.supervision;

import java.util.List;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.export.Exports;
import luoshi.supervision.Standings.Ladder;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The ladder: what the rule proposes on a rung, and issuing it to those whom a coordinator chooses. */
@Controller
class UrgeFormController {

    private final Standings standings;
    private final Urging urging;
    private final UrgeRequestList requests;
    private final Exports exports;

    UrgeFormController(Standings standings, Urging urging, UrgeRequestList requests, Exports exports) {
        this.standings = standings;
        this.urging = urging;
        this.requests = requests;
        this.exports = exports;
    }

    @GetMapping("/urges/new")
    String form(
            @SignedIn Actor actor,
            @RequestParam(defaultValue = "BLUE") UrgeLevel level,
            @RequestParam(required = false) @Nullable Long request,
            Model model) {
        actor.mustBe(Role.COORDINATOR);
        var ladder = standings.ladder();
        var body = exports.say("supervision.text." + level, exports.day(ladder.today()));
        var chosen = request == null
                ? List.<String>of()
                : List.of(requests.one(actor, request).key());
        Typed.errorsOf(UrgeForm.fresh(chosen, body, ladder.answerBy()), model);
        model.addAttribute("request", request);
        return page(ladder, level, model);
    }

    @PostMapping("/urges")
    ModelAndView issue(
            @SignedIn Actor actor,
            @RequestParam UrgeLevel level,
            @ModelAttribute("form") UrgeForm form,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var ladder = standings.ladder();
        var errors = Typed.errorsOf(form, model);
        form.validate(errors, ladder.today());
        if (errors.hasErrors()) {
            return again(ladder, level, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            urging.issue(actor, level, form.keys(), form.words(), form.date(), form.key());
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(standings.ladder(), level, model, refused.status());
        }
        redirect.addFlashAttribute("notice", "supervision.notice.issued");
        redirect.addFlashAttribute("noticeArgs", new Object[] {form.keys().size()});
        return new ModelAndView("redirect:/urges");
    }

    private static ModelAndView again(Ladder ladder, UrgeLevel level, Model model, HttpStatusCode status) {
        var view = new ModelAndView(page(ladder, level, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    private static String page(Ladder ladder, UrgeLevel level, Model model) {
        model.addAttribute("ladder", ladder);
        model.addAttribute("level", level);
        return "supervision/ladder";
    }
}
