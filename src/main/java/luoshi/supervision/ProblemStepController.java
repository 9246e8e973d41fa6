package luoshi.supervision;

import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.organisation.UnitDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One reported problem: who answers it, the answer, and how it is settled. */
@Controller
@RequestMapping("/problems/{obligation:\\d+}/{kind}")
class ProblemStepController {

    private static final int LONGEST = 1000;

    private final ProblemBoard board;
    private final ProblemHandling handling;
    private final UnitDirectory units;
    private final BusinessClock businessClock;

    ProblemStepController(
            ProblemBoard board, ProblemHandling handling, UnitDirectory units, BusinessClock businessClock) {
        this.board = board;
        this.handling = handling;
        this.units = units;
        this.businessClock = businessClock;
    }

    @GetMapping
    String show(
            @SignedIn Actor actor,
            @PathVariable long obligation,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var which = ProblemKind.read(kind);
        var chosen = AsAt.read(on, businessClock.today());
        if (!chosen.isPast()) {
            return page(actor, board.one(actor, obligation, which), chosen, true, model);
        }
        var now = board.find(actor, obligation, which);
        var then = board.then(actor, obligation, which, chosen);
        return page(
                actor,
                then.or(() -> now).orElseThrow(NotFound::new),
                then.isPresent() ? chosen : AsAt.refused("supervision.problem.not-then"),
                now.isPresent(),
                model);
    }

    @PostMapping("/assignment")
    ModelAndView assign(
            @SignedIn Actor actor,
            @PathVariable long obligation,
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String dueOn,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "-1") int revision,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var step = step(actor, obligation, ProblemKind.read(kind), model, redirect);
        var day = Typed.date(dueOn);
        var unit = units.existingOn(businessClock.today()).stream()
                .filter(one -> one.code().equals(owner))
                .findFirst();
        model.addAttribute("typedOwner", owner);
        model.addAttribute("typedDueOn", dueOn);
        model.addAttribute("typedNote", note);
        if (unit.isEmpty()) {
            return step.again("supervision.error.unit", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (day == null) {
            return step.again("supervision.error.answer-by", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (Typed.text(note).length() > LONGEST) {
            return step.again("supervision.error.problem-note", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return step.take(
                () -> handling.assign(
                        actor, obligation, ProblemKind.read(kind), unit.get().id(), day, Typed.text(note), revision),
                "supervision.notice.problem-assigned");
    }

    @PostMapping("/draft")
    ModelAndView draft(
            @SignedIn Actor actor,
            @PathVariable long obligation,
            @PathVariable String kind,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String answer,
            Model model,
            RedirectAttributes redirect) {
        var which = ProblemKind.read(kind);
        return step(actor, obligation, which, model, redirect)
                .draft(answer, words -> handling.draft(actor, obligation, which, words, revision));
    }

    @PostMapping("/answer")
    ModelAndView send(
            @SignedIn Actor actor,
            @PathVariable long obligation,
            @PathVariable String kind,
            @RequestParam(defaultValue = "-1") int revision,
            Model model,
            RedirectAttributes redirect) {
        var which = ProblemKind.read(kind);
        return step(actor, obligation, which, model, redirect)
                .take(() -> handling.send(actor, obligation, which, revision), "supervision.notice.answered");
    }

    @PostMapping("/closing")
    ModelAndView settle(
            @SignedIn Actor actor,
            @PathVariable long obligation,
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "-1") int revision,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var which = ProblemKind.read(kind);
        var step = step(actor, obligation, which, model, redirect);
        var why = Typed.text(reason);
        model.addAttribute("reason", reason);
        model.addAttribute("outcome", outcome);
        if (!outcome.equals("RESOLVED") && !outcome.equals("DECLINED")) {
            return step.again("supervision.error.problem-outcome", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        boolean resolved = outcome.equals("RESOLVED");
        if (why.length() > LONGEST
                || why.isEmpty()
                        && !(resolved
                                && !board.one(actor, obligation, which).answer().isEmpty())) {
            return step.again("supervision.error.problem-closing", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return step.take(
                () -> handling.settle(actor, obligation, which, resolved, why, revision),
                "supervision.notice.problem-settled");
    }

    private AnswerStep step(Actor actor, long obligation, ProblemKind kind, Model model, RedirectAttributes redirect) {
        return new AnswerStep(
                "/problems/" + obligation + "/" + kind.code(),
                () -> page(actor, board.one(actor, obligation, kind), AsAt.NOW, true, model),
                model,
                redirect);
    }

    /** Puts it into the model as it stands, or stood; what is on the board no more leads back to the board. */
    private String page(Actor actor, ProblemLine line, AsAt asAt, boolean onBoard, Model model) {
        var open = !asAt.isPast();
        model.addAttribute("asAt", asAt);
        model.addAttribute("onBoard", onBoard);
        model.addAttribute("today", onBoard ? line.path() : "/problems?quarter=" + line.quarter());
        model.addAttribute("line", line);
        model.addAttribute("together", board.togetherWith(actor, line, asAt));
        model.addAttribute("former", board.formerAnswers(line, asAt));
        model.addAttribute("opensEntry", line.opensEntry(actor, board.isOfTheMeasure(actor, line.measureNumber())));
        model.addAttribute("assigns", open && line.mayAssign(actor));
        model.addAttribute("drafts", open && line.mayDraft(actor));
        model.addAttribute("sends", open && line.maySend(actor));
        model.addAttribute("settles", open && line.maySettle(actor));
        if (open && line.mayAssign(actor)) {
            model.addAttribute("units", units.existingOn(businessClock.today()));
        }
        return "supervision/problem";
    }
}
