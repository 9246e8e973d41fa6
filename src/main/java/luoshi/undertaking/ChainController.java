package luoshi.undertaking;

import java.time.Instant;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.export.Downloads;
import luoshi.export.Exports;
import luoshi.policy.IndustryChains;
import luoshi.policy.IndustryChains.Chain;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The industry chains and the departments that answer for them. */
@Controller
@RequestMapping("/policy/chains")
class ChainController {

    private final IndustryChains chains;
    private final ChainNaming naming;
    private final Histories histories;
    private final BusinessClock businessClock;
    private final Exports exports;

    ChainController(
            IndustryChains chains,
            ChainNaming naming,
            Histories histories,
            BusinessClock businessClock,
            Exports exports) {
        this.exports = exports;
        this.chains = chains;
        this.naming = naming;
        this.histories = histories;
        this.businessClock = businessClock;
    }

    @GetMapping
    String list(@SignedIn Actor actor, @RequestParam(required = false) @Nullable String on, Model model) {
        var asAt = AsAt.read(on, businessClock.today());
        var all = chains.all(asAt);
        model.addAttribute("asAt", asAt);
        model.addAttribute("chains", all);
        model.addAttribute("named", all.stream().filter(Chain::isNamed).count());
        model.addAttribute("enters", actor.is(Role.COORDINATOR) && !asAt.isPast());
        return "undertaking/chains";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(@SignedIn Actor actor, @PathVariable String format, @Nullable String on) {
        var asAt = AsAt.read(on, businessClock.today());
        return Downloads.list(
                exports.list(exports.say("undertaking.chains"), actor.displayName(), chains.all(asAt))
                        .asAt("calendar.as-at.which", asAt.day())
                        .column("undertaking.chain", Chain::name)
                        .column(
                                "undertaking.chain.department",
                                one -> one.department() == null
                                        ? exports.say("undertaking.chain.open")
                                        : one.department())
                        .column("undertaking.chain.chief", Chain::chief)
                        .column("undertaking.chain.source", Chain::source)
                        .date("undertaking.chain.since", one -> exports.day(one.since()))
                        .column("undertaking.chain.suggested", one -> one.isNamed() ? "" : one.proposed())
                        .column("undertaking.chain.suggested-by", one -> one.isNamed() ? "" : one.proposedSource())
                        .make(),
                format);
    }

    /** A chain has no page of its own; its history leads back here. */
    @GetMapping("/{number:\\d+}")
    String one(@PathVariable int number) {
        return "redirect:/policy/chains#chain-" + chains.chain(number).number();
    }

    @GetMapping("/{number:\\d+}/history")
    String history(@PathVariable int number, @RequestParam(required = false) @Nullable Instant before, Model model) {
        var path = "/policy/chains/" + number;
        return HistoryPage.show(model, chains.chain(number).name(), path, histories.of(path, before));
    }

    @GetMapping("/{number:\\d+}/department")
    String form(@SignedIn Actor actor, @PathVariable int number, Model model) {
        actor.mustBe(Role.COORDINATOR);
        model.addAttribute("form", ChainForm.of(chains.chain(number)));
        return page(number, model);
    }

    @PostMapping("/{number:\\d+}/department")
    ModelAndView enter(
            @SignedIn Actor actor,
            @PathVariable int number,
            @ModelAttribute("form") ChainForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        form.validate(errors);
        if (errors.hasErrors()) {
            return again(number, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            naming.enter(actor, number, form.entering(), form.version());
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(number, model, refused.status());
        }
        redirect.addFlashAttribute("notice", "undertaking.notice.chain");
        return new ModelAndView("redirect:/policy/chains");
    }

    private ModelAndView again(int number, Model model, HttpStatusCode status) {
        var view = new ModelAndView(page(number, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    private String page(int number, Model model) {
        model.addAttribute("chain", chains.chain(number));
        model.addAttribute("departments", chains.departments(businessClock.today()));
        return "undertaking/chain";
    }
}
