package luoshi.organisation;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.calendar.BusinessClock;
import luoshi.export.Downloads;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of units, which everybody reads and administrators keep. */
@Controller
@RequestMapping("/units")
class UnitController {

    private final UnitList list;
    private final UnitAdministration administration;
    private final UnitExport export;
    private final BusinessClock clock;
    private final Histories histories;

    UnitController(
            UnitList list,
            UnitAdministration administration,
            UnitExport export,
            BusinessClock clock,
            Histories histories) {
        this.histories = histories;
        this.list = list;
        this.administration = administration;
        this.export = export;
        this.clock = clock;
    }

    @GetMapping
    String list(@SignedIn Actor actor, Model model) {
        var units = list.byNature();
        model.addAttribute("units", units);
        model.addAttribute("counties", countiesByCity(units));
        model.addAttribute("keeps", actor.is(Role.ADMIN));
        return "organisation/units";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(@SignedIn Actor actor, @PathVariable String format) {
        return Downloads.list(export.of(actor), format);
    }

    @GetMapping("/new")
    String fillIn(@SignedIn Actor actor, Model model) {
        actor.mustBe(Role.ADMIN);
        model.addAttribute("form", UnitForm.from(clock.today()));
        return form(model);
    }

    @PostMapping
    String create(
            @SignedIn Actor actor,
            @Valid @ModelAttribute("form") UnitForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        if (form.lacksItsCity()) {
            errors.rejectValue("parentId", "organisation.parent.missing");
        }
        if (form.lacksItsDivisionCode() && !errors.hasFieldErrors("divisionCode")) {
            errors.rejectValue("divisionCode", "organisation.divisionCode.missing");
        }
        if (form.startsOutOfRange()) {
            errors.rejectValue("validFrom", "organisation.date.range");
        }
        if (!errors.hasFieldErrors("code") && list.isTaken(form.code())) {
            errors.rejectValue("code", "organisation.code.taken");
        }
        if (errors.hasErrors()) {
            return form(model);
        }
        try {
            administration.create(actor, form);
        } catch (CodeTaken taken) {
            errors.rejectValue("code", taken.messageKey());
            return form(model);
        }
        redirect.addFlashAttribute("notice", "organisation.created");
        return "redirect:/units";
    }

    @GetMapping("/{id}/history")
    String history(@PathVariable long id, @RequestParam(required = false) @Nullable Instant before, Model model) {
        var unit = list.find(id).orElseThrow(NotFound::new);
        var path = "/units/" + id;
        var view = HistoryPage.show(model, unit.name(), path, histories.of(path, before));
        model.addAttribute("back", "/units");
        return view;
    }

    @GetMapping("/{id}/disabling")
    String endOne(@SignedIn Actor actor, @PathVariable long id, Model model) {
        actor.mustBe(Role.ADMIN);
        var unit = list.find(id).orElseThrow(NotFound::new);
        model.addAttribute("unit", unit);
        model.addAttribute("form", new UnitEndForm(clock.today(), "", unit.version()));
        return "organisation/end";
    }

    @PostMapping("/{id}/disabling")
    String disable(
            @SignedIn Actor actor,
            @PathVariable long id,
            @Valid @ModelAttribute("form") UnitEndForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        if (form.endsOutOfRange()) {
            errors.rejectValue("lastDay", "organisation.date.range");
        }
        if (errors.hasErrors()) {
            model.addAttribute("unit", list.find(id).orElseThrow(NotFound::new));
            return "organisation/end";
        }
        administration.disable(
                actor, id, form.version(), form.lastDay(), form.reason().strip());
        redirect.addFlashAttribute("notice", "organisation.ended");
        return "redirect:/units";
    }

    private String form(Model model) {
        model.addAttribute("cities", list.cities());
        model.addAttribute(
                "natures",
                Arrays.stream(UnitNature.values()).map(NatureChoice::of).toList());
        return "organisation/new";
    }

    private static Map<Long, List<UnitLine>> countiesByCity(Map<UnitNature, List<UnitLine>> units) {
        return units.getOrDefault(UnitNature.COUNTY, List.of()).stream()
                .collect(Collectors.groupingBy(UnitLine::parentId));
    }

    /** A nature to choose from. */
    record NatureChoice(UnitNature key, String label) {

        static NatureChoice of(UnitNature nature) {
            return new NatureChoice(nature, "organisation.nature." + nature);
        }
    }
}
