package luoshi.progress;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.export.ListPage;
import luoshi.policy.MeasureCatalogue;
import luoshi.savedview.SavedViewPages;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriUtils;

/** The list behind every number of a period, under a filter that stands in the address, now or as at a past day. */
@Controller
@RequestMapping("/periods")
class ObligationController {

    private static final String CURRENT = "/periods/current/obligations";

    private final ReportingStatus status;
    private final ObligationList obligations;
    private final ObligationExport export;
    private final Ledger ledger;
    private final MeasureLights lights;
    private final MeasureCatalogue catalogue;
    private final OpenPeriods openPeriods;
    private final SavedViewPages views;
    private final BusinessClock businessClock;

    ObligationController(
            ReportingStatus status,
            ObligationList obligations,
            ObligationExport export,
            Ledger ledger,
            MeasureLights lights,
            MeasureCatalogue catalogue,
            OpenPeriods openPeriods,
            SavedViewPages views,
            BusinessClock businessClock) {
        this.status = status;
        this.obligations = obligations;
        this.export = export;
        this.ledger = ledger;
        this.lights = lights;
        this.catalogue = catalogue;
        this.openPeriods = openPeriods;
        this.views = views;
        this.businessClock = businessClock;
    }

    /** A lasting address of whatever quarter is being reported on, on a past day was, or of the one that the filter names; hands on what is to be said there. */
    @GetMapping("/current/obligations")
    String current(
            @RequestParam Map<String, String> parameters, HttpServletRequest request, RedirectAttributes redirect) {
        var said = RequestContextUtils.getInputFlashMap(request);
        if (said != null) {
            said.forEach((name, value) -> redirect.addFlashAttribute(name.toString(), value));
        }
        var today = businessClock.today();
        var asAt = AsAt.read(parameters.get("on"), today);
        var current = openPeriods.current(asAt.dayOr(today)).getQuarter();
        var filter = LedgerFilter.read(parameters, current, today);
        var quarter = filter.quarter() == null ? current : filter.quarter();
        var refused = asAt.refused() == null
                ? ""
                : "&on=" + UriUtils.encode(parameters.getOrDefault("on", ""), StandardCharsets.UTF_8);
        return "redirect:/periods/" + quarter + "/obligations?" + query(filter) + refused;
    }

    @GetMapping("/{quarter}/obligations")
    String list(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam Map<String, String> parameters,
            Model model) {
        var period = status.period(quarter);
        var today = businessClock.today();
        var filter = LedgerFilter.read(parameters, quarter, today).in(quarter);
        model.addAttribute("period", period);
        model.addAttribute("filter", filter);
        model.addAttribute("asAt", AsAt.read(parameters.get("on"), today));
        model.addAttribute("query", query(filter));
        model.addAttribute("filters", ObligationFilter.values());
        model.addAttribute("statuses", ProgressStatus.values());
        model.addAttribute("colours", lights.colours());
        model.addAttribute("choices", ledger.choices());
        model.addAttribute("measures", catalogue.all());
        model.addAttribute(
                "page",
                ListPage.of(
                        obligations.of(period.getId(), filter, lights.showing(filter, today), actor.unitId()),
                        "/periods/" + quarter + "/obligations",
                        parameters));
        model.addAttribute("opensAll", actor.is(Role.COORDINATOR));
        model.addAttribute("opensApproved", actor.is(Role.LEADER) || actor.is(Role.INSPECTOR));
        model.addAttribute("ownUnit", actor.unitId());
        views.show(actor, CURRENT, model);
        return "progress/obligations";
    }

    @GetMapping("/{quarter}/obligations.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable String format,
            @RequestParam Map<String, String> parameters) {
        var filter =
                LedgerFilter.read(parameters, quarter, businessClock.today()).in(quarter);
        return Downloads.list(export.of(actor, status.period(quarter), filter), format);
    }

    /** The filter without the quarter, which is in the path. */
    private static String query(LedgerFilter filter) {
        return filter.parameters().entrySet().stream()
                .filter(one -> !one.getKey().equals("quarter"))
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&"));
    }
}
