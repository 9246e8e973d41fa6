package luoshi.notice;

import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Mail: what a person chooses, and what administrators see of it, which is no content. */
@Controller
class MailController {

    private final MailChoice choice;
    private final MailOutbox outbox;
    private final MailSettings settings;

    MailController(MailChoice choice, MailOutbox outbox, MailSettings settings) {
        this.choice = choice;
        this.outbox = outbox;
        this.settings = settings;
    }

    @GetMapping("/notices/mail")
    String show(@SignedIn Actor actor, Model model) {
        model.addAttribute("choice", choice.of(actor));
        model.addAttribute("configured", settings.missing().isEmpty());
        return "notice/mail";
    }

    @PostMapping("/notices/mail")
    String choose(@SignedIn Actor actor, @RequestParam boolean wanted, RedirectAttributes redirect) {
        choice.choose(actor, wanted);
        redirect.addFlashAttribute("notice", wanted ? "notice.mail.on" : "notice.mail.off");
        return "redirect:/notices/mail";
    }

    @GetMapping("/mail")
    String outbox(@SignedIn Actor actor, Model model) {
        actor.mustBe(Role.ADMIN);
        model.addAttribute("missing", settings.missing().orElse(""));
        model.addAttribute("from", settings.from());
        model.addAttribute("baseUrl", settings.link("/"));
        model.addAttribute("mails", outbox.newest());
        return "notice/outbox";
    }
}
