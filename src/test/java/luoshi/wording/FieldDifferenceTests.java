package luoshi.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import luoshi.wording.FieldDifference.Value;
import org.junit.jupiter.api.Test;

class FieldDifferenceTests {

    private static final List<Version> VERSIONS = List.of(version(1), version(2), version(3));

    @Test
    void tellsWhatDiffersAndWhatDoesNot() {
        var difference = FieldDifference.between(
                Map.of("时限", "2020年6月30日", "数量", "8个"),
                Map.of("时限", "2020年9月30日", "数量", "8个"),
                Map.of("举措", "按月调度", "标准", "到账"),
                Map.of("举措", "按周调度", "标准", "到账"));

        assertThat(difference.values()).containsExactly(new Value("时限", "2020年6月30日", "2020年9月30日"));
        assertThat(difference.texts()).extracting(FieldDifference.Text::label).containsExactly("举措");
        assertThat(difference.same()).containsExactly("标准");
        assertThat(difference.isNone()).isFalse();
    }

    @Test
    void aFieldThatOnlyOneOfThemHasIsTold() {
        var difference = FieldDifference.between(Map.of(), Map.of("数量", "8个"), Map.of("节点1", "已印发"), Map.of());

        assertThat(difference.values()).containsExactly(new Value("数量", "", "8个"));
        assertThat(difference.texts())
                .singleElement()
                .satisfies(text -> assertThat(text.difference().before()).isEqualTo("已印发"));
    }

    @Test
    void theNewestIsComparedWithTheOneBeforeUnlessOthersAreChosen() {
        assertThat(VersionPair.of(VERSIONS, null, null)).contains(new VersionPair(version(2), version(3)));
        assertThat(VersionPair.of(VERSIONS, null, 2L)).contains(new VersionPair(version(1), version(2)));
        assertThat(VersionPair.of(VERSIONS, 3L, 1L)).contains(new VersionPair(version(3), version(1)));
    }

    @Test
    void aVersionThatIsNotAmongThemIsNotCompared() {
        assertThat(VersionPair.of(VERSIONS, 4L, 1L)).isEmpty();
        assertThat(VersionPair.of(VERSIONS, 1L, 4L)).isEmpty();
    }

    private static Version version(int number) {
        return new Version(number, "", number, "刘晓芸", Instant.EPOCH);
    }
}
