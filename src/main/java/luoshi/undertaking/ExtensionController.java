package luoshi.undertaking;

import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.BusinessClock;
import luoshi.export.Downloads;
import luoshi.undertaking.ClaimReading.ClaimView;
import luoshi.undertaking.ClaimReading.MilestoneView;
import luoshi.undertaking.RequestLists.ExtensionLine;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 延期申请: the form below a milestone, the list, and each with the next step for whoever's turn it is. */
@Controller
class ExtensionController {

    private static final int LONGEST_VERDICT = 1000;

    private final PuttingOff puttingOff;
    private final ClaimReading claims;
    private final RequestLists lists;
    private final RequestExport export;
    private final BusinessClock businessClock;

    ExtensionController(
            PuttingOff puttingOff,
            ClaimReading claims,
            RequestLists lists,
            RequestExport export,
            BusinessClock businessClock) {
        this.puttingOff = puttingOff;
        this.claims = claims;
        this.lists = lists;
        this.export = export;
        this.businessClock = businessClock;
    }

    @GetMapping("/extensions")
    String list(@SignedIn Actor actor, Model model) {
        model.addAttribute("lines", lists.extensions(actor));
        return "undertaking/extensions";
    }

    @GetMapping("/extensions/list.{format:xlsx|csv}")
    ResponseEntity<byte[]> file(@SignedIn Actor actor, @PathVariable String format) {
        return Downloads.list(export.extensions(actor), format);
    }

    @GetMapping("/claims/{claim:\\d+}/milestones/{number:\\d+}/extension")
    String form(@SignedIn Actor actor, @PathVariable long claim, @PathVariable int number, Model model) {
        var view = claims.ownClaim(actor, claim);
        errorsOf(ExtensionForm.fresh(), model);
        return formPage(view, number, model);
    }

    @PostMapping("/claims/{claim:\\d+}/milestones/{number:\\d+}/extension")
    ModelAndView ask(
            @SignedIn Actor actor,
            @PathVariable long claim,
            @PathVariable int number,
            @ModelAttribute("form") ExtensionForm form,
            Model model,
            RedirectAttributes redirect) {
        var view = claims.ownClaim(actor, claim);
        var errors = errorsOf(form, model);
        form.validate(errors, milestone(view, number).dueOn(), businessClock.today());
        if (errors.hasErrors()) {
            return formAgain(view, number, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            puttingOff.ask(actor, claim, number, form.date(), form.why(), form.key());
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return formAgain(view, number, model, refused.status());
        }
        redirect.addFlashAttribute("notice", "undertaking.extension.notice.asked");
        return new ModelAndView("redirect:/claims/{claim}#requests");
    }

    @GetMapping("/extensions/{id:\\d+}")
    String show(@SignedIn Actor actor, @PathVariable long id, Model model) {
        return page(actor, lists.extension(actor, id), model);
    }

    @PostMapping("/extensions/{id:\\d+}/submission")
    String pass(@SignedIn Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        puttingOff.pass(actor, id);
        redirect.addFlashAttribute("notice", "undertaking.extension.notice.submitted");
        return "redirect:/extensions/{id}";
    }

    /** Agrees or does not: the coordinator for the province, the approver for the unit. */
    @PostMapping("/extensions/{id:\\d+}/decision")
    ModelAndView decide(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        var line = lists.extension(actor, id);
        var why = Typed.text(reason);
        if (!(verdict.equals("yes") || verdict.equals("no")) || why.isEmpty() || why.length() > LONGEST_VERDICT) {
            model.addAttribute("problem", "undertaking.extension.error.verdict");
            model.addAttribute("reason", reason);
            model.addAttribute("verdict", verdict);
            var view = new ModelAndView(page(actor, line, model), model.asMap());
            view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return view;
        }
        if (line.state() == ExtensionState.UNIT_REVIEW && verdict.equals("no")) {
            puttingOff.drop(actor, id, why);
        } else if (verdict.equals("yes")) {
            puttingOff.grant(actor, id, why);
        } else {
            puttingOff.refuse(actor, id, why);
        }
        redirect.addFlashAttribute("notice", "undertaking.extension.notice.decided");
        return new ModelAndView("redirect:/extensions/{id}");
    }

    private static MilestoneView milestone(ClaimView view, int number) {
        return view.milestones().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static BindingResult errorsOf(ExtensionForm form, Model model) {
        var errors = new BeanPropertyBindingResult(form, "form");
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        return errors;
    }

    private static ModelAndView formAgain(ClaimView view, int number, Model model, HttpStatusCode status) {
        var page = new ModelAndView(formPage(view, number, model), model.asMap());
        page.setStatus(status);
        return page;
    }

    private static String formPage(ClaimView view, int number, Model model) {
        model.addAttribute("claim", view);
        model.addAttribute("milestone", milestone(view, number));
        return "undertaking/extension-form";
    }

    private static String page(Actor actor, ExtensionLine line, Model model) {
        model.addAttribute("line", line);
        model.addAttribute(
                "passes",
                line.state() == ExtensionState.UNIT_REVIEW
                        && actor.is(Role.UNIT_APPROVER)
                        && actor.isOf(line.unitId()));
        model.addAttribute("decides", line.state() == ExtensionState.SUBMITTED && actor.is(Role.COORDINATOR));
        return "undertaking/extension";
    }
}
