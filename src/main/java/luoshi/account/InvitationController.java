package luoshi.account;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import luoshi.account.Invitations.Invited;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where an invitation leads. The token goes from the address into the session at once, so that it stands in no further
 * address, and opening the link uses nothing up.
 */
@Controller
@RequestMapping("/invitation")
class InvitationController {

    private static final String TOKEN = "invitation";

    private final Invitations invitations;
    private final PasswordRules rules;
    private final PasswordCheck passwords;

    InvitationController(Invitations invitations, PasswordRules rules, PasswordCheck passwords) {
        this.invitations = invitations;
        this.rules = rules;
        this.passwords = passwords;
    }

    @GetMapping("/{token}")
    String open(@PathVariable String token, HttpSession session) {
        session.setAttribute(TOKEN, token);
        return "redirect:/invitation";
    }

    @GetMapping
    String choose(
            @SessionAttribute(name = TOKEN, required = false) @Nullable String token,
            Model model,
            HttpServletResponse response) {
        var invited = invited(token);
        if (invited.isEmpty()) {
            return voided(response);
        }
        model.addAttribute("invited", invited.get());
        model.addAttribute("form", new NewPasswordForm("", ""));
        return "account/invitation";
    }

    @PostMapping
    String accept(
            @SessionAttribute(name = TOKEN, required = false) @Nullable String token,
            @ModelAttribute("form") NewPasswordForm form,
            BindingResult errors,
            Model model,
            HttpSession session,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var invited = invited(token);
        if (token == null || invited.isEmpty()) {
            return voided(response);
        }
        NewPasswordForm.check(rules, invited.get().username(), form.password(), form.again(), errors);
        if (errors.hasErrors()) {
            model.addAttribute("invited", invited.get());
            return "account/invitation";
        }
        session.removeAttribute(TOKEN);
        if (!invitations.accept(token, passwords.encode(form.password()))) {
            return voided(response);
        }
        redirect.addFlashAttribute("notice", "account.password.set");
        return "redirect:/login";
    }

    private Optional<Invited> invited(@Nullable String token) {
        return token == null ? Optional.empty() : invitations.find(token);
    }

    private static String voided(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "account/invitation-void";
    }
}
