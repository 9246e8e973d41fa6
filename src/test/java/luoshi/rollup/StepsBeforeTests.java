package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import luoshi.calendar.Quarter;
import luoshi.rollup.StepsBefore.Became;
import luoshi.rollup.StepsBefore.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The fourth part begins with what became of the next steps of the quarter before. */
class StepsBeforeTests {

    private static final Quarter QUARTER = new Quarter(2020, 3);
    private static final NumberLists LISTS = new NumberLists(QUARTER, LocalDate.of(2020, 10, 21));

    @Test
    void everyStepIsToldUntoldOrNoLongerOwed() {
        var steps = steps(
                step(1, "一", true, 7L), step(5, "五", true, null), step(5, "五", true, null), step(9, "九", false, null));

        assertThat(steps.of(null)).hasSize(4);
        assertThat(steps.of(Became.UNTOLD)).hasSize(2);
        assertThat(steps.paragraph("下一步打算", LISTS).text())
                .isEqualTo("2020年第二季度各责任单位提出的下一步打算共4项，其中相应任务本季度已有审核通过的填报1项；相应任务本季度尚无审核通过的填报2项，涉及第（五）条；本季度不再应报1项。");
        assertThat(steps.paragraph("下一步打算", LISTS).numbers())
                .extracting(PlacedNumber::value, PlacedNumber::path)
                .contains(tuple("2", "/periods/2020Q3/next-steps?on=2020-10-21&show=untold"));
    }

    @Test
    void namesNoMeasureWhereEverythingIsTold() {
        assertThat(steps(step(1, "一", true, 7L)).paragraph("下一步打算", LISTS).text())
                .isEqualTo("2020年第二季度各责任单位提出的下一步打算共1项，其中相应任务本季度已有审核通过的填报1项；相应任务本季度尚无审核通过的填报0项。");
    }

    private static StepsBefore steps(Step... steps) {
        return new StepsBefore(QUARTER, new Quarter(2020, 2), List.of(steps));
    }

    private static Step step(int measure, String numeral, boolean owed, @Nullable Long entry) {
        return new Step(measure, numeral, "（" + numeral + "）", "省商务厅", 1, "扩大宣传。", owed, entry);
    }
}
