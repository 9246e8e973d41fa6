package luoshi.account;

import jakarta.validation.Valid;
import java.util.List;
import luoshi.account.AccountDirectory.UnitChoice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The first page of a new installation; afterwards there is no such page. */
@Controller
@RequestMapping("/setup")
class SetupController {

    private final Bootstrap bootstrap;
    private final AccountDirectory directory;
    private final PasswordRules rules;
    private final PasswordCheck passwords;

    SetupController(Bootstrap bootstrap, AccountDirectory directory, PasswordRules rules, PasswordCheck passwords) {
        this.bootstrap = bootstrap;
        this.directory = directory;
        this.rules = rules;
        this.passwords = passwords;
    }

    @ModelAttribute("units")
    List<UnitChoice> units() {
        if (!bootstrap.isAwaited()) {
            throw new NotFound();
        }
        return directory.units();
    }

    @GetMapping
    String fillIn(Model model) {
        var coordinating =
                directory.units().stream().findFirst().map(UnitChoice::key).orElse(null);
        model.addAttribute("form", new SetupForm("", "", "", coordinating, "", "", null));
        return "account/setup";
    }

    @PostMapping
    String create(@Valid @ModelAttribute("form") SetupForm form, BindingResult errors, RedirectAttributes redirect) {
        if (!bootstrap.accepts(form.code())) {
            errors.rejectValue("code", "account.setup.code.wrong");
        }
        if (form.unitId() != null && !directory.isInForce(form.unitId())) {
            errors.rejectValue("unitId", "account.unit.unknown");
        }
        if (!form.hasReasonableDate()) {
            errors.rejectValue("businessDate", "account.setup.businessDate.range");
        }
        var username = form.username() == null ? "" : form.username();
        NewPasswordForm.check(rules, username, form.password(), form.again(), errors);
        if (errors.hasErrors()) {
            return "account/setup";
        }
        bootstrap.createFirstAdministrator(form, passwords.encode(form.password()));
        redirect.addFlashAttribute("notice", "account.setup.done");
        return "redirect:/login";
    }
}
