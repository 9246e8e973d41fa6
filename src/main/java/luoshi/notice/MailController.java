package luoshi.notice;

import java.time.Instant;
import java.time.OffsetDateTime;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.export.Downloads;
import luoshi.export.Exports;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Mail: what a person chooses, and what administrators see of it, which is no content. */
@Controller
class MailController {

    private final MailChoice choice;
    private final MailOutbox outbox;
    private final MailSettings settings;
    private final Histories histories;
    private final Exports exports;

    MailController(MailChoice choice, MailOutbox outbox, MailSettings settings, Histories histories, Exports exports) {
        this.exports = exports;
        this.histories = histories;
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

    /** The person's own choices. */
    @GetMapping("/notices/mail/history")
    String history(@SignedIn Actor actor, @RequestParam(required = false) @Nullable Instant before, Model model) {
        var history = histories.of(MailChoice.path(actor.accountId()), before);
        return HistoryPage.show(model, "notice.mail", "/notices/mail", history);
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

    /** Every mail, also those that are too old for the page. */
    @GetMapping("/mail/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(@SignedIn Actor actor, @PathVariable String format) {
        actor.mustBe(Role.ADMIN);
        return Downloads.list(
                exports.stream(exports.say("notice.outbox"), actor.displayName(), outbox::each)
                        .count("notice.outbox.number", mail -> mail.id())
                        .column("account.username", MailOutbox.Sent::username)
                        .time("notice.outbox.created", mail -> time(mail.createdAt()))
                        .column("notice.outbox.state", mail -> exports.say("notice.outbox.state." + mail.state()))
                        .count("notice.outbox.attempts", mail -> mail.attempts())
                        .time("notice.outbox.next", mail -> time(mail.next()))
                        .column("notice.outbox.error", MailOutbox.Sent::error)
                        .make(),
                format);
    }

    private String time(@Nullable OffsetDateTime moment) {
        return moment == null ? "" : exports.time(moment.toInstant());
    }
}
