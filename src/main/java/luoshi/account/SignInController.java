package luoshi.account;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page. The password itself goes to the filter chain, which sends failures back here. */
@Controller
class SignInController {

    private final DemoAccounts demo;
    private final Clock clock;

    SignInController(DemoAccounts demo, Clock clock) {
        this.demo = demo;
        this.clock = clock;
    }

    @ModelAttribute("demo")
    DemoAccounts demo() {
        return demo;
    }

    @GetMapping("/login")
    String signIn(@RequestParam(required = false) @Nullable String out, Model model) {
        if (out != null) {
            model.addAttribute("notice", "account.signed-out");
        }
        return "account/sign-in";
    }

    @PostMapping("/login/refusal")
    String refused(
            @RequestAttribute(WebAttributes.AUTHENTICATION_EXCEPTION) AuthenticationException failure,
            @RequestParam(defaultValue = "") String username,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("username", username);
        if (failure instanceof TooManyFailures tooMany) {
            var wait = Duration.between(clock.instant(), tooMany.until()).plusSeconds(1);
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("refusal", "account.sign-in.until");
            model.addAttribute("until", tooMany.until().atZone(clock.getZone()));
        } else if (failure instanceof BadCredentialsException) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("refusal", "account.sign-in.wrong");
        } else {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            model.addAttribute("refusal", "account.sign-in.busy");
        }
        return "account/sign-in";
    }
}
