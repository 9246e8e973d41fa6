package luoshi.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A day that does not follow the week.
 *
 * @param works whether people work on it, which is said of Saturdays and Sundays alone
 * @param occasion 国庆节、中秋节
 */
record Holiday(LocalDate day, boolean works, String occasion) {

    private static final String OFF = "休";
    private static final String WORK = "班";
    private static final String DAY = "(20\\d{2}-\\d{2}-\\d{2})";
    private static final Pattern LINE = Pattern.compile(
            DAY + "(?:\\s*(?:至|到|~|—|-)\\s*" + DAY + ")?\\s+(" + OFF + "|" + WORK + ")\\s+(\\S.{0,39})");

    /** 休 or 班, as it is typed and shown. */
    public String kind() {
        return works ? WORK : OFF;
    }

    /** As it is typed: 2021-10-01 休 国庆节. */
    String line() {
        return day + " " + kind() + " " + occasion;
    }

    /** Whether the week would have it otherwise: nobody is told to work on a Monday. */
    boolean isPossible() {
        return !works || day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /**
     * The days of a year as they were typed, a day or a span of days on each line: 2021-10-01 至 2021-10-07 休 国庆节.
     *
     * @throws Unreadable with the number of the first line that says no day of the year, or one for the second time
     */
    static List<Holiday> read(String text, int year) {
        var days = new TreeMap<LocalDate, Holiday>();
        var lines = text.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            for (var holiday : line.isEmpty() ? List.<Holiday>of() : ofLine(line, i + 1)) {
                if (holiday.day().getYear() != year
                        || !holiday.isPossible()
                        || days.put(holiday.day(), holiday) != null) {
                    throw new Unreadable(i + 1);
                }
            }
        }
        return new ArrayList<>(days.values());
    }

    private static List<Holiday> ofLine(String line, int number) {
        var match = LINE.matcher(line);
        if (!match.matches()) {
            throw new Unreadable(number);
        }
        try {
            var first = LocalDate.parse(match.group(1));
            var last = match.group(2) == null ? first : LocalDate.parse(match.group(2));
            if (last.isBefore(first) || last.isAfter(first.plusDays(31))) {
                throw new Unreadable(number);
            }
            return first.datesUntil(last.plusDays(1))
                    .map(day -> new Holiday(day, match.group(3).equals(WORK), match.group(4)))
                    .toList();
        } catch (DateTimeParseException e) {
            throw new Unreadable(number);
        }
    }

    /** A line that says no day. */
    static final class Unreadable extends RuntimeException {

        private final int line;

        Unreadable(int line) {
            this.line = line;
        }

        int line() {
            return line;
        }
    }
}
