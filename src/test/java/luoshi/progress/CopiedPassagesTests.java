package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CopiedPassagesTests {

    private static final String LAST = "截至6月底，全省阶段性减免企业社保费96.2亿元，惠及企业10.8万户。一是推行免申即享。";

    @Test
    void marksWhatStandsThereCharacterForCharacter() {
        assertThat(marked("本季度，全省阶段性减免企业社保费128.4亿元，惠及企业11.2万户。")).isEqualTo("本季度[，全省阶段性减免企业社保费]128.4亿元，惠及企业11.2万户。");
    }

    @Test
    void aNumberThatIsTheSameIsMarkedTooAndAnotherIsNot() {
        assertThat(marked("阶段性减免企业社保费96.2亿元")).isEqualTo("[阶段性减免企业社保费96.2亿元]");
        assertThat(marked("阶段性减免企业社保费97.2亿元")).as("ten characters are a phrase").isEqualTo("阶段性减免企业社保费97.2亿元");
    }

    @Test
    void leavesShortCommonPhrasesAlone() {
        assertThat(marked("一是推行免申即享，二是送政策上门。")).isEqualTo("一是推行免申即享，二是送政策上门。");
    }

    @Test
    void aShortSentenceIsMarkedWhereItIsTheSameFromBeginningToEnd() {
        assertThat(marked("知晓度仍不高。一是推行免申即享。")).isEqualTo("知晓度仍不高。[一是推行免申即享。]");
        assertThat(marked("也推行免申即享。")).as("not the whole of it").isEqualTo("也推行免申即享。");
        assertThat(CopiedPassages.in("好。", List.of("好。")).any()).as("a word").isFalse();
    }

    @Test
    void findsTextOfAnotherField() {
        var passages = CopiedPassages.in("我们一是推行免申即享二是送政策上门啊", List.of("无", "一是推行免申即享二是送政策上门"));

        assertThat(passages.any()).isTrue();
        assertThat(passages.pieces())
                .extracting(CopiedPassages.Piece::text)
                .containsExactly("我们", "一是推行免申即享二是送政策上门", "啊");
    }

    @Test
    void losesNoCharacterAndTakesNoTimeWhateverTheText() {
        var same = "同".repeat(4000);

        assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(CopiedPassages.in(same + "不" + same, List.of(same)).pieces())
                    .hasSize(3);
            assertThat(CopiedPassages.in("长".repeat(300_000), List.of("长".repeat(2000)))
                            .any())
                    .as("too long to be worth it")
                    .isFalse();
        });
        assertThat(CopiedPassages.in("", List.of(LAST)).pieces()).isEmpty();
        assertThat(CopiedPassages.in("x", List.of()).any()).isFalse();
    }

    private static String marked(String text) {
        return CopiedPassages.in(text, List.of(LAST)).pieces().stream()
                .map(piece -> piece.copied() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }
}
