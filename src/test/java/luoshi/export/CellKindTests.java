package luoshi.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellKindTests {

    @ParameterizedTest
    @ValueSource(strings = {"0", "20842", "12.5", "0.05", "-3", "+3", "13800138000", "-99999999999", "12345678901.25"})
    void whatASpreadsheetShowsAsItIsIsANumber(String text) {
        assertThat(CellKind.NUMBER.value(text)).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012", "-123456789012", "1234567890123.5", "360102199001011234"})
    void whatASpreadsheetWouldShorten(String text) {
        assertThat(CellKind.NUMBER.value(text)).as("stays text").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"079186212345", "007", "00", "00.5", "-01"})
    void whatHasNoughtsBeforeItKeepsThem(String text) {
        assertThat(CellKind.NUMBER.value(text)).as("stays text").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "无", "1E5", "12,5", "１２", "1.", ".5", " 1"})
    void whatIsWrittenOtherwiseStaysText(String text) {
        assertThat(CellKind.NUMBER.value(text)).isNull();
    }

    @Test
    void theNarrowestColumnOfNumbersHoldsTheLongest() {
        assertThat(CellKind.NUMBER.width()).isGreaterThan("-99999999999".length());
    }
}
