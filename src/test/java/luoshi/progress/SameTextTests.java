package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import luoshi.calendar.Quarter;
import luoshi.progress.SameText.Origin;
import luoshi.wording.Similarity.Degree;
import org.junit.jupiter.api.Test;

class SameTextTests {

    private static final String TEXT = "落实阶段性减免社保费政策，2至3月为企业减免社保费28.4亿元，一季度降低三项社保费率减负26.8亿元。";

    @Test
    void findsTheOwnTextOfAnEarlierQuarterWhateverItsNumbers() {
        var found = in("落实阶段性减免社保费政策，4至6月为企业减免社保费31亿元，二季度降低三项社保费率减负29亿元。", source(true, true));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).field()).isEqualTo("progress");
        var hit = found.get(0).hits().get(0);
        assertThat(hit.origin()).isEqualTo(Origin.OWN);
        assertThat(hit.degree()).isEqualTo(Degree.COPIED);
        assertThat(hit.entryId()).isEqualTo(7);
    }

    @Test
    void namesAnotherUnitOnlyOnceItsTextIsApproved() {
        assertThat(in(TEXT, source(false, true)).get(0).hits().get(0).name()).isEqualTo("省税务局");

        var unnamed = in(TEXT, source(false, false)).get(0).hits().get(0);
        assertThat(unnamed.origin()).isEqualTo(Origin.OTHER);
        assertThat(unnamed.name()).isNull();
        assertThat(unnamed.quarter()).isNull();
        assertThat(unnamed.entryId()).isNull();
    }

    @Test
    void namesEveryUnitToTheProvince() {
        var found = SameText.in(narrative(TEXT), sources(source(false, false), ""), true);

        assertThat(found.get(0).hits().get(0).name()).isEqualTo("省税务局");
    }

    @Test
    void findsTheWordingOfTheDocument() {
        var document = "加快落实各项减税降费政策。执行好小微企业普惠性税收减免等政策，坚决防止不收、少收、缓收税费政策执行走样。";

        var found = SameText.in(narrative(document), sources(source(true, true), document), false);

        assertThat(found.get(0).hits()).extracting(SameText.Hit::origin).containsExactly(Origin.DOCUMENT);
    }

    @Test
    void coloursWhatIsTheSameAndLosesNothing() {
        var draft = "今年的新情况。" + TEXT + "下一阶段另行报告。";

        var found = in(draft, source(true, true)).get(0);

        assertThat(found.pieces().stream().map(SameText.Piece::text).collect(Collectors.joining()))
                .isEqualTo(draft);
        assertThat(found.pieces()).extracting(SameText.Piece::origin).containsExactly(null, Origin.OWN, null);
    }

    @Test
    void saysNothingOfATextOfTheAuthorsOwn() {
        assertThat(in("全省新开工建设保障性住房1200套，完成投资6.3亿元，较上季度提高12%。", source(true, true)))
                .isEmpty();
        assertThat(in("", source(true, true))).isEmpty();
    }

    @Test
    void showsTheThreeMostAlike() {
        var sources = new DraftSources(
                new Quarter(2020, 3),
                true,
                List.of(),
                List.of(
                        other(1, TEXT.substring(0, 30)),
                        other(2, TEXT),
                        other(3, TEXT.substring(0, 36)),
                        other(4, TEXT.substring(0, 40))),
                "",
                List.of());

        assertThat(SameText.in(narrative(TEXT), sources, false).get(0).hits())
                .extracting(SameText.Hit::entryId)
                .containsExactly(2L, 4L, 3L);
    }

    private static List<SameText> in(String draft, SourceText source) {
        return SameText.in(narrative(draft), sources(source, ""), false);
    }

    private static Narrative narrative(String progress) {
        return new Narrative(progress, "", "", "", "", null, false, "");
    }

    private static DraftSources sources(SourceText one, String document) {
        return new DraftSources(
                new Quarter(2020, 3),
                true,
                one.own() ? List.of(one) : List.of(),
                one.own() ? List.of() : List.of(one),
                document,
                List.of());
    }

    private static SourceText source(boolean own, boolean approved) {
        return new SourceText(7, "省税务局", new Quarter(2020, 2), own, approved, true, TEXT, "", "", "", "");
    }

    private static SourceText other(long id, String text) {
        return new SourceText(id, "省税务局", new Quarter(2020, 3), false, true, true, text, "", "", "", "");
    }
}
