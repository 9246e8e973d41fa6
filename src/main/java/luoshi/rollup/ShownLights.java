package luoshi.rollup;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import luoshi.light.Light;
import luoshi.light.MeasureLight;
import luoshi.progress.Ledger.LedgerLine;
import luoshi.progress.Ledger.MeasureQuarter;

/** The lights of measures in quarters, for the rows of a ledger. */
record ShownLights(List<MeasureLight> lights, Map<MeasureQuarter, String> words) {

    static ShownLights of(List<MeasureLight> lights, Function<MeasureLight, String> word) {
        return new ShownLights(lights, lights.stream().collect(toMap(ShownLights::where, word)));
    }

    /** The light of the measure of a row in words. */
    String word(LedgerLine row) {
        return words.getOrDefault(where(row), "");
    }

    /** The measure of a row in its quarter. */
    static MeasureQuarter where(LedgerLine row) {
        return new MeasureQuarter(row.quarter(), row.line().measureNumber());
    }

    /** Where the light is shown. */
    List<MeasureQuarter> showing(Light light) {
        return lights.stream()
                .filter(one -> one.shown() == light)
                .map(ShownLights::where)
                .toList();
    }

    private static MeasureQuarter where(MeasureLight light) {
        return new MeasureQuarter(light.quarter(), light.number());
    }
}
