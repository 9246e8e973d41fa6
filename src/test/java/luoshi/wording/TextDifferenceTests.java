package luoshi.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import luoshi.wording.TextDifference.Kind;
import luoshi.wording.TextDifference.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDifferenceTests {

    @Test
    void keepsANumberWithItsUnitWhole() {
        assertThat(between("减免社保费128.4亿元。", "减免社保费132.6亿元。"))
                .containsExactly(equal("减免社保费"), deleted("128.4亿元"), inserted("132.6亿元"), equal("。"));
    }

    @Test
    void keepsWordsWhole() {
        assertThat(between("支持重点群体就业。", "支持重点群体创业。"))
                .containsExactly(equal("支持重点群体"), deleted("就业"), inserted("创业"), equal("。"));
    }

    @Test
    void readsChangesThatOneCharacterSeparatesAsOne() {
        assertThat(between("企业和群众办事更方便", "个体工商户和居民办事更方便"))
                .containsExactly(deleted("企业和群众"), inserted("个体工商户和居民"), equal("办事更方便"));
    }

    @ParameterizedTest
    @CsvSource({"'',''", "'','新写的一句。'", "'删去的一句。',''", "一样的话,一样的话", "'第一行\n第二行','第一行\n\n第二行'", "'a😀b','a😁b'"})
    void losesNoCharacterOfEitherSide(String before, String after) {
        var difference = TextDifference.between(before, after);

        assertThat(difference.before()).isEqualTo(before);
        assertThat(difference.after()).isEqualTo(after);
        assertThat(difference.isNone()).isEqualTo(before.equals(after));
    }

    @Test
    void rebuildsAnyTwoTexts() {
        for (int seed = 0; seed < 500; seed++) {
            var texts = new SampleTexts(new Random(seed));
            var before = texts.paragraph(texts.upTo(12));
            var after = seed % 2 == 0 ? texts.edited(before) : texts.paragraph(texts.upTo(12));

            var difference = TextDifference.between(before, after);

            assertThat(difference.before()).as("seed %s", seed).isEqualTo(before);
            assertThat(difference.after()).as("seed %s", seed).isEqualTo(after);
            assertThat(difference.segments())
                    .as("seed %s", seed)
                    .noneMatch(segment -> segment.text().isEmpty());
            assertNeighboursDiffer(difference.segments());
        }
    }

    @Test
    void comparesTheLongestTextsThatAFieldMayHold() {
        var texts = new SampleTexts(new Random(1));
        var before = texts.ofLength(4000);
        var after = texts.ofLength(4000);

        var difference = TextDifference.between(before, after);

        assertThat(difference.before()).isEqualTo(before);
        assertThat(difference.after()).isEqualTo(after);
    }

    @Test
    void comparesWholeSentencesWhereATextIsLongerThanAnyForm() {
        var before = "国".repeat(7000) + "。末句不变。";
        var after = "家".repeat(7000) + "。末句不变。";

        assertThat(between(before, after))
                .containsExactly(deleted("国".repeat(7000) + "。"), inserted("家".repeat(7000) + "。"), equal("末句不变。"));
    }

    private static void assertNeighboursDiffer(List<Segment> segments) {
        for (int i = 1; i < segments.size(); i++) {
            assertThat(segments.get(i).kind()).isNotEqualTo(segments.get(i - 1).kind());
        }
    }

    private static List<Segment> between(String before, String after) {
        return TextDifference.between(before, after).segments();
    }

    private static Segment equal(String text) {
        return new Segment(Kind.EQUAL, text);
    }

    private static Segment inserted(String text) {
        return new Segment(Kind.INSERTED, text);
    }

    private static Segment deleted(String text) {
        return new Segment(Kind.DELETED, text);
    }
}
