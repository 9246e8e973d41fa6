package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.UUID;
import luoshi.rollup.SubmissionDifference.Change;
import luoshi.rollup.Submissions.Said;
import org.junit.jupiter.api.Test;

class SubmissionDifferenceTests {

    private static final Said HEADING = said(2, PassageKind.MEASURE, null, "1. 稳定就业岗位");
    private static final Said FIRST = said(2, PassageKind.SOURCED, 7L, "甲厅：减免28亿元。");
    private static final Said SECOND = said(2, PassageKind.SOURCED, 7L, "惠及11万户。");
    private static final Said OTHER = said(2, PassageKind.SOURCED, 8L, "乙厅：培训3万人。");

    @Test
    void aRewrittenSentenceIsComparedWithItself() {
        var difference = SubmissionDifference.between(
                List.of(HEADING, FIRST, SECOND),
                List.of(HEADING, new Said(2, PassageKind.SOURCED, FIRST.trace(), 7L, "甲厅：减免29亿元。"), SECOND));

        assertThat(difference.changes()).containsExactly(new Change(2, "1. 稳定就业岗位", "甲厅：减免28亿元。", "甲厅：减免29亿元。"));
        assertThat(difference.changes().get(0).key()).isEqualTo("rollup.submission.changed");
        assertThat(difference.same()).isEqualTo(2);
        assertThat(difference.moved()).isZero();
    }

    @Test
    void whatAnotherVersionSaysIsComparedWithTheSameEntry() {
        var renewed = said(2, PassageKind.SOURCED, 7L, "甲厅：减免30亿元。");

        assertThat(SubmissionDifference.between(List.of(HEADING, FIRST, OTHER), List.of(HEADING, renewed, OTHER))
                        .changes())
                .containsExactly(new Change(2, "1. 稳定就业岗位", "甲厅：减免28亿元。", "甲厅：减免30亿元。"));
    }

    @Test
    void whatIsNewWhatIsGoneAndWhatHasMovedIsTold() {
        var own = said(2, PassageKind.EDITORIAL, null, "以上为主要做法。");
        var difference = SubmissionDifference.between(
                List.of(HEADING, FIRST, SECOND, OTHER), List.of(HEADING, OTHER, FIRST, own));

        assertThat(difference.changes())
                .extracting(Change::before, Change::after)
                .containsExactlyInAnyOrder(tuple("惠及11万户。", ""), tuple("", "以上为主要做法。"));
        assertThat(difference.moved()).isOne();
    }

    private static Said said(int part, PassageKind kind, Long entry, String text) {
        return new Said(part, kind, UUID.randomUUID(), entry, text);
    }
}
