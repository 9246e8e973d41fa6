package luoshi.light;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.light.IndicatorCatalogue.Entry;
import luoshi.light.IndicatorReading.Reported;
import luoshi.light.Judgement.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * How indicators have come on: one with all its values, or all of them with the latest one. By the same rule as the numbers
 * behind a light, a unit sees the approved values of its own measures alone.
 */
@Service
@Transactional(readOnly = true)
class IndicatorCourses {

    private static final int ALL = 0;

    private final Settings settings;
    private final IndicatorReading reading;
    private final IndicatorCatalogue catalogue;
    private final Lights lights;
    private final BusinessClock businessClock;

    IndicatorCourses(
            Settings settings,
            IndicatorReading reading,
            IndicatorCatalogue catalogue,
            Lights lights,
            BusinessClock businessClock) {
        this.settings = settings;
        this.reading = reading;
        this.catalogue = catalogue;
        this.lights = lights;
        this.businessClock = businessClock;
    }

    /**
     * One indicator in all quarters that have opened, now or at the end of a past day.
     *
     * @throws NotFound if the measure has none with the number
     */
    public Course of(Actor actor, int measure, int number, Basis asked, AsAt asAt) {
        var entries = catalogue.entries(measure, actor.unitId());
        var entry = entries.stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(NotFound::new);
        var today = asAt.dayOr(businessClock.today());
        var basis = Calculating.overlooks(actor) ? asked : Basis.VERIFIED;
        var setting = settings.current(today);
        var series = series(measure, setting, basis, asAt).get(number);
        var detailed = Calculating.overlooks(actor) || entry.concerns();
        return new Course(
                entry,
                setting.quarter(),
                basis,
                series,
                detailed && series.hasChart() ? IndicatorChart.of(series, today) : null,
                detailed,
                entries);
    }

    /** The indicators that pass the filter, in the order of the document. */
    public List<Line> all(Actor actor, Filter filter) {
        var today = filter.asAt().dayOr(businessClock.today());
        var setting = settings.current(today);
        var series = series(ALL, setting, filter.basis(), filter.asAt());
        var standing = lights.of(setting.quarter(), filter.basis(), today).stream()
                .collect(toMap(MeasureLight::number, Function.identity()));
        return catalogue.entries(ALL, actor.unitId()).stream()
                .map(entry -> new Line(
                        entry,
                        series.get(entry.number()),
                        standing.get(entry.measure()),
                        Calculating.overlooks(actor) || entry.concerns()))
                .filter(filter::lets)
                .toList();
    }

    private Map<Integer, IndicatorSeries> series(int measure, Setting setting, Basis basis, AsAt asAt) {
        var read = reading.read(measure, setting, asAt);
        var values =
                read.values().stream().filter(one -> one.basis() == basis).collect(groupingBy(Reported::indicator));
        var series = new LinkedHashMap<Integer, IndicatorSeries>();
        read.facts()
                .forEach(fact -> series.put(
                        fact.number(),
                        IndicatorSeries.of(
                                fact,
                                values.getOrDefault(fact.number(), List.of()),
                                setting.frame().documentOn())));
        return series;
    }

    /**
     * An indicator as its page shows it.
     *
     * @param quarter the quarter that is being reported on
     * @param chart its picture, or null where there is nothing to draw or the person may not see the values
     * @param detailed whether the person may see the values
     * @param siblings all indicators of the measure
     */
    record Course(
            Entry entry,
            Quarter quarter,
            Basis basis,
            IndicatorSeries series,
            @Nullable IndicatorChart chart,
            boolean detailed,
            List<Entry> siblings) {

        /** Whether it has or could have a path of its own, which has a page. */
        public boolean hasPath() {
            return series.fact().target() != null
                    && !series.fact().isLimit()
                    && series.type() != IndicatorType.COMPLETION;
        }
    }

    /**
     * An indicator as a row of the list.
     *
     * @param standing the light of its measure
     */
    record Line(Entry entry, IndicatorSeries series, MeasureLight standing, boolean detailed) {

        /** The latest value, or null where there is none or the person may not see it. */
        public IndicatorSeries.@Nullable Point latest() {
            return detailed ? series.latest() : null;
        }

        /** The most important sentence about the trend; none for whoever may not see the values. */
        public List<Finding> trend() {
            return detailed ? series.trend().subList(0, 1) : List.of();
        }
    }

    /**
     * Which indicators.
     *
     * @param chapter the number of a chapter, or 0 for all
     * @param light the light of the measure, or null for all
     * @param asAt the day at whose end they are shown
     */
    record Filter(
            int chapter,
            @Nullable IndicatorType type,
            @Nullable Light light,
            Basis basis,
            AsAt asAt) {

        /** All of them by the same basis on the same day. */
        Filter all() {
            return new Filter(0, null, null, basis, asAt);
        }

        /** The address of the list, and with an ending that of its file. */
        public String address(String ending) {
            var address = UriComponentsBuilder.fromPath("/indicators" + ending);
            parameters().forEach(address::queryParam);
            return address.build().toUriString();
        }

        /** The same as it is today. */
        public String addressToday() {
            return new Filter(chapter, type, light, basis, AsAt.NOW).address("");
        }

        /** Its parameters by name, for the form of a view. */
        public Map<String, Object> parameters() {
            var all = new LinkedHashMap<String, Object>();
            all.put("basis", basis.code());
            if (chapter != 0) {
                all.put("chapter", chapter);
            }
            if (type != null) {
                all.put("type", type.code());
            }
            if (light != null) {
                all.put("light", light.code());
            }
            if (asAt.day() != null) {
                all.put("on", asAt.day());
            }
            return all;
        }

        boolean lets(Line line) {
            return (chapter == 0 || line.entry().chapter() == chapter)
                    && (type == null || line.series().type() == type)
                    && (light == null || line.standing().shown() == light);
        }
    }
}
