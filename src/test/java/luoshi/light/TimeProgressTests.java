package luoshi.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import luoshi.light.Trajectory.Waypoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeProgressTests {

    @ParameterizedTest
    @CsvSource({
        "2020-01-01, 2020-12-31, 2020-11-30, 91.7",
        "2020-01-01, 2020-12-31, 2020-09-30, 75.0",
        "2020-01-01, 2020-12-31, 2020-06-30, 50.0",
        "2020-01-01, 2020-12-31, 2020-02-15, 12.6",
        "2020-01-01, 2020-12-31, 2019-12-31, 0.0",
        "2020-01-01, 2020-12-31, 2021-03-31, 100.0",
        "2020-05-22, 2020-12-31, 2020-06-30, 18.1",
        "2020-05-22, 2021-04-30, 2020-09-30, 38.2",
        "2020-06-30, 2020-06-30, 2020-06-30, 100.0"
    })
    void passesByMonthsAndWithinAMonthByDays(LocalDate from, LocalDate to, LocalDate day, BigDecimal share) {
        assertThat(TimeProgress.elapsed(from, to, day)).isEqualByComparingTo(share);
    }

    @Test
    void aTrajectoryRunsFromWaypointToWaypoint() {
        var path = new Trajectory(
                LocalDate.parse("2020-01-01"),
                List.of(
                        new Waypoint(LocalDate.parse("2020-12-31"), BigDecimal.valueOf(20000)),
                        new Waypoint(LocalDate.parse("2020-06-30"), BigDecimal.valueOf(6000))));

        assertThat(path.on(LocalDate.parse("2019-12-31"))).isEqualByComparingTo("0");
        assertThat(path.on(LocalDate.parse("2020-03-31"))).isEqualByComparingTo("3000");
        assertThat(path.on(LocalDate.parse("2020-06-30"))).isEqualByComparingTo("6000");
        assertThat(path.on(LocalDate.parse("2020-09-30"))).isEqualByComparingTo("13000");
        assertThat(path.on(LocalDate.parse("2021-02-01"))).isEqualByComparingTo("20000");
    }
}
