package luoshi.light;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
import luoshi.light.Lights.Place;
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
import org.springframework.web.util.UriComponentsBuilder;

/** The lights of all measures in a quarter as a list, by colour, and as they were known on an earlier day. */
@Controller
@RequestMapping("/lights")
class LightListController {

    /** The kinds of indicators by which measures are chosen. */
    private static final List<String> KINDS = List.of("TARGET", "CEILING", "DEADLINE", "COMPLETION");

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
    String list(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        var filter = filter(actor, parameters);
        var places = lights.places();
        model.addAttribute("filter", filter);
        model.addAttribute("asAt", AsAt.read(parameters.get("on"), businessClock.today()));
        views.show(actor, "/lights", model);
        model.addAttribute("quarters", rules.quarters());
        model.addAttribute("colours", Light.values());
        model.addAttribute("kinds", KINDS);
        model.addAttribute("marks", LightMark.values());
        model.addAttribute("chapters", chapters(places));
        model.addAttribute("lines", lines(filter, places));
        model.addAttribute("detailed", Calculating.overlooks(actor));
        return "light/list";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        var filter = filter(actor, parameters);
        var places = lights.places();
        var detailed = Calculating.overlooks(actor);
        return Downloads.list(
                exports.list(exports.say("light.list"), actor.displayName(), lines(filter, places))
                        .filter("light.quarter", filter.quarter().chinese())
                        .filter("light.basis", exports.say(filter.basis().key()))
                        .filter(
                                "light.light",
                                filter.light() == null
                                        ? null
                                        : exports.say(filter.light().key()))
                        .chapter("light.chapter", filter.chapter() == 0 ? null : filter.chapter())
                        .filter(
                                "progress.kind",
                                filter.kind() == null ? null : exports.say("progress.kind." + filter.kind()))
                        .filter(
                                "light.mark",
                                filter.mark() == null
                                        ? null
                                        : exports.say(filter.mark().key()))
                        .asAt("light.as-at", filter.on().isBefore(businessClock.today()) ? filter.on() : null)
                        .column("light.chapter", MeasureLight::chapter)
                        .column("light.measure", MeasureLight::heading)
                        .column("light.light", one -> exports.say(one.key()))
                        .column("light.by-rule", this::byRule)
                        .date("light.since", one -> exports.day(one.judgedOn()))
                        .column("light.held-against", one -> detailed ? one.reasons() : "")
                        .make(),
                format);
    }

    /** What the rule says; beside a light that was set by hand, what the quarter keeps. */
    private String byRule(MeasureLight one) {
        if (one.light() == null) {
            return "";
        }
        return exports.say(one.override() == null ? one.light().key() : one.besideHandKey());
    }

    private List<MeasureLight> lines(Filter filter, List<Place> places) {
        var shown = places.stream()
                .filter(one -> filter.chapter() == 0 || one.chapter() == filter.chapter())
                .filter(one -> filter.kind() == null || one.has(filter.kind()))
                .map(Place::measure)
                .collect(Collectors.toSet());
        return lights.of(filter.quarter(), filter.basis(), filter.on()).stream()
                .filter(one -> filter.light() == null || one.shown() == filter.light())
                .filter(one -> filter.mark() == null || filter.mark().isOn(one))
                .filter(one -> shown.contains(one.number()))
                .toList();
    }

    private static Map<Integer, String> chapters(List<Place> places) {
        var chapters = new LinkedHashMap<Integer, String>();
        places.forEach(one -> chapters.put(one.chapter(), one.heading()));
        return chapters;
    }

    private Filter filter(Actor actor, Map<String, String> parameters) {
        var today = businessClock.today();
        var on = AsAt.read(parameters.get("on"), today).dayOr(today);
        var quarter = parameters.getOrDefault("quarter", "");
        var chapter = parameters.getOrDefault("chapter", "");
        return new Filter(
                quarter.matches("20\\d{2}Q[1-4]") ? Quarter.of(quarter) : rules.quarterOn(on),
                Calculating.overlooks(actor) ? Basis.read(parameters.getOrDefault("basis", "")) : Basis.VERIFIED,
                Arrays.stream(Light.values())
                        .filter(one -> one.code().equals(parameters.get("light")))
                        .findFirst()
                        .orElse(null),
                chapter.matches("\\d{1,2}") ? Integer.parseInt(chapter) : 0,
                KINDS.stream()
                        .filter(one -> one.equals(parameters.get("kind")))
                        .findFirst()
                        .orElse(null),
                Arrays.stream(LightMark.values())
                        .filter(one -> one.code().equals(parameters.get("mark")))
                        .findFirst()
                        .orElse(null),
                on);
    }

    /**
     * What the list shows: a quarter, a basis, one colour or all, as known on a day.
     *
     * @param chapter the number of a chapter, or 0 for all
     * @param kind only measures with an indicator of that kind, or null
     * @param mark only measures of whose light that is told, or null
     */
    record Filter(
            Quarter quarter,
            Basis basis,
            @Nullable Light light,
            int chapter,
            @Nullable String kind,
            @Nullable LightMark mark,
            LocalDate on) {

        /** The address of the list as it is today. */
        public String today() {
            var address = UriComponentsBuilder.fromPath("/lights");
            parameters().forEach(address::queryParam);
            return address.build().toUriString();
        }

        /** The address of its file. */
        public String file(String ending) {
            var address = UriComponentsBuilder.fromPath("/lights" + ending);
            parameters().forEach(address::queryParam);
            return address.queryParam("on", on).build().toUriString();
        }

        /** Its parameters by name, for the form of a view; a view shows the day on which it is opened. */
        public Map<String, Object> parameters() {
            var all = new LinkedHashMap<String, Object>();
            all.put("quarter", quarter);
            all.put("basis", basis.code());
            if (light != null) {
                all.put("light", light.code());
            }
            if (chapter != 0) {
                all.put("chapter", chapter);
            }
            if (kind != null) {
                all.put("kind", kind);
            }
            if (mark != null) {
                all.put("mark", mark.code());
            }
            return all;
        }
    }
}
