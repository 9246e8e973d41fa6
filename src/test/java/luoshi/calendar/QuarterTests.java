package luoshi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class QuarterTests {

    @Test
    void isReadAsItIsWritten() {
        assertThat(Quarter.of("2020Q3")).isEqualTo(new Quarter(2020, 3)).hasToString("2020Q3");
    }

    @Test
    void refusesWhatIsNoQuarter() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quarter.of("2020Q5"));
        assertThatIllegalArgumentException().isThrownBy(() -> Quarter.of("2020-Q3"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quarter(2020, 0));
    }

    @Test
    void knowsItsFirstAndLastDay() {
        assertThat(new Quarter(2020, 3).firstDay()).isEqualTo(LocalDate.of(2020, 7, 1));
        assertThat(new Quarter(2020, 4).lastDay()).isEqualTo(LocalDate.of(2020, 12, 31));
    }

    @Test
    void containsEveryDayOfItsMonths() {
        assertThat(Quarter.containing(LocalDate.of(2020, 9, 30))).isEqualTo(new Quarter(2020, 3));
        assertThat(Quarter.containing(LocalDate.of(2020, 10, 1))).isEqualTo(new Quarter(2020, 4));
    }

    @Test
    void goesOnOverTheTurnOfTheYear() {
        assertThat(new Quarter(2020, 4).next()).isEqualTo(new Quarter(2021, 1));
        assertThat(new Quarter(2021, 1).previous()).isEqualTo(new Quarter(2020, 4));
        assertThat(new Quarter(2020, 4)).isLessThan(new Quarter(2021, 1));
    }

    @Test
    void theFirstAndTheLastThatCanBeWrittenHaveNeighbours() {
        assertThat(Quarter.of("2000Q1").previous()).hasToString("1999Q4");
        assertThat(Quarter.of("2099Q4").lastDay()).isEqualTo(LocalDate.of(2099, 12, 31));
        assertThatIllegalArgumentException().isThrownBy(() -> Quarter.of("1999Q4"));
    }

    @Test
    void isNamedAsInDocuments() {
        assertThat(new Quarter(2020, 3).chinese()).isEqualTo("2020年第三季度");
    }
}
