package luoshi.supervision;

import java.time.Instant;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.export.Downloads;
import luoshi.supervision.UrgeList.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 催办单 and 督办通知单: the list, and each with its answer. */
@Controller
@RequestMapping("/urges")
class UrgeController {

    private static final int LONGEST_CLOSING = 1000;

    private final UrgeList list;
    private final UrgeExport export;
    private final Urging urging;
    private final Standings standings;
    private final Histories histories;

    UrgeController(UrgeList list, UrgeExport export, Urging urging, Standings standings, Histories histories) {
        this.list = list;
        this.export = export;
        this.urging = urging;
        this.standings = standings;
        this.histories = histories;
    }

    @GetMapping
    String list(@SignedIn Actor actor, @RequestParam(defaultValue = "ALL") Show show, Model model) {
        model.addAttribute("lines", list.of(actor, show));
        model.addAttribute("show", show);
        model.addAttribute("shows", Show.values());
        if (actor.is(Role.COORDINATOR)) {
            model.addAttribute("ladder", standings.ladder());
        }
        return "supervision/urges";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam(defaultValue = "ALL") Show show) {
        return Downloads.list(export.of(actor, show), format);
    }

    @GetMapping("/{id:\\d+}")
    String show(@SignedIn Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, model);
    }

    @GetMapping("/{id:\\d+}/history")
    String history(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        var line = list.one(actor, id);
        return HistoryPage.show(model, line.docNumber(), line.path(), histories.of(line.path(), before));
    }

    @PostMapping("/{id:\\d+}/draft")
    ModelAndView draft(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String answer,
            Model model,
            RedirectAttributes redirect) {
        var words = Typed.text(answer);
        model.addAttribute("typed", answer);
        if (words.isEmpty() || words.length() > Answer.LONGEST) {
            return again(actor, id, model, "supervision.error.answer", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            urging.draft(actor, id, words, revision);
        } catch (IllegalStep refused) {
            return again(actor, id, model, refused.messageKey(), refused.status());
        }
        redirect.addFlashAttribute("notice", "supervision.notice.drafted");
        return new ModelAndView("redirect:/urges/{id}");
    }

    @PostMapping("/{id:\\d+}/answer")
    ModelAndView send(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") int revision,
            Model model,
            RedirectAttributes redirect) {
        try {
            urging.send(actor, id, revision);
        } catch (IllegalStep refused) {
            return again(actor, id, model, refused.messageKey(), refused.status());
        }
        redirect.addFlashAttribute("notice", "supervision.notice.answered");
        return new ModelAndView("redirect:/urges/{id}");
    }

    @PostMapping("/{id:\\d+}/closing")
    ModelAndView close(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var why = Typed.text(reason);
        model.addAttribute("reason", reason);
        var line = list.one(actor, id);
        if (why.length() > LONGEST_CLOSING || why.isEmpty() && line.isOpen()) {
            return again(actor, id, model, "supervision.error.closing", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            urging.close(actor, id, why);
        } catch (IllegalStep refused) {
            return again(actor, id, model, refused.messageKey(), refused.status());
        }
        redirect.addFlashAttribute("notice", "supervision.notice.closed");
        return new ModelAndView("redirect:/urges/{id}");
    }

    private ModelAndView again(Actor actor, long id, Model model, String problem, HttpStatusCode status) {
        model.addAttribute("problem", problem);
        var view = new ModelAndView(page(actor, id, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    private String page(Actor actor, long id, Model model) {
        var line = list.one(actor, id);
        model.addAttribute("line", line);
        model.addAttribute("drafts", line.mayDraft(actor));
        model.addAttribute("sends", line.maySend(actor));
        model.addAttribute("closes", line.mayClose(actor));
        return "supervision/urge";
    }
}
