package luoshi.rollup;

import java.util.Arrays;
import java.util.function.Function;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.export.Exports;
import luoshi.progress.ReportingPeriod;
import luoshi.progress.ReportingStatus;
import luoshi.rollup.Comparison.LightChange;
import luoshi.rollup.Comparison.TextChange;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 与上季度对比: what is newly done, newly red, recovered, unchanged and only reworded; on request a paragraph of the report. */
@Controller
@RequestMapping("/periods/{quarter}/comparison")
class ComparisonController {

    private static final int PAGE = 30;

    private final Comparisons comparisons;
    private final ReportingStatus status;
    private final QuarterlyRollUp rollUp;
    private final BusinessClock businessClock;
    private final Exports exports;

    ComparisonController(
            Comparisons comparisons,
            ReportingStatus status,
            QuarterlyRollUp rollUp,
            BusinessClock businessClock,
            Exports exports) {
        this.businessClock = businessClock;
        this.comparisons = comparisons;
        this.status = status;
        this.rollUp = rollUp;
        this.exports = exports;
    }

    @GetMapping
    String show(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam(defaultValue = "") String light,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var period = status.period(quarter);
        var asAt = asAt(on);
        var comparison = comparisons.of(actor, period, asAt);
        model.addAttribute("asAt", asAt);
        model.addAttribute("period", period);
        model.addAttribute("comparison", comparison.orElse(null));
        comparison.ifPresent(one -> fill(one, find(LightChange.values(), LightChange::code, light), text, from, model));
        var compiles = actor.is(Role.COORDINATOR) && !asAt.isPast();
        model.addAttribute("compiles", compiles);
        model.addAttribute("draft", compiles ? rollUp.draft(quarter).orElse(null) : null);
        return "rollup/comparison";
    }

    private static void fill(Comparison comparison, @Nullable LightChange light, String code, int from, Model model) {
        var text = find(TextChange.values(), TextChange::code, code);
        var entries = comparison.entries(text);
        var first = Math.max(0, Math.min(from, entries.size()));
        var last = Math.min(first + PAGE, entries.size());
        model.addAttribute("light", light);
        model.addAttribute("text", text);
        model.addAttribute("lights", LightChange.values());
        model.addAttribute("texts", TextChange.values());
        model.addAttribute("measures", comparison.measures(light));
        model.addAttribute("entries", entries.subList(first, last));
        model.addAttribute("next", last < entries.size() ? last : null);
        model.addAttribute("later", first > 0);
    }

    @GetMapping("/entries.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable String format,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String on) {
        var asAt = asAt(on);
        var comparison = comparison(actor, status.period(quarter), asAt);
        var change = find(TextChange.values(), TextChange::code, text);
        return Downloads.list(
                exports.list(
                                exports.say("rollup.comparison.entries-of", quarter.chinese()),
                                actor.displayName(),
                                comparison.entries(change))
                        .filter("rollup.comparison.before", comparison.before().chinese())
                        .filter("rollup.comparison.change", change == null ? null : exports.say(change.key()))
                        .asAt("calendar.as-at.which", asAt.day())
                        .column("rollup.comparison.measure", Comparison.EntryChange::measure)
                        .column("rollup.comparison.unit", Comparison.EntryChange::unitName)
                        .column(
                                "rollup.comparison.change",
                                one -> exports.say(one.change().key()))
                        .make(),
                format);
    }

    @GetMapping("/measures.{format:xlsx|csv}")
    ResponseEntity<Resource> measures(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable String format,
            @RequestParam(defaultValue = "") String light,
            @RequestParam(required = false) @Nullable String on) {
        var asAt = asAt(on);
        var comparison = comparison(actor, status.period(quarter), asAt);
        var change = find(LightChange.values(), LightChange::code, light);
        return Downloads.list(
                exports.list(
                                exports.say("rollup.comparison.measures-of", quarter.chinese()),
                                actor.displayName(),
                                comparison.measures(change))
                        .filter("rollup.comparison.before", comparison.before().chinese())
                        .filter("rollup.comparison.change", change == null ? null : exports.say(change.key()))
                        .asAt("calendar.as-at.which", asAt.day())
                        .column("rollup.comparison.measure", one -> one.now().heading())
                        .column(
                                "rollup.comparison.light-before",
                                one -> exports.say(one.before().key()))
                        .column(
                                "rollup.comparison.light-now",
                                one -> exports.say(one.now().key()))
                        .column(
                                "rollup.comparison.change",
                                one -> exports.say(one.change().key()))
                        .make(),
                format);
    }

    /** Puts the paragraph into the draft of the report, or takes it out. */
    @PostMapping("/paragraph")
    String tell(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam(defaultValue = "false") boolean wanted,
            RedirectAttributes redirect) {
        rollUp.tellComparison(quarter, wanted, actor);
        redirect.addFlashAttribute(
                "notice", wanted ? "rollup.notice.comparison-told" : "rollup.notice.comparison-left-out");
        return "redirect:/periods/{quarter}/comparison";
    }

    private Comparison comparison(Actor actor, ReportingPeriod period, AsAt asAt) {
        return comparisons.of(actor, period, asAt).orElseThrow(NotFound::new);
    }

    private AsAt asAt(@Nullable String on) {
        return AsAt.read(on, businessClock.today());
    }

    private static <T> @Nullable T find(T[] all, Function<T, String> code, String wanted) {
        return Arrays.stream(all)
                .filter(one -> code.apply(one).equals(wanted))
                .findFirst()
                .orElse(null);
    }
}
