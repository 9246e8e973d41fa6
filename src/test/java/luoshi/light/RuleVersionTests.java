package luoshi.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import luoshi.calendar.Quarter;
import org.junit.jupiter.api.Test;

class RuleVersionTests {

    private static final Quarter SECOND = new Quarter(2020, 2);
    private static final Quarter THIRD = new Quarter(2020, 3);
    private static final Quarter FOURTH = new Quarter(2020, 4);

    @Test
    void holdsUntilTheNextQuarterThatHasARuleOfItsOwnWheneverThatWasSet() {
        var spans = RuleVersion.withSpans(
                List.of(version(3, THIRD), version(2, FOURTH), version(1, new Quarter(2020, 1))), Map.of());

        assertThat(spans).extracting(RuleVersion::until).containsExactly(THIRD, null, SECOND);
        assertThat(spans).noneMatch(RuleVersion::replaced);
    }

    @Test
    void ofTwoForOneQuarterTheLaterHolds() {
        assertThat(RuleVersion.withSpans(List.of(version(2, THIRD), version(1, THIRD)), Map.of()))
                .extracting(RuleVersion::replaced)
                .containsExactly(false, true);
    }

    @Test
    void namesTheQuartersThatKeepItAlthoughAnotherOneHolds() {
        var spans = RuleVersion.withSpans(
                List.of(version(3, FOURTH), version(2, THIRD), version(1, THIRD)),
                Map.of(THIRD, 1L, FOURTH, 2L, new Quarter(2021, 1), 3L));

        assertThat(spans).extracting(RuleVersion::kept).containsExactly(List.of(), List.of(FOURTH), List.of(THIRD));
    }

    private static RuleVersion version(long id, Quarter from) {
        return new RuleVersion(
                id, from, null, false, List.of(), LightRule.DEFAULT, "测试", "system", LocalDate.parse("2020-10-12"));
    }
}
