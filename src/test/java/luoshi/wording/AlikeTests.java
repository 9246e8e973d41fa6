package luoshi.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlikeTests {

    private static final String FUNDS = "部分中小企业反映稳岗返还资金到账慢，影响企业复工。";
    private static final String FUNDS_ELSEWHERE = "稳岗返还资金到账慢，个别县财政垫付压力大，请省里尽快下达。";
    private static final String PORT = "九江口岸夜间通关能力不足，集装箱积压。";

    @Test
    void putsTogetherWhatSpeaksOfTheSame() {
        assertThat(Alike.groups(List.of(PORT, FUNDS, "无人机测绘设备不够。", FUNDS_ELSEWHERE)))
                .containsExactly(List.of(1, 3));
        assertThat(Alike.words(List.of(FUNDS, FUNDS_ELSEWHERE))).first().isEqualTo("稳岗返还资金到账慢");
    }

    @Test
    void sentencesOfAFewWordsAreHeldByPairsAndNotByHowTheyBegin() {
        assertThat(Alike.groups(
                        List.of("部分县社保专户结余偏低。", "水毁修复资金缺口较大。", "部分县社保经办人员调整频繁。", "部分水毁工程资金缺口待落实。", "无人机测绘设备不够。")))
                .containsExactly(List.of(1, 3));
        assertThat(Alike.words(List.of("水毁修复资金缺口较大。", "部分水毁工程资金缺口待落实。")))
                .first()
                .isEqualTo("资金缺口");
    }

    @Test
    void numbersAndPunctuationMakeNoDifference() {
        assertThat(Alike.groups(List.of("缺口资金1200万元，待省级安排", "缺口资金3500万元待省级安排。")))
                .hasSize(1);
    }

    @Test
    void whoeverIsAlikeToOneOfAGroupBelongsToIt() {
        assertThat(Alike.groups(List.of("甲乙丙丁戊己", "丙丁戊己庚辛壬癸", "庚辛壬癸子丑"))).containsExactly(List.of(0, 1, 2));
    }

    @Test
    void thousandsOfTheSameAreOneGroup() {
        var texts = IntStream.range(0, 6000)
                .mapToObj(i -> "配套资金到位慢，涉及企业复工复产，" + Integer.toString(i, 7) + "号项目")
                .toList();
        assertThat(Alike.groups(texts))
                .singleElement()
                .satisfies(group -> assertThat(group).hasSize(6000));
    }

    @Test
    void tooShortATextIsLikeNoOther() {
        assertThat(Alike.groups(List.of("资金", "资金", ""))).isEmpty();
    }
}
