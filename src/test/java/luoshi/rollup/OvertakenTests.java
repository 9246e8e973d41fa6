package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luoshi.rollup.Overtaken.Sentence;
import org.junit.jupiter.api.Test;

/** Sentences of the program that are others by now stand beside what they would be. */
class OvertakenTests {

    @Test
    void aSentenceStandsBesideWhatItWouldBe() {
        var told = passage("截至2020年10月15日，已报75项。");

        assertThat(Overtaken.compared(List.of(told), List.of(DraftPassage.program(1, "截至2020年10月15日，已报76项。"))))
                .containsExactly(new Sentence(told, "截至2020年10月15日，已报76项。"));
    }

    @Test
    void whatIsGoneAndWhatIsAddedStandAlone() {
        var gone = passage("缺报的单位和措施为：省财政厅（一）。");

        assertThat(Overtaken.compared(
                        List.of(gone, passage("无变化。")),
                        List.of(DraftPassage.program(1, "无变化。"), DraftPassage.program(1, "更正说明：无。"))))
                .containsExactly(new Sentence(gone, ""), new Sentence(null, "更正说明：无。"));
    }

    @Test
    void whatIsStillSoIsNotShown() {
        assertThat(Overtaken.compared(List.of(passage("无变化。")), List.of(DraftPassage.program(1, "无变化。"))))
                .isEmpty();
    }

    private static Passage passage(String text) {
        return new Passage(1, 1, DraftPassage.program(1, text));
    }
}
