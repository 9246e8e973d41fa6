package luoshi.supervision;

import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Stood;
import luoshi.organisation.UnitDirectory;
import luoshi.organisation.UnitDirectory.Unit;
import luoshi.supervision.InstructionList.Instruction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a 领导批示: its tasks, making another one, and answering them. */
@Controller
@RequestMapping("/instructions/{id:\\d+}")
class InstructionTaskController {

    private final InstructionList list;
    private final Instructing instructing;
    private final UnitDirectory units;
    private final BusinessClock businessClock;

    InstructionTaskController(
            InstructionList list, Instructing instructing, UnitDirectory units, BusinessClock businessClock) {
        this.list = list;
        this.instructing = instructing;
        this.units = units;
        this.businessClock = businessClock;
    }

    @GetMapping
    String show(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var stood = Stood.on(
                AsAt.read(on, businessClock.today()),
                day -> list.one(actor, id, day),
                () -> list.one(actor, id),
                "supervision.instruction.not-yet");
        Typed.errorsOf(TaskForm.fresh(), model);
        return page(actor, stood.thing(), stood.asAt(), model);
    }

    @PostMapping("/tasks")
    ModelAndView assign(
            @SignedIn Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") TaskForm form,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var errors = Typed.errorsOf(form, model);
        var today = businessClock.today();
        var unit = units.existingOn(today).stream()
                .filter(one -> one.code().equals(form.unit()))
                .findFirst();
        form.validate(errors, today, unit.isPresent());
        if (errors.hasErrors() || unit.isEmpty()) {
            return again(actor, id, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        instructing.assign(actor, id, unit.get().id(), form.words(), form.date(), form.key());
        redirect.addFlashAttribute("notice", "supervision.notice.assigned");
        return new ModelAndView("redirect:/instructions/{id}");
    }

    @PostMapping("/tasks/{number:\\d+}/draft")
    ModelAndView draft(
            @SignedIn Actor actor,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String answer,
            Model model,
            RedirectAttributes redirect) {
        model.addAttribute("typedFor", number);
        return step(actor, id, number, model, redirect)
                .draft(answer, words -> instructing.draft(actor, id, number, words, revision));
    }

    @PostMapping("/tasks/{number:\\d+}/answer")
    ModelAndView send(
            @SignedIn Actor actor,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam(defaultValue = "-1") int revision,
            Model model,
            RedirectAttributes redirect) {
        return step(actor, id, number, model, redirect)
                .take(() -> instructing.send(actor, id, number, revision), "supervision.notice.answered");
    }

    private AnswerStep step(Actor actor, long id, int number, Model model, RedirectAttributes redirect) {
        return new AnswerStep(
                "/instructions/" + id + "#task-" + number, () -> fresh(actor, id, model), model, redirect);
    }

    private String fresh(Actor actor, long id, Model model) {
        Typed.errorsOf(TaskForm.fresh(), model);
        return page(actor, list.one(actor, id), AsAt.NOW, model);
    }

    private ModelAndView again(Actor actor, long id, Model model, HttpStatusCode status) {
        var view = new ModelAndView(page(actor, list.one(actor, id), AsAt.NOW, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    private String page(Actor actor, Instruction instruction, AsAt asAt, Model model) {
        var assigns = !asAt.isPast() && actor.is(Role.COORDINATOR);
        model.addAttribute("asAt", asAt);
        model.addAttribute("instruction", instruction);
        model.addAttribute("tasks", list.tasksOf(actor, instruction.id(), asAt));
        model.addAttribute("reader", actor);
        model.addAttribute("opensReport", Readers.seesAll(actor));
        model.addAttribute("assigns", assigns);
        if (assigns) {
            model.addAttribute(
                    "units",
                    units.existingOn(businessClock.today()).stream()
                            .map(UnitOption::of)
                            .toList());
        }
        return "supervision/instruction";
    }

    /** A unit to choose. */
    record UnitOption(String key, String label) {

        static UnitOption of(Unit unit) {
            return new UnitOption(unit.code(), unit.name());
        }
    }
}
