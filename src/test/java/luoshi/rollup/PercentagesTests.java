package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PercentagesTests {

    @Test
    void roundTheLargestRemaindersUp() {
        assertThat(Percentages.of(List.of(1, 1, 1)))
                .containsExactly(new BigDecimal("33.4"), new BigDecimal("33.3"), new BigDecimal("33.3"));
        assertThat(Percentages.of(List.of(17, 10, 24, 9, 162)))
                .containsExactly(
                        new BigDecimal("7.7"),
                        new BigDecimal("4.5"),
                        new BigDecimal("10.8"),
                        new BigDecimal("4.0"),
                        new BigDecimal("73.0"));
    }

    @Test
    void addUpToOneHundredForWhateverParts() {
        var random = new Random(11);
        for (int round = 0; round < 1000; round++) {
            var parts = random.ints(1 + random.nextInt(9), 0, 500).boxed().toList();
            var sum = Percentages.of(parts).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            var whole = parts.stream().mapToInt(Integer::intValue).sum();
            assertThat(sum).as("%s", parts).isEqualByComparingTo(whole == 0 ? "0" : "100.0");
        }
    }

    @Test
    void ofNothingAreNothing() {
        assertThat(Percentages.of(List.of(0, 0))).containsExactly(new BigDecimal("0.0"), new BigDecimal("0.0"));
    }
}
