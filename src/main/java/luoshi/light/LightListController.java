package luoshi.light;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.export.Exports;
import luoshi.savedview.SavedViewPages;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lights of all measures in a quarter as a list, by colour, and as they were known on an earlier day. */
@Controller
@RequestMapping("/lights")
class LightListController {

    private final Lights lights;
    private final LightRules rules;
    private final BusinessClock businessClock;
    private final SavedViewPages views;
    private final Exports exports;

    LightListController(
            Lights lights, LightRules rules, BusinessClock businessClock, SavedViewPages views, Exports exports) {
        this.views = views;
        this.lights = lights;
        this.rules = rules;
        this.businessClock = businessClock;
        this.exports = exports;
    }

    @GetMapping
    String list(
            @SignedIn Actor actor,
            @RequestParam(required = false) @Nullable Quarter quarter,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(defaultValue = "") String light,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var filter = filter(actor, quarter, basis, light, on);
        model.addAttribute("filter", filter);
        model.addAttribute("asAt", AsAt.read(on, businessClock.today()));
        views.show(actor, "/lights", model);
        model.addAttribute("quarters", rules.quarters());
        model.addAttribute("colours", Light.values());
        model.addAttribute("lines", lines(filter));
        model.addAttribute("detailed", Calculating.overlooks(actor));
        return "light/list";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor,
            @PathVariable String format,
            @RequestParam(required = false) @Nullable Quarter quarter,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(defaultValue = "") String light,
            @RequestParam(required = false) @Nullable String on) {
        var filter = filter(actor, quarter, basis, light, on);
        var detailed = Calculating.overlooks(actor);
        return Downloads.list(
                exports.list(exports.say("light.list"), actor.displayName(), lines(filter))
                        .filter("light.quarter", filter.quarter().chinese())
                        .filter("light.basis", exports.say(filter.basis().key()))
                        .filter(
                                "light.light",
                                filter.light() == null
                                        ? null
                                        : exports.say(filter.light().key()))
                        .filter("light.as-at", exports.day(filter.on()))
                        .column("light.chapter", MeasureLight::chapter)
                        .column("light.measure", MeasureLight::heading)
                        .column("light.light", one -> exports.say(one.key()))
                        .column(
                                "light.by-rule",
                                one -> one.light() == null
                                        ? ""
                                        : exports.say(one.light().key()))
                        .column("light.since", one -> exports.day(one.judgedOn()))
                        .column("light.held-against", one -> detailed ? one.reasons() : "")
                        .make(),
                format);
    }

    private List<MeasureLight> lines(Filter filter) {
        return lights.of(filter.quarter(), filter.basis(), filter.on()).stream()
                .filter(one -> filter.light() == null || one.shown() == filter.light())
                .toList();
    }

    private Filter filter(Actor actor, @Nullable Quarter quarter, String basis, String light, @Nullable String on) {
        var today = businessClock.today();
        return new Filter(
                quarter == null ? rules.current().quarter() : quarter,
                Calculating.overlooks(actor) ? Basis.read(basis) : Basis.VERIFIED,
                Arrays.stream(Light.values())
                        .filter(one -> one.code().equals(light))
                        .findFirst()
                        .orElse(null),
                AsAt.read(on, today).dayOr(today));
    }

    /** What the list shows: a quarter, a basis, one colour or all, as known on a day. */
    record Filter(Quarter quarter, Basis basis, @Nullable Light light, LocalDate on) {

        /** Its parameters by name, for the form of a view; a view shows the day on which it is opened. */
        public Map<String, Object> parameters() {
            var all = new LinkedHashMap<String, Object>();
            all.put("quarter", quarter);
            all.put("basis", basis.code());
            if (light != null) {
                all.put("light", light.code());
            }
            return all;
        }
    }
}
