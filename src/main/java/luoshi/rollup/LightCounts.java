package luoshi.rollup;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import luoshi.light.Light;
import luoshi.light.LightMark;
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

    private static final Map<Light, String> WORDS =
            Map.of(Light.BLUE, "已办结", Light.RED, "红灯", Light.YELLOW, "黄灯", Light.GREEN, "绿灯", Light.GREY, "灰灯");

    static LightCounts of(List<MeasureLight> lights) {
        var by = new EnumMap<Light, Integer>(Light.class);
        for (var light : Light.values()) {
            by.put(light, 0);
        }
        lights.forEach(one -> by.merge(one.shown(), 1, Integer::sum));
        return new LightCounts(lights.size(), by, count(lights, LightMark.MADE_GOOD), count(lights, LightMark.BY_HAND));
    }

    private static int count(List<MeasureLight> lights, LightMark mark) {
        return (int) lights.stream().filter(mark::isOn).count();
    }

    /** Whether the parts are the whole. */
    boolean addsUp(int measuresOfTheDocument) {
        return measures == measuresOfTheDocument
                && by.values().stream().mapToInt(Integer::intValue).sum() == measures;
    }

    /** All of it in one sentence of the report. */
    Counted sentence(NumberLists lists) {
        var sentence = new Counted()
                .say("按审核通过的填报核实，")
                .count(measures, "措施", lists.lights())
                .say("项措施中");
        for (var light : List.of(Light.BLUE, Light.RED, Light.YELLOW, Light.GREEN, Light.GREY)) {
            sentence.say("，" + WORDS.get(light))
                    .count(by.get(light), WORDS.get(light), lists.lights(light))
                    .say("项");
        }
        if (madeGood > 0) {
            sentence.say("；其中")
                    .count(madeGood, "此后已经补上", lists.lights(LightMark.MADE_GOOD))
                    .say("项此后已经补上，灯色仍按本季度列出");
        }
        if (setByHand > 0) {
            sentence.say("；其中")
                    .count(setByHand, "由省级协调员调整灯色", lists.lights(LightMark.BY_HAND))
                    .say("项由省级协调员说明理由后调整，规则判定的灯色一并保留");
        }
        return sentence.say("。");
    }
}
