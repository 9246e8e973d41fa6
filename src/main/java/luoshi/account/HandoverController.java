package luoshi.account;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Handing a person's duties over to a successor; the administrator sees how much there is, not what. */
@Controller
@RequestMapping("/accounts/{id}/handover")
class HandoverController {

    private final AccountHandover handover;
    private final AccountDirectory directory;

    HandoverController(AccountHandover handover, AccountDirectory directory) {
        this.handover = handover;
        this.directory = directory;
    }

    @GetMapping
    String show(@PathVariable long id, Model model) {
        var account = directory.find(id).orElseThrow(NotFound::new);
        model.addAttribute("form", HandoverForm.empty(account));
        return page(account, model);
    }

    @PostMapping
    ModelAndView handOver(
            @SignedIn Actor actor,
            @PathVariable long id,
            @Valid @ModelAttribute("form") HandoverForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        var account = directory.find(id).orElseThrow(NotFound::new);
        if (errors.hasErrors()) {
            return again(account, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            handover.handOver(actor, id, form);
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), refused.messageKey());
            return again(account, model, HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("notice", "account.handover.done");
        return new ModelAndView("redirect:/accounts/{id}");
    }

    private ModelAndView again(AccountDetails account, Model model, HttpStatus status) {
        var view = new ModelAndView(page(account, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    private String page(AccountDetails account, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("open", handover.open(account.id()));
        model.addAttribute("successors", handover.successors(account.id()));
        return "account/handover";
    }
}
