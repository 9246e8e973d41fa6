package luoshi.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OverlapTests {

    private static final String FINANCE = "下达抗疫特别国债资金190亿元，直达市县基层。";
    private static final String COMMERCE = "前三季度全省进出口3048.2亿元，增长21.3%。";

    @Test
    void measuresHowMuchIsPastedAndFromWhere() {
        var summary = FINANCE + COMMERCE;

        var overlap = Overlap.of(summary, List.of(COMMERCE, FINANCE), 8);

        assertThat(overlap.share()).isEqualTo(1);
        assertThat(overlap.passages()).extracting(Passage::source).containsExactly(1, 0);
    }

    @Test
    void leavesOwnWordsOut() {
        var overlap = Overlap.of(FINANCE + "总体看政策效应正在显现但市县进度不一", List.of(FINANCE), 8);

        assertThat(overlap.share()).isCloseTo(17.0 / 34, within(0.06));
        assertThat(overlap.passages()).hasSize(1);
    }

    @Test
    void takesNoCountOfPhrasesShorterThanAskedFor() {
        assertThat(Overlap.of("全省进出口持续回升", List.of(COMMERCE), 8).share()).isZero();
        assertThat(Overlap.of("全省进出口持续回升", List.of(COMMERCE), 5).share()).isPositive();
        assertThatIllegalArgumentException().isThrownBy(() -> Overlap.of("x", List.of(), 3));
    }

    @Test
    void prefersTheLongestPassageWhereverItStands() {
        var part = "全省进出口3048.2亿元";

        var overlap = Overlap.of(COMMERCE, List.of(part, COMMERCE), 6);

        assertThat(overlap.passages()).hasSize(1);
        assertThat(overlap.passages().get(0).source()).isEqualTo(1);
    }

    @Test
    void isNothingOfNothing() {
        assertThat(Overlap.of("", List.of(FINANCE), 8)).isEqualTo(new Overlap(0, List.of()));
        assertThat(Overlap.of("，。", List.of(FINANCE), 8).share()).isZero();
        assertThat(Overlap.of(FINANCE, List.of(), 8).share()).isZero();
    }

    @Test
    void keepsPassagesInOrderAndApart() {
        for (int seed = 0; seed < 100; seed++) {
            var texts = new SampleTexts(new Random(seed));
            var parts = List.of(texts.paragraph(4), texts.paragraph(4), texts.paragraph(4));
            var summary = texts.edited(String.join("", parts));

            var overlap = Overlap.of(summary, parts, 10);

            assertThat(overlap.share()).as("seed %s", seed).isBetween(0.0, 1.0);
            int end = 0;
            for (var passage : overlap.passages()) {
                assertThat(passage.here().start()).as("seed %s", seed).isGreaterThanOrEqualTo(end);
                end = passage.here().end();
            }
        }
    }
}
