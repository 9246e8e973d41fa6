package luoshi.progress;

import static luoshi.progress.ProgressEntryTests.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IntegrationTests {

    private static final String FINANCE = "截至6月底，统筹下达就业补助资金17.9亿元，累计支出职业技能提升行动资金4.1亿元。";
    private static final String COMMERCE = "集中开展农村电商技能培训，举办培训班184期，培训后带动开店1900余家。";
    private static final List<Part> PARTS =
            List.of(part(1, "省财政厅", 10L, FINANCE), part(2, "省农业农村厅", null, ""), part(3, "省商务厅", 30L, COMMERCE));

    private static final Narrative OWN_PART =
            new Narrative("落实援企稳岗政策，发放稳岗返还11.2亿元，惠及参保企业20.1万户。", "", "", "", "", null, false, "");

    @Test
    void aSummaryInOwnWordsHasNothingMarked() {
        var integration = Integration.of("资金和培训两方面都达到序时进度，稳岗政策覆盖面明显扩大。", OWN_PART, PARTS);

        assertThat(integration.percent()).isZero();
        assertThat(integration.asksForJudgement()).isFalse();
        assertThat(integration.pieces())
                .singleElement()
                .matches(piece -> piece.unit().isEmpty());
    }

    @Test
    void marksWhatIsPastedWithItsUnitAndLosesNoCharacter() {
        var summary = "一是资金保障有力。" + FINANCE + "二是培训有成效。" + COMMERCE;

        var integration = Integration.of(summary, OWN_PART, PARTS);

        assertThat(integration.pieces().stream().map(Integration.Piece::text).collect(Collectors.joining()))
                .isEqualTo(summary);
        assertThat(integration.pieces().stream().map(Integration.Piece::unit).filter(unit -> !unit.isEmpty()))
                .containsExactly("省财政厅", "省商务厅");
        assertThat(integration.percent()).isBetween(75, 90);
    }

    @Test
    void asksForAJudgementAboveEightyPercent() {
        var integration = Integration.of(FINANCE + COMMERCE + "总体上看，政策覆盖面扩大，区域进展不平衡。", OWN_PART, PARTS);

        assertThat(integration.percent()).isBetween(76, 84);
        assertThat(Integration.of(FINANCE + COMMERCE + "总体上看，区域之间进展还不平衡。", OWN_PART, PARTS))
                .matches(Integration::asksForJudgement)
                .matches(more -> !more.isNothingOwn());
    }

    @Test
    void namesOfUnitsBetweenPastedPartsAreNothingOfItsOwn() {
        assertThat(Integration.of("省财政厅：" + FINANCE + "\n省商务厅：" + COMMERCE, OWN_PART, PARTS))
                .matches(Integration::isNothingOwn)
                .matches(Integration::asksForJudgement);
    }

    @Test
    void theLeadsOwnPartCountsAndIsSaidSeparately() {
        var integration = Integration.of(OWN_PART.progress() + FINANCE + "总体平稳。", OWN_PART, PARTS);

        assertThat(integration.pieces().stream().filter(Integration.Piece::ofOwnPart))
                .singleElement()
                .matches(piece -> piece.unit().isEmpty());
        assertThat(integration.percentOfOwnPart()).isBetween(35, 55);
        assertThat(integration)
                .matches(Integration::isNothingOwn, "parts put together are no summary, the own one among them")
                .matches(Integration::asksForJudgement);
    }

    @Test
    void wordsOfAnotherUnitAreItsOwnAlsoWhereTheLeadSaysTheSame() {
        var same = new Narrative(COMMERCE, "", "", "", "", null, false, "");

        var integration = Integration.of(COMMERCE + "区域进展不平衡，需要加快。", same, PARTS);

        assertThat(integration.percentOfOwnPart()).isZero();
        assertThat(integration.pieces().get(0).unit()).isEqualTo("省商务厅");
    }
}
