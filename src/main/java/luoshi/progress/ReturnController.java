package luoshi.progress;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.export.Exports;
import luoshi.export.ListPage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list behind each number of returns. */
@Controller
@RequestMapping("/province-review")
class ReturnController {

    private final Returns returns;
    private final ReportingStatus status;
    private final Exports exports;
    private final BusinessClock businessClock;

    ReturnController(Returns returns, ReportingStatus status, Exports exports, BusinessClock businessClock) {
        this.returns = returns;
        this.status = status;
        this.exports = exports;
        this.businessClock = businessClock;
    }

    @GetMapping("/returns")
    String list(
            @SignedIn Actor actor,
            @RequestParam Quarter quarter,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam Map<String, String> parameters,
            Model model) {
        var chosen = ReturnCategory.read(category);
        var asAt = AsAt.read(parameters.get("on"), businessClock.today());
        model.addAttribute("asAt", asAt);
        model.addAttribute("period", status.period(quarter));
        model.addAttribute("periods", status.periods());
        model.addAttribute("category", chosen);
        model.addAttribute("categories", ReturnCategory.values());
        model.addAttribute(
                "page",
                ListPage.of(returns.list(actor, quarter, chosen, asAt), "/province-review/returns", parameters));
        return "progress/returns";
    }

    @GetMapping("/returns.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor,
            @PathVariable String format,
            @RequestParam Quarter quarter,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String on) {
        var chosen = ReturnCategory.read(category);
        var asAt = AsAt.read(on, businessClock.today());
        status.period(quarter);
        var list = exports.list(
                        exports.say("progress.returns.title", quarter.chinese()),
                        actor.displayName(),
                        returns.list(actor, quarter, chosen, asAt))
                .filter("progress.return.category", chosen == null ? null : exports.say(chosen.key()))
                .asAt("calendar.as-at.which", asAt.day())
                .column("progress.measure", Returns.Line::measure)
                .column("progress.unit", Returns.Line::unitName)
                .column("progress.returns.version", line -> exports.say("progress.version", line.versionNumber()))
                .column(
                        "progress.return.category",
                        line -> exports.say(line.category().key()))
                .column("progress.return.reason", Returns.Line::reason)
                .column("progress.return.fields", line -> fields(line.fieldNames()))
                .column("progress.returns.by", Returns.Line::reviewer)
                .time("progress.returns.at", line -> exports.time(line.reviewedAt()))
                .column("progress.state", line -> exports.say(line.state().key()))
                .make();
        return Downloads.list(list, format);
    }

    private String fields(List<String> names) {
        return names.stream().map(field -> exports.say("progress." + field)).collect(Collectors.joining("、"));
    }
}
