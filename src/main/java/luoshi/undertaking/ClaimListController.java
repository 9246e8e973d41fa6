package luoshi.undertaking;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.BusinessClock;
import luoshi.export.Downloads;
import luoshi.export.ListPage;
import luoshi.organisation.UnitDirectory;
import luoshi.policy.MeasureCatalogue;
import luoshi.savedview.SavedViewPages;
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

/** The list of claims, now or as at a past day, and after how many working days an unanswered one is listed. */
@Controller
@RequestMapping("/claims")
class ClaimListController {

    private static final int LONGEST_REASON = 400;

    private final ClaimList list;
    private final ClaimExport export;
    private final ClaimDeadline deadline;
    private final UnitDirectory units;
    private final MeasureCatalogue measures;
    private final SavedViewPages views;
    private final BusinessClock businessClock;

    ClaimListController(
            ClaimList list,
            ClaimExport export,
            ClaimDeadline deadline,
            UnitDirectory units,
            MeasureCatalogue measures,
            SavedViewPages views,
            BusinessClock businessClock) {
        this.list = list;
        this.export = export;
        this.deadline = deadline;
        this.units = units;
        this.measures = measures;
        this.views = views;
        this.businessClock = businessClock;
    }

    @GetMapping
    String list(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        var today = businessClock.today();
        var query = ClaimQuery.read(parameters, today);
        var rule = deadline.ruleAsAt(query.asAt());
        var all = list.of(actor, query.asAt());
        model.addAttribute("query", query);
        model.addAttribute("filters", ClaimFilter.values());
        model.addAttribute("tiles", ClaimFilter.tiles());
        model.addAttribute("rule", rule);
        model.addAttribute("today", query.asAt().dayOr(today));
        model.addAttribute("counts", counts(all, rule.overdueUpTo()));
        model.addAttribute("page", ListPage.of(query.of(all, rule.overdueUpTo()), "/claims", parameters));
        model.addAttribute("measures", measures.all());
        model.addAttribute("units", ClaimList.seesAll(actor) ? units.existingOn(today) : List.of());
        model.addAttribute("seesAll", ClaimList.seesAll(actor));
        model.addAttribute(
                "coordinates", actor.is(Role.COORDINATOR) && !query.asAt().isPast());
        views.show(actor, "/claims", model);
        return "undertaking/claims";
    }

    private static Map<ClaimFilter, Long> counts(List<ClaimLine> lines, LocalDate overdue) {
        var counts = new EnumMap<ClaimFilter, Long>(ClaimFilter.class);
        for (var tile : ClaimFilter.tiles()) {
            counts.put(
                    tile,
                    lines.stream().filter(line -> tile.takes(line, overdue)).count());
        }
        return counts;
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        var query = ClaimQuery.read(parameters, businessClock.today());
        return Downloads.list(export.of(actor, deadline.ruleAsAt(query.asAt()), query), format);
    }

    /** Changes after how many working days an unanswered claim is listed. */
    @PostMapping("/deadline")
    ModelAndView setDeadline(
            @SignedIn Actor actor,
            @RequestParam(defaultValue = "") String workingDays,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var days = workingDays.matches("\\d{1,3}") ? Integer.parseInt(workingDays) : 0;
        var why = reason.strip();
        if (days < ClaimDeadline.FEWEST
                || days > ClaimDeadline.MOST
                || why.isEmpty()
                || why.length() > LONGEST_REASON) {
            model.addAttribute("problem", "undertaking.error.deadline");
            model.addAttribute("typedDays", workingDays);
            model.addAttribute("typedReason", reason);
            var view = new ModelAndView(list(actor, Map.of(), model), model.asMap());
            view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return view;
        }
        deadline.set(actor, days, why);
        redirect.addFlashAttribute("notice", "undertaking.notice.deadline");
        return new ModelAndView("redirect:/claims?show=overdue");
    }
}
