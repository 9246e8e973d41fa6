package luoshi.burden;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.burden.Burden.Per;
import luoshi.burden.ProposalForm.Verdict;
import luoshi.progress.OpenPeriods;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Before something more is asked: what it would cost, and what is there already; then what is decided. */
@Controller
@RequestMapping("/burden/proposals")
class ProposalController {

    private final Burden burden;
    private final Proposals proposals;
    private final OpenPeriods periods;

    ProposalController(Burden burden, Proposals proposals, OpenPeriods periods) {
        this.burden = burden;
        this.proposals = proposals;
        this.periods = periods;
    }

    @GetMapping("/new")
    ModelAndView form(@SignedIn Actor actor, @ModelAttribute("form") ProposalForm asked, Model model) {
        actor.mustBe(Role.COORDINATOR);
        var form = asked.name() == null && asked.words() == null ? ProposalForm.empty() : asked.shown();
        var errors = Typed.errorsOf(form, model);
        if (!form.isBlank()) {
            form.validateQuestion(errors);
        }
        return page(form, errors, model);
    }

    @PostMapping
    ModelAndView decide(
            @SignedIn Actor actor,
            @ModelAttribute("form") ProposalForm typed,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var form = typed.shown();
        var errors = Typed.errorsOf(form, model);
        form.validateQuestion(errors);
        form.validateVerdict(errors);
        if (errors.hasErrors()) {
            return page(form, errors, model);
        }
        proposals.decide(actor, periods.current().getId(), form);
        redirect.addFlashAttribute("notice", "burden.notice.decided");
        return new ModelAndView("redirect:/burden#proposals");
    }

    /** Cost and findings are shown as soon as it is known what is to be asked. */
    private ModelAndView page(ProposalForm form, BindingResult errors, Model model) {
        var known = !form.isBlank()
                && errors.getFieldErrors().stream()
                        .noneMatch(error -> !error.getField().equals("verdict")
                                && !error.getField().equals("reason"));
        model.addAttribute("pers", options(Per.values(), Per::key));
        model.addAttribute("verdicts", options(Verdict.values(), Verdict::key));
        model.addAttribute("known", known);
        if (known) {
            model.addAttribute("words", form.sought());
            model.addAttribute("times", burden.times(periods.current().getId(), form.of()));
            model.addAttribute("fields", form.count());
            model.addAttribute("answers", burden.answersWith(form.sought()));
        }
        var view = new ModelAndView("burden/proposal", model.asMap());
        view.setStatus(errors.hasErrors() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK);
        return view;
    }

    private static <T extends Enum<T>> List<Option> options(T[] values, Function<T, String> key) {
        return Arrays.stream(values)
                .map(one -> new Option(one.name(), key.apply(one)))
                .toList();
    }

    /** One of the choices of a field. */
    record Option(String key, String label) {}
}
