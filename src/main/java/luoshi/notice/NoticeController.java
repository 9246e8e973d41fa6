package luoshi.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.notice.Inbox.Key;
import luoshi.notice.Inbox.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The inbox, now or as at a past day. Looking at it changes nothing; that something was read is said by a button. */
@Controller
@RequestMapping("/notices")
class NoticeController {

    private final Inbox inbox;
    private final Clock clock;
    private final BusinessClock businessClock;

    NoticeController(Inbox inbox, Clock clock, BusinessClock businessClock) {
        this.inbox = inbox;
        this.clock = clock;
        this.businessClock = businessClock;
    }

    @GetMapping
    String list(
            @SignedIn Actor actor,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    LocalDateTime before,
            @RequestParam(defaultValue = "0") long id,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var asAt = AsAt.read(on, businessClock.today());
        var lines = inbox.page(actor, unread, before == null ? null : new Key(before, id), asAt);
        var shown = lines.subList(0, Math.min(Inbox.PAGE, lines.size()));
        model.addAttribute("lines", shown);
        model.addAttribute("asAt", asAt);
        model.addAttribute("unread", unread);
        model.addAttribute("coordinates", actor.is(Role.COORDINATOR));
        model.addAttribute("unreadCount", inbox.unread(actor, asAt));
        model.addAttribute("shownAt", clock.instant());
        model.addAttribute("first", before == null ? null : address(unread, null, asAt));
        model.addAttribute("next", lines.size() > Inbox.PAGE ? address(unread, last(shown), asAt) : null);
        return "notice/list";
    }

    @GetMapping("/{id}")
    String show(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var asAt = AsAt.read(on, businessClock.today());
        model.addAttribute("asAt", asAt);
        model.addAttribute("line", inbox.notice(actor, id, asAt));
        return "notice/notice";
    }

    @PostMapping("/{id}/reading")
    String read(@SignedIn Actor actor, @PathVariable long id, @RequestParam(defaultValue = "false") boolean unread) {
        inbox.read(actor, id);
        return "redirect:" + address(unread, null, AsAt.NOW);
    }

    @PostMapping("/reading")
    String readAll(@SignedIn Actor actor, @RequestParam Instant shownAt) {
        inbox.readAll(actor, shownAt);
        return "redirect:/notices";
    }

    private static Key last(List<Line> shown) {
        return shown.get(shown.size() - 1).key();
    }

    private static String address(boolean unread, @Nullable Key before, AsAt asAt) {
        var address = UriComponentsBuilder.fromPath("/notices");
        if (unread) {
            address.queryParam("unread", true);
        }
        if (before != null) {
            address.queryParam("before", before.at()).queryParam("id", before.id());
        }
        if (asAt.isPast()) {
            address.queryParam("on", asAt.day());
        }
        return address.build().toUriString();
    }
}
