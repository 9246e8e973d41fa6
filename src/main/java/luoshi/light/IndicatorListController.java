package luoshi.light;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.export.Downloads;
import luoshi.export.Exports;
import luoshi.light.IndicatorCourses.Filter;
import luoshi.light.IndicatorCourses.Line;
import luoshi.light.IndicatorSeries.Point;
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

/** All indicators with their latest values, chapter by chapter, and as a file. */
@Controller
@RequestMapping("/indicators")
class IndicatorListController {

    private final IndicatorCourses courses;
    private final SavedViewPages views;
    private final Exports exports;
    private final BusinessClock businessClock;

    IndicatorListController(
            IndicatorCourses courses, SavedViewPages views, Exports exports, BusinessClock businessClock) {
        this.businessClock = businessClock;
        this.views = views;
        this.courses = courses;
        this.exports = exports;
    }

    @GetMapping
    String list(
            @SignedIn Actor actor,
            @RequestParam(defaultValue = "0") int chapter,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String light,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var filter = filter(actor, chapter, type, light, basis, on);
        var all = courses.all(actor, filter.all());
        var lines = all.stream().filter(filter::lets).toList();
        model.addAttribute("filter", filter);
        model.addAttribute("types", IndicatorType.values());
        model.addAttribute("colours", Light.values());
        model.addAttribute("chapters", chapters(all));
        model.addAttribute("lines", lines);
        model.addAttribute(
                "byChapter",
                lines.stream()
                        .collect(Collectors.groupingBy(
                                one -> one.entry().chapterHeading(), LinkedHashMap::new, Collectors.toList())));
        views.show(actor, "/indicators", model);
        model.addAttribute("switches", Calculating.overlooks(actor));
        return "light/indicators";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor,
            @PathVariable String format,
            @RequestParam(defaultValue = "0") int chapter,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String light,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(required = false) @Nullable String on) {
        var filter = filter(actor, chapter, type, light, basis, on);
        var lines = courses.all(actor, filter);
        return Downloads.list(
                exports.list(exports.say("light.indicators"), actor.displayName(), lines)
                        .asAt("calendar.as-at.which", filter.asAt().day())
                        .filter("light.basis", exports.say(filter.basis().key()))
                        .chapter("light.chapter", filter.chapter() == 0 ? null : filter.chapter())
                        .filter(
                                "light.indicator.type",
                                say(filter.type() == null ? null : filter.type().key()))
                        .filter(
                                "light.light",
                                say(
                                        filter.light() == null
                                                ? null
                                                : filter.light().key()))
                        .column("light.chapter", one -> one.entry().chapterHeading())
                        .column("light.measure", one -> one.entry().heading())
                        .column("light.indicator", one -> one.entry().name())
                        .column(
                                "light.indicator.type",
                                one -> say(one.series().type().key()))
                        .column("light.target", one -> one.entry().target())
                        .date(
                                "light.due",
                                one -> exports.day(one.series().fact().dueOn()))
                        .column("light.indicator.latest", this::latest)
                        .date(
                                "light.as-of",
                                one -> one.latest() == null
                                        ? ""
                                        : exports.day(one.latest().value().asOf()))
                        .share(
                                "light.done",
                                one -> percent(
                                        one.latest() == null
                                                ? null
                                                : one.latest().done()))
                        .share(
                                "light.line",
                                one -> percent(
                                        one.latest() == null
                                                ? null
                                                : one.latest().line()))
                        .share(
                                "light.trajectory",
                                one -> percent(
                                        one.latest() == null
                                                ? null
                                                : one.latest().path()))
                        .column("light.trend", this::trend)
                        .column("light.light.of-measure", this::light)
                        .column(
                                "light.source",
                                one -> one.latest() == null
                                        ? ""
                                        : one.latest().value().source())
                        .make(),
                format);
    }

    private String latest(Line line) {
        Point latest = line.latest();
        return latest == null ? "" : latest.number() + line.series().fact().unit();
    }

    private String light(Line line) {
        var light = line.standing();
        return light.override() == null
                ? exports.say(light.key())
                : exports.say("light.hand-set", exports.say(light.key()), exports.say(light.besideHandKey()));
    }

    private String trend(Line line) {
        return line.trend().stream()
                .map(one -> exports.say(one.key(), one.params()))
                .collect(Collectors.joining());
    }

    private static String percent(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString() + "%";
    }

    private @Nullable String say(@Nullable String key) {
        return key == null ? null : exports.say(key);
    }

    private static Map<Integer, String> chapters(List<Line> lines) {
        return lines.stream()
                .collect(Collectors.toMap(
                        one -> one.entry().chapter(),
                        one -> one.entry().chapterHeading(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private Filter filter(Actor actor, int chapter, String type, String light, String basis, @Nullable String on) {
        return new Filter(
                chapter,
                IndicatorType.read(type),
                Arrays.stream(Light.values())
                        .filter(one -> one.code().equals(light))
                        .findFirst()
                        .orElse(null),
                Calculating.overlooks(actor) ? Basis.read(basis) : Basis.VERIFIED,
                AsAt.read(on, businessClock.today()));
    }
}
