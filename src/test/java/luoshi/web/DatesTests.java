package luoshi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class DatesTests {

    private final Dates dates = new Dates();

    @Test
    void writesDaysAsDocumentsDo() {
        assertThat(dates.day(LocalDate.of(2020, 9, 30))).isEqualTo("2020年9月30日");
        assertThat(dates.day(LocalDateTime.of(2020, 10, 1, 0, 0))).isEqualTo("2020年10月1日");
    }

    @Test
    void aDayBeginsInShanghaiWhateverTheServersZone() {
        assertThat(dates.day(Instant.parse("2020-09-30T16:00:00Z"))).isEqualTo("2020年10月1日");
        assertThat(dates.day(OffsetDateTime.parse("2020-09-30T15:59:59Z"))).isEqualTo("2020年9月30日");
    }

    @Test
    void writesTimesOfDayInShanghai() {
        assertThat(dates.time(Instant.parse("2020-09-30T06:05:59Z"))).isEqualTo("2020年9月30日 14:05");
        assertThat(dates.time(OffsetDateTime.parse("2020-09-30T14:05:00+08:00")))
                .isEqualTo("2020年9月30日 14:05");
        assertThat(dates.time(ZonedDateTime.parse("2020-09-30T02:05:00-04:00[America/New_York]")))
                .isEqualTo("2020年9月30日 14:05");
        assertThat(dates.time(LocalDateTime.of(2020, 9, 30, 14, 5))).isEqualTo("2020年9月30日 14:05");
    }

    @Test
    void aPlainDateHasNoTimeOfDay() {
        assertThat(dates.time(LocalDate.of(2020, 9, 30))).isEqualTo("2020年9月30日");
    }

    @Test
    void nothingIsWrittenAsNothing() {
        assertThat(dates.day(null)).isEmpty();
        assertThat(dates.time(null)).isEmpty();
    }

    @Test
    void refusesWhatIsNoDay() {
        assertThatIllegalArgumentException().isThrownBy(() -> dates.day(Year.of(2020)));
    }
}
