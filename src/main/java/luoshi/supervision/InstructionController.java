package luoshi.supervision;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.audit.Histories;
import luoshi.audit.History;
import luoshi.audit.HistoryPage;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.export.Downloads;
import luoshi.export.ListPage;
import luoshi.supervision.InstructionList.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
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

/** 领导批示: the list, its files, the record of a new one, and the history of each. */
@Controller
@RequestMapping("/instructions")
class InstructionController {

    private final InstructionList list;
    private final InstructionExport export;
    private final Instructing instructing;
    private final Histories histories;
    private final BusinessClock businessClock;

    InstructionController(
            InstructionList list,
            InstructionExport export,
            Instructing instructing,
            Histories histories,
            BusinessClock businessClock) {
        this.list = list;
        this.export = export;
        this.instructing = instructing;
        this.histories = histories;
        this.businessClock = businessClock;
    }

    @GetMapping
    String list(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        var asAt = AsAt.read(parameters.get("on"), businessClock.today());
        model.addAttribute("asAt", asAt);
        model.addAttribute("page", ListPage.of(list.of(actor, asAt), "/instructions", parameters));
        return "supervision/instructions";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam(required = false) @Nullable String on) {
        return Downloads.list(export.of(actor, AsAt.read(on, businessClock.today())), format);
    }

    @GetMapping("/new")
    String form(@SignedIn Actor actor, @RequestParam long report, Model model) {
        actor.mustBe(Role.COORDINATOR);
        Typed.errorsOf(InstructionForm.fresh(), model);
        return page(report, model);
    }

    @PostMapping
    ModelAndView record(
            @SignedIn Actor actor,
            @RequestParam long report,
            @ModelAttribute("form") InstructionForm form,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var errors = Typed.errorsOf(form, model);
        form.validate(errors, businessClock.today());
        if (errors.hasErrors()) {
            return again(report, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            var id = instructing.record(
                    actor,
                    report,
                    Typed.text(form.leader()),
                    Typed.text(form.office()),
                    form.date(),
                    Typed.text(form.body()),
                    form.key());
            redirect.addFlashAttribute("notice", "supervision.notice.recorded");
            return new ModelAndView("redirect:/instructions/" + id);
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(report, model, refused.status());
        }
    }

    /** Of all tasks for those who see all of them; a unit reads of the instruction and of its own tasks. */
    @GetMapping("/{id:\\d+}/history")
    String history(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        var path = list.one(actor, id).path();
        var history = Readers.seesAll(actor) ? histories.of(path, before) : ofOwn(actor, id, path, before);
        return HistoryPage.show(model, "supervision.instruction", path, history);
    }

    private History ofOwn(Actor actor, long id, String path, @Nullable Instant before) {
        var own = list.tasks(actor, id, null).stream().map(Task::path).toList();
        return History.of(
                Stream.concat(
                        histories.lines(path, before, InstructionMoved.OF_TASKS).stream(),
                        histories.linesOfAll(own, before).stream()),
                before);
    }

    private ModelAndView again(long report, Model model, HttpStatusCode status) {
        var view = new ModelAndView(page(report, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    private String page(long report, Model model) {
        model.addAttribute("report", list.signedReport(report).orElseThrow(NotFound::new));
        return "supervision/instruction-form";
    }
}
