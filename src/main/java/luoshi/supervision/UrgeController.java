package luoshi.supervision;

import java.time.Instant;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Stood;
import luoshi.export.Downloads;
import luoshi.export.ListPage;
import luoshi.supervision.UrgeList.Show;
import luoshi.supervision.UrgeList.UrgeLine;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
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
    private final BusinessClock businessClock;

    UrgeController(
            UrgeList list,
            UrgeExport export,
            Urging urging,
            Standings standings,
            Histories histories,
            BusinessClock businessClock) {
        this.businessClock = businessClock;
        this.list = list;
        this.export = export;
        this.urging = urging;
        this.standings = standings;
        this.histories = histories;
    }

    @GetMapping
    String list(
            @SignedIn Actor actor,
            @RequestParam(defaultValue = "ALL") Show show,
            @RequestParam Map<String, String> parameters,
            Model model) {
        var asAt = AsAt.read(parameters.get("on"), businessClock.today());
        model.addAttribute("page", ListPage.of(list.of(actor, show, asAt), "/urges", parameters));
        model.addAttribute("asAt", asAt);
        model.addAttribute("show", show);
        model.addAttribute("shows", Show.values());
        if (actor.is(Role.COORDINATOR) && !asAt.isPast()) {
            model.addAttribute("ladder", standings.ladder());
        }
        return "supervision/urges";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor,
            @PathVariable String format,
            @RequestParam(defaultValue = "ALL") Show show,
            @RequestParam(required = false) @Nullable String on) {
        return Downloads.list(export.of(actor, show, AsAt.read(on, businessClock.today())), format);
    }

    @GetMapping("/{id:\\d+}")
    String show(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var stood = Stood.on(
                AsAt.read(on, businessClock.today()),
                day -> list.one(actor, id, day),
                () -> list.one(actor, id),
                "supervision.urge.not-yet");
        return page(actor, stood.thing(), stood.asAt(), model);
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
        return step(actor, id, model, redirect).draft(answer, words -> urging.draft(actor, id, words, revision));
    }

    @PostMapping("/{id:\\d+}/answer")
    ModelAndView send(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") int revision,
            Model model,
            RedirectAttributes redirect) {
        return step(actor, id, model, redirect)
                .take(() -> urging.send(actor, id, revision), "supervision.notice.answered");
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
        var step = step(actor, id, model, redirect);
        var line = list.one(actor, id);
        if (why.length() > LONGEST_CLOSING || why.isEmpty() && line.isOpen()) {
            return step.again("supervision.error.closing", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return step.take(() -> urging.close(actor, id, why), "supervision.notice.closed");
    }

    private AnswerStep step(Actor actor, long id, Model model, RedirectAttributes redirect) {
        return new AnswerStep("/urges/" + id, () -> page(actor, list.one(actor, id), AsAt.NOW, model), model, redirect);
    }

    private static String page(Actor actor, UrgeLine line, AsAt asAt, Model model) {
        var open = !asAt.isPast();
        model.addAttribute("asAt", asAt);
        model.addAttribute("line", line);
        model.addAttribute("drafts", open && line.mayDraft(actor));
        model.addAttribute("sends", open && line.maySend(actor));
        model.addAttribute("closes", open && line.mayClose(actor));
        return "supervision/urge";
    }
}
