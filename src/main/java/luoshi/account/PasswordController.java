package luoshi.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody's page to replace the own password. */
@Controller
@RequestMapping("/password")
class PasswordController {

    private final SignIn signIn;
    private final OwnPassword ownPassword;
    private final PasswordRules rules;
    private final PasswordCheck passwords;

    PasswordController(SignIn signIn, OwnPassword ownPassword, PasswordRules rules, PasswordCheck passwords) {
        this.signIn = signIn;
        this.ownPassword = ownPassword;
        this.rules = rules;
        this.passwords = passwords;
    }

    @GetMapping
    String fillIn(Model model) {
        model.addAttribute("form", new PasswordForm("", "", ""));
        return "account/password";
    }

    @PostMapping
    String change(
            @SignedIn Actor actor,
            @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        NewPasswordForm.check(rules, actor.username(), form.password(), form.again(), errors);
        if (Objects.equals(form.old(), form.password())) {
            errors.rejectValue("password", "account.password.same");
        }
        if (!errors.hasErrors()) {
            confirm(actor, form, errors, request.getRemoteAddr());
        }
        if (errors.hasErrors()) {
            return "account/password";
        }
        ownPassword.replace(
                actor, passwords.encode(form.password()), request.getSession().getId());
        request.changeSessionId();
        redirect.addFlashAttribute("notice", "account.password.changed");
        return "redirect:/password";
    }

    /** Guessing the old password is counted like guessing at the sign-in. */
    private void confirm(Actor actor, PasswordForm form, BindingResult errors, String address) {
        try {
            signIn.confirm(actor.username(), Objects.requireNonNullElse(form.old(), ""), address);
        } catch (BadCredentialsException wrong) {
            errors.rejectValue("old", "account.password.old.wrong");
        } catch (TooManyFailures tooMany) {
            errors.rejectValue("old", "account.password.old.too-often");
        }
    }
}
