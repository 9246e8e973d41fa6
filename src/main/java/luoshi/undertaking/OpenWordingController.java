package luoshi.undertaking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import luoshi.policy.MeasureCatalogue;
import luoshi.savedview.SavedViewPages;
import luoshi.undertaking.OpenWordings.Given;
import luoshi.undertaking.OpenWordings.Line;
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

/** The wordings that wait for a number or a date, and the form in which a responsible unit supplies it. */
@Controller
@RequestMapping("/open-wordings")
class OpenWordingController {

    private static final String LIST = "/open-wordings";

    private final OpenWordings wordings;
    private final Refining refining;
    private final OpenWordingExport export;
    private final MeasureCatalogue measures;
    private final Histories histories;
    private final SavedViewPages views;
    private final BusinessClock businessClock;

    OpenWordingController(
            OpenWordings wordings,
            Refining refining,
            OpenWordingExport export,
            MeasureCatalogue measures,
            Histories histories,
            SavedViewPages views,
            BusinessClock businessClock) {
        this.wordings = wordings;
        this.refining = refining;
        this.export = export;
        this.measures = measures;
        this.histories = histories;
        this.views = views;
        this.businessClock = businessClock;
    }

    @GetMapping
    String list(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        var query = MeasureQuery.read(LIST, parameters, businessClock.today());
        var filter = WordingFilter.read(query.show());
        var all = wordings.lines(WordingFilter.ALL, query.measure(), query.asAt());
        model.addAttribute("query", query);
        model.addAttribute("filter", filter);
        model.addAttribute("filters", WordingFilter.values());
        model.addAttribute("measures", measures.all());
        model.addAttribute("all", all.size());
        model.addAttribute("settled", all.stream().filter(Line::isSettled).count());
        model.addAttribute(
                "lines",
                all.stream()
                        .filter(line ->
                                filter == WordingFilter.ALL || line.isSettled() == (filter == WordingFilter.SETTLED))
                        .toList());
        views.show(actor, LIST, model);
        return "undertaking/open-wordings";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        var query = MeasureQuery.read(LIST, parameters, businessClock.today());
        return Downloads.list(export.of(actor, WordingFilter.read(query.show()), query), format);
    }

    @GetMapping("/{id:\\d+}")
    String show(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var stood = Stood.on(
                AsAt.read(on, businessClock.today()),
                day -> wordings.line(id, day),
                () -> wordings.line(id),
                "undertaking.wording.not-yet");
        var given = wordings.given(id, stood.asAt());
        if (!stood.asAt().isPast()) {
            model.addAttribute("form", RefinementForm.of(given, actor.unitId()));
        }
        return page(actor, stood.thing(), given, stood.asAt(), model);
    }

    @GetMapping("/{id:\\d+}/history")
    String history(@PathVariable long id, @RequestParam(required = false) @Nullable Instant before, Model model) {
        var path = "/open-wordings/" + id;
        return HistoryPage.show(model, "“" + wordings.line(id).words() + "”", path, histories.of(path, before));
    }

    @PostMapping("/{id:\\d+}/refinement")
    ModelAndView refine(
            @SignedIn Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") RefinementForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        if (!refines(actor, wordings.line(id))) {
            throw new NotFound();
        }
        form.validate(errors);
        if (errors.hasErrors()) {
            return again(page(actor, id, model), model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            refining.refine(actor, id, form.seenOrNone(), form.meaning(), form.key());
        } catch (IllegalStep refused) {
            var own = wordings.given(id).stream()
                    .filter(one -> actor.isOf(one.unitId()))
                    .count();
            FormErrors.of(form.over((int) own), model).reject(refused.messageKey(), refused.args(), null);
            return again(page(actor, id, model), model, HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("notice", "undertaking.notice.refined");
        return new ModelAndView("redirect:/open-wordings/{id}");
    }

    private boolean refines(Actor actor, Line line) {
        return (actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER))
                && wordings.isResponsible(actor.unitId(), line.measureId());
    }

    private String page(Actor actor, long id, Model model) {
        return page(actor, wordings.line(id), wordings.given(id), AsAt.NOW, model);
    }

    private String page(Actor actor, Line line, List<Given> given, AsAt asAt, Model model) {
        model.addAttribute("asAt", asAt);
        model.addAttribute("wording", line);
        model.addAttribute("given", given);
        model.addAttribute("refines", !asAt.isPast() && refines(actor, line));
        return "undertaking/open-wording";
    }

    private static ModelAndView again(String page, Model model, HttpStatus status) {
        var view = new ModelAndView(page, model.asMap());
        view.setStatus(status);
        return view;
    }
}
