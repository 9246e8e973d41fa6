package luoshi.undertaking;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Stood;
import luoshi.export.Downloads;
import luoshi.policy.Measure;
import luoshi.policy.MeasureCatalogue;
import luoshi.savedview.SavedViewPages;
import luoshi.undertaking.TaskPointReading.Coverage;
import luoshi.undertaking.TaskPointReading.UnitChoice;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The task points of the measures, how far they cover the text, and the form that ties one to words of a sentence. */
@Controller
@RequestMapping("/task-points")
class TaskPointController {

    private static final String LIST = "/task-points";
    private static final String BARE = "bare";
    private static final int LONGEST_REASON = 400;

    private final TaskPointReading reading;
    private final TaskPointing pointing;
    private final TaskPointExport export;
    private final MeasureCatalogue measures;
    private final Histories histories;
    private final RequestLists lists;
    private final SavedViewPages views;
    private final BusinessClock businessClock;

    TaskPointController(
            TaskPointReading reading,
            TaskPointing pointing,
            TaskPointExport export,
            MeasureCatalogue measures,
            Histories histories,
            RequestLists lists,
            SavedViewPages views,
            BusinessClock businessClock) {
        this.reading = reading;
        this.pointing = pointing;
        this.export = export;
        this.measures = measures;
        this.histories = histories;
        this.lists = lists;
        this.views = views;
        this.businessClock = businessClock;
    }

    @GetMapping
    String list(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        var query = MeasureQuery.read(LIST, parameters, businessClock.today());
        var state = state(query.show());
        var coverage = reading.coverage(query.asAt());
        model.addAttribute("query", query);
        model.addAttribute("bareShown", BARE.equals(query.show()));
        model.addAttribute("state", state);
        model.addAttribute("states", TaskPointState.values());
        model.addAttribute("measures", measures.all());
        model.addAttribute("coverage", coverage);
        model.addAttribute(
                "sentences", coverage.stream().mapToInt(Coverage::sentences).sum());
        model.addAttribute(
                "covered", coverage.stream().mapToInt(Coverage::covered).sum());
        if (BARE.equals(query.show())) {
            model.addAttribute("bare", reading.bare(query.measure(), query.asAt()));
        } else {
            model.addAttribute("points", reading.points(query.measure(), state, query.asAt()));
        }
        views.show(actor, LIST, model);
        return "undertaking/task-points";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        var query = MeasureQuery.read(LIST, parameters, businessClock.today());
        return Downloads.list(
                BARE.equals(query.show())
                        ? export.bare(actor, query)
                        : export.points(actor, query, state(query.show())),
                format);
    }

    @GetMapping("/new")
    String begin(
            @SignedIn Actor actor,
            @RequestParam int measure,
            @RequestParam(required = false) @Nullable Integer clause,
            Model model) {
        var subject = measures.measure(measure);
        var units = reading.units(subject.id());
        refuseStranger(actor, units);
        model.addAttribute(
                "form", TaskPointForm.empty(clause, actor.is(Role.COORDINATOR) ? Set.of() : Set.of(actor.unitId())));
        return form(subject, units, model);
    }

    @PostMapping
    ModelAndView propose(
            @SignedIn Actor actor,
            @RequestParam int measure,
            @ModelAttribute("form") TaskPointForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        var subject = measures.measure(measure);
        var units = reading.units(subject.id());
        refuseStranger(actor, units);
        var sentences = reading.sentences(subject.id());
        form.validate(errors, sentences);
        if (errors.hasErrors()) {
            return again(form(subject, units, model), model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            pointing.propose(actor, subject.id(), form.marked(sentences), form.task(), form.key());
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(form(subject, units, model), model, HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute(
                "notice",
                actor.is(Role.COORDINATOR)
                        ? "undertaking.notice.task-point"
                        : "undertaking.notice.task-point-proposed");
        return new ModelAndView("redirect:/measures/" + measure + "#task-points");
    }

    @GetMapping("/{id:\\d+}")
    String show(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var stood = Stood.on(
                AsAt.read(on, businessClock.today()),
                day -> reading.point(id, day),
                () -> reading.point(id),
                "undertaking.task-point.not-yet");
        var asAt = stood.asAt();
        var point = stood.thing();
        model.addAttribute("asAt", asAt);
        model.addAttribute("point", point);
        model.addAttribute(
                "sentence",
                reading.sentences(point.measureId()).stream()
                        .filter(one -> one.number() == point.clauseNumber())
                        .findFirst()
                        .orElseThrow(NotFound::new)
                        .marked(List.of(point)));
        model.addAttribute("extensions", lists.ofPoint(actor, id, asAt));
        var own = !asAt.isPast() && reading.canBePutOff(actor, point);
        var asked = own && reading.isAskedAbout(id);
        model.addAttribute("putsOff", own && !asked);
        model.addAttribute("asked", asked);
        model.addAttribute("decides", !asAt.isPast() && actor.is(Role.COORDINATOR));
        return "undertaking/task-point";
    }

    @GetMapping("/{id:\\d+}/history")
    String history(@PathVariable long id, @RequestParam(required = false) @Nullable Instant before, Model model) {
        var path = "/task-points/" + id;
        return HistoryPage.show(model, reading.point(id).title(), path, histories.of(path, before));
    }

    @PostMapping("/{id:\\d+}/acceptance")
    String accept(@SignedIn Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        pointing.accept(actor, id);
        redirect.addFlashAttribute("notice", "undertaking.notice.task-point");
        return "redirect:/task-points/{id}";
    }

    @PostMapping("/{id:\\d+}/rejection")
    ModelAndView turnDown(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            model.addAttribute("problem", "undertaking.error.task-point-reason");
            model.addAttribute("typedReason", reason);
            return again(show(actor, id, null, model), model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        pointing.turnDown(actor, id, why);
        redirect.addFlashAttribute("notice", "undertaking.notice.task-point-refused");
        return new ModelAndView("redirect:/task-points/{id}");
    }

    private static void refuseStranger(Actor actor, List<UnitChoice> units) {
        var own = (actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER))
                && units.stream().anyMatch(unit -> actor.isOf(unit.id()));
        if (!own && !actor.is(Role.COORDINATOR)) {
            throw new NotFound();
        }
    }

    private static @Nullable TaskPointState state(String show) {
        return Arrays.stream(TaskPointState.values())
                .filter(one -> one.name().equalsIgnoreCase(show))
                .findFirst()
                .orElse(null);
    }

    private String form(Measure measure, List<UnitChoice> units, Model model) {
        model.addAttribute("measure", measure);
        model.addAttribute("sentences", reading.sentences(measure.id()));
        model.addAttribute("units", units);
        return "undertaking/task-point-form";
    }

    private static ModelAndView again(String page, Model model, HttpStatus status) {
        var view = new ModelAndView(page, model.asMap());
        view.setStatus(status);
        return view;
    }
}
