package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.rollup.SentencesOfUnits.Sentence;
import org.junit.jupiter.api.Test;

class SentencesOfUnitsTests {

    private static final long COMMERCE = 4;
    private static final long GANZHOU = 11;
    private static final long ZHANGGONG = 12;

    private static final Map<String, Set<Long>> NAMES =
            Map.of("省商务厅", Set.of(COMMERCE), "赣州市", Set.of(GANZHOU), "赣州市章贡区", Set.of(ZHANGGONG));

    @Test
    void aUnitIsShownWhatRestsOnItsEntriesUnderItsHeading() {
        var shown = gather(
                passage(0, new DraftPassage(2, PassageKind.MEASURE, "1. 稳定就业岗位", 1L, null, null)),
                passage(1, new DraftPassage(2, PassageKind.SOURCED, "省商务厅：与赣州市共建2个园区。", 1L, 7L, 1)));

        assertThat(shown.keySet())
                .as("of its own words another unit reads nothing")
                .containsExactly(COMMERCE);
        assertThat(shown.get(COMMERCE).get(0).heading()).isEqualTo("1. 稳定就业岗位");
        assertThat(shown.get(COMMERCE).get(0).place()).isEqualTo("第2部分第1句");
    }

    @Test
    void ofAListOfTheProgramEachUnitIsShownItsOwnClause() {
        var shown = gather(passage(0, DraftPassage.program(1, "应报142项。缺报的单位和措施为：省商务厅（六）；赣州市章贡区（二）；赣州市（九）（十）。")));

        assertThat(texts(shown, COMMERCE)).containsExactly("缺报的单位和措施为：省商务厅（六）…");
        assertThat(texts(shown, ZHANGGONG)).containsExactly("缺报的单位和措施为：…赣州市章贡区（二）…");
        assertThat(texts(shown, GANZHOU)).as("the longest name counts").containsExactly("缺报的单位和措施为：…赣州市（九）（十）。");
    }

    @Test
    void aUnitIsShownWhatACoordinatorWroteOfIt() {
        var shown = gather(Passage.editorial(1, 2, 3, "省商务厅进展较快。", Actor.SYSTEM, Instant.EPOCH, UUID.randomUUID()));

        assertThat(texts(shown, COMMERCE)).containsExactly("省商务厅进展较快。");
    }

    @Test
    void aMergedSentenceIsShownToTheUnitsOfBothSources() {
        var head = passage(1, new DraftPassage(2, PassageKind.SOURCED, "省商务厅：培训3万人；惠及2万户。", 1L, 7L, 1));
        var absorbed = passage(2, new DraftPassage(2, PassageKind.SOURCED, "惠及2万户。", 1L, 8L, 1));
        absorbed.mergeInto(head);

        var shown = gather(head, absorbed);

        assertThat(texts(shown, COMMERCE)).isEqualTo(texts(shown, GANZHOU)).hasSize(1);
    }

    @Test
    void aUnitIsShownWhatACoordinatorRewroteOfIt() {
        var rewritten = passage(1, new DraftPassage(2, PassageKind.SOURCED, "省商务厅：培训3万人。", 1L, 7L, 1));
        rewritten.rewrite("省商务厅：培训3万人，赣州市配合不力。", Actor.SYSTEM, Instant.EPOCH);

        assertThat(gather(rewritten).keySet()).containsExactly(COMMERCE, GANZHOU);
    }

    private static List<String> texts(Map<Long, List<Sentence>> shown, long unit) {
        return shown.get(unit).stream().map(Sentence::text).toList();
    }

    private static Map<Long, List<Sentence>> gather(Passage... passages) {
        return SentencesOfUnits.gather(List.of(passages), Map.of(7L, COMMERCE, 8L, GANZHOU), NAMES);
    }

    private static Passage passage(int position, DraftPassage draft) {
        return new Passage(1, position, draft);
    }
}
