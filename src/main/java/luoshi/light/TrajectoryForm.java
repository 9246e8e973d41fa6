package luoshi.light;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import luoshi.light.Trajectories.Version;
import luoshi.light.Trajectory.Waypoint;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What a coordinator fills in to give an indicator its own path.
 *
 * @param seen the number of the version that the form was opened with
 * @param path a waypoint a line: the day and the value, with a space between them
 */
record TrajectoryForm(
        @Nullable Integer seen,
        @Nullable String path,
        @Nullable String reason,
        @Nullable String submitKey) {

    private static final int LONGEST = 400;
    private static final int MOST = 24;
    private static final int DECIMALS = 4;
    private static final BigDecimal LARGEST = new BigDecimal("1e15");

    static TrajectoryForm of(List<Version> versions) {
        var last = versions.isEmpty() ? null : versions.get(0);
        return new TrajectoryForm(
                last == null ? 0 : last.number(),
                last == null
                        ? ""
                        : last.waypoints().stream()
                                .map(one -> one.day() + " " + Words.number(one.value()))
                                .collect(Collectors.joining("\n")),
                "",
                UUID.randomUUID().toString());
    }

    void validate(Errors errors) {
        var lines = lines();
        var days = new HashSet<LocalDate>();
        for (int at = 0; at < lines.size(); at++) {
            var waypoint = waypoint(lines.get(at));
            if (waypoint == null || !days.add(waypoint.day())) {
                errors.rejectValue("path", "light.error.waypoint", new Object[] {at + 1}, null);
                break;
            }
        }
        if (lines.size() > MOST) {
            errors.rejectValue("path", "light.error.waypoints", new Object[] {MOST}, null);
        }
        if (why().isEmpty() || why().length() > LONGEST) {
            errors.rejectValue("reason", "light.error.reason");
        }
    }

    /** What was entered; only after it has been validated. */
    List<Waypoint> waypoints() {
        var waypoints = new ArrayList<Waypoint>();
        lines().forEach(line -> waypoints.add(Objects.requireNonNull(waypoint(line))));
        return waypoints;
    }

    String why() {
        return Objects.requireNonNullElse(reason, "").strip();
    }

    int seenOrNone() {
        return seen == null ? -1 : seen;
    }

    UUID key() {
        return SubmitKeys.read(submitKey);
    }

    private List<String> lines() {
        return Objects.requireNonNullElse(path, "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static @Nullable Waypoint waypoint(String line) {
        var parts = line.split("[\\s　]+");
        try {
            var value = new BigDecimal(parts[parts.length - 1]).stripTrailingZeros();
            var fits = parts.length == 2
                    && value.signum() >= 0
                    && value.compareTo(LARGEST) < 0
                    && value.scale() <= DECIMALS;
            return fits ? new Waypoint(LocalDate.parse(parts[0]), value) : null;
        } catch (NumberFormatException | DateTimeParseException e) {
            return null;
        }
    }
}
