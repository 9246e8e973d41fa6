package luoshi.light;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.account.NotFound;
import luoshi.calendar.AsAt;
import luoshi.export.Exports;
import luoshi.light.IndicatorReading.Indicators;
import luoshi.light.PartReading.PartLine;
import luoshi.light.UndertakenReading.ClaimLine;
import luoshi.light.UndertakenReading.TaskPointLine;
import org.springframework.stereotype.Component;

/** Gathers what measures are judged by, with three statements however many there are. */
@Component
class LightReading {

    private static final int ALL = 0;

    private final IndicatorReading indicators;
    private final UndertakenReading claims;
    private final PartReading parts;
    private final Exports exports;

    LightReading(IndicatorReading indicators, UndertakenReading claims, PartReading parts, Exports exports) {
        this.indicators = indicators;
        this.claims = claims;
        this.parts = parts;
        this.exports = exports;
    }

    /** All measures in the order of the document. */
    List<MeasureFacts> all(Setting setting) {
        return read(ALL, setting, AsAt.NOW);
    }

    /** The same as known by the end of a past day, which is then the day of the setting. */
    List<MeasureFacts> all(Setting setting, AsAt asAt) {
        return read(ALL, setting, asAt);
    }

    /**
     * One measure, now or as known by the end of a past day, which is then the day of the setting.
     *
     * @throws NotFound if the document has none with the number
     */
    MeasureFacts measure(int number, Setting setting, AsAt asAt) {
        return read(number, setting, asAt).stream().findFirst().orElseThrow(NotFound::new);
    }

    /** All measures with what their parts are judged by, which are no indicators; two statements. */
    List<MeasureFacts> forParts(Setting setting, AsAt asAt) {
        return read(ALL, setting, asAt, new Indicators(List.of(), List.of()), parts.parts(ALL, setting, asAt));
    }

    /** All measures; in a quarter that has not opened with what will be owed as responsibilities stand today. */
    List<MeasureFacts> expected(Setting setting) {
        return setting.established()
                ? all(setting)
                : read(ALL, setting, AsAt.NOW, indicators.read(ALL, setting, AsAt.NOW), parts.expected(setting));
    }

    private List<MeasureFacts> read(int measure, Setting setting, AsAt asAt) {
        return read(
                measure, setting, asAt, indicators.read(measure, setting, asAt), parts.parts(measure, setting, asAt));
    }

    private List<MeasureFacts> read(int measure, Setting setting, AsAt asAt, Indicators measured, List<PartLine> owed) {
        var lines = owed.stream().collect(groupingBy(PartLine::measureNumber, LinkedHashMap::new, toList()));
        var undertaken = claims.read(measure, setting, asAt);
        var claimed = undertaken.claims().stream().collect(groupingBy(ClaimLine::measureNumber));
        var points = undertaken.taskPoints().stream().collect(groupingBy(TaskPointLine::measureNumber));
        var known = measured.facts().stream().collect(groupingBy(IndicatorFact::measureNumber));
        return lines.entrySet().stream()
                .map(one -> new MeasureFacts(
                        setting,
                        exports.say("light.milestones"),
                        one.getValue(),
                        of(claimed, one.getKey()),
                        of(points, one.getKey()),
                        of(known, one.getKey()),
                        measured.values()))
                .toList();
    }

    private static <T> List<T> of(Map<Integer, List<T>> lines, int measure) {
        return lines.getOrDefault(measure, List.of());
    }
}
