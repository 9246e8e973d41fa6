package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

/** A heading with a paragraph of two sentences of one unit (entry 7) and one of another (entry 8). */
class DraftTextTests {

    private static final List<DraftPassage> COMPILED = List.of(
            DraftPassage.program(1, "应报2项。"),
            new DraftPassage(2, PassageKind.MEASURE, "1. 稳定就业岗位", 1L, null, null),
            new DraftPassage(2, PassageKind.SOURCED, "甲厅：减免28亿元。惠及11万户。", 1L, 7L, 1),
            new DraftPassage(2, PassageKind.SOURCED, "乙厅：培训3万人。", 1L, 8L, 1));

    private List<Passage> passages = stored(DraftRenewal.of(1, COMPILED, List.of()));

    @Test
    void aSentenceIsCountedInItsPartAndHeadingsAreNot() {
        assertThat(passages.stream().map(Passage::place))
                .containsExactly("第1部分第1句", "第2部分标题“1. 稳定就业岗位”", "第2部分第1句", "第2部分第2句", "第2部分第3句");
    }

    @Test
    void aParagraphIsCutIntoItsSentences() {
        assertThat(shown()).isEqualTo("应报2项。 | 1. 稳定就业岗位 | 甲厅：减免28亿元。/惠及11万户。 | 乙厅：培训3万人。");
        assertThat(SentenceCut.of("落实“六保”要求（详见附件。）。完成8项！")).containsExactly("落实“六保”要求（详见附件。）。", "完成8项！");
        assertThat(SentenceCut.of("他说：“好。”随后印发（附件一。")).containsExactly("他说：“好。”", "随后印发（附件一。");
    }

    @Test
    void sentencesMoveWithinTheirParagraphAndParagraphsWithinTheirSection() {
        edit(text -> text.raise(id("惠及")));
        assertThat(shown()).contains("惠及11万户。/甲厅：减免28亿元。");
        edit(text -> text.lower(id("惠及")));
        edit(text -> text.raiseParagraph(id("乙厅")));
        assertThat(shown()).endsWith("乙厅：培训3万人。 | 甲厅：减免28亿元。/惠及11万户。");
        edit(text -> text.lowerParagraph(id("乙厅")));
        assertThat(shown()).endsWith("甲厅：减免28亿元。/惠及11万户。 | 乙厅：培训3万人。");

        refused("first-of-section", text -> text.raiseParagraph(id("甲厅")));
        refused("last-of-section", text -> text.lowerParagraph(id("乙厅")));
        refused("first-of-paragraph", text -> text.raise(id("甲厅")));
        refused("last-of-paragraph", text -> text.lower(id("惠及")));
    }

    @Test
    void paragraphsAreBegunAndJoined() {
        edit(text -> text.part(id("惠及"), true));
        assertThat(shown()).endsWith("甲厅：减免28亿元。 | 惠及11万户。 | 乙厅：培训3万人。");
        edit(text -> text.part(id("乙厅"), false));
        assertThat(shown()).endsWith("惠及11万户。/乙厅：培训3万人。");
        refused("program-text", text -> text.part(id("应报"), true));
    }

    @Test
    void aMergedSentenceRestsOnBothSourcesAndFallsApartAgain() {
        edit(text -> text.merge(id("乙厅"), Actor.SYSTEM, Instant.EPOCH));

        assertThat(shown()).endsWith("甲厅：减免28亿元。/惠及11万户；乙厅：培训3万人。");
        var sentence = Paragraph.of(passages).get(2).sentences().get(1);
        assertThat(sentence.sources()).containsExactly(new Paragraph.Source(7L, 1), new Paragraph.Source(8L, 1));
        assertThat(sentence.passage().isEdited()).isTrue();

        edit(text -> text.cut(id("惠及"), List.of("惠及11万户。", "乙厅培训3万人。", "培训仍在进行。"), Actor.SYSTEM, Instant.EPOCH));
        assertThat(shown()).endsWith("甲厅：减免28亿元。/惠及11万户。/乙厅培训3万人。/培训仍在进行。");
        assertThat(passages.stream().map(Passage::getEntryId).toList()).endsWith(7L, 7L, 8L, 7L);
        assertThat(passages.stream().map(Passage::getCompiledText).toList())
                .as("each is compared with what it was compiled as")
                .endsWith("惠及11万户。", "乙厅：培训3万人。", "");
    }

    @Test
    void nothingMergesAcrossAHeadingOrWithWhatTheProgramPlaced() {
        refused("first-of-section", text -> text.merge(id("甲厅"), Actor.SYSTEM, Instant.EPOCH));
        refused("first-of-section", text -> text.merge(id("应报"), Actor.SYSTEM, Instant.EPOCH));
    }

    @Test
    void compilingAgainKeepsWhatWasArranged() {
        edit(text -> text.merge(id("乙厅"), Actor.SYSTEM, Instant.EPOCH));
        edit(text -> text.raise(id("惠及")));
        edit(text -> text.add(id("甲厅"), added("以上为主要做法。")));
        var traces = passages.stream().map(Passage::getTrace).toList();
        var before = shown();

        passages = stored(DraftRenewal.of(2, COMPILED, passages));

        assertThat(shown()).isEqualTo(before).contains("惠及11万户；乙厅：培训3万人。/甲厅：减免28亿元。 | 以上为主要做法。");
        assertThat(passages.stream().map(Passage::getTrace).toList())
                .as("the same by name")
                .isEqualTo(traces);
        assertThat(passages.stream().map(Passage::getPosition).toList()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void anotherVersionTakesThePlaceAndWhatWasWrittenIsNotLost() {
        edit(text -> text.merge(id("乙厅"), Actor.SYSTEM, Instant.EPOCH));
        var renewed = new ArrayList<>(COMPILED);
        renewed.set(3, new DraftPassage(2, PassageKind.SOURCED, "乙厅：培训4万人。", 1L, 8L, 2));

        passages = stored(DraftRenewal.of(1, renewed, passages));

        assertThat(shown())
                .as("the merged sentence rested on a version that is gone: it is the coordinator's own now")
                .contains("甲厅：减免28亿元。/惠及11万户。", "乙厅：培训4万人。", "惠及11万户；乙厅：培训3万人。");
        assertThat(passages.stream().filter(one -> one.getKind() == PassageKind.EDITORIAL))
                .singleElement()
                .satisfies(own -> assertThat(own.getText()).isEqualTo("惠及11万户；乙厅：培训3万人。"));
        assertThat(passages).noneMatch(Passage::isAbsorbed);
    }

    @Test
    void whatWasOnlyMovedGoesWithItsSource() {
        edit(text -> text.raiseParagraph(id("乙厅")));

        passages = stored(DraftRenewal.of(1, COMPILED.subList(0, 3), passages));

        assertThat(shown()).isEqualTo("应报2项。 | 1. 稳定就业岗位 | 甲厅：减免28亿元。/惠及11万户。");
    }

    private interface Edit {
        void on(DraftText text);
    }

    private void edit(Edit edit) {
        var text = new DraftText(passages);
        edit.on(text);
        passages = stored(text.numbered());
    }

    private void refused(String why, Edit edit) {
        assertThatExceptionOfType(IllegalStep.class)
                .isThrownBy(() -> edit.on(new DraftText(passages)))
                .satisfies(refusal -> assertThat(refusal.messageKey()).isEqualTo("rollup.refused." + why));
    }

    private static Passage added(String text) {
        return Passage.editorial(1, 2, 0, text, Actor.SYSTEM, Instant.EPOCH, UUID.randomUUID());
    }

    /** As if the database had given them ids. */
    private static List<Passage> stored(List<Passage> passages) {
        for (int i = 0; i < passages.size(); i++) {
            ReflectionTestUtils.setField(passages.get(i), "id", (long) i + 1);
        }
        return passages;
    }

    private long id(String beginning) {
        return passages.stream()
                .filter(one -> !one.isAbsorbed() && one.getText().startsWith(beginning))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private String shown() {
        return Paragraph.of(passages).stream()
                .map(paragraph -> paragraph.sentences().stream()
                        .map(sentence -> sentence.passage().getText())
                        .collect(Collectors.joining("/")))
                .collect(Collectors.joining(" | "));
    }
}
