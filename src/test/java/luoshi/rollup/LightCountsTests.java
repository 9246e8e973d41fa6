package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import luoshi.calendar.Quarter;
import luoshi.light.Light;
import luoshi.light.MeasureLight;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The lights of a report are counted by the program, and the parts are the whole. */
class LightCountsTests {

    private static final MeasureLight.Override BY_HAND =
            new MeasureLight.Override(1, Light.GREEN, Light.YELLOW, "已核实", "周思远", LocalDate.of(2020, 10, 12));

    @Test
    void everyMeasureIsCountedUnderTheLightThatIsShown() {
        var counts = LightCounts.of(List.of(
                measure(1, Light.BLUE, false, null),
                measure(2, Light.RED, true, null),
                measure(3, Light.YELLOW, false, BY_HAND),
                measure(4, null, false, null)));

        assertThat(counts.addsUp(4)).isTrue();
        var sentence = counts.sentence(new NumberLists(new Quarter(2020, 3), LocalDate.of(2020, 10, 21)));
        assertThat(sentence.text())
                .isEqualTo("按审核通过的填报核实，4项措施中，已办结1项，红灯1项，黄灯0项，绿灯1项，灰灯1项"
                        + "；其中1项此后已经补上，灯色仍按本季度列出；其中1项由省级协调员说明理由后调整，规则判定的灯色一并保留。");
        assertThat(sentence.numbers())
                .contains(
                        new PlacedNumber("红灯", "1", "/lights?quarter=2020Q3&basis=verified&on=2020-10-21&light=red"),
                        new PlacedNumber(
                                "此后已经补上", "1", "/lights?quarter=2020Q3&basis=verified&on=2020-10-21&mark=made-good"));
    }

    @Test
    void aMeasureThatIsLeftOutIsNoticed() {
        assertThat(LightCounts.of(List.of(measure(1, Light.GREEN, false, null))).addsUp(20))
                .isFalse();
    }

    private static MeasureLight measure(
            int number, @Nullable Light light, boolean madeGood, MeasureLight.@Nullable Override override) {
        return new MeasureLight(number, "（一）", "保", new Quarter(2020, 3), light, light, madeGood, "", null, override);
    }
}
