package luoshi.rollup;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import luoshi.light.Light;
import luoshi.light.MeasureLight;

/**
 * How many measures show which light, judged by what is approved.
 *
 * @param measures how many there are
 * @param by how many show each of the lights
 * @param madeGood how many of them are better by now than what the quarter keeps
 * @param setByHand how many of them a coordinator has set
 */
record LightCounts(int measures, Map<Light, Integer> by, int madeGood, int setByHand) {

    static LightCounts of(List<MeasureLight> lights) {
        var by = new EnumMap<Light, Integer>(Light.class);
        for (var light : Light.values()) {
            by.put(light, 0);
        }
        lights.forEach(one -> by.merge(one.shown(), 1, Integer::sum));
        return new LightCounts(
                lights.size(),
                by,
                (int) lights.stream()
                        .filter(one -> one.override() == null && one.madeGood())
                        .count(),
                (int) lights.stream().filter(one -> one.override() != null).count());
    }

    /** Whether the parts are the whole. */
    boolean addsUp(int measuresOfTheDocument) {
        return measures == measuresOfTheDocument
                && by.values().stream().mapToInt(Integer::intValue).sum() == measures;
    }

    /** All of it in one sentence of the report. */
    String sentence() {
        var sentence = "按审核通过的填报核实，%d项措施中，已办结%d项，红灯%d项，黄灯%d项，绿灯%d项，灰灯%d项"
                .formatted(
                        measures,
                        by.get(Light.BLUE),
                        by.get(Light.RED),
                        by.get(Light.YELLOW),
                        by.get(Light.GREEN),
                        by.get(Light.GREY));
        return sentence
                + (madeGood == 0 ? "" : "；其中%d项此后已经补上，灯色仍按本季度列出".formatted(madeGood))
                + (setByHand == 0 ? "" : "；其中%d项由省级协调员说明理由后调整，规则判定的灯色一并保留".formatted(setByHand))
                + "。";
    }
}
