package luoshi.rollup;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.light.Light;
import luoshi.light.Lights;
import luoshi.policy.MeasureCatalogue;
import luoshi.progress.Ledger;
import luoshi.progress.Ledger.LedgerLine;
import luoshi.progress.Ledger.MeasureQuarter;
import luoshi.progress.LedgerFilter;
import luoshi.progress.MeasureLights;
import luoshi.progress.ObligationFilter;
import luoshi.progress.OpenPeriods;
import luoshi.progress.ProgressStatus;
import luoshi.progress.ReportingPeriod;
import luoshi.rollup.format.LedgerColumn;
import luoshi.rollup.format.LedgerRow;
import luoshi.savedview.SavedViewPages;
import luoshi.savedview.SavedViews;
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

/** 台账: the ledger of all quarters under a filter, now or on a past day, with the columns of the report's annex. */
@Controller
@RequestMapping("/ledger")
class LedgerController {

    private static final String PATH = "/ledger";
    private static final int PAGE = 30;

    /** How many measures under a light are asked for at first: with a line each they fill the page. */
    private static final int LIT = PAGE + 1;

    private final Ledger ledger;
    private final ReportLines lines;
    private final LedgerExport export;
    private final Lights lights;
    private final MeasureLights colours;
    private final ReportTerms terms;
    private final MeasureCatalogue catalogue;
    private final OpenPeriods periods;
    private final BusinessClock businessClock;
    private final SavedViews views;

    LedgerController(
            Ledger ledger,
            ReportLines lines,
            LedgerExport export,
            Lights lights,
            MeasureLights colours,
            ReportTerms terms,
            MeasureCatalogue catalogue,
            OpenPeriods periods,
            BusinessClock businessClock,
            SavedViews views) {
        this.ledger = ledger;
        this.lines = lines;
        this.export = export;
        this.lights = lights;
        this.colours = colours;
        this.terms = terms;
        this.catalogue = catalogue;
        this.periods = periods;
        this.businessClock = businessClock;
        this.views = views;
    }

    @GetMapping
    String list(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        var from =
                parameters.getOrDefault("from", "").matches("\\d{1,7}") ? Integer.parseInt(parameters.get("from")) : 0;
        var after = parameters.getOrDefault("after", "").matches("\\d{1,18}")
                ? Long.valueOf(parameters.get("after"))
                : null;
        var opened = opened();
        model.addAttribute(
                "refused",
                AsAt.read(parameters.get("on"), businessClock.today()).refused());
        return show(actor, opened, read(parameters, opened), after, from, model);
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        var filter = read(parameters, opened());
        return Downloads.list(export.of(actor, filter, lightsUnder(filter)), format);
    }

    @PostMapping("/views")
    ModelAndView save(
            @SignedIn Actor actor, @RequestParam Map<String, String> typed, Model model, RedirectAttributes redirect) {
        var opened = opened();
        var filter = read(typed, opened);
        var name = typed.getOrDefault("name", "");
        var shared = "true".equals(typed.get("shared"));
        try {
            views.save(actor, PATH, filter.query(), name, shared ? SavedViewPages.sharingRole(actor) : null);
        } catch (IllegalStep refusal) {
            model.addAttribute("problem", refusal.messageKey());
            model.addAttribute("problemArgs", refusal.args());
            model.addAttribute("viewName", name);
            model.addAttribute("viewShared", shared);
            var view = new ModelAndView(show(actor, opened, filter, null, 0, model), model.asMap());
            view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return view;
        }
        redirect.addFlashAttribute("notice", "view.notice.saved");
        return new ModelAndView("redirect:" + PATH + "?" + filter.query());
    }

    @PostMapping("/views/{id}/deletion")
    String delete(@SignedIn Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        views.delete(actor, PATH, id);
        redirect.addFlashAttribute("notice", "view.notice.deleted");
        return "redirect:" + PATH;
    }

    private String show(
            Actor actor,
            List<ReportingPeriod> opened,
            LedgerFilter filter,
            @Nullable Long after,
            int from,
            Model model) {
        var all = filter.on() == null || light(filter).isEmpty() ? null : lightsUnder(filter);
        var found = all == null
                ? page(actor, filter, after, day(filter))
                : ledger.page(actor, filter, lit(filter, all), after, PAGE + 1);
        var shown = found.subList(0, Math.min(found.size(), PAGE));
        var lit = all == null
                ? ShownLights.of(
                        lights.of(shown.stream().map(ShownLights::where).collect(toSet()), day(filter)), lines::light)
                : all;
        model.addAttribute("filter", filter);
        model.addAttribute(
                "quarters", opened.stream().map(ReportingPeriod::getQuarter).toList());
        model.addAttribute("choices", ledger.choices());
        model.addAttribute("measures", catalogue.all());
        model.addAttribute("shows", ObligationFilter.values());
        model.addAttribute("statuses", ProgressStatus.values());
        model.addAttribute("lights", colours.colours());
        model.addAttribute("columns", LedgerColumn.values());
        model.addAttribute("words", terms.words());
        model.addAttribute(
                "rows",
                IntStream.range(0, shown.size())
                        .mapToObj(index -> {
                            var one = shown.get(index);
                            return new Row(
                                    one.quarter(),
                                    one.line().measureNumber(),
                                    one.line().entryId(),
                                    lines.row(from + index + 1, one.line(), lit.word(one)));
                        })
                        .toList());
        model.addAttribute("first", after == null ? null : address(filter));
        model.addAttribute(
                "next",
                found.size() <= PAGE
                        ? null
                        : address(filter) + "&after="
                                + shown.get(PAGE - 1).line().obligationId() + "&from=" + (from + PAGE));
        model.addAttribute("views", views.of(actor, PATH));
        model.addAttribute("sharingRole", SavedViewPages.sharingRole(actor));
        return "rollup/ledger";
    }

    /**
     * The lines of a page and one more. Under a light the latest measures that show it are asked for: each of them has lines,
     * and where the rest of the filter lets too few of these through, all are asked for.
     */
    private List<LedgerLine> page(Actor actor, LedgerFilter filter, @Nullable Long after, LocalDate day) {
        var light = light(filter);
        if (light.isEmpty()) {
            return ledger.page(actor, filter, null, after, PAGE + 1);
        }
        for (int most = LIT; ; most = Integer.MAX_VALUE) {
            var lit = lights.showing(light.get(), filter, after, day, most);
            var found = ledger.page(actor, filter, lit, after, PAGE + 1);
            if (found.size() > PAGE || lit.size() < most) {
                return found;
            }
        }
    }

    private static String address(LedgerFilter filter) {
        return PATH + "?" + filter.query();
    }

    /** The quarters that have opened, the latest first. */
    private List<ReportingPeriod> opened() {
        return periods.opened(businessClock.today()).stream()
                .sorted(Comparator.comparing(ReportingPeriod::getQuarter).reversed())
                .toList();
    }

    /** The filter in the address; without a quarter that of the latest one that has opened, on a past day by then, or of the first. */
    private LedgerFilter read(Map<String, String> parameters, List<ReportingPeriod> opened) {
        var today = businessClock.today();
        var asAt = AsAt.read(parameters.get("on"), today);
        var latest = opened.stream()
                .filter(period -> !period.getOpensOn().isAfter(asAt.dayOr(today)))
                .findFirst()
                .orElse(opened.get(opened.size() - 1))
                .getQuarter();
        return LedgerFilter.read(parameters, latest, today);
    }

    private ShownLights lightsUnder(LedgerFilter filter) {
        return ShownLights.of(lights.opened(filter.quarter(), day(filter)), lines::light);
    }

    private LocalDate day(LedgerFilter filter) {
        return filter.on() == null ? businessClock.today() : filter.on();
    }

    private static Optional<Light> light(LedgerFilter filter) {
        return Arrays.stream(Light.values())
                .filter(light -> light.code().equals(filter.light()))
                .findFirst();
    }

    /** The measures that show the light asked for; null if none is asked for. */
    static @Nullable List<MeasureQuarter> lit(LedgerFilter filter, ShownLights lit) {
        return light(filter).map(lit::showing).orElse(null);
    }

    /** A row of the ledger, its quarter and measure, and the approved entry it is taken from, if there is one. */
    record Row(Quarter quarter, int measure, @Nullable Long entryId, LedgerRow cells) {}
}
