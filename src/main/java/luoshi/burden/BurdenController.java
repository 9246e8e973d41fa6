package luoshi.burden;

import java.time.Instant;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.export.Exports;
import luoshi.progress.OpenPeriods;
import luoshi.progress.ReportingPeriod;
import luoshi.progress.ReportingStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What units are asked in a quarter, by question and by unit, and the list behind every number. */
@Controller
@RequestMapping("/burden")
class BurdenController {

    private static final int PAGE = 100;

    private final Burden burden;
    private final Proposals proposals;
    private final ReportingStatus periods;
    private final OpenPeriods openPeriods;
    private final Exports exports;
    private final Histories histories;
    private final BusinessClock businessClock;

    BurdenController(
            Burden burden,
            Proposals proposals,
            ReportingStatus periods,
            OpenPeriods openPeriods,
            Exports exports,
            Histories histories,
            BusinessClock businessClock) {
        this.businessClock = businessClock;
        this.histories = histories;
        this.burden = burden;
        this.proposals = proposals;
        this.periods = periods;
        this.openPeriods = openPeriods;
        this.exports = exports;
    }

    @GetMapping
    String overview(
            @SignedIn Actor actor,
            @RequestParam(required = false) @Nullable Quarter quarter,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var period = period(quarter);
        var asAt = asAt(on);
        var counts = burden.counts(actor, period.getId(), asAt);
        var questions = counts.questions();
        model.addAttribute("period", period);
        model.addAttribute("periods", periods.periods());
        model.addAttribute("questions", questions);
        model.addAttribute("units", counts.units());
        model.addAttribute(
                "asked", questions.stream().mapToInt(Burden.Asked::asked).sum());
        model.addAttribute(
                "answered", questions.stream().mapToInt(Burden.Asked::answered).sum());
        model.addAttribute(
                "fields", questions.stream().mapToInt(Burden.Asked::fields).sum());
        model.addAttribute("asAt", asAt);
        model.addAttribute("proposals", proposals.all(asAt));
        model.addAttribute("proposes", actor.is(Role.COORDINATOR) && !asAt.isPast());
        return "burden/overview";
    }

    /** What was proposed to be asked, and what was decided. */
    @GetMapping("/history")
    String history(@RequestParam(required = false) @Nullable Instant before, Model model) {
        return HistoryPage.show(model, "burden.proposals", "/burden", histories.of("/burden", before));
    }

    @GetMapping("/{quarter}/asked")
    String asked(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable Boolean answered,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(defaultValue = "0") int after,
            Model model) {
        var period = periods.period(quarter);
        var asAt = asAt(on);
        var one = question(question);
        var from = Math.max(0, after);
        var found = burden.lines(actor, period.getId(), asAt, one, unit, answered, from, PAGE + 1);
        var address = UriComponentsBuilder.fromPath("/burden/{quarter}/asked")
                .queryParam("question", "{question}")
                .queryParam("unit", "{unit}")
                .queryParam("answered", "{answered}")
                .encode()
                .buildAndExpand(quarter, question, unit == null ? "" : unit, answered == null ? "" : answered)
                .toUriString();
        var dated = address + asAt.and();
        model.addAttribute("asAt", asAt);
        model.addAttribute("today", address);
        model.addAttribute("period", period);
        model.addAttribute("questions", Question.values());
        model.addAttribute("units", burden.counts(actor, period.getId(), asAt).units());
        model.addAttribute("question", one);
        model.addAttribute("unit", unit);
        model.addAttribute("answered", answered);
        model.addAttribute("lines", found.subList(0, Math.min(PAGE, found.size())));
        model.addAttribute("first", from == 0 ? null : dated);
        model.addAttribute("next", found.size() <= PAGE ? null : dated + "&after=" + (from + PAGE));
        return "burden/asked";
    }

    @GetMapping("/{quarter}/asked.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable String format,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable Boolean answered,
            @RequestParam(required = false) @Nullable String on) {
        var period = periods.period(quarter);
        var asAt = asAt(on);
        var one = question(question);
        var title = exports.say("burden.asked.title", period.getQuarter().chinese());
        var list = exports.list(
                        title,
                        actor.displayName(),
                        burden.lines(actor, period.getId(), asAt, one, unit, answered, 0, null))
                .filter("burden.question", one == null ? null : exports.say(one.key()))
                .unit("burden.unit", unit)
                .filter("burden.answered", answered == null ? null : exports.say(answeredKey(answered)))
                .asAt("calendar.as-at.which", asAt.day())
                .column("burden.unit", Burden.Line::unit)
                .column("burden.measure", Burden.Line::measure)
                .column("burden.question", line -> exports.say(line.question().key()))
                .column("burden.about", Burden.Line::about)
                .column("burden.answered", line -> exports.say(answeredKey(line.answered())))
                .make();
        return Downloads.list(list, format);
    }

    /** The message key of whether something was answered. */
    static String answeredKey(boolean answered) {
        return answered ? "burden.answered.yes" : "burden.answered.no";
    }

    private AsAt asAt(@Nullable String on) {
        return AsAt.read(on, businessClock.today());
    }

    private static @Nullable Question question(String code) {
        return code.isEmpty() ? null : Question.called(code).orElseThrow(NotFound::new);
    }

    private ReportingPeriod period(@Nullable Quarter quarter) {
        return quarter == null ? openPeriods.current() : periods.period(quarter);
    }
}
