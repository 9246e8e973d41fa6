package luoshi.light;

import java.util.Arrays;
import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.export.Exports;
import luoshi.light.Standards.Held;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 达标情况: the groups 达标, 未达标 and 无法判断 against fixed standards; no ranking, no score, no shares of units. */
@Controller
@RequestMapping("/periods/{quarter}/standards")
class StandardController {

    private final Standards standards;
    private final BusinessClock businessClock;
    private final Exports exports;

    StandardController(Standards standards, BusinessClock businessClock, Exports exports) {
        this.standards = standards;
        this.businessClock = businessClock;
        this.exports = exports;
    }

    @GetMapping
    String show(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam(defaultValue = "") String standard,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String city,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var asAt = AsAt.read(on, businessClock.today());
        var held = standards.of(actor, quarter, asAt);
        var chosen = Standard.read(standard);
        var verdict = Verdict.read(group);
        model.addAttribute("quarter", quarter);
        model.addAttribute("asAt", asAt);
        model.addAttribute("held", held);
        model.addAttribute("overlooks", Calculating.overlooks(actor));
        model.addAttribute("standards", Arrays.asList(Standard.values()));
        model.addAttribute("verdicts", Arrays.asList(Verdict.values()));
        model.addAttribute("chosen", chosen);
        model.addAttribute("verdict", verdict);
        model.addAttribute("city", city);
        model.addAttribute("rows", chosen == null ? null : held.rows(chosen, verdict, known(held, city)));
        return "light/standards";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable String format,
            @RequestParam(defaultValue = "") String standard,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String city,
            @RequestParam(required = false) @Nullable String on) {
        var asAt = AsAt.read(on, businessClock.today());
        var held = standards.of(actor, quarter, asAt);
        var chosen = Standard.read(standard);
        var verdict = Verdict.read(group);
        var rows = Arrays.stream(Standard.values())
                .filter(one -> chosen == null || one == chosen)
                .flatMap(one -> held.rows(one, verdict, known(held, city)).stream())
                .toList();
        return Downloads.list(
                exports.list(exports.say("light.standards.of", quarter.chinese()), actor.displayName(), rows)
                        .filter("light.standard", chosen == null ? null : exports.say(chosen.key()))
                        .filter("light.verdict", verdict == null ? null : exports.say(verdict.key()))
                        .filter("light.standard.city", known(held, city))
                        .asAt("light.as-at", asAt.day())
                        .column(
                                "light.standard",
                                row -> exports.say(row.standard().key()))
                        .column("light.standard.of", Standards.Row::of)
                        .column("light.standard.name", Standards.Row::name)
                        .column(
                                "light.verdict",
                                row -> exports.say(row.against().verdict().key()))
                        .column(
                                "light.standard.why",
                                row -> exports.say(
                                        row.against().why(), row.against().args()))
                        .make(),
                format);
    }

    private static @Nullable String known(Held held, String city) {
        return held.cities().contains(city) ? city : null;
    }
}
