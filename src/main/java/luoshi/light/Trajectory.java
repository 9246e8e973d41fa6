package luoshi.light;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The own path of an indicator: the values it is to have on given days, in between by the same measure of time as 序时. */
record Trajectory(LocalDate from, List<Waypoint> waypoints) {

    /** A value that is to be reached at the end of a day. */
    record Waypoint(LocalDate day, BigDecimal value) {}

    Trajectory {
        waypoints =
                waypoints.stream().sorted(Comparator.comparing(Waypoint::day)).toList();
    }

    /** The value that is to be reached at the end of the day; it starts from nothing, and stays where it ends. */
    BigDecimal on(LocalDate day) {
        if (day.isBefore(from)) {
            return BigDecimal.ZERO;
        }
        var start = from.minusDays(1);
        var value = BigDecimal.ZERO;
        for (var next : waypoints) {
            if (!day.isAfter(next.day())) {
                return value.add(next.value()
                        .subtract(value)
                        .multiply(TimeProgress.between(start.plusDays(1), day))
                        .divide(TimeProgress.between(start.plusDays(1), next.day()), MathContext.DECIMAL64));
            }
            start = next.day();
            value = next.value();
        }
        return value;
    }
}
