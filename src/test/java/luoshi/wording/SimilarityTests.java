package luoshi.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import luoshi.wording.Similarity.Degree;
import org.junit.jupiter.api.Test;

class SimilarityTests {

    private static final String TEXT = "落实阶段性减免社保费政策，2至3月为企业减免社保费28.4亿元，一季度降低三项社保费率减负26.8亿元。";

    @Test
    void callsTheSameTextCopied() {
        var similarity = Similarity.between(TEXT, TEXT);

        assertThat(similarity.share()).isEqualTo(1);
        assertThat(similarity.degree()).isEqualTo(Degree.COPIED);
        assertThat(similarity.passages()).hasSize(1);
        assertThat(similarity.passages().get(0).here().in(TEXT)).isEqualTo(TEXT.substring(0, TEXT.length() - 1));
    }

    @Test
    void looksThroughChangedNumbersPunctuationAndWidth() {
        var dressedUp = "落实阶段性减免社保费政策；４至６月 为企业减免社保费３１．０５亿元\n二季度降低三项社保费率减负1,026亿元！";

        assertThat(Similarity.between(dressedUp, TEXT).share()).isGreaterThan(0.85);
    }

    @Test
    void judgesAPastedPartTheSameHoweverLongItsSourceIs() {
        var source =
                new SampleTexts(new Random(3)).ofLength(2000) + TEXT + new SampleTexts(new Random(4)).ofLength(2000);

        assertThat(Similarity.between(TEXT, source).share()).isEqualTo(1);
        assertThat(Similarity.between(source, TEXT).degree()).isEqualTo(Degree.LOW);
    }

    @Test
    void saysWhichPassagesAreTheSame() {
        var draft = "新写的开头，与以往不同。落实阶段性减免社保费政策，二季度为企业减免社保费30亿元。";

        var similarity = Similarity.between(draft, TEXT);

        assertThat(similarity.degree()).isEqualTo(Degree.HIGH);
        assertThat(similarity.passages())
                .extracting(passage -> passage.here().in(draft))
                .containsExactly("落实阶段性减免社保费政策", "为企业减免社保费30亿元");
        assertThat(similarity.passages())
                .extracting(passage -> passage.there().in(TEXT))
                .containsExactly("落实阶段性减免社保费政策", "为企业减免社保费28.4亿元");
    }

    @Test
    void doesNotJudgeAnAnswerThatIsShortByNature() {
        assertThat(Similarity.between("本季度无新增事项。", "本季度无新增事项。").degree()).isEqualTo(Degree.LOW);
    }

    @Test
    void namesSharesByTheThresholdsOfTheRule() {
        assertThat(Degree.of(0.349)).isEqualTo(Degree.LOW);
        assertThat(Degree.of(0.35)).isEqualTo(Degree.HIGH);
        assertThat(Degree.of(0.599)).isEqualTo(Degree.HIGH);
        assertThat(Degree.of(0.60)).isEqualTo(Degree.COPIED);
    }

    @Test
    void isNeverMoreThanAllAndEveryPassageIsTheSameInBoth() {
        for (int seed = 0; seed < 200; seed++) {
            var texts = new SampleTexts(new Random(seed));
            var other = texts.paragraph(6);
            var draft = texts.edited(other);

            var similarity = Similarity.between(draft, other);

            assertThat(similarity.share()).isBetween(0.0, 1.0);
            for (var passage : similarity.passages()) {
                assertThat(normalised(passage.here().in(draft)))
                        .as("seed %s", seed)
                        .isEqualTo(normalised(passage.there().in(other)))
                        .hasSizeGreaterThanOrEqualTo(Similarity.SHORTEST_PASSAGE);
            }
        }
    }

    @Test
    void isQuickWithTextsThatRepeatThemselves() {
        var monotonous = "长".repeat(2000);

        assertThat(Similarity.between(monotonous, monotonous).passages()).hasSize(1);
        assertThat(Similarity.between("长短".repeat(1000), "短长".repeat(1000)).degree())
                .isEqualTo(Degree.COPIED);
    }

    private static String normalised(String text) {
        return new NormalisedText(text).toString();
    }
}
